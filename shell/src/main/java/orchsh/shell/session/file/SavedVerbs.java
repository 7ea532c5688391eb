package orchsh.shell.session.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import orchsh.dsl.task.Verbs;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;

/** Adds the tasks and checks of a stack to a script, as they were written, with what they make use of. */
final class SavedVerbs {
    private final String script;
    private final VerbSources sources;
    private final Function<String, List<Problem>> trial;
    private final Map<SourcePiece, List<Verb>> kept = new LinkedHashMap<>();
    private final Set<SourcePiece> useless = new LinkedHashSet<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private record Verb(String called, Location at) {}

    /**
     * A script with tasks.
     *
     * @param missing what is not in it, with the reason
     */
    record Text(String script, Map<String, String> missing) {}

    private record Draft(String text, Map<SourcePiece, Integer> begins) {}

    private SavedVerbs(String script, VerbSources sources, Function<String, List<Problem>> trial) {
        this.script = script;
        this.sources = sources;
        this.trial = trial;
    }

    /**
     * The script with all tasks and checks that it can have.
     *
     * @param script one without
     * @param trial tells what is wrong with a script
     */
    static Text add(Verbs verbs, String script, VerbSources sources, Function<String, List<Problem>> trial) {
        return new SavedVerbs(script, sources, trial).add(verbs);
    }

    private Text add(Verbs verbs) {
        Stream.concat(
                        verbs.tasks().stream().map(task -> new Verb("task `" + task.name() + "`", task.at())),
                        verbs.checks().stream().map(check -> new Verb("check `" + check.name() + "`", check.at())))
                .forEach(this::keep);
        Draft draft = draft();
        List<Problem> wrong = kept.isEmpty() ? List.of() : trial.apply(draft.text);
        while (!wrong.isEmpty() && !kept.isEmpty()) {
            leaveOut(wrong, draft);
            draft = draft();
            wrong = kept.isEmpty() ? List.of() : trial.apply(draft.text);
        }
        return new Text(draft.text, missing);
    }

    private void keep(Verb verb) {
        Optional<SourcePiece> piece = sources.at(verb.at);
        piece.ifPresentOrElse(
                found -> kept.computeIfAbsent(found, key -> new ArrayList<>()).add(verb),
                () -> missing.put(verb.called, "its text is not at hand"));
    }

    private void leaveOut(List<Problem> wrong, Draft draft) {
        boolean isLess = false;
        for (Problem problem : wrong) {
            Optional<SourcePiece> piece = problem.at().flatMap(at -> pieceAt(at.line(), draft));
            if (piece.isPresent()) {
                isLess |= leaveOut(piece.get(), problem.message());
            }
        }
        if (!isLess) {
            List.copyOf(kept.keySet())
                    .forEach(piece -> leaveOut(piece, wrong.get(0).message()));
        }
    }

    private boolean leaveOut(SourcePiece piece, String why) {
        List<Verb> verbs = kept.remove(piece);
        if (verbs == null) {
            return useless.add(piece);
        }
        verbs.forEach(verb -> missing.put(verb.called, why));
        return true;
    }

    private static Optional<SourcePiece> pieceAt(int line, Draft draft) {
        return draft.begins.entrySet().stream()
                .filter(begin -> begin.getValue() <= line
                        && line
                                < begin.getValue()
                                        + begin.getKey().text().lines().count())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Draft draft() {
        StringBuilder text = new StringBuilder(script);
        Map<SourcePiece, Integer> begins = new LinkedHashMap<>();
        List<SourcePiece> pieces = new ArrayList<>(used());
        pieces.addAll(kept.keySet());
        for (SourcePiece piece : pieces) {
            text.append('\n');
            begins.put(piece, 1 + (int) text.chars().filter(c -> c == '\n').count());
            text.append(piece.text()).append('\n');
        }
        return new Draft(text.toString(), begins);
    }

    /** What the tasks make use of, and what that does; of several with one name the latest. */
    private List<SourcePiece> used() {
        Set<SourcePiece> all = new LinkedHashSet<>();
        kept.values().forEach(verbs -> all.addAll(sources.beside(verbs.get(0).at)));
        List<SourcePiece> every = List.copyOf(all);
        List<SourcePiece> candidates = every.stream()
                .filter(piece -> !kept.containsKey(piece) && !useless.contains(piece))
                .filter(piece -> !piece.names().isEmpty() && !isOutdone(piece, every))
                .toList();
        Set<SourcePiece> needed = new LinkedHashSet<>();
        List<SourcePiece> asking = new ArrayList<>(kept.keySet());
        while (!asking.isEmpty()) {
            SourcePiece next = asking.remove(0);
            candidates.stream()
                    .filter(candidate -> candidate != next && next.needs(candidate))
                    .filter(needed::add)
                    .forEach(asking::add);
        }
        return candidates.stream().filter(needed::contains).toList();
    }

    private static boolean isOutdone(SourcePiece piece, List<SourcePiece> all) {
        return all.subList(all.indexOf(piece) + 1, all.size()).stream()
                .anyMatch(later -> later.names().containsAll(piece.names()));
    }
}
