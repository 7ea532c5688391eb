package orchsh.shell;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.shell.invocation.Appearance.Frames;

/**
 * What terminals can do, as far as their names tell. Asking one would mean to read its answer from where the user types.
 */
final class KnownTerminals {
    private static final Set<String> PROGRAMS =
            Set.of("iTerm.app", "WezTerm", "ghostty", "vscode", "mintty", "WarpTerminal", "rio", "Tabby");

    /** The first part of what {@code TERM} says. */
    private static final Set<String> KINDS =
            Set.of("alacritty", "contour", "foot", "ghostty", "kitty", "rio", "tmux", "wezterm");

    /** Terminals made of VTE know it from 0.68 on. */
    private static final int FIRST_VTE = 6_800;

    private KnownTerminals() {}

    /** Whether a frame may be written between marks. */
    static Frames frames(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "").replaceFirst("^xterm-", "");
        boolean isKnown = KINDS.contains(kind.replaceFirst("-.*", ""))
                || PROGRAMS.contains(environment.getOrDefault("TERM_PROGRAM", ""))
                || Stream.of("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION").anyMatch(environment::containsKey)
                || vte(environment) >= FIRST_VTE;
        return isKnown ? Frames.SYNCHRONIZED : Frames.PLAIN;
    }

    private static int vte(Map<String, String> environment) {
        String version = environment.getOrDefault("VTE_VERSION", "");
        return version.matches("[0-9]{1,6}") ? Integer.parseInt(version) : 0;
    }
}
