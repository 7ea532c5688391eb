package orchsh.dsl.build;

import orchsh.dsl.language.TestWords;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** Keeps whether a job is a test. */
final class TestPart implements TestWords {
    private final Sayings sayings;
    private boolean isJob;
    private boolean isTest;

    TestPart(Sayings sayings) {
        this.sayings = sayings;
    }

    /** It runs to its end. */
    void makeJob() {
        isJob = true;
    }

    boolean isJob() {
        return isJob;
    }

    boolean isTest() {
        return isTest;
    }

    @Override
    public void test(@Nullable Object wanted) {
        sayings.heed(() -> {
            if (!(wanted instanceof Boolean yes)) {
                throw new WordException("`test` is true or false");
            }
            if (!isJob) {
                throw new WordException(
                        "`test` is for jobs, and `" + sayings.service() + "` is a service",
                        "declare it with `job`, or write a check");
            }
            isTest = yes;
        });
    }
}
