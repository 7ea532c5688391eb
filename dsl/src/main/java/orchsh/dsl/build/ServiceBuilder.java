package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Build;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Job;
import orchsh.engine.model.Link;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Need;
import orchsh.engine.model.Need.Condition;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.model.Subject;
import orchsh.engine.model.Wait;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** Collects what the block of one service says. */
final class ServiceBuilder implements ServiceLanguage {
    private final String name;
    private final Place place;
    private final Notebook notebook;
    private final Output output;
    private final Builds builds;
    private final Mounts mountReader;

    private Optional<Job> job = Optional.empty();
    private boolean test;
    private Optional<ImageReference> image = Optional.empty();
    /** Set as well when what was said about the image made no sense, which is complaint enough. */
    private boolean imageSaid;

    private Optional<Build> build = Optional.empty();
    private Optional<List<String>> command = Optional.empty();
    private final Environment env;
    private final List<Port> ports = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final Map<String, NetworkUse> networks = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();
    private final List<WaitAt> waits = new ArrayList<>();

    private record WaitAt(Waits.Pending condition, Place place) {}

    ServiceBuilder(String name, Place place, Notebook notebook, Output output, Surroundings besideScript) {
        this.name = name;
        this.place = place;
        this.notebook = notebook;
        this.output = output;
        this.builds = new Builds(besideScript);
        this.mountReader = new Mounts(besideScript);
        this.env = new Environment(notebook);
    }

    /** It runs to its end. */
    void makeJob() {
        job = Optional.of(new Job(false));
    }

    /** The service, unless something about it makes no sense, which is then in the notebook. */
    Optional<Service> finish() {
        notebook.note(Subject.service(name), place);
        if (imageSaid && image.isEmpty() && build.isEmpty()) {
            return Optional.empty();
        }
        List<Service> made = new ArrayList<>();
        notebook.heed(place, () -> made.add(make()));
        return made.stream().findFirst();
    }

    private Service make() {
        if (!imageSaid) {
            throw new WordException("service `" + name + "` has no image", "give it image '…' or build '…'");
        }
        Service.Builder service = Service.named(name);
        job.ifPresent(service::job);
        image.ifPresent(service::image);
        build.ifPresent(service::build);
        command.ifPresent(service::command);
        env.forEach((variable, value) -> service.env(variable, value.toString()));
        ports.forEach(service::port);
        mounts.forEach(service::mount);
        networks.values().forEach(service::network);
        links.forEach(service::link);
        needs.forEach(service::need);
        waits.forEach(at -> notebook.heed(at.place, () -> {
            Wait wait = at.condition.resolve(ports);
            note("wait", wait.describe(), at.place);
            service.await(wait);
        }));
        return service.build();
    }

    Place place() {
        return place;
    }

    boolean isJob() {
        return job.isPresent();
    }

    boolean isTest() {
        return test;
    }

    @Override
    public void test(@Nullable Object wanted) {
        notebook.heed(() -> {
            if (!(wanted instanceof Boolean yes)) {
                throw new WordException("`test` takes true or false");
            }
            if (job.isEmpty()) {
                throw new WordException(
                        "`test` belongs inside the block of a job", "what is kept running is tested by a check");
            }
            test = yes;
        });
    }

    private void note(String word, String value, Place where) {
        notebook.note(new Subject(name, word, value), where);
    }

    private void note(String word, String value) {
        note(word, value, notebook.here());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getImage() {
        return image.map(ImageReference::toString).orElse("");
    }

    @Override
    public Map<String, Object> getEnv() {
        return env;
    }

    @Override
    public void image(@Nullable Object reference) {
        imageSaid = true;
        notebook.heed(() -> image = Optional.of(ImageReference.parse(Values.text("image", reference))));
    }

    @Override
    public void setImage(@Nullable Object reference) {
        image(reference);
    }

    @Override
    public void build(@Nullable Object folder) {
        build(Map.of(), folder);
    }

    @Override
    public void build(Map<String, ?> options) {
        imageSaid = true;
        notebook.heed(() -> {
            Map<String, @Nullable Object> known =
                    Options.of("build", options, List.of("context", "dockerfile", "args", "target", "tags", "network"));
            Object folder = known.containsKey("context") ? known.get("context") : ".";
            build = Optional.of(builds.of(folder, known));
        });
    }

    @Override
    public void build(Map<String, ?> options, @Nullable Object folder) {
        imageSaid = true;
        notebook.heed(() -> build = Optional.of(builds.of(
                folder, Options.of("build", options, List.of("dockerfile", "args", "target", "tags", "network")))));
    }

    @Override
    public void command(@Nullable Object... words) {
        notebook.heed(() -> {
            List<String> texts = Values.each(words).stream()
                    .map(word -> Values.text("command", word))
                    .toList();
            boolean oneText = words != null && words.length == 1 && !(words[0] instanceof List<?>);
            List<String> split = oneText ? CommandLine.split(texts.get(0)) : texts;
            if (split.isEmpty()) {
                throw new WordException("`command` is given no words");
            }
            command = Optional.of(split);
        });
    }

    @Override
    public void env(Map<?, ?> variables) {
        env.addAll(variables);
    }

    @Override
    public void env(@Nullable Object... assignments) {
        for (Object assignment : Values.each(assignments)) {
            if (assignment instanceof Map<?, ?> variables) {
                env.addAll(variables);
            } else {
                notebook.heed(() -> assign(Values.text("env", assignment)));
            }
        }
    }

    private void assign(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new WordException("`" + text + "` is not NAME=value", "write env " + text + ": 'value'");
        }
        env.put(text.substring(0, equals), text.substring(equals + 1));
    }

    @Override
    public void port(@Nullable Object... values) {
        notebook.heed(() -> publish(Ports.of(values)));
    }

