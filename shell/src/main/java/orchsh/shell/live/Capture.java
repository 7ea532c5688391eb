package orchsh.shell.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.dsl.live.Printed;

/** Takes what a command prints on one output: keeps it, up to a limit, or writes it to a file, and shows it as it comes. */
final class Capture {
    private static final int END_KEPT = 64 * 1024;

    private final Optional<OutputStream> file;
    private final Optional<Consumer<String>> shown;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer undecoded = ByteBuffer.allocate(0);
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean complete = true;
    private Optional<IOException> failure = Optional.empty();

    /**
     * Begins.
     *
     * @param file takes all of it instead of memory
     * @param shown is shown it as text
     */
    Capture(Optional<OutputStream> file, Optional<Consumer<String>> shown) {
        this.file = file;
        this.shown = shown;
    }

    synchronized void take(byte[] bytes, int offset, int count) throws IOException {
        if (file.isPresent()) {
            write(file.get(), bytes, offset, count);
        } else {
            keep(bytes, offset, count);
        }
        shown.ifPresent(viewer -> viewer.accept(decoded(bytes, offset, count)));
    }

    private void write(OutputStream to, byte[] bytes, int offset, int count) throws IOException {
        try {
            to.write(bytes, offset, count);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** Why not all of it is in the file. */
    synchronized Optional<IOException> failure() {
        return failure;
    }

    /** When there is more than is kept, the end says most. */
    private void keep(byte[] bytes, int offset, int count) {
        if (kept.size() + count > Printed.MOST) {
            complete = false;
            byte[] all = kept.toByteArray();
            int stays = Math.min(all.length, END_KEPT);
            kept.reset();
            kept.write(all, all.length - stays, stays);
        }
        kept.write(bytes, offset, count);
    }

    /** A character may come in pieces. */
    private String decoded(byte[] bytes, int offset, int count) {
        ByteBuffer all = ByteBuffer.allocate(undecoded.remaining() + count);
        all.put(undecoded).put(bytes, offset, count).flip();
        CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
        decoder.decode(all, text, false);
        undecoded = ByteBuffer.allocate(all.remaining()).put(all).flip();
        return text.flip().toString();
    }

    /** Whether all of it is still kept. */
    synchronized boolean isComplete() {
        return complete;
    }

    synchronized Printed printed() {
        return new Printed(kept.toByteArray(), complete);
    }
}
