package orchsh.shell.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * What is typed while a command is in front. It takes no key that the command has not asked for, and none once it has ended:
 * the rest is for the next line.
 */
final class Keys extends InputStream {
    private static final long MOMENT = 50;

    private final Terminal terminal;
    private ByteBuffer read = ByteBuffer.allocate(0);
    private volatile boolean hasEnded;

    Keys(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!read.hasRemaining() && !readMore()) {
            return -1;
        }
        int count = Math.min(length, read.remaining());
        read.get(bytes, offset, count);
        return count;
    }

    @Override
    public synchronized int available() {
        return read.remaining();
    }

    /** Waits for a key, and takes those that are there already, up to the end of a line. */
    private boolean readMore() throws IOException {
        int first = waitForKey();
        if (first < 0) {
            return false;
        }
        StringBuilder text = new StringBuilder().append((char) first);
        int key = first;
        while (key != '\n' && (isHalf(key) || terminal.reader().ready())) {
            key = terminal.reader().read(MOMENT);
            if (key < 0) {
                break;
            }
            text.append((char) key);
        }
        read = StandardCharsets.UTF_8.encode(text.toString());
        return true;
    }

    private static boolean isHalf(int key) {
        return Character.isHighSurrogate((char) key);
    }

    private int waitForKey() throws IOException {
        while (!hasEnded) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the keys are not waited for any more");
            }
            int key;
            try {
                key = terminal.reader().read(MOMENT);
            } catch (InterruptedIOException e) {
                Thread.currentThread().interrupt();
                throw e;
            }
            if (key != NonBlockingReader.READ_EXPIRED) {
                return key;
            }
        }
        return -1;
    }

    /** From now on nothing is read; returns when whoever reads has noticed. */
    void end() {
        hasEnded = true;
        synchronized (this) {
            read.position(read.limit());
        }
    }
}
