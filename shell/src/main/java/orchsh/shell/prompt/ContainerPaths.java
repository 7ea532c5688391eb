package orchsh.shell.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.shell.session.word.Candidate;
import orchsh.shell.session.word.Candidate.Group;

/** The files in a container that a word can name. What was listed counts until the next command. */
final class ContainerPaths {
    private static final int MOST_FILES = 500;
    private static final Pattern OF_SERVICE = Pattern.compile("([A-Za-z0-9][\\w.-]*):(.*)");

    private final Aside commands;
    private final Map<List<String>, List<String>> listed = new ConcurrentHashMap<>();

    ContainerPaths(Aside commands) {
        this.commands = commands;
    }

    /** A place in a container, and what stands in front of it in the word that names it. */
    private record Place(String service, String head, String path) {
        String folder() {
            return path.substring(0, path.lastIndexOf('/') + 1);
        }
    }

    void forget() {
        listed.clear();
    }

    /**
     * What the last of the words can become.
     *
     * @param services those whose containers are known
     */
    List<Candidate> of(List<String> words, List<String> services) {
        Optional<Place> place = place(words, services);
        if (place.isEmpty()) {
            return List.of();
        }
        List<Candidate> paths = new ArrayList<>();
        String folder = place.get().folder();
        for (String name : listed.computeIfAbsent(List.of(place.get().service(), folder), this::list)) {
            if ((folder + name).startsWith(place.get().path()) && paths.size() < MOST_FILES) {
                paths.add(new Candidate(place.get().head() + folder + name, "", Group.VALUE));
            }
        }
        return paths;
    }

    private static Optional<Place> place(List<String> words, List<String> services) {
        String current = words.get(words.size() - 1);
        Matcher named = OF_SERVICE.matcher(current);
        if (words.get(0).equals("cp") && named.matches() && services.contains(named.group(1))) {
            return Optional.of(new Place(named.group(1), named.group(1) + ":", named.group(2)));
        }
        boolean isInside = List.of("exec", "sh").contains(words.get(0)) && current.startsWith("/");
        return isInside
                ? words.subList(1, words.size() - 1).stream()
                        .filter(services::contains)
                        .findFirst()
                        .map(service -> new Place(service, "", current))
                : Optional.empty();
    }

    private List<String> list(List<String> place) {
        return commands.printedBy(List.of(
                        "exec", "-T", place.get(0), "ls", "-1Ap", place.get(1).isEmpty() ? "." : place.get(1)))
                .lines()
                .toList();
    }
}
