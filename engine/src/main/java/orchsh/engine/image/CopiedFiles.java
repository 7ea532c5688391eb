package orchsh.engine.image;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import orchsh.engine.image.Dockerfile.Instruction;

/** Which files of the context the lines of a Dockerfile may take; when in doubt, they may. */
final class CopiedFiles {
    private static final Pattern FROM_ELSEWHERE = Pattern.compile("--from=.*");
    private static final Pattern BIND = Pattern.compile("--mount=(?!.*\\btype=(?!bind\\b))(?!.*\\bfrom=).*");
    private static final Pattern BIND_SOURCE = Pattern.compile("[=,](?:source|src)=(?<source>[^,]+)");

    private final List<String> sources = new ArrayList<>();

    CopiedFiles(Dockerfile dockerfile) {
        dockerfile.instructions().forEach(this::read);
    }

    private void read(Instruction instruction) {
        List<String> flags = instruction.flags();
        switch (instruction.name()) {
            case "ONBUILD" -> sources.add("");
            case "COPY", "ADD" -> {
                if (flags.stream()
                        .noneMatch(flag -> FROM_ELSEWHERE.matcher(flag).matches())) {
                    sources.addAll(operands(instruction, flags.size()));
                }
            }
            case "RUN" ->
                flags.stream().filter(flag -> BIND.matcher(flag).matches()).forEach(flag -> {
                    var matcher = BIND_SOURCE.matcher(flag);
                    sources.add(matcher.find() ? matcher.group("source") : "");
                });
            default -> {
                // Every other instruction works on what is already there.
            }
        }
    }

    /** All but the last, which is where they go. */
    private static List<String> operands(Instruction instruction, int flags) {
        List<String> words = Arrays.asList(instruction.text().split("\\s+"));
        List<String> operands = words.subList(Math.min(words.size(), 1 + flags), words.size());
        String joined = String.join(" ", operands);
        if (joined.startsWith("[") && joined.endsWith("]")) {
            operands = Arrays.stream(joined.substring(1, joined.length() - 1).split(","))
                    .map(word -> word.strip().replaceAll("^\"|\"$", ""))
                    .toList();
        }
        return operands.isEmpty() ? List.of() : operands.subList(0, operands.size() - 1);
    }

    boolean mayInclude(String path) {
        return sources.stream().anyMatch(source -> covers(source, path));
    }

    private static boolean covers(String source, String path) {
        if (source.contains("$")) {
            return true;
        }
        List<String> wanted = new ArrayList<>();
        for (String part : source.split("/")) {
            if (part.equals("..") && !wanted.isEmpty()) {
                wanted.remove(wanted.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                wanted.add(part);
            }
        }
        String[] parts = path.split("/");
        if (wanted.size() > parts.length) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!matches(wanted.get(i), parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String glob, String name) {
        try {
            String plainBraces = glob.replace("{", "\\{").replace("}", "\\}").replace("[^", "[!");
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + plainBraces);
            return matcher.matches(Path.of(name));
        } catch (PatternSyntaxException e) {
            return true; // the builder says itself what is wrong with it
        }
    }
}
