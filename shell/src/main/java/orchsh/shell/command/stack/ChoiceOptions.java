package orchsh.shell.command.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.plan.Choices;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** The options that say how far an {@code up} goes. */
final class ChoiceOptions {
    private static final String SCALE = "--scale";
    static final String REMOVE_ORPHANS = "--remove-orphans";
    static final String FORCE_RECREATE = "--force-recreate";
    private static final String NO_RECREATE = "--no-recreate";
    static final String NO_DEPS = "--no-deps";
    private static final String RECREATE_DEPS = "--always-recreate-deps";
    private static final String RENEW_VOLUMES = "--renew-anon-volumes";

    private static final List<List<String>> CONTRADICTIONS = List.of(
            List.of(FORCE_RECREATE, NO_RECREATE),
            List.of(RECREATE_DEPS, NO_RECREATE),
            List.of(RECREATE_DEPS, NO_DEPS),
            List.of(RENEW_VOLUMES, NO_RECREATE));

    private ChoiceOptions() {}

    static CommandForm addTo(CommandForm spec) {
        return spec.addOption(Syntax.value(
                        "SERVICE=NUMBER", "how many containers a service has, instead of what the script says", SCALE))
                .addOption(Syntax.flag(
                        "remove containers and networks that are not in the script any more", REMOVE_ORPHANS))
                .addOption(Syntax.flag("make all containers anew, changed or not", FORCE_RECREATE))
                .addOption(Syntax.flag("make no container anew, changed or not", NO_RECREATE))
                .addOption(Syntax.flag("leave alone what the services need", NO_DEPS))
                .addOption(Syntax.flag(
                        "with " + FORCE_RECREATE + ": make anew also what the services need", RECREATE_DEPS))
                .addOption(Syntax.flag(
                        "give containers that are made anew new volumes in place of those without a name; their data is lost",
                        "-V",
                        RENEW_VOLUMES));
    }

    /** Those that a deployment is told, too. */
    static CommandForm addDeployedTo(CommandForm spec) {
        return spec.addOption(Syntax.flag(
                        "remove containers and networks that are not in the script any more", REMOVE_ORPHANS))
                .addOption(Syntax.flag("replace all containers, changed or not", FORCE_RECREATE))
                .addOption(Syntax.flag("leave alone what the services need", NO_DEPS));
    }

    static Choices of(Typed typed) {
        List<Problem> problems = new ArrayList<>();
        for (List<String> pair : CONTRADICTIONS) {
            if (pair.stream().allMatch(typed::has)) {
                problems.add(Problem.error("`" + typed.asTyped(pair.get(0)) + "` and `" + typed.asTyped(pair.get(1))
                        + "` contradict each other"));
            }
        }
        if (typed.has(NO_DEPS) && typed.words().isEmpty()) {
            problems.add(Problem.error("`" + NO_DEPS + "` has no meaning for all services")
                    .hint("name the services that are to be brought up alone"));
        }
        if (typed.has(RECREATE_DEPS) && !typed.has(FORCE_RECREATE)) {
            problems.add(Problem.error("`" + RECREATE_DEPS + "` has no meaning without `" + FORCE_RECREATE + "`"));
        }
        SortedMap<String, Integer> scale = numbers(SCALE, typed.values(SCALE), problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, problems);
        }
        return Choices.USUAL
                .with(recreation(typed))
                .with(needs(typed))
                .scaled(scale)
                .with(typed.has(REMOVE_ORPHANS) ? Choices.Orphans.REMOVED : Choices.Orphans.LEFT)
                .with(typed.has(RENEW_VOLUMES) ? AnonymousVolumes.REMOVE : AnonymousVolumes.KEEP);
    }

    private static Choices.Recreation recreation(Typed typed) {
        if (typed.has(FORCE_RECREATE)) {
            return Choices.Recreation.ALWAYS;
        }
        return typed.has(NO_RECREATE) ? Choices.Recreation.NEVER : Choices.Recreation.WHEN_CHANGED;
    }

    private static Choices.Needs needs(Typed typed) {
        if (typed.has(NO_DEPS)) {
            return Choices.Needs.LEFT;
        }
        return typed.has(RECREATE_DEPS) ? Choices.Needs.AS_ASKED_FOR : Choices.Needs.AS_NEEDED;
    }

    /** How many containers each service is to have, as it is typed behind a command. */
    static SortedMap<String, Integer> numbers(String command, List<String> words) {
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, Integer> numbers = numbers(command, words, problems);
        if (words.isEmpty()) {
            problems.add(Problem.error("`" + command + "` needs SERVICE=NUMBER")
                    .hint("for example `orchsh " + command + " web=3`"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, problems);
        }
        return numbers;
    }

    private static SortedMap<String, Integer> numbers(String word, List<String> values, List<Problem> problems) {
        SortedMap<String, Integer> scale = new TreeMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            String number = value.substring(equals + 1);
            if (equals < 1 || number.length() > 5 || !number.matches("[0-9]+")) {
                problems.add(Problem.error("`" + word + " " + value + "` is not SERVICE=NUMBER")
                        .hint("for example `" + word + " web=3`"));
            } else if (scale.put(value.substring(0, equals), Integer.parseInt(number)) != null) {
                problems.add(Problem.error("`" + word + "` is given twice for `" + value.substring(0, equals) + "`"));
            }
        }
        return scale;
    }
}
