package orchsh.shell.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import orchsh.dsl.row.Row;
import orchsh.shell.rows.JsonRows;
import orchsh.shell.rows.Sink;
import orchsh.shell.rows.StageWord;
import orchsh.shell.session.word.Candidate;
import orchsh.shell.session.word.Candidate.Group;

/** What can stand behind a `|`: words that begin a stage, and columns of the rows. What was found counts until the next command. */
final class StageOffers {
    /** What lists rows that are there already, and takes no time to. */
    private static final Set<String> QUICK = Set.of("ps", "ls", "images", "volumes", "port");

    private static final Set<StageWord> OF_COLUMNS =
            Set.of(StageWord.WHERE, StageWord.SORT, StageWord.SELECT, StageWord.UNIQUE, StageWord.GROUP, StageWord.SUM);

    private final Aside commands;
    private final Map<String, List<Candidate>> columns = new ConcurrentHashMap<>();

    StageOffers(Aside commands) {
        this.commands = commands;
    }

    void forget() {
        columns.clear();
    }

    /**
     * What the last name of the last word can become.
     *
     * @param source the command in front of the first stage
     * @param words those of the stage
     * @param onDemand the columns that the rows of a command have only when somebody asks for them
     */
    List<Candidate> of(String source, List<String> words, Function<String, List<String>> onDemand) {
        return offers(words, () -> columns.computeIfAbsent(source.strip(), there -> columnsOf(there, onDemand)));
    }

    /**
     * As {@link #of(String, List, Function)}, behind a piece of the language.
     *
     * @param columns those of its value
     */
    List<Candidate> of(List<String> words, Supplier<List<String>> columns) {
        return offers(words, () -> candidates(columns.get()));
    }

    private static List<Candidate> offers(List<String> words, Supplier<List<Candidate>> columns) {
        if (words.size() == 1) {
            return Arrays.stream(StageWord.values())
                    .map(stage -> new Candidate(stage.word(), stage.description(), Group.WORD))
                    .toList();
        }
        boolean isText = words.stream().anyMatch(StageOffers::isOpen);
        boolean isOfColumns =
                StageWord.of(words.get(0)).filter(OF_COLUMNS::contains).isPresent();
        return isText || !isOfColumns ? List.of() : columns.get();
    }

    private static boolean isOpen(String word) {
        return word.chars().filter(letter -> letter == '\'').count() % 2 == 1
                || word.chars().filter(letter -> letter == '"').count() % 2 == 1;
    }

    private List<Candidate> columnsOf(String source, Function<String, List<String>> onDemand) {
        List<String> words = new ArrayList<>(List.of(source.split("\\s+")));
        String command = words.get(0);
        if (!QUICK.contains(command)) {
            return List.of();
        }
        words.add("--json");
        Set<String> names = new LinkedHashSet<>();
        try (JsonRows rows = new JsonRows(new Names(names), () -> {})) {
            rows.printer().print(commands.printedBy(words));
        }
        if (!names.isEmpty()) {
            names.addAll(onDemand.apply(command));
        }
        return candidates(names);
    }

    private static List<Candidate> candidates(Collection<String> names) {
        return names.stream().map(name -> new Candidate(name, "", Group.VALUE)).toList();
    }

    private record Names(Set<String> names) implements Sink {
        @Override
        public void take(Row row) {
            names.addAll(row.names());
        }

        @Override
        public void end() {
            // each has been seen
        }
    }
}
