package orchsh.engine.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * A tar that comes into being while it is read: POSIX headers, with extended ones where a name is long or a file is
 * big. Files are opened one at a time.
 */
public final class TarStream extends InputStream {
    private static final int BLOCK = 512;
    private static final long BIGGEST_PLAIN_SIZE = 077777777777L;
    private static final int BIGGEST_PLAIN_OWNER = 07777777;

    private final Iterator<TarEntry> entries;
    private final Deque<InputStream> due = new ArrayDeque<>();
    private boolean ended;

    public TarStream(List<TarEntry> entries) {
        this.entries = entries.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        while (true) {
            InputStream current = due.peek();
            if (current != null) {
                int n = current.read(buffer, offset, length);
                if (n > 0) {
                    return n;
                }
                due.remove().close();
            } else if (entries.hasNext()) {
                enqueue(entries.next());
            } else if (!ended) {
                ended = true;
                due.add(new ByteArrayInputStream(new byte[2 * BLOCK]));
            } else {
                return -1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        while (!due.isEmpty()) {
            due.remove().close();
        }
    }

    private void enqueue(TarEntry entry) throws IOException {
        String name = entry.type() == TarEntry.TYPE_FOLDER ? entry.name() + "/" : entry.name();
        byte[] extended = extendedHeader(name, entry);
        if (extended.length > 0) {
            due.add(new ByteArrayInputStream(header("PaxHeader", 'x', 0644, extended.length, 0, "")));
            due.add(new ByteArrayInputStream(extended));
            due.add(padding(extended.length));
        }
        byte[] header = header(name, entry.type(), entry.mode(), entry.size(), entry.modified(), entry.linkTarget());
        putOwner(header, entry.owner(), entry.group());
        if (entry.device() != 0) {
            putDevice(header, entry.device());
        }
        due.add(new ByteArrayInputStream(header));
        if (entry.size() > 0) {
            due.add(new ExactStream(entry));
            due.add(padding(entry.size()));
        }
    }

    private static InputStream padding(long size) {
        return new ByteArrayInputStream(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    /** What does not fit the plain header; empty when all does. */
    private static byte[] extendedHeader(String name, TarEntry entry) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        if (!fits(name)) {
            addRecord(records, "path", name);
        }
        if (!fits(entry.linkTarget())) {
            addRecord(records, "linkpath", entry.linkTarget());
        }
        if (entry.owner() > BIGGEST_PLAIN_OWNER) {
            addRecord(records, "uid", String.valueOf(entry.owner()));
        }
        if (entry.group() > BIGGEST_PLAIN_OWNER) {
            addRecord(records, "gid", String.valueOf(entry.group()));
        }
        if (entry.size() > BIGGEST_PLAIN_SIZE) {
            addRecord(records, "size", String.valueOf(entry.size()));
        }
        return records.toByteArray();
    }

    private static boolean fits(String text) {
        return text.length() <= 100 && text.chars().allMatch(c -> c < 128);
    }

    /** A record says its own length, the digits of that length included. */
    private static void addRecord(ByteArrayOutputStream records, String key, String value) {
        byte[] body = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
        int length = body.length + 1;
        while (String.valueOf(length).length() + body.length != length) {
            length++;
        }
        records.writeBytes(String.valueOf(length).getBytes(StandardCharsets.US_ASCII));
        records.writeBytes(body);
    }

    private static byte[] header(String name, int type, int mode, long size, long modified, String linkTarget) {
        byte[] header = new byte[BLOCK];
        put(header, 0, 100, name);
        put(header, 100, 8, octal(mode, 7));
        put(header, 108, 8, octal(0, 7));
        put(header, 116, 8, octal(0, 7));
        put(header, 124, 12, octal(Math.min(size, BIGGEST_PLAIN_SIZE), 11));
        put(header, 136, 12, octal(Math.max(0, Math.min(modified, BIGGEST_PLAIN_SIZE)), 11));
        header[156] = (byte) type;
        put(header, 157, 100, linkTarget);
        put(header, 257, 8, "ustar\00000");
        sign(header);
        return header;
    }

    private static void putOwner(byte[] header, int owner, int group) {
        put(header, 108, 8, octal(Math.min(owner, BIGGEST_PLAIN_OWNER), 7));
        put(header, 116, 8, octal(Math.min(group, BIGGEST_PLAIN_OWNER), 7));
        sign(header);
    }

    /** The two halves of a device's number, which Linux keeps in four pieces. */
    private static void putDevice(byte[] header, long device) {
        long major = ((device >>> 8) & 0xfff) | ((device >>> 32) & ~0xfffL);
        long minor = (device & 0xff) | ((device >>> 12) & ~0xffL & 0xffffffffL);
        put(header, 329, 8, octal(major, 7));
        put(header, 337, 8, octal(minor, 7));
        sign(header);
    }

    /** The sum is taken with blanks in its own place. */
    private static void sign(byte[] header) {
        put(header, 148, 8, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, 8, octal(sum, 6) + "\0 ");
    }

    private static void put(byte[] header, int at, int room, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, room));
    }

    private static String octal(long value, int digits) {
        String text = Long.toOctalString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** A file that must be as long as its header has said. */
    private static final class ExactStream extends InputStream {
        private final TarEntry entry;
        private final InputStream content;
        private long left;

        ExactStream(TarEntry entry) throws IOException {
            this.entry = entry;
            this.content = entry.open();
            this.left = entry.size();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = content.read(buffer, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new IOException("`" + entry.name() + "` became shorter while it was read");
            }
            left -= n;
            return n;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
