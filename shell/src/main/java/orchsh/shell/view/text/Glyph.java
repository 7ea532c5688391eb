package orchsh.shell.view.text;

import orchsh.shell.invocation.Appearance;

/** A sign that has a plain form for outputs that know ASCII only. */
public enum Glyph {
    DONE("✔", "+"),
    FAILED("✘", "x"),
    LEFT_OPEN("−", "-"),
    TO_COME("·", "."),
    ELLIPSIS("…", "..."),
    ON_PATH("▸", ">"),
    IMAGE_TIME("█", "#"),
    WORK_TIME("▓", "="),
    WAIT_TIME("░", ".");

    private static final String UNICODE_WHEEL = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String ASCII_WHEEL = "|/-\\";

    private final String unicode;
    private final String ascii;

    Glyph(String unicode, String ascii) {
        this.unicode = unicode;
        this.ascii = ascii;
    }

    public String on(Appearance appearance) {
        return appearance.isUnicode() ? unicode : ascii;
    }

    /** A wheel that turns as the number grows. */
    public static String wheel(Appearance appearance, long turn) {
        String signs = appearance.isUnicode() ? UNICODE_WHEEL : ASCII_WHEEL;
        int at = (int) Math.floorMod(turn, (long) signs.length());
        return signs.substring(at, at + 1);
    }
}
