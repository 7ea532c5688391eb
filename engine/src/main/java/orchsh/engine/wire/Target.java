package orchsh.engine.wire;

import java.nio.charset.StandardCharsets;

/** Puts together the path and query of a request, encoding what the user or the engine named. */
public final class Target {
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder text;
    private boolean hasQuery;

    private Target(String path) {
        this.text = new StringBuilder(path);
    }

    /** Begins with a path that needs no encoding. */
    public static Target of(String path) {
        return new Target(path);
    }

    /** A name within the path; slashes stay, for names of images have them. */
    public Target name(String name) {
        encode(name, "-._~:@/");
        return this;
    }

    /** A further part of the path that needs no encoding. */
    public Target path(String path) {
        text.append(path);
        return this;
    }

    public Target parameter(String name, String value) {
        text.append(hasQuery ? '&' : '?').append(name).append('=');
        hasQuery = true;
        encode(value, "-._~");
        return this;
    }

    private void encode(String value, String plain) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean letterOrDigit = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (letterOrDigit || (b > 0 && plain.indexOf(b) >= 0)) {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
