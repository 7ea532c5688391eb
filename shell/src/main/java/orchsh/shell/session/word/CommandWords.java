package orchsh.shell.session.word;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.observed.Digits;
import orchsh.shell.completion.Continuation;
import orchsh.shell.completion.HalfLine;
import orchsh.shell.completion.Wanted.Things;
import orchsh.shell.session.word.Candidate.Group;
import orchsh.shell.session.word.KnownDetails.Ports;
import orchsh.shell.source.StackFile;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.Syntax;

/** What the words of a command can become, by its grammar and by the names that are known just now. */
final class CommandWords {
    private static final int MOST_FILES = 500;
    /** How an image is run as a service, with more behind it. */
    private static final int WORDS_OF_RUN_AS = 4;

    private final Supplier<Syntax> syntax;
    private final Surroundings surroundings;
    private final Supplier<List<Candidate>> names;
    private final KnownDetails details;

    /** @param names what is there just now, verbs too */
    CommandWords(
            Supplier<Syntax> syntax, Surroundings surroundings, Supplier<List<Candidate>> names, KnownDetails details) {
        this.syntax = syntax;
        this.surroundings = surroundings;
        this.names = names;
        this.details = details;
    }

    /** All words that begin a command. */
    List<Candidate> commands() {
        List<Candidate> commands = new ArrayList<>();
        syntax.get()
                .root()
                .parts()
                .forEach((name, form) ->
                        commands.add(new Candidate(name, form.description().get(0), Group.COMMAND)));
        names.get().stream().filter(name -> name.group() == Group.VERB).forEach(commands::add);
        return commands;
    }

    /** The columns that the rows of a list have only where an option asks for them. */
    List<String> columnsOnDemand(String command) {
        Syntax grammar = syntax.get();
        return grammar.knows(command)
                ? grammar.find(List.of(command)).options().stream()
                        .flatMap(option -> option.columns().stream())
                        .toList()
                : List.of();
    }

    /** @param words those so far, the unfinished one last */
    List<Candidate> behind(List<String> words) {
        String current = words.get(words.size() - 1);
        Found found = new Found(current);
        new Continuation(syntax.get(), word -> StackFile.exists(word, surroundings), found)
                .of(inFront(words.subList(0, words.size() - 1), current), current);
        return List.copyOf(found.words.values());
    }

    /** Behind the name that an image gets, its options go on. */
    private List<String> inFront(List<String> words, String current) {
        if (words.size() < WORDS_OF_RUN_AS
                || !words.get(0).equals("run")
                || !words.get(2).equals("as")) {
            return words;
        }
        List<String> behindName = new ArrayList<>(List.of("run"));
        behindName.addAll(words.subList(WORDS_OF_RUN_AS, words.size()));
        boolean isOption = current.startsWith("-")
                || HalfLine.of(syntax.get().root(), behindName).unanswered().isPresent();
        return isOption ? behindName : words;
    }

    /** What the last of the words is, if it is a command or an option of one. */
    Optional<String> help(List<String> words) {
        String last = words.get(words.size() - 1);
        CommandForm form = HalfLine.of(syntax.get().root(), words.subList(0, words.size() - 1))
                .form();
        if (last.startsWith("-")) {
            return form.option(last).map(OptionForm::description);
        }
        return Optional.ofNullable(form.parts().get(last))
                .map(part -> part.description().get(0));
    }

    /** What is to be typed next: the value of an option, or what the command is told. */
    String next(List<String> words) {
        HalfLine line = HalfLine.of(syntax.get().root(), words);
        if (line.form() == syntax.get().root()) {
            return "";
        }
        return line.unanswered()
                .map(OptionForm::label)
                .or(() -> line.words().isEmpty() ? line.form().words().map(form -> form.label()) : Optional.empty())
                .orElse("");
    }

    private final class Found implements Continuation.Listener {
        private final String current;
        private final Map<String, Candidate> words = new LinkedHashMap<>();
        private String head = "";

        Found(String current) {
            this.current = current;
        }

        private void add(String word, String description, Group group) {
            String whole = head + word;
            if (whole.startsWith(current)) {
                words.putIfAbsent(whole, new Candidate(whole, description, group));
            }
        }

