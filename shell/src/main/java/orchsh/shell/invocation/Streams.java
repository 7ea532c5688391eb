package orchsh.shell.invocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a process elsewhere is given of the caller's, byte for byte.
 *
 * @param in what it reads
 * @param out where it prints to
 * @param err where it prints to about its work
 * @param terminal the terminal that {@code in} and {@code out} both are, if they are one
 * @param source where {@code in} comes from
 */
public record Streams(
        InputStream in, OutputStream out, OutputStream err, Optional<RawTerminal> terminal, Source source) {

    /** Where input comes from. */
    public enum Source {
        /** A terminal, which others may read too: the pager that shows the output. */
        KEYBOARD,
        /** A file or a pipe. */
        DATA
    }

    public Streams(InputStream in, OutputStream out, OutputStream err, Optional<RawTerminal> terminal) {
        this(in, out, err, terminal, Source.DATA);
    }

    private static final String NOBODY_READS = "nobody reads it any more";

    /** For callers who have nothing but text; nothing can be read. */
    public static Streams over(PrintWriter out, PrintWriter err) {
        return new Streams(InputStream.nullInputStream(), new Decoded(out), new Decoded(err), Optional.empty());
    }

    /** The same, where there is nothing to read. */
    public Streams withoutInput() {
        return new Streams(InputStream.nullInputStream(), out, err, terminal, source);
    }

    /** Whether it only means that whoever reads has seen enough. */
    public static boolean isClosedPipe(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe") || message.equals(NOBODY_READS);
    }

    /** Bytes of UTF-8 that become characters, also where one of them comes in two parts. */
    private static final class Decoded extends OutputStream {
        private final PrintWriter writer;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private byte[] rest = new byte[0];

        Decoded(PrintWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            ByteBuffer all = ByteBuffer.allocate(rest.length + length)
                    .put(rest)
                    .put(bytes, offset, length)
                    .flip();
            CharBuffer text = CharBuffer.allocate(all.remaining());
            decoder.decode(all, text, false);
            rest = new byte[all.remaining()];
            all.get(rest);
            writer.print(text.flip());
        }

        @Override
        public void flush() throws IOException {
            if (writer.checkError()) {
                throw new IOException(NOBODY_READS);
            }
        }
    }
}
