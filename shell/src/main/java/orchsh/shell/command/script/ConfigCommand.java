package orchsh.shell.command.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.write.Concealed;
import orchsh.dsl.write.Original;
import orchsh.dsl.write.Wanted;
import orchsh.dsl.write.Written;
import orchsh.dsl.write.compose.ComposeWriter;
import orchsh.engine.definition.StackFields;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.model.Volume;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.NewFile;
import orchsh.shell.command.stack.ImageChoice;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.table.Listing.Cell;
import orchsh.shell.view.table.Listing.Column;
import orchsh.shell.view.table.Paragraphs;

/** Shows what the stack comes to, as a compose file. */
public final class ConfigCommand implements Command {
    private static final String QUIET = "--quiet";
    private static final String SERVICES = "--services";
    private static final String IMAGES = "--images";
    private static final String VOLUMES = "--volumes";
    private static final String NETWORKS = "--networks";
    private static final String FIELDS = "--fields";
    private static final String JSON = "--json";
    private static final String FORMAT = "--format";
    private static final String OUTPUT = "--output";

    @Override
    public CommandForm syntax() {
        return Syntax.look(
                        "config",
                        "Show what the script or compose file comes to, as one compose file.",
                        "It looks at no engine. In place of secret variables it asks for variables of the environment.")
                .addPositional(Syntax.words("SERVICE", "only these services and what they need"))
                .addOption(Syntax.flag("print nothing: only look for mistakes", "-q", QUIET))
                .addOption(Syntax.flag(
                        "field by field, as it is compared with what runs, also what no compose file can say", FIELDS))
                .addOption(Syntax.flag("only the names of services", SERVICES))
                .addOption(Syntax.flag("only the names of images", IMAGES))
                .addOption(Syntax.flag("only the names of volumes", VOLUMES))
                .addOption(Syntax.flag("only the names of networks", NETWORKS))
                .addOption(Syntax.value("FORMAT", "`yaml` or `json`", FORMAT))
                .addOption(Syntax.flag("as JSON: the file on one line, of fields and names one object a line", JSON))
                .addOption(Syntax.value("FILE", "write to this file, which must not be there yet", "-o", OUTPUT));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        Typed typed = call.typed();
        List<String> words = typed.words();
        boolean isJson = isJson(typed);
        StackFile file = call.stackFile();
        Optional<NewFile> output = typed.value(OUTPUT).map(name -> NewFile.named(name, call));
        ReadStack read = call.readStack(words);
        Stack stack = read.stack();
        ImageChoice choice = new ImageChoice(stack, new LinkedHashSet<>(words));
        List<Service> services =
                stack.services().stream().filter(choice::includes).toList();
        if (typed.has(SERVICES) || typed.has(IMAGES) || typed.has(VOLUMES) || typed.has(NETWORKS)) {
            List<String> names = names(typed, stack, services);
            print(isJson ? json(names) : names, output, call);
        } else if (typed.has(FIELDS)) {
            Listing listing = listing(stack, services, words.isEmpty());
            print(
                    isJson
                            ? listing.json()
                            : Paragraphs.lines(listing, call.console().outLook()),
                    output,
                    call);
        } else if (!typed.has(QUIET)) {
            Original original = original(read, choice, ConvertCommand.folder(call, file, output), call);
            Written written = isJson ? ComposeWriter.writeJson(original) : ComposeWriter.write(original);
            output.ifPresentOrElse(target -> target.write(written.text()), () -> call.printOpenly(written.text()));
            tell(written, call);
        }
        return ExitCode.FINE;
    }

    private static boolean isJson(Typed typed) {
        Optional<String> format = typed.value(FORMAT);
        format.filter(word -> !word.equals("yaml") && !word.equals("json")).ifPresent(word -> {
            throw ProblemException.usage(Problem.error("`" + FORMAT + "` takes `yaml` or `json`, not `" + word + "`"));
        });
        return typed.has(JSON) || format.filter("json"::equals).isPresent();
    }

    private static List<String> json(List<String> names) {
        Listing listing = Listing.of("NAME");
        names.forEach(listing::row);
        return listing.json();
    }

    private static void print(List<String> lines, Optional<NewFile> output, Call call) {
        output.ifPresentOrElse(target -> target.write(String.join("\n", lines) + "\n"), () -> call.print(lines));
    }

    private static Original original(ReadStack read, ImageChoice choice, Path folder, Call call) {
        Set<String> wanted = new LinkedHashSet<>(choice.services());
        wanted.addAll(StartOrder.of(read.stack()).allNeedsOf(choice.services()));
        PlainSecrets plain = new PlainSecrets(read.stack());
        Stack sealed = plain.sealed();
        Stack stack = sealed.withServices(sealed.services().stream()
                .filter(service -> wanted.isEmpty() || wanted.contains(service.name()))
                .toList());
        List<Wanted> secrets = new ArrayList<>(ConvertCommand.secretParams(read));
        secrets.addAll(plain.inWords());
        return new Original(stack, folder, call.invocation().surroundings().home(), secrets, SecretFiles::content);
    }

    private static void tell(Written written, Call call) {
        int losses = written.losses().size();
        if (losses > 0) {
            call.note((losses == 1 ? "one thing" : losses + " things")
                    + " of the stack cannot be said in a compose file; `orchsh convert --to compose` tells which");
        }
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
        Secrets secrets = secrets(stack);
        Listing listing = Listing.of(Column.of("KIND"), Column.of("NAME"), Column.unseen("fields"));
        services.forEach(service -> row(
                listing,
                service.isJob() ? "job" : "service",
                service.name(),
                withoutSecrets(fields.of(service), secrets)));
        if (isWhole) {
            stack.networks().forEach(network -> row(listing, "network", network.name(), fields.of(network)));
            stack.volumes().forEach(volume -> row(listing, "volume", volume.name(), fields.of(volume)));
        }
        return listing;
    }

    private static Secrets secrets(Stack stack) {
        Stream<String> files =
                stack.secrets().stream().flatMap(secret -> Concealed.content(secret, SecretFiles::content).stream());
        Stream<String> words = new PlainSecrets(stack).inWords().stream().map(Wanted::value);
        return Secrets.of(Stream.concat(files, words).toArray(String[]::new));
    }

    private static Map<String, String> withoutSecrets(Map<String, String> fields, Secrets secrets) {
        Map<String, String> safe = new LinkedHashMap<>();
        fields.forEach((name, value) -> safe.put(name, secrets.hiddenIn(value)));
        return safe;
    }

    private static void row(Listing listing, String kind, String name, Map<String, String> fields) {
        listing.row(kind, name, new Cell("", fields));
    }
}
