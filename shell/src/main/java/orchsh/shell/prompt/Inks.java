package orchsh.shell.prompt;

import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Colours;
import orchsh.shell.view.text.Tone;
import org.jline.utils.AttributedStyle;

/** The shell's own colours, in the way of the line that is typed. */
final class Inks {
    private final Colours colours;

    Inks(Appearance look) {
        this.colours = look.colours();
    }

    boolean areThere() {
        return colours != Colours.NONE;
    }

    AttributedStyle of(Tone tone) {
        if (!areThere()) {
            return AttributedStyle.DEFAULT;
        }
        return switch (tone) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case STRONG -> AttributedStyle.BOLD;
            case FAINT -> AttributedStyle.DEFAULT.faint();
            case GOOD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case WARN -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
            case BAD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
            case BUSY -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
        };
    }
}
