package orchsh.engine.docker;

import com.github.dockerjava.api.async.ResultCallback;
import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a call whose answer comes in pieces, which the library reads on a thread of its own. The first failure is
 * what counts: the library reports the end of a broken stream as a success, too.
 */
final class StreamedCall<T> implements ResultCallback<T> {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Cancellation calledOff = new Cancellation();
    private final Consumer<T> reader;
    private volatile @Nullable Throwable failure;

    StreamedCall(Consumer<T> reader) {
        this.reader = reader;
    }

    /** What the transport must heed: the caller's cancellation, and an interrupt of the thread that waits. */
    CancellationToken calledOff() {
        return calledOff;
    }

    /** Returns when all was read; throws what went wrong. */
    void await(CancellationToken cancellation) {
        CancellationToken.Registration registration = cancellation.onCancel(calledOff::cancel);
        try {
            ended.await();
        } catch (InterruptedException e) {
            calledOff.cancel();
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED,
                    Problem.error("the call to the container engine was called off"),
                    e);
        } finally {
            registration.close();
        }
        Throwable wrong = failure;
        if (wrong instanceof RuntimeException e) {
            throw e;
        }
        if (wrong != null) {
            throw new IllegalStateException(wrong);
        }
    }

    @Override
    public void onStart(Closeable stream) {}

    @Override
    public void onNext(T piece) {
        reader.accept(piece);
    }

    @Override
    public void onError(Throwable wrong) {
        if (failure == null) {
            failure = wrong;
        }
        ended.countDown();
    }

    @Override
    public void onComplete() {
        ended.countDown();
    }

    /** The transport ends the call when its work is called off; there is nothing else to close. */
    @Override
    public void close() {}
}
