package orchsh.shell.session.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.command.container.RunCommand;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.entry.Errands;
import orchsh.shell.session.stack.LanguageEntries;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Typed;

/** Runs an image as a service of the session's stack; of a service that is there, a command in a container of its own. */
public final class RunImageCommand implements Command {
    private static final String AS = "as";
    private static final String REMOVE = "--rm";

    private final LanguageEntries language;
    private final Errands errands;
    private final RunCommand ofServices = new RunCommand();

    public RunImageCommand(LanguageEntries language, Errands errands) {
        this.language = language;
        this.errands = errands;
    }

    @Override
    public CommandForm syntax() {
        return ServiceFlags.addTo(ofServices.syntax());
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.isEmpty() || !isImage(words, call)) {
            return ofServices.run(call);
        }
        boolean isNamed = words.size() > 1 && words.get(1).equals(AS);
        if (isNamed && words.size() == 2) {
            throw ProblemException.usage(
                    Problem.error("there is no name behind `as`").hint("for example run postgres:16 as db"));
        }
        Typed behind = ServiceFlags.parse(isNamed ? words.subList(3, words.size()) : List.of());
        String name =
                isNamed ? words.get(2) : call.typed().value(ServiceFlags.NAME).orElseGet(() -> nameOf(words.get(0)));
        List<String> lines = new ArrayList<>(List.of("image " + GroovyLine.quoted(words.get(0))));
        lines.addAll(ServiceFlags.lines(call.typed(), call));
        lines.addAll(ServiceFlags.lines(behind, call));
        lines.addAll(TypedWords.lines(behind.words()));
        List<String> command = isNamed ? List.of() : words.subList(1, words.size());
        if (call.typed().has(REMOVE)) {
            return once(call, name, lines, command);
        }
        if (!command.isEmpty()) {
            lines.add(GroovyLine.of("command", command));
        }
        ReadStack before = call.readStack(List.of());
        language.say(call, declaration(name, lines));
        before.stack()
                .service(name)
                .ifPresent(replaced -> call.note(new ReplacedService(replaced, before).line(call, words.get(0))));
        return errands.run(call.invocation().asIf(List.of("up", name)));
    }

    private static String declaration(String name, List<String> lines) {
        return "service " + GroovyLine.quoted(name) + ", {\n  " + String.join("\n  ", lines) + "\n}";
    }

    /** What is removed at its end is no part of the stack, for others may work on that while it runs. */
    private ExitCode once(Call call, String name, List<String> lines, List<String> command) {
        Stack with = language.aside(call, declaration(name, lines));
        List<String> line = new ArrayList<>(List.of("run", REMOVE, name));
        line.addAll(command);
        return ofServices.run(call.typing(call.syntax().parse(line, Optional.empty())), with);
    }

    private static boolean isImage(List<String> words, Call call) {
        String first = words.get(0);
        Stack stack = call.readStack(List.of()).stack();
        if (stack.service(first).isPresent()) {
            return false;
        }
        if (words.size() > 1 && words.get(1).equals(AS)
                || call.typed().has(ServiceFlags.NAME)
                || first.contains(":")
                || first.contains("/")) {
            return isReference(first);
        }
        List<String> services = stack.services().stream().map(Service::name).toList();
        return NearMiss.of(first, services).isEmpty() && isReference(first);
    }

    private static boolean isReference(String text) {
        try {
            return !ImageReference.parse(text).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            // then it may be the name of a service
            return false;
        }
    }

    private static String nameOf(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return Optional.of(last.replaceAll("[:@].*", ""))
                .filter(name -> !name.isEmpty())
                .orElse("service");
    }
}
