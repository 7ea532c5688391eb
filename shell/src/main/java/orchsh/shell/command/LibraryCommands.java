package orchsh.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import orchsh.dsl.script.ScriptManual;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.shell.call.Commands;
import orchsh.shell.command.script.StandardCommand;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import orchsh.shell.syntax.VerbPlace;

/** The scripts of the standard library as commands that tasks and jobs of a stack come before. */
final class LibraryCommands {
    private static final Set<String> TELL_OF_ALL = Set.of("help", "completion", "--help", "-h");

    private final SnippetLibrary scripts;

    LibraryCommands(SnippetLibrary library) {
        this.scripts = library.scripts();
    }

    /** Adds them all. */
    Commands addTo(Commands commands) {
        for (String name : scripts.names()) {
            Optional<byte[]> text = scripts.bytes(name);
            if (text.isPresent()) {
                commands.add(
                        new StandardCommand(ScriptManual.of(name, new String(text.get(), StandardCharsets.UTF_8))));
            }
        }
        return commands;
    }

    /** Adds them to a line that they can have to do with; their files are not read for all others. */
    void addIfMeant(Commands commands, Invocation invocation) {
        List<String> args = invocation.args();
        CommandForm root = commands.syntax().root();
        Set<String> telling = new HashSet<>(TELL_OF_ALL);
        telling.addAll(scripts.names());
        boolean hasCommand = false;
        for (String arg : args) {
            if (telling.contains(arg)) {
                addTo(commands);
                return;
            }
            hasCommand = hasCommand || root.parts().containsKey(arg);
        }
        if (!hasCommand && !args.stream().allMatch(arg -> isStack(arg, invocation))) {
            addTo(commands);
        }
    }

    /** Then it is no command that is misspelt. */
    private static boolean isStack(String arg, Invocation invocation) {
        return !arg.startsWith("-") && StackFile.exists(arg, invocation.surroundings());
    }

    /** Takes a line apart: what is behind a task of the stack is its own business, whatever else has its name. */
    Typed parse(Syntax syntax, Invocation invocation, StackReader reader) {
        List<String> args = invocation.args();
        Predicate<String> isStack = word -> StackFile.exists(word, invocation.surroundings());
        List<String> names = scripts.names();
        Optional<Integer> place = new VerbPlace(syntax.root(), isStack, Set.copyOf(names)).in(args);
        boolean isScript = place.filter(at -> names.contains(args.get(at))
                        && !isDeclared(
                                args.get(at), syntax.parse(args.subList(0, at), Optional.empty()), invocation, reader))
                .isPresent();
        return syntax.parse(args, isScript ? Optional.empty() : place);
    }

    private static boolean isDeclared(String name, Typed before, Invocation invocation, StackReader reader) {
        return StackFile.find(before.stacks(), invocation.surroundings())
                .filter(file -> file.compose().isEmpty() && reader.verbsOf(file).contains(name))
                .isPresent();
    }
}
