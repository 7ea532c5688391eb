package orchsh.dsl.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orchsh.engine.model.FileGrant;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Service;

/**
 * What decides where the program of an image listens.
 *
 * @param name a word of the command, such as {@code --port}, or a variable, with a {@code *} at its end whatever follows;
 *     or the path of a file or folder with settings
 */
record PortSetting(String name) {
    private static final String ANYTHING = "*";
    private static final int SHORT_OPTION = 2;

    /** What the service sets it to; an empty text where it is a word that takes no value. */
    List<String> valuesIn(Service service) {
        List<String> values = new ArrayList<>();
        service.env().entrySet().stream()
                .filter(variable ->
                        isCalled(variable.getKey()) && !variable.getValue().isBlank())
                .forEach(variable -> values.add(variable.getValue()));
        List<String> words = service.command().orElse(List.of());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            if (equals > 0 && isCalled(word.substring(0, equals))) {
                values.add(word.substring(equals + 1));
            } else if (isCalled(word)) {
                values.add(i + 1 < words.size() && !words.get(i + 1).startsWith("-") ? words.get(i + 1) : "");
            } else if (isGluedTo(word)) {
                values.add(word.substring(SHORT_OPTION));
            }
        }
        return values;
    }

    private boolean isCalled(String word) {
        return name.endsWith(ANYTHING)
                ? word.startsWith(name.substring(0, name.length() - ANYTHING.length()))
                : word.equals(name);
    }

    /** As {@code -p7000}. */
    private boolean isGluedTo(String word) {
        return name.length() == SHORT_OPTION
                && word.startsWith(name)
                && Character.isDigit(word.substring(SHORT_OPTION).codePointAt(0));
    }

    /** Whether the service has something of its own there, above it or below. */
    boolean isMountedIn(Service service) {
        return Stream.concat(
                        service.mounts().stream().map(Mount::target),
                        service.configs().stream().map(FileGrant::target))
                .anyMatch(target -> isWithin(target, name) || isWithin(name, target));
    }

    private static boolean isWithin(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
    }
}
