package orchsh.shell.live;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orchsh.engine.caller.Surroundings;

/** The user's browser. */
public final class Browser {
    private static final List<String> USUAL = List.of("xdg-open", "open", "wslview", "sensible-browser");

    private Browser() {}

    /** Asks it to show a page; whether there is one to ask. */
    public static boolean show(String page, Surroundings surroundings) {
        List<String> programs = new ArrayList<>();
        String wished = surroundings.environment().getOrDefault("BROWSER", "");
        if (!wished.isEmpty()) {
            programs.add(wished);
        }
        programs.addAll(USUAL);
        return programs.stream()
                .anyMatch(program -> isThere(program, surroundings) && starts(program, page, surroundings));
    }

    private static boolean isThere(String program, Surroundings surroundings) {
        if (program.contains("/")) {
            return Files.isExecutable(surroundings.resolve(program));
        }
        for (String folder : surroundings.environment().getOrDefault("PATH", "").split(":")) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(String program, String page, Surroundings surroundings) {
        ProcessBuilder process = new ProcessBuilder(program, page)
                .directory(surroundings.directory().toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        process.environment().clear();
        process.environment().putAll(surroundings.environment());
        try {
            process.start();
            return true;
        } catch (IOException e) {
            return false; // it is no program after all
        }
    }
}
