package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Hook;

/**
 * Commands as a label keeps them, for whoever stops a container without knowing the script: a line for each word and
 * setting, an empty line after each command.
 */
final class HookLabel {
    private static final String WORD = "word ";
    private static final String USER = "user ";
    private static final String FOLDER = "workdir ";
    private static final String VARIABLE = "env ";
    private static final String PRIVILEGED = "privileged";

    private HookLabel() {}

    static String encode(List<Hook> hooks) {
        StringBuilder text = new StringBuilder();
        for (Hook hook : hooks) {
            hook.command().forEach(word -> line(text, WORD, word));
            hook.user().ifPresent(user -> line(text, USER, user));
            hook.workdir().ifPresent(folder -> line(text, FOLDER, folder));
            hook.env().forEach((name, value) -> line(text, VARIABLE, name + "=" + value));
            if (hook.privileged()) {
                line(text, PRIVILEGED, "");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String kind, String value) {
        text.append(kind)
                .append(value.replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n');
    }

    static List<Hook> decode(String text) {
        List<Hook> hooks = new ArrayList<>();
        Parts parts = new Parts();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                parts.read(line);
            } else if (!parts.command.isEmpty()) {
                hooks.add(parts.hook());
                parts = new Parts();
            }
        }
        return hooks;
    }

    /** One command while it is read. */
    private static final class Parts {
        private final List<String> command = new ArrayList<>();
        private Optional<String> user = Optional.empty();
        private Optional<String> folder = Optional.empty();
        private final SortedMap<String, String> env = new TreeMap<>();
        private boolean privileged;

        void read(String line) {
            if (line.startsWith(WORD)) {
                command.add(value(line, WORD));
            } else if (line.startsWith(USER)) {
                user = Optional.of(value(line, USER));
            } else if (line.startsWith(FOLDER)) {
                folder = Optional.of(value(line, FOLDER));
            } else if (line.startsWith(VARIABLE)) {
                String variable = value(line, VARIABLE);
                int equals = variable.indexOf('=');
                env.put(variable.substring(0, Math.max(0, equals)), variable.substring(equals + 1));
            } else if (line.equals(PRIVILEGED)) {
                privileged = true;
            }
        }

        private static String value(String line, String kind) {
            StringBuilder plain = new StringBuilder();
            for (int i = kind.length(); i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '\\' && i + 1 < line.length()) {
                    char escaped = line.charAt(++i);
                    plain.append(escaped == 'n' ? '\n' : escaped);
                } else {
                    plain.append(c);
                }
            }
            return plain.toString();
        }

        Hook hook() {
            return new Hook(command, user, privileged, folder, env);
        }
    }
}
