package orchsh.shell.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.plan.StackFields;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.Listing;
import orchsh.shell.view.Listing.Cell;
import orchsh.shell.view.Listing.Column;
import orchsh.shell.view.Paragraphs;

/** Shows what the stack's script comes to. */
final class ConfigCommand implements Command {
    private static final String QUIET = "--quiet";
    private static final String SERVICES = "--services";
    private static final String IMAGES = "--images";
    private static final String VOLUMES = "--volumes";
    private static final String NETWORKS = "--networks";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.command(
                        this,
                        "config",
                        "Show what the script comes to, field by field, without secrets.",
                        "It looks at no engine.")
                .addPositional(Syntax.words("SERVICE", "only these services"))
                .addOption(Syntax.flag("print nothing: only look for mistakes", "-q", QUIET))
                .addOption(Syntax.flag("only the names of services", SERVICES))
                .addOption(Syntax.flag("only the names of images", IMAGES))
                .addOption(Syntax.flag("only the names of volumes", VOLUMES))
                .addOption(Syntax.flag("only the names of networks", NETWORKS)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        Stack stack = call.readStack(words).stack();
        ImageChoice choice = new ImageChoice(stack, new LinkedHashSet<>(words));
        List<Service> services =
                stack.services().stream().filter(choice::includes).toList();
        Typed typed = call.typed();
        if (typed.has(SERVICES) || typed.has(IMAGES) || typed.has(VOLUMES) || typed.has(NETWORKS)) {
            ListOptions.printNames(call, "NAME", names(typed, stack, services));
        } else if (!typed.has(QUIET)) {
            Listing listing = listing(stack, services, words.isEmpty());
            call.print(
                    ListOptions.isJson(typed)
                            ? listing.json()
                            : Paragraphs.lines(listing, call.console().outLook()));
        }
        return ExitCode.FINE;
    }

    private static List<String> names(Typed typed, Stack stack, List<Service> services) {
        Stream<String> names = typed.has(SERVICES) ? services.stream().map(Service::name) : Stream.empty();
        names = Stream.concat(
                names,
                typed.has(IMAGES)
                        ? services.stream()
                                .map(service -> stack.imageOf(service).toString())
                        : Stream.empty());
        names = Stream.concat(
                names, typed.has(VOLUMES) ? stack.volumes().stream().map(Volume::name) : Stream.empty());
        names = Stream.concat(
                names, typed.has(NETWORKS) ? stack.networks().stream().map(Network::name) : Stream.empty());
        return names.distinct().toList();
    }

    private static Listing listing(Stack stack, List<Service> services, boolean isWhole) {
        StackFields fields = new StackFields(stack);
        Listing listing = Listing.of(Column.of("KIND"), Column.of("NAME"), Column.unseen("fields"));
        services.forEach(
                service -> row(listing, service.isJob() ? "job" : "service", service.name(), fields.of(service)));
        if (isWhole) {
            stack.networks().forEach(network -> row(listing, "network", network.name(), fields.of(network)));
            stack.volumes().forEach(volume -> row(listing, "volume", volume.name(), fields.of(volume)));
        }
        return listing;
    }

    private static void row(Listing listing, String kind, String name, Map<String, String> fields) {
        listing.row(kind, name, new Cell("", fields));
    }
}
