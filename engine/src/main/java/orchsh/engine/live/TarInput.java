package orchsh.engine.live;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a tar as it comes: plain headers, and the extended ones of POSIX and GNU for long names and big files. */
final class TarInput {
    private static final int BLOCK = 512;
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_EXTENSION = 1024 * 1024;

    private final InputStream in;
    private long left;
    private long padding;

    TarInput(InputStream in) {
        this.in = in;
    }

    /**
     * Something in a tar.
     *
     * @param type the character that tells what it is
     * @param mode permission bits
     * @param owner the number of whom it belongs to
     * @param group likewise
     * @param modified seconds since 1970
     * @param linkTarget where a link leads
     */
    record Item(String name, char type, int mode, int owner, int group, long size, long modified, String linkTarget) {}

    /** Goes to the next one, past what is left of this one; absent at the end. */
    Optional<Item> next() throws IOException {
        Map<String, String> extensions = new HashMap<>();
        while (true) {
            in.skipNBytes(left + padding);
            left = 0;
            padding = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || (header.length == BLOCK && isZero(header))) {
                return Optional.empty();
            }
            if (header.length < BLOCK) {
                throw new EOFException("the tar is cut off");
            }
            check(header);
            char type = (char) header[156];
            begin(number(header, 124, 12));
            switch (type) {
                case 'x' -> readRecords(extensions);
                case 'g' -> {} // says nothing about any one file that would be of use here
                case 'L' -> extensions.put("path", readText());
                case 'K' -> extensions.put("linkpath", readText());
                default -> {
                    return Optional.of(item(header, type, extensions));
                }
            }
        }
    }

    private Item item(byte[] header, char type, Map<String, String> extensions) throws IOException {
        String size = extensions.get("size");
        if (size != null) {
            begin(size(size));
        }
        String name = extensions.getOrDefault("path", name(header));
        boolean isOldFolder = (type == '0' || type == 0) && name.endsWith("/");
        return new Item(
                name,
                isOldFolder ? '5' : type == 0 || type == '7' ? '0' : type,
                (int) number(header, 100, 8) & 07777,
                (int) number(header, 108, 8),
                (int) number(header, 116, 8),
                left,
                number(header, 136, 12),
                extensions.getOrDefault("linkpath", text(header, 157, 100)));
    }

    private static long size(String digits) throws IOException {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new IOException("the tar has a header that is none");
        }
        return Long.parseLong(digits);
    }

    private void begin(long size) throws IOException {
        if (size < 0) {
            throw new IOException("it is not a tar");
        }
        left = size;
        padding = (BLOCK - size % BLOCK) % BLOCK;
    }

    /** Copies the content of the current one. */
    void copy(OutputStream to) throws IOException {
        byte[] buffer = new byte[32 * 1024];
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException("the tar is cut off");
            }
            to.write(buffer, 0, count);
            left -= count;
        }
    }

    private byte[] readAll() throws IOException {
        if (left > LONGEST_EXTENSION) {
            throw new IOException("the tar has a header of " + left + " bytes");
        }
        byte[] bytes = in.readNBytes((int) left);
        if (bytes.length < left) {
            throw new EOFException("the tar is cut off");
        }
        left = 0;
        return bytes;
    }

    private String readText() throws IOException {
        byte[] bytes = readAll();
        return text(bytes, 0, bytes.length);
    }

    /** Records of the form {@code 12 path=abc\n}, with their own length in front. */
    private void readRecords(Map<String, String> extensions) throws IOException {
        byte[] bytes = readAll();
        int at = 0;
        while (at < bytes.length) {
            int blank = at;
            int length = 0;
            while (blank < bytes.length && bytes[blank] >= '0' && bytes[blank] <= '9' && length < LONGEST_EXTENSION) {
                length = length * 10 + bytes[blank++] - '0';
            }
            int end = at + length;
            if (blank >= bytes.length || bytes[blank] != ' ' || end <= blank + 1 || end > bytes.length) {
                throw new IOException("the tar has a header that is none");
            }
            String record = new String(bytes, blank + 1, end - blank - 2, StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            if (equals > 0) {
                extensions.put(record.substring(0, equals), record.substring(equals + 1));
            }
            at = end;
        }
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static void check(byte[] header) throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
        }
        if (sum != number(header, 148, 8)) {
            throw new IOException("it is not a tar");
        }
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        boolean posix = header[257] == 'u' && header[262] == 0;
        String prefix = posix ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** Octal digits, or bytes as they are when the first bit is set. */
    private static long number(byte[] header, int from, int length) throws IOException {
        long value = 0;
        if ((header[from] & 0x80) != 0) {
            value = header[from] & 0x7F;
            for (int i = from + 1; i < from + length; i++) {
                value = value << 8 | (header[i] & 0xFF);
            }
            return value;
        }
        for (byte digit : text(header, from, length).strip().getBytes(StandardCharsets.US_ASCII)) {
            if (digit < '0' || digit > '7') {
                throw new IOException("it is not a tar");
            }
            value = value << 3 | (digit - '0');
        }
        return value;
    }
}
