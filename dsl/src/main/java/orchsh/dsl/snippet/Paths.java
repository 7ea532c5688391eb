package orchsh.dsl.snippet;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Paths with slashes, inside places that must not be left. */
final class Paths {
    private Paths() {}

    /** The path that a file means by a relative one; one that leads out of the place is refused. */
    static String joined(String file, String relative, String place) {
        Deque<String> parts = new ArrayDeque<>(List.of(file.split("/")));
        parts.pollLast();
        for (String part : relative.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    throw Refusal.of("`" + relative + "` leads out of where `" + place + "` comes from");
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** Whether no part of it leads up or stays where it is. */
    static boolean isPlain(String path) {
        return !path.isEmpty()
                && List.of(path.split("/", -1)).stream()
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    /** A relative path that cannot be taken for a name. */
    static String dotted(Path path) {
        String text = path.toString().replace('\\', '/');
        return path.isAbsolute() || text.startsWith("../") ? text : "./" + text;
    }
}
