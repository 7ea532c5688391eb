package orchsh.shell.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what was found out as a script. */
final class DraftWriter {
    private static final Set<String> PLAIN = Set.of("true", "false");

    private final Draft draft;
    private final Set<String> commands;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> params = new LinkedHashMap<>();

    /** @param commands the words that no task can have for a name */
    DraftWriter(Draft draft, Set<String> commands) {
        this.draft = draft;
        this.commands = commands;
    }

    String write(String stack, String sources) {
        StringBuilder services = new StringBuilder();
        draft.services.values().forEach(service -> services.append('\n').append(block(service)));
        tasks(services);
        draft.params.forEach((name, standard) -> params.putIfAbsent(name, standard));
        out.append("// Proposed by `orchsh init` from ")
                .append(comment(sources))
                .append(". Have a look at each line.\n");
        out.append("stack ").append(quoted(stack)).append('\n');
        if (!params.isEmpty()) {
            out.append('\n');
            params.forEach((name, standard) -> out.append("param ")
                    .append(quoted(param(name)))
                    .append(", env: ")
                    .append(quoted(name))
                    .append(", default: ")
                    .append(quoted(standard))
                    .append('\n'));
        }
        if (!draft.volumes.isEmpty() || !draft.networks.isEmpty()) {
            out.append('\n');
            draft.volumes.forEach(
                    name -> out.append("volume ").append(quoted(name)).append('\n'));
            draft.networks.forEach(
                    name -> out.append("network ").append(quoted(name)).append('\n'));
        }
        out.append(services);
        if (!draft.notes.isEmpty()) {
            out.append('\n');
            draft.notes.forEach(note -> out.append("// ").append(comment(note)).append('\n'));
        }
        return out.toString();
    }

    private String block(DraftService service) {
        List<String> lines = new ArrayList<>();
        if (service.build.isEmpty()) {
            lines.add("image " + image(service.image));
        } else {
            lines.add("build " + text(service.build)
                    + (service.dockerfile.isEmpty() ? "" : ", dockerfile: " + text(service.dockerfile)));
        }
        if (!service.command.isEmpty()) {
            lines.add("command " + service.command.stream().map(this::text).collect(Collectors.joining(", ")));
        }
        service.links.forEach((to, alias) ->
                lines.add(alias.isEmpty() ? "link " + quoted(to) : "link " + key(to) + ": " + text(alias)));
        service.needs.forEach(need -> lines.add("needs " + quoted(need)));
        if (!service.environment.isEmpty()) {
            lines.add("env "
                    + service.environment.entrySet().stream()
                            .map(entry -> key(entry.getKey()) + ": " + text(entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        service.ports.forEach(port -> lines.add("port " + text(port)));
        service.volumes.forEach(volume -> lines.add("volume " + text(volume)));
        if (!service.networks.isEmpty()) {
            lines.add((service.networks.size() > 1 ? "networks " : "network ")
                    + service.networks.stream().map(this::text).collect(Collectors.joining(", ")));
        }
        service.words.forEach(word -> lines.add(
                word.getKey() + " " + (PLAIN.contains(word.getValue()) ? word.getValue() : text(word.getValue()))));
        service.waits.forEach(wait -> lines.add("wait " + wait));
        service.notes.forEach(note -> lines.add("// " + comment(note)));
        String head = (service.life == DraftService.Life.JOB ? "job " : "service ") + quoted(service.name) + " {"
                + (service.place.isEmpty() ? "" : "  // " + comment(service.place));
        return head + "\n" + lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining()) + "}\n";
    }

    private void tasks(StringBuilder services) {
        draft.tasks.forEach((target, names) -> {
            String name = taskName(target);
            services.append("\ntask(")
                    .append(quoted(name))
                    .append(", ")
                    .append(quoted("what " + draft.taskPlaces.getOrDefault(target, target) + " runs"))
                    .append(") {\n    up ")
                    .append(names.stream().map(DraftWriter::quoted).collect(Collectors.joining(", ")))
                    .append("\n}\n");
        });
    }

    private String taskName(String target) {
        String name = target.replaceAll("[^A-Za-z0-9_-]", "-").replaceFirst("^-+", "");
        boolean isFree = !name.isEmpty() && !commands.contains(name) && !draft.services.containsKey(name);
        return isFree ? name : "make-" + name;
    }

    private String param(String variable) {
        return variable.toLowerCase(Locale.ROOT);
    }

    private static String key(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : quoted(name);
    }

    /** A text of a shell: what is not known in it becomes a param. */
    private String text(String shell) {
        if (shell.indexOf(ShellWords.UNKNOWN) < 0) {
            return quoted(shell);
        }
        StringBuilder written = new StringBuilder("\"");
        for (int i = 0; i < shell.length(); i++) {
            char c = shell.charAt(i);
            int end = shell.indexOf(ShellWords.END, i);
            if (c == ShellWords.UNKNOWN && end > i) {
                String variable = shell.substring(i + 1, end);
                int equals = variable.indexOf('=');
                String name = equals < 0 ? variable : variable.substring(0, equals);
                if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    params.putIfAbsent(name, equals < 0 ? "" : variable.substring(equals + 1));
                    written.append("${params.").append(param(name)).append('}');
                } else {
                    written.append("\\$").append(escaped(variable, '"'));
                }
                i = end;
            } else {
                written.append(escaped(Character.toString(c), '"'));
            }
        }
        return written.append('"').toString();
    }

    /** An image has a name and a tag, also while a param is not given. */
    private String image(String shell) {
        int at = shell.indexOf(ShellWords.UNKNOWN);
        int end = shell.indexOf(ShellWords.END);
        if (at >= 0 && end > at) {
            String variable = shell.substring(at + 1, end);
            if (variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                params.putIfAbsent(
                        variable, at > 0 && shell.charAt(at - 1) == ':' ? "latest" : variable.toLowerCase(Locale.ROOT));
            }
        }
        return text(shell);
    }

    private static String quoted(String text) {
        return "'" + escaped(text, '\'') + "'";
    }

    private static String escaped(String text, char quote) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '\\' || c == quote || (c == '$' && quote == '"')) {
                escaped.append('\\').append(c);
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (c == '\t') {
                escaped.append("\\t");
            } else if (c >= ' ' && c != ShellWords.UNKNOWN && c != ShellWords.END) {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Cannot end the comment that it stands in. */
    private static String comment(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ").replace("\\u", "\\ u");
    }
}