        @Override
        public void files(String kind) {
            if (!kind.equals(Things.NOTHING.name().toLowerCase(Locale.ROOT))) {
                Optional<Set<String>> endings =
                        kind.equals("stacks") ? Optional.of(Set.of(".groovy", ".yaml", ".yml")) : Optional.empty();
                hostFiles(endings);
            }
        }

        private void hostFiles(Optional<Set<String>> endings) {
            String typed = current.substring(Math.min(head.length(), current.length()));
            int slash = typed.lastIndexOf('/');
            String folder = typed.substring(0, slash + 1);
            String beginning = typed.substring(slash + 1);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(
                    surroundings.resolve(folder.isEmpty() ? "." : folder),
                    file -> String.valueOf(file.getFileName()).startsWith(beginning))) {
                int count = 0;
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    boolean isFolder = Files.isDirectory(file);
                    boolean isWanted = isFolder
                            || endings.map(all -> all.stream().anyMatch(name::endsWith))
                                    .orElse(true);
                    if (isWanted && (!name.startsWith(".") || beginning.startsWith(".")) && count < MOST_FILES) {
                        add(folder + name + (isFolder ? "/" : ""), "", Group.VALUE);
                        count++;
                    }
                }
            } catch (IOException | UncheckedIOException | InvalidPathException | SecurityException e) {
                return; // a folder that cannot be read has no files to offer
            }
        }

        @Override
        public void behind(String text) {
            head = text;
        }

        @Override
        public void word(String word, String description) {
            add(word, description, word.startsWith("-") ? Group.OPTION : Group.VALUE);
        }

        @Override
        public void names(Things things, String suffix, HalfLine line) {
            switch (things) {
                case VARIABLES -> {
                    surroundings.environment().keySet().forEach(name -> add(name, "", Group.VARIABLE));
                    details.variables(Optional.empty())
                            .forEach(name -> add(name.word() + "=", name.description(), Group.VARIABLE));
                }
                case PORTS -> ports(line, Ports.PUBLISHED);
                case INNER_PORTS -> ports(line, Ports.ALL);
                case ADDRESSES -> addresses();
                default -> {}
            }
            Set<Group> groups = groupsOf(things);
            if (things == Things.ADDRESSES && current.contains(":")) {
                return;
            }
            List<String> said = suffix.isEmpty() ? line.words() : List.of();
            for (Candidate name : names.get()) {
                if (groups.contains(name.group()) && !said.contains(name.word())) {
                    add(name.word() + suffix, name.description(), name.group());
                }
            }
        }

        private void ports(HalfLine line, Ports which) {
            line.words().stream()
                    .findFirst()
                    .map(service -> details.ports(Optional.of(service), which))
                    .orElse(List.of())
                    .forEach(port -> add(port.word(), port.description(), port.group()));
        }

        private void addresses() {
            int colon = current.indexOf(':');
            if (colon > 0) {
                String service = current.substring(0, colon);
                details.ports(Optional.of(service), Ports.ALL).stream()
                        .filter(port -> Digits.are(port.word()))
                        .forEach(port -> add(service + ":" + port.word(), port.description(), port.group()));
            }
        }

        @Override
        public void values(String param, String given, HalfLine line) {
            details.values(param).forEach(value -> add(given + value.word(), value.description(), value.group()));
        }

        @Override
        public void verbs(HalfLine line) {
            for (Candidate name : names.get()) {
                if (name.group() == Group.VERB) {
                    add(name.word(), name.description(), name.group());
                }
            }
        }
    }

    private static Set<Group> groupsOf(Things things) {
        return switch (things) {
            case SERVICES, FILES_OF_SERVICES, ADDRESSES -> Set.of(Group.SERVICE);
            case CONTAINERS -> Set.of(Group.CONTAINER);
            case IMAGES -> Set.of(Group.IMAGE);
            case VOLUMES -> Set.of(Group.VOLUME);
            case NETWORKS -> Set.of(Group.NETWORK);
            case PARAMS -> Set.of(Group.PARAM);
            case PROFILES -> Set.of(Group.PROFILE);
            case STACKS -> Set.of(Group.STACK);
            case CHECKS -> Set.of(Group.VERB);
            case NOTHING, FILES, STACK_FILES, COMMANDS, SNIPPETS, VARIABLES, PORTS, INNER_PORTS -> Set.of();
        };
    }
}
