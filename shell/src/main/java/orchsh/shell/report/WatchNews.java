package orchsh.shell.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What was done because files have changed.
 *
 * @param service for whom
 * @param action {@code sync}, {@code restart}, {@code rebuild} or {@code exec}
 * @param files those that have changed, as the caller would write them
 * @param gone those that are not there any more
 * @param containers what it was done to; none where nothing runs
 */
public record WatchNews(String service, String action, List<String> files, List<String> gone, List<String> containers) {
    private static final int NAMED = 3;

    public WatchNews {
        files = List.copyOf(files);
        gone = List.copyOf(gone);
        containers = List.copyOf(containers);
    }

    /** For example {@code web: copied 2 files, removed 1 (src/a.js, src/b.js, src/c.js)}. */
    String words() {
        return service + ": " + (action.equals("sync") ? synced() : word()) + named();
    }

    private String synced() {
        if (containers.isEmpty()) {
            return counted(files.size() + gone.size()) + " changed, which it gets when it runs";
        }
        List<String> parts = new ArrayList<>();
        if (!files.isEmpty()) {
            parts.add("copied " + counted(files.size()));
        }
        if (!gone.isEmpty()) {
            parts.add("removed " + counted(gone.size()));
        }
        return String.join(", ", parts);
    }

    private String word() {
        return switch (action) {
            case "restart" -> "restarted";
            case "rebuild" -> "made anew";
            default -> "ran its command";
        };
    }

    private static String counted(int number) {
        return number == 1 ? "1 file" : number + " files";
    }

    private String named() {
        List<String> all = new ArrayList<>(files);
        all.addAll(gone);
        if (all.isEmpty()) {
            return "";
        }
        return " (" + String.join(", ", all.subList(0, Math.min(NAMED, all.size()))) + (all.size() > NAMED ? ", …" : "")
                + ")";
    }
}
