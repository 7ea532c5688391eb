package orchsh.shell.completion;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.WordsForm;

/**
 * What is to be typed at a place of a line.
 *
 * @param things what is to be named
 * @param choices what it can be, if that is known beforehand
 * @param suffix what stands behind a name and in front of more
 */
public record Wanted(Things things, List<String> choices, String suffix) {
    /** Kinds of things that have names. */
    public enum Things {
        NOTHING,
        FILES,
        STACK_FILES,
        SERVICES,
        /** Files of this computer, or of a container. */
        FILES_OF_SERVICES,
        CONTAINERS,
        IMAGES,
        VOLUMES,
        NETWORKS,
        PARAMS,
        PROFILES,
        SNIPPETS,
        CHECKS,
        STACKS,
        VARIABLES,
        /** Ports of containers, as they are inside, that are published. */
        PORTS,
        /** Those that are not published, too. */
        INNER_PORTS,
        /** Services with a port. */
        ADDRESSES,
        COMMANDS
    }

    private static final Pattern CHOICES = Pattern.compile("[a-z0-9-]+(\\|[a-z0-9-]+)+");
    private static final Map<String, Wanted> BY_OPTION = Map.of(
            SharedOptions.PARAM,
            new Wanted(Things.PARAMS, List.of(), "="),
            SharedOptions.PROFILE,
            of(Things.PROFILES),
            SharedOptions.PROJECT_NAME,
            of(Things.STACKS),
            "--env",
            of(Things.VARIABLES));
    private static final Map<String, List<String>> BY_LABEL = Map.of(
            "STATE", List.of("created", "running", "paused", "restarting", "exited", "dead"),
            "SIGNAL", List.of("HUP", "INT", "KILL", "QUIT", "TERM", "USR1", "USR2"),
            "PROTOCOL", List.of("tcp", "udp", "sctp"),
            "POLICY", List.of("always", "missing"));
    /** What a service can be waited for, in the shell. */
    private static final List<String> CONDITIONS =
            List.of("exec", "exit", "file", "healthy", "http", "log", "ready", "tcp", "timeout");

    private static final String CONDITION = "CONDITION";

    public Wanted {
        choices = List.copyOf(choices);
    }

    private static Wanted of(Things things) {
        return new Wanted(things, List.of(), "");
    }

    /** What an option is to be told. */
    public static Wanted by(OptionForm option) {
        Wanted known = BY_OPTION.get(option.longestName());
        if (known != null) {
            return known;
        }
        return option.label().equals("FORMAT") && option.description().contains("`table`")
                ? choice(List.of("table", "json"))
                : labelled(option.label());
    }

    /** @param words those it has been told already */
    public static Wanted by(CommandForm form, List<String> words) {
        int given = words.size();
        String label = form.words().map(WordsForm::label).orElse("");
        String[] labels = label.split(" ");
        return switch (form.wholeName()) {
            case "orchsh help" -> of(Things.COMMANDS);
            case "orchsh test" -> of(Things.CHECKS);
            case "orchsh reach" -> of(reached(given));
            default ->
                label.contains(CONDITION) && given > 0
                        ? awaited(words.get(given - 1), given)
                        : labels.length > 1 && given >= labels.length && !form.optionsEndAtWord()
                                ? of(Things.NOTHING)
                                : labelled(labels[Math.min(given, labels.length - 1)]);
        };
    }

    private static Things reached(int given) {
        return switch (given) {
            case 0 -> Things.SERVICES;
            case 1 -> Things.ADDRESSES;
            default -> Things.NOTHING;
        };
    }

    /** What stands behind a word of what is waited for. */
    private static Wanted awaited(String last, int given) {
        if (last.equals("tcp")) {
            return of(Things.INNER_PORTS);
        }
        boolean isGivenMore = CONDITIONS.contains(last) && !last.equals("ready");
        return isGivenMore
                ? of(Things.NOTHING)
                : new Wanted(given == 1 ? Things.SERVICES : Things.NOTHING, CONDITIONS, "");
    }

    private static Wanted labelled(String label) {
        if (CHOICES.matcher(label).matches()) {
            return choice(List.of(label.split("\\|")));
        }
        if (BY_LABEL.containsKey(label)) {
            return choice(BY_LABEL.get(label));
        }
        return switch (label.replaceAll("^\\[", "").replaceAll("[^A-Z=].*", "")) {
            case "SERVICE" -> of(Things.SERVICES);
            case "SERVICE=NUMBER", "SERVICE=WAIT" -> new Wanted(Things.SERVICES, List.of(), "=");
            case "SOURCE", "TARGET" -> of(Things.FILES_OF_SERVICES);
            case "FILE" -> of(Things.FILES);
            case "STACK" -> of(Things.STACK_FILES);
            case "CONTAINER" -> of(Things.CONTAINERS);
            case "IMAGE" -> of(Things.IMAGES);
            case "VOLUME" -> of(Things.VOLUMES);
            case "NETWORK" -> of(Things.NETWORKS);
            case "PROFILE" -> of(Things.PROFILES);
            case "SNIPPET" -> of(Things.SNIPPETS);
            case "PORT" -> of(Things.PORTS);
            default -> of(Things.NOTHING);
        };
    }

    private static Wanted choice(List<String> choices) {
        return new Wanted(Things.NOTHING, choices, "");
    }

    /** The files of the caller's computer that can be typed there, in the word that completion scripts know. */
    String files() {
        return switch (things) {
            case FILES, FILES_OF_SERVICES, SNIPPETS -> "files";
            case STACK_FILES -> "stacks";
            default -> Things.NOTHING.name().toLowerCase(Locale.ROOT);
        };
    }
}
