package orchsh.shell.session.container;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.run.Reach.Locality;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Tells whether a container gets through to another one: by its name, on a common network, at a port. */
public final class ReachCommand implements Command {
    private static final int PATIENCE_OF_SOCKET = 3000;
    private static final String LOOK_UP = "if command -v getent >/dev/null 2>&1; then getent hosts \"$1\";"
            + " elif command -v nslookup >/dev/null 2>&1; then nslookup \"$1\";"
            + " else ping -c 1 -W 1 \"$1\"; fi";
    private static final String KNOCK = "if command -v nc >/dev/null 2>&1; then nc -z -w 3 \"$1\" \"$2\";"
            + " elif command -v bash >/dev/null 2>&1; then timeout 3 bash -c 'exec 3<>\"/dev/tcp/$0/$1\"' \"$1\" \"$2\";"
            + " else exit 127; fi";

    @Override
    public CommandForm syntax() {
        return Syntax.look(
                        "reach",
                        "Tell whether a container gets through to another one: `reach web db:5432`.",
                        "The name, the way and the port are each tried from inside the first one's container.")
                .addPositional(Syntax.words("SERVICE TARGET", "from where, and where to: NAME:PORT"));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.size() != 2 || !words.get(1).matches("[^:]+:[0-9]{1,5}")) {
            throw ProblemException.usage(
                    Problem.error("`reach` takes a service and NAME:PORT").hint("for example reach web db:5432"));
        }
        String name = words.get(1).substring(0, words.get(1).indexOf(':'));
        String port = words.get(1).substring(words.get(1).indexOf(':') + 1);
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            ServiceContainers all = ServiceContainers.of(call, stack, engine);
            ObservedContainer from = all.runningOneOf(words.get(0));
            Optional<ObservedContainer> to =
                    all.services().contains(name) ? Optional.of(all.oneOf(name)) : Optional.empty();
            List<Boolean> fine = new ArrayList<>();
            try (ReachProbe probe = new ReachProbe(from, stack, engine, call)) {
                fine.add(name(from, name, probe, call));
                to.ifPresent(target -> fine.add(way(from, target, call)));
                fine.add(port(from, to, name, port, probe, engine, call));
            }
            return fine.contains(false) ? ExitCode.STACK_FAILED : ExitCode.FINE;
        }
    }

    private static boolean name(ObservedContainer from, String name, ReachProbe probe, Call call) {
        Optional<ReachProbe.Answer> answer = probe.ask(LOOK_UP, List.of(name));
        call.print(answer.map(
                        known -> "name: `" + name + "` is " + (known.isYes() ? "known " : "not known ") + known.where())
                .orElse("name: not tried, for the image of `" + from.name() + "` has no tool for it"));
        return answer.isEmpty() || answer.get().isYes();
    }

    private static boolean way(ObservedContainer from, ObservedContainer to, Call call) {
        Set<String> common = new TreeSet<>(from.networks().keySet());
        common.retainAll(to.networks().keySet());
        if (!to.isRunning()) {
            call.print("way: `" + to.name() + "` is " + to.state().word());
            return false;
        }
        call.print(
                common.isEmpty()
                        ? "way: none; `" + from.name() + "` is in "
                                + String.join(", ", from.networks().keySet()) + ", `" + to.name() + "` in "
                                + String.join(", ", to.networks().keySet())
                        : "way: by network " + String.join(", ", common));
        return !common.isEmpty();
    }

    private static boolean port(
            ObservedContainer from,
            Optional<ObservedContainer> to,
            String name,
            String port,
            ReachProbe probe,
            OpenEngine engine,
            Call call) {
        Optional<ReachProbe.Answer> answer = probe.ask(KNOCK, List.of(name, port));
        if (answer.isPresent()) {
            call.print("port: " + port + (answer.get().isYes() ? " answers" : " does not answer") + ", tried "
                    + answer.get().where());
            return answer.get().isYes();
        }
        Optional<String> address = to.flatMap(target -> target.networks().values().stream()
                .map(ObservedContainer.Endpoint::address)
                .filter(found -> !found.isEmpty())
                .findFirst());
        if (address.isEmpty() || engine.ports().locality() != Locality.LOCAL) {
            call.print("port: not tried, for the image of `" + from.name() + "` has no tool for it");
            return true;
        }
        boolean isOpen = answers(address.get(), Integer.parseInt(port));
        call.print("port: " + port + (isOpen ? " answers" : " does not answer")
                + ", tried from this machine, for the image of `" + from.name() + "` has no tool for it");
        return isOpen;
    }

    private static boolean answers(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_OF_SOCKET);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            // nobody answers there
            return false;
        }
    }
}
