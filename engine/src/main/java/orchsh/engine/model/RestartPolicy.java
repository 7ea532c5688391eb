package orchsh.engine.model;

import java.util.Locale;

/**
 * Whether the engine starts a container again that has ended.
 *
 * @param kind when
 * @param attempts how often at most, for {@link Kind#ON_FAILURE}; 0 means as often as needed
 */
public record RestartPolicy(Kind kind, int attempts) {
    /** Never. */
    public static final RestartPolicy NO = new RestartPolicy(Kind.NO, 0);

    /** When a container is started again. */
    public enum Kind {
        NO,
        ALWAYS,
        ON_FAILURE,
        UNLESS_STOPPED;

        /** As the engine writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public RestartPolicy {
        Checks.atLeast("the number of restarts", 0, attempts);
        if (attempts > 0 && kind != Kind.ON_FAILURE) {
            throw new IllegalArgumentException("only `on-failure` has a number of restarts");
        }
    }

    /** Reads {@code no}, {@code always}, {@code unless-stopped}, {@code on-failure} and {@code on-failure:3}. */
    public static RestartPolicy parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return new RestartPolicy(kind, colon < 0 ? 0 : number(text.substring(colon + 1), text));
            }
        }
        throw unknown(text);
    }

    private static int number(String digits, String text) {
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw unknown(text);
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "`" + text + "` is not one of no, always, unless-stopped, on-failure, on-failure:NUMBER");
    }

    @Override
    public String toString() {
        return attempts > 0 ? kind.word() + ":" + attempts : kind.word();
    }
}
