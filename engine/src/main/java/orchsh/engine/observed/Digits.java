package orchsh.engine.observed;

/** Tells numbers in texts; by plain loops, for most commands are over before a pattern has been compiled. */
public final class Digits {
    private Digits() {}

    /** Whether it is digits and nothing else. */
    public static boolean are(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    /** Behind the last of the digits that begin there. */
    static int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
