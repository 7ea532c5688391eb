package orchsh.engine.wire;

import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer. It gives the connection back at its end; closed before, it takes the connection with it. What
 * goes wrong is thrown as a problem in words, not as an {@link IOException}, so that no reader has to translate it.
 */
abstract class AnswerBody extends InputStream {
    private final Exchange exchange;
    private final Exchange.Reuse reuse;
    private boolean ended;

    AnswerBody(Exchange exchange, Exchange.Reuse reuse) {
        this.exchange = exchange;
        this.reuse = reuse;
    }

    static AnswerBody of(Exchange exchange, HttpHead head, String method) throws IOException {
        Exchange.Reuse reuse = head.keepsAlive() ? Exchange.Reuse.YES : Exchange.Reuse.NO;
        boolean none = method.equals("HEAD") || head.status() < 200 || head.status() == 204 || head.status() == 304;
        if (none) {
            return begun(new Sized(exchange, reuse, 0));
        }
        if (head.isChunked()) {
            return new Chunked(exchange, reuse);
        }
        long length = head.contentLength();
        return length < 0 ? new UntilClosed(exchange) : begun(new Sized(exchange, reuse, length));
    }

    private static Sized begun(Sized body) {
        body.finishWhenEmpty();
        return body;
    }

    /** Some bytes, or -1 at the proper end. */
    abstract int take(WireInput input, byte[] bytes, int offset, int length) throws IOException;

    /** Whether nothing but the proper end is left, as far as can be told without waiting. */
    boolean isAtEnd(WireInput input) {
        return false;
    }

    @Override
    public final int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public final int read(byte[] bytes, int offset, int length) {
        if (ended) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        try {
            int count = take(exchange.input(), bytes, offset, length);
            if (count < 0) {
                finish();
            }
            return count;
        } catch (IOException e) {
            ended = true;
            exchange.abandon();
            throw exchange.explain(e);
        }
    }

    final void finish() {
        ended = true;
        exchange.finish(reuse);
    }

    /** Passes over the rest, so that the connection can be used again. */
    final void drain() {
        byte[] rest = new byte[4096];
        int count = read(rest, 0, rest.length);
        while (count >= 0) {
            count = read(rest, 0, rest.length);
        }
    }

    @Override
    public final void close() {
        if (ended) {
            return;
        }
        ended = true;
        if (isAtEnd(exchange.input())) {
            drainEnd();
        } else {
            exchange.abandon();
        }
    }

    private void drainEnd() {
        ended = false;
        drain();
    }

    /** As many bytes as were announced. */
    private static final class Sized extends AnswerBody {
        private long left;

        Sized(Exchange exchange, Exchange.Reuse reuse, long length) {
            super(exchange, reuse);
            this.left = length;
        }

        void finishWhenEmpty() {
            if (left == 0) {
                finish();
            }
        }

        @Override
        int take(WireInput input, byte[] bytes, int offset, int length) throws IOException {
            int count = input.read(bytes, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new CutOffException();
            }
            left -= count;
            finishWhenEmpty();
            return count;
        }
    }

    /** Pieces, each with its size in front. */
    private static final class Chunked extends AnswerBody {
        private static final int LONGEST_LINE = 4096;
        private static final byte[] LAST = {'0', '\r', '\n', '\r', '\n'};
        private static final byte[] NEXT_IS_LAST = {'\r', '\n', '0', '\r', '\n', '\r', '\n'};

        private long left;
        private boolean begun;

        Chunked(Exchange exchange, Exchange.Reuse reuse) {
            super(exchange, reuse);
        }

        @Override
        int take(WireInput input, byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && !nextChunk(input)) {
                return -1;
            }
            int count = input.read(bytes, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new CutOffException();
            }
            left -= count;
            return count;
        }

        private boolean nextChunk(WireInput input) throws IOException {
            if (begun && !input.line(LONGEST_LINE).isEmpty()) {
                throw new NotHttpException("a chunk longer than announced");
            }
            begun = true;
            left = size(input.line(LONGEST_LINE));
            if (left > 0) {
                return true;
            }
            String trailer = input.line(LONGEST_LINE);
            while (!trailer.isEmpty()) {
                trailer = input.line(LONGEST_LINE); // they say nothing that is of use here
            }
            return false;
        }

        private static long size(String line) throws IOException {
            int end = line.indexOf(';');
            String digits = (end < 0 ? line : line.substring(0, end)).trim();
            if (digits.isEmpty() || digits.length() > 15) {
                throw new NotHttpException("a chunk without a size");
            }
            long size = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = Character.digit(digits.charAt(i), 16);
                if (digit < 0) {
                    throw new NotHttpException("a chunk without a size");
                }
                size = size << 4 | digit;
            }
            return size;
        }

        @Override
        boolean isAtEnd(WireInput input) {
            return left == 0 && input.holds(begun ? NEXT_IS_LAST : LAST);
        }
    }

    /** Everything until the other side hangs up. */
    private static final class UntilClosed extends AnswerBody {
        UntilClosed(Exchange exchange) {
            super(exchange, Exchange.Reuse.NO);
        }

        @Override
        int take(WireInput input, byte[] bytes, int offset, int length) throws IOException {
            return input.read(bytes, offset, length);
        }
    }
}
