package orchsh.shell.prompt;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jline.utils.InfoCmp;

/** What terminals of a type can do, as far as that is known. */
final class TerminalType {
    private static final String USUAL = "xterm-256color";
    /** What these can do comes along; about others a program is asked, which takes longer than all the rest. */
    private static final Set<String> DESCRIBED = Set.of("xterm", USUAL);
    /** Those that understand what the usual one does, where this machine knows nothing of them. */
    private static final Pattern LIKE_USUAL = Pattern.compile(
            "(?:xterm|screen|tmux|rxvt|kitty|alacritty|foot|konsole|gnome|vte|putty|wezterm|ghostty)(?:[-.+].*)?");

    private TerminalType() {}

    /** Sees to it that what they can do is at hand; says whether anybody knows. */
    static boolean isKnown(String type) {
        Optional<String> described = described(type);
        described.ifPresent(description -> InfoCmp.setLoadedInfoCmp(type, description));
        return described.isPresent();
    }

    private static Optional<String> described(String type) {
        if (DESCRIBED.contains(type)) {
            return Optional.of(InfoCmp.getDefaultInfoCmp(type));
        }
        try {
            return Optional.of(InfoCmp.getInfoCmp(type));
        } catch (IOException e) {
            return Optional.ofNullable(
                    InfoCmp.getDefaultInfoCmp(LIKE_USUAL.matcher(type).matches() ? USUAL : type));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
