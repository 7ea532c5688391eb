package orchsh.shell.call;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.prose.ProblemView;

/** What a command that only looks may use. */
public interface Glance {

    /** What was typed. */
    Typed typed();

    /** Who wants it, and where. */
    Invocation invocation();

    /** What this program is. */
    About about();

    /** The name of the stack that was chosen; its script is only evaluated if there is no other way to know. */
    String stackName();

    /** The services that the script of the stack declares; none when it is missing or broken. */
    List<String> declaredServices(List<String> asked);

    EngineView openEngine();

    /** An engine that is there already, whatever the options consent to. */
    EngineView openExistingEngine();

    /** Does work that changes nothing, until it is done or called off. */
    <T> T whileWanted(Supplier<T> work);

    /** All containers of the stack, as the engine lists them. */
    List<ObservedContainer> listed(String stack, EngineView engine);

    /** The containers of all stacks and of none. */
    List<ObservedContainer> listed(EngineView engine);

    /** What the engine says of itself. */
    EngineFacts facts(EngineView engine);

    default Console console() {
        return invocation().console();
    }

    default void print(List<String> lines) {
        print(console().out(), lines);
    }

    default void print(String line) {
        print(List.of(line));
    }

    /** Says something about the work, which is not its result. */
    default void note(String line) {
        print(console().err(), List.of(line));
    }

    default void show(List<Problem> problems) {
        if (!problems.isEmpty()) {
            print(console().err(), new ProblemView(console().errLook()).lines(problems));
        }
    }

    /** Lines end alike on every system, and are seen at once. */
    private static void print(PrintWriter writer, List<String> lines) {
        for (String line : lines) {
            writer.print(line + "\n");
        }
        writer.flush();
    }

    /** The stack's containers by service and number; engines list them as they like. */
    default List<ObservedContainer> containersOf(String stack, EngineView engine) {
        return ordered(listed(stack, engine));
    }

    static List<ObservedContainer> ordered(List<ObservedContainer> containers) {
        List<ObservedContainer> ordered = new ArrayList<>(containers);
        ordered.sort(new ByService());
        return ordered;
    }

    /** By service, number and name. */
    final class ByService implements Comparator<ObservedContainer> {
        @Override
        public int compare(ObservedContainer one, ObservedContainer other) {
            int order = one.service().orElse("").compareTo(other.service().orElse(""));
            if (order == 0) {
                order = Integer.compare(one.number().orElse(0), other.number().orElse(0));
            }
            return order == 0 ? one.name().compareTo(other.name()) : order;
        }
    }
}
