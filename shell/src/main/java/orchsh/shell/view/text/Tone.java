package orchsh.shell.view.text;

/** What a piece of text is to say by its colour. */
public enum Tone {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    WARN("33"),
    BAD("31"),
    BUSY("36");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
