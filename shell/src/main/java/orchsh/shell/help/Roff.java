package orchsh.shell.help;

import java.util.Locale;
import java.util.regex.Pattern;

/** A page in the language of {@code man}. */
public final class Roff {
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private final StringBuilder page = new StringBuilder();

    /** @param day of which it tells, for example {@code 2026-01-31} */
    public Roff title(String name, String day, String version) {
        return raw(".TH " + quoted(name.toUpperCase(Locale.ROOT)) + " 1 \"" + day + "\" " + quoted("orchsh " + version)
                + " \"orchsh\"\n");
    }

    public Roff section(String title) {
        return raw(".SH " + quoted(title) + "\n");
    }

    public Roff subsection(String title) {
        return raw(".SS " + quoted(title) + "\n");
    }

    public Roff paragraph(String text) {
        return apart().text(text);
    }

    private Roff apart() {
        int last = page.lastIndexOf("\n", page.length() - 2) + 1;
        return page.substring(last).startsWith(".S") ? this : raw(".PP\n");
    }

    /** Something with what it is for. */
    public Roff item(String name, String text) {
        return raw(".TP\n.B " + quoted(name) + "\n").text(text);
    }

    /** A line as it is typed. */
    public Roff literal(String line) {
        return apart().raw(".nf\n").text(line).raw(".fi\n");
    }

    /** A text that is filled; what stands between backticks is shown as it is typed. */
    public Roff text(String text) {
        String escaped = CODE.matcher(escaped(text.strip())).replaceAll("\\\\fB$1\\\\fR");
        boolean looksLikeRequest = escaped.startsWith(".") || escaped.startsWith("'");
        return raw((looksLikeRequest ? "\\&" : "") + escaped + "\n");
    }

    /** What is written in the language already. */
    public Roff raw(String text) {
        page.append(text);
        return this;
    }

    private static String quoted(String text) {
        return "\"" + escaped(text).replace("\"", "\\(dq") + "\"";
    }

    /** As it is, whatever it means to the language. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.replaceAll("\\s+", " ").codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                    if (c < 0x80) {
                        escaped.append((char) c);
                    } else {
                        escaped.append(String.format("\\[u%04X]", c));
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
