package orchsh.shell.command.look;

import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.live.Browser;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.container.Reach;

/** Opens the page of a service. */
public final class OpenCommand implements Command {
    private static final String PRINT = "--print";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(ServiceContainers.addIndexTo(
                Syntax.look("open", "Open the page of a service in the browser, and print its address.")
                        .addPositional(Syntax.words(
                                "SERVICE [PORT]",
                                "whose page; without one, the first that has any. PORT is the container's own"))
                        .addOption(Syntax.flag("only print the address", PRINT))));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.size() > 2) {
            throw ProblemException.usage(Problem.error("`open` takes a service and, if you like, one of its ports")
                    .hint("for example `orchsh open web`"));
        }
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            ServiceContainers containers = ServiceContainers.of(call, stack, engine);
            List<ObservedContainer> candidates =
                    words.isEmpty() ? containers.lasting() : List.of(containers.runningOneOf(words.get(0)));
            Optional<Integer> port = words.size() == 2 ? Optional.of(port(words.get(1))) : Optional.empty();
            String page = new Reach(engine.publishedAt())
                    .pages(candidates, port).stream()
                            .findFirst()
                            .orElseThrow(() -> ProblemException.stack(noPage(stack, words)));
            ListOptions.printNames(call, "ADDRESS", List.of(page));
            if (!call.typed().has(PRINT)
                    && !Browser.show(page, call.invocation().surroundings())) {
                call.note("there is no browser here that could be asked to show it");
            }
            return ExitCode.FINE;
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw ProblemException.usage(Problem.error("`" + text + "` is not a port of a container"));
        }
        return Integer.parseInt(text);
    }

    private static Problem noPage(String stack, List<String> words) {
        return Problem.error(
                words.isEmpty()
                        ? "no service of stack `" + stack + "` that runs has a page: none publishes a port for one"
                        : "service `" + words.get(0) + "` has no page"
                                + (words.size() == 2 ? " at port " + words.get(1) : "")
                                + ": no such port is published");
    }
}