    @Override
    public void port(Map<?, ?> pairs) {
        notebook.heed(() -> publish(Ports.of(pairs)));
    }

    private void publish(List<Port> more) {
        for (Port port : more) {
            note("port", port.toString());
            ports.add(port);
        }
    }

    @Override
    public void ports(@Nullable Object... values) {
        port(values);
    }

    @Override
    public void ports(Map<?, ?> pairs) {
        port(pairs);
    }

    @Override
    public void volume(@Nullable Object... values) {
        notebook.heed(() -> mount(mountReader.of(values)));
    }

    @Override
    public void volume(Map<?, ?> pairs) {
        notebook.heed(() -> mount(mountReader.of(pairs)));
    }

    private void mount(List<Mount> more) {
        for (Mount mount : more) {
            note("volume", mount.target());
            if (mount instanceof Mount.NamedVolume named) {
                note("volume", named.volume());
            }
            mounts.add(mount);
        }
    }

    @Override
    public void volumes(@Nullable Object... values) {
        volume(values);
    }

    @Override
    public void volumes(Map<?, ?> pairs) {
        volume(pairs);
    }

    @Override
    public void network(@Nullable Object... names) {
        notebook.heed(() -> Values.each(names).forEach(one -> join(Values.text("network", one), List.of())));
    }

    @Override
    public void network(Map<String, ?> options, @Nullable Object network) {
        notebook.heed(() -> {
            Map<String, @Nullable Object> known = Options.of("network", options, List.of("alias"));
            join(
                    Values.text("network", network),
                    known.containsKey("alias") ? Values.texts("alias", known.get("alias")) : List.of());
        });
    }

    private void join(String network, List<String> aliases) {
        NetworkUse use = new NetworkUse(network, aliases);
        if (networks.putIfAbsent(network, use) != null) {
            throw new WordException("service `" + name + "` joins network `" + network + "` twice");
        }
        note("network", network);
    }

    @Override
    public void networks(@Nullable Object... names) {
        network(names);
    }

    @Override
    public void networks(Map<String, ?> options, @Nullable Object network) {
        network(options, network);
    }

    @Override
    public void link(@Nullable Object... services) {
        link(Map.of(), services);
    }

    @Override
    public void link(Map<?, ?> aliases) {
        link(aliases, new @Nullable Object[0]);
    }

    @Override
    public void link(Map<?, ?> aliases, @Nullable Object... services) {
        notebook.heed(() -> {
            boolean withEnv = true;
            List<Link> more = new ArrayList<>();
            for (Map.Entry<?, ?> alias : aliases.entrySet()) {
                if ("env".equals(String.valueOf(alias.getKey())) && alias.getValue() instanceof Boolean wanted) {
                    withEnv = wanted;
                } else {
                    String service = Values.service("link", alias.getKey());
                    Values.texts("link", alias.getValue()).forEach(text -> more.add(new Link(service, text, true)));
                }
            }
            Values.each(services).forEach(service -> more.add(parseLink(Values.service("link", service))));
            for (Link link : more) {
                note("link", link.service());
                links.add(new Link(link.service(), link.alias(), withEnv));
            }
        });
    }

    /** {@code 'service'} or, as Docker writes it, {@code 'service:alias'}. */
    private static Link parseLink(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? Link.to(text) : new Link(text.substring(0, colon), text.substring(colon + 1), true);
    }

    @Override
    public void links(@Nullable Object... services) {
        link(services);
    }

    @Override
    public void links(Map<?, ?> aliases) {
        link(aliases);
    }

    @Override
    public void links(Map<?, ?> aliases, @Nullable Object... services) {
        link(aliases, services);
    }

    @Override
    public void needs(@Nullable Object... services) {
        notebook.heed(() -> {
            for (Object service : Values.each(services)) {
                if (service instanceof Map<?, ?> conditions) {
                    needs(conditions);
                } else {
                    need(Need.ready(Values.service("needs", service)));
                }
            }
        });
    }

    @Override
    public void needs(Map<?, ?> conditions) {
        conditions.forEach((service, condition) -> notebook.heed(() -> need(new Need(
                Values.service("needs", service), condition(Values.text(String.valueOf(service), condition))))));
    }

    @Override
    public void needs(Map<?, ?> conditions, @Nullable Object... services) {
        needs(services);
        needs(conditions);
    }

    private void need(Need need) {
        note("needs", need.service());
        needs.add(need);
    }

    private static Condition condition(String word) {
        for (Condition condition : Condition.values()) {
            if (condition.word().equals(word.toLowerCase(Locale.ROOT))) {
                return condition;
            }
        }
        throw new WordException(
                "`" + word + "` is no state of a service",
                NearMiss.of(word, Set.of("started", "ready", "completed"))
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("use 'started', 'ready' or 'completed'"));
    }

    @Override
    public void once(@Nullable Object wanted) {
        notebook.heed(() -> {
            if (job.isEmpty()) {
                throw new WordException("`once` is for jobs, and `" + name + "` is a service", "declare it with `job`");
            }
            if (!(wanted instanceof Boolean isWanted)) {
                throw new WordException("`once` is true or false");
            }
            job = Optional.of(new Job(isWanted));
        });
    }

    @Override
    public void wait(Map<String, ?> condition) {
        notebook.heed(() -> waits.add(new WaitAt(Waits.of(condition), notebook.here())));
    }

    /** Without these, Groovy would print to the process's own output from inside a block. */
    public void print(@Nullable Object value) {
        output.print(value);
    }

    public void println(@Nullable Object value) {
        output.println(value);
    }

    public void println() {
        output.println("");
    }

    public void printf(String format, @Nullable Object... values) {
        output.print(String.format(Locale.ROOT, format, values));
    }
}
