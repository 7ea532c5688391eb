package orchsh.shell.view.text;

import java.util.List;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Colours;

/** Puts colours around text where colours are wanted. */
public final class Paint {
    /** Colours that are told apart easily on dark and on light ground; red is left to failures. */
    private static final List<String> SERIES = List.of("36", "33", "32", "35", "34", "96", "93", "92", "95", "94");

    private final Colours colours;

    private Paint(Colours colours) {
        this.colours = colours;
    }

    public static Paint of(Appearance appearance) {
        return new Paint(appearance.colours());
    }

    public String in(Tone tone, String text) {
        return coloured(tone.code(), text);
    }

    /** The colour of the n-th thing of many, counted from 0. */
    public String series(int index, String text) {
        return coloured(SERIES.get(Math.floorMod(index, SERIES.size())), text);
    }

    private String coloured(String code, String text) {
        return colours == Colours.NONE || code.isEmpty() || text.isEmpty()
                ? text
                : "\033[" + code + "m" + text + "\033[0m";
    }
}
