package orchsh.shell.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import orchsh.shell.session.word.Candidate;
import orchsh.shell.session.word.SessionWords;

/** What the word that the cursor is in can become. */
final class Offers implements Function<HalfEntry, List<org.jline.reader.Candidate>> {
    private final SessionWords words;
    private final Supplier<List<Candidate>> commands;
    private final ContainerPaths paths;
    private final StageOffers stages;

    Offers(SessionWords words, Supplier<List<Candidate>> commands, ContainerPaths paths, StageOffers stages) {
        this.words = words;
        this.commands = commands;
        this.paths = paths;
        this.stages = stages;
    }

    @Override
    public List<org.jline.reader.Candidate> apply(HalfEntry entry) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        words.lookAhead(entry.before());
        String word = last(entry.words());
        boolean isFirst = entry.words().size() == 1;
        boolean isWithinBlock = entry.before().contains("\n");
        boolean isCommand = words.isCommand(entry.lastEntry());
        Optional<String> source = isCommand ? entry.source() : words.staged(entry.lastEntry());
        String head = word.substring(0, word.length() - trailingName(word).length());
        if (source.isPresent()) {
            (isCommand
                            ? stages.of(source.get(), entry.words(), words::columnsOnDemand)
                            : stages.of(entry.words(), () -> words.columnsOf(source.get())))
                    .forEach(candidate -> add(head, candidate, found));
        } else if (isFirst && !isWithinBlock) {
            commands.get().forEach(command -> found.putIfAbsent(command.word(), command));
        } else if (isCommand) {
            words.behind(entry.texts()).forEach(candidate -> found.putIfAbsent(candidate.word(), candidate));
            paths.of(entry.texts(), services()).forEach(path -> found.putIfAbsent(path.word(), path));
        }
        if (source.isEmpty() && (isFirst || !isCommand)) {
            words.language(entry.before()).forEach(candidate -> add(head, candidate, found));
        }
        List<org.jline.reader.Candidate> offers = new ArrayList<>();
        boolean isGiven = isCommand && source.isEmpty() && !isFirst;
        found.values().forEach(candidate -> {
            boolean isWhole = isWhole(candidate.word());
            String typed = isGiven ? entry.typedAs(candidate.word(), isWhole) : candidate.word();
            offers.add(offer(candidate, typed, isWhole));
        });
        return offers;
    }

    /** @param head what stands in front of it in the same word */
    private static void add(String head, Candidate candidate, Map<String, Candidate> found) {
        String word = head + candidate.word();
        found.putIfAbsent(word, new Candidate(word, candidate.description(), candidate.group()));
    }

    private List<String> services() {
        return words.names().stream()
                .filter(name -> name.group() == Candidate.Group.SERVICE)
                .map(Candidate::word)
                .toList();
    }

    private static String last(List<String> words) {
        return words.get(words.size() - 1);
    }

    private static String trailingName(String word) {
        int start = word.length();
        while (start > 0
                && (Character.isLetterOrDigit(word.charAt(start - 1)) || "_-".indexOf(word.charAt(start - 1)) >= 0)) {
            start--;
        }
        return word.substring(start);
    }

    /** Whether nothing can stand behind it in the same word. */
    private static boolean isWhole(String word) {
        return !word.endsWith("/") && !word.endsWith("=") && !word.endsWith(":");
    }

    private static org.jline.reader.Candidate offer(Candidate candidate, String typed, boolean isWhole) {
        String description = candidate.description().replaceAll("\\s+", " ");
        return new org.jline.reader.Candidate(
                typed, candidate.word(), null, description.isEmpty() ? null : description, null, null, isWhole);
    }
}
