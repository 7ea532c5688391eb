package orchsh.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;

/** What is said about lines that are no use of a command. */
public final class Misuse {
    private static final String DASHES = "--";

    /** Commands of docker compose, with what to do instead. */
    private static final Map<String, String> FOREIGN = Map.of(
            "export",
            "`docker export CONTAINER` writes the files of a container; `orchsh cp web:/ -` writes them as a tar, too",
            "commit",
            "`docker commit CONTAINER` makes an image of a container; a `build` in the script makes one that can be made again",
            "publish",
            "`orchsh convert --to compose -o FILE` writes a compose file that others can use",
            "bridge",
            "`orchsh convert --to compose` writes a compose file, which other programs convert",
            "alpha",
            "`orchsh help` lists the commands; none of them is on trial");

    private static final Pattern FILE = Pattern.compile("(?i).+\\.(groovy|ya?ml|orchsh)");

    private Misuse() {}

    /** A word or an option that the command does not know. */
    static Problem unknown(String word, CommandForm form) {
        if (word.startsWith("-") && word.length() > 1) {
            return unknownOption(word.contains("=") ? word.substring(0, word.indexOf('=')) : word, form);
        }
        if (!form.parts().isEmpty()) {
            return unknownCommand(word, form);
        }
        return Problem.error("`" + form.name() + "` takes no arguments, but there is `" + word + "`")
                .hint(stackFirst(word).orElseGet(() -> usageHint(form)));
    }

    public static Problem unknownCommand(String word, CommandForm among) {
        return unknownCommand(word, among, List.of());
    }

    /** @param verbs what can be said in a command's place */
    public static Problem unknownCommand(String word, CommandForm among, List<String> verbs) {
        List<String> known = new ArrayList<>(among.parts().keySet());
        known.addAll(verbs);
        String instead = among.isPart() ? null : FOREIGN.get(word);
        if (instead != null) {
            return Problem.error("there is no command `" + word + "`").hint(instead);
        }
        if (!among.isPart() && FILE.matcher(word).matches()) {
            return Problem.error("there is no file `" + word + "`");
        }
        if (known.isEmpty()) {
            return Problem.error("`" + among.name() + "` has no command `" + word + "`")
                    .hint(usageHint(among));
        }
        return NearMiss.of(word, known)
                .map(near -> Problem.error("there is no command `" + word + "`").hint("did you mean `" + near + "`?"))
                .orElseGet(() -> Problem.error("there is no command `" + word + "`")
                        .hint((among.isPart()
                                        ? "commands: "
                                                + String.join(
                                                        ", ", among.parts().keySet())
                                        : "`orchsh help` lists the commands")
                                + (verbs.isEmpty() ? "" : "\nof the stack: " + String.join(", ", verbs))));
    }

    static Problem missingValue(OptionForm option, CommandForm form) {
        return Problem.error("option `" + option.longestName() + "` needs a value")
                .hint(usageHint(form));
    }

    /** A value that looks like an option can be one all the same, if that is said. */
    static Problem optionAsValue(OptionForm option, String word, CommandForm form) {
        Problem problem = Problem.error("option `" + option.longestName() + "` needs a value");
        return word.equals("--")
                ? problem.hint(usageHint(form))
                : problem.hint("`" + word + "` is an option; as a value it is written `" + option.longestName() + "="
                        + word + "`\n" + usageHint(form));
    }

    static Problem needlessValue(String name, String value, CommandForm form) {
        return Problem.error("option `" + name + "` takes no value, but there is `" + value + "`")
                .hint(usageHint(form));
    }

    /** A service that nobody has heard of. */
    public static Problem unknownService(String service, List<String> known, String stack) {
        Problem problem = Problem.error("there is no service `" + service + "` in stack `" + stack + "`");
        if (known.isEmpty()) {
            return problem;
        }
        return problem.hint(NearMiss.hint(service, known)
                .or(() -> stackFirst(service))
                .orElseGet(() -> "services: " + String.join(", ", known)));
    }

    /** Where a script belongs that was typed behind its command. */
    public static Optional<String> stackFirst(String word) {
        return word.endsWith(".groovy")
                ? Optional.of("a stack stands before the command: `orchsh " + word + " COMMAND`")
                : Optional.empty();
    }

    private static Problem unknownOption(String name, CommandForm form) {
        String whom = form.isPart() ? " for `" + form.name() + "`" : "";
        Optional<String> near = name.startsWith("--")
                ? nearOption(
                        name,
                        form.optionNames().stream()
                                .filter(option -> option.startsWith("--"))
                                .toList())
                : Optional.empty();
        return Problem.error("there is no option `" + name + "`" + whom)
                .hint(ForeignOptions.insteadOf(name, form.name())
                        .or(() -> near.map(option -> "did you mean `" + option + "`?"))
                        .or(() -> elsewhere(name, form))
                        .orElseGet(() -> usageHint(form)));
    }

    /** An option that is nearly the same, or that begins nearly so; what all options begin with does not count. */
    private static Optional<String> nearOption(String name, List<String> options) {
        if (!name.startsWith(DASHES)) {
            return NearMiss.of(name, options);
        }
        String word = name.substring(DASHES.length());
        List<String> words = options.stream()
                .filter(option -> option.startsWith(DASHES))
                .map(option -> option.substring(DASHES.length()))
                .toList();
        return NearMiss.of(word, words)
                .or(() -> words.stream()
                        .filter(known -> word.length() > 1 && known.length() > word.length())
                        .filter(known -> known.charAt(0) == word.charAt(0))
                        .filter(known -> NearMiss.of(word, List.of(known.substring(0, word.length() + 1)))
                                .isPresent())
                        .findFirst())
                .map(DASHES::concat);
    }

    /** Options stand behind their command here; some programs have commands that look like options. */
    private static Optional<String> elsewhere(String option, CommandForm form) {
        String word = option.replaceFirst("^--", "");
        return form.parts().values().stream()
                .filter(part -> part.option(option).isPresent())
                .findFirst()
                .map(part -> "it stands behind its command: `" + part.name() + " " + option + "`")
                .or(() -> form.parts().containsKey(word)
                        ? Optional.of("it is a command: `" + form.wholeName() + " " + word + "`")
                        : Optional.empty());
    }

    private static String usageHint(CommandForm form) {
        return "`" + form.wholeName() + " --help` shows what there is";
    }
}
