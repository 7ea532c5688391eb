package orchsh.engine.port;

import java.io.ByteArrayOutputStream;

/**
 * The keys that let go of a process without ending it, as Docker spells them: {@code ctrl-p,ctrl-q}.
 *
 * @param text letters, digits and {@code ctrl-} combinations, with commas between
 */
public record DetachKeys(String text) {
    /** What engines take when nothing else is said. */
    public static final DetachKeys USUAL = new DetachKeys("ctrl-p,ctrl-q");

    private static final String CONTROL = "ctrl-";
    private static final String CONTROLLABLE = "@abcdefghijklmnopqrstuvwxyz[\\]^_";

    public DetachKeys {
        for (String key : text.split(",", -1)) {
            code(key, text);
        }
    }

    /** What a terminal sends when they are pressed. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String key : text.split(",", -1)) {
            bytes.write(code(key, text));
        }
        return bytes.toByteArray();
    }

    private static int code(String key, String all) {
        if (key.length() == 1 && key.charAt(0) > ' ' && key.charAt(0) < 0x7F) {
            return key.charAt(0);
        }
        if (key.length() == CONTROL.length() + 1 && key.startsWith(CONTROL)) {
            int code = CONTROLLABLE.indexOf(key.charAt(CONTROL.length()));
            if (code >= 0) {
                return code;
            }
        }
        throw new IllegalArgumentException("`" + key + "` in the detach keys `" + all
                + "` is neither a character nor one with `ctrl-` in front, such as `ctrl-p`");
    }
}
