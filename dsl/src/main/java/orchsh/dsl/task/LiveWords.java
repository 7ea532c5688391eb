package orchsh.dsl.task;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import orchsh.dsl.build.Output;
import orchsh.dsl.language.CommandResult;
import orchsh.dsl.language.HostFile;
import orchsh.dsl.language.HttpResult;
import orchsh.dsl.language.LiveService;
import orchsh.dsl.language.Remains;
import orchsh.dsl.language.TaskLanguage;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.live.Sight;
import orchsh.dsl.live.StackControl.Data;
import orchsh.dsl.value.Options;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What the block of a task speaks to: each word reads what it is given and asks the live stack. */
public final class LiveWords extends GroovyObjectSupport implements TaskLanguage {
    private final LiveStack live;
    private final OtherTasks tasks;
    private final List<String> arguments;
    private final Output output;
    private final Services services;
    private final Commands commands;

    /**
     * The words of one task.
     *
     * @param arguments what the task was given
     * @param output where it prints to
     */
    public LiveWords(LiveStack live, OtherTasks tasks, List<String> arguments, Output output) {
        this.live = live;
        this.tasks = tasks;
        this.arguments = List.copyOf(arguments);
        this.output = output;
        this.commands = new Commands(live);
        this.services = new Services(live, commands);
    }

    /** Services by their bare names, where the script has no variable of that name. */
    @Override
    public @Nullable Object getProperty(String name) {
        return switch (name) {
            case "args" -> arguments;
            case "services" -> services;
            case "remains" -> getRemains();
            default ->
                services.named(name)
                        .map(Object.class::cast)
                        .orElseThrow(() -> new MissingPropertyException(name, LiveWords.class));
        };
    }

    /** Other tasks can be called like functions. */
    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object given) {
        if (tasks.names().contains(name)) {
            call(name, given instanceof Object[] several ? several : new @Nullable Object[] {given});
            return null;
        }
        return super.invokeMethod(name, given);
    }

    @Override
    public List<String> getArgs() {
        return arguments;
    }

    @Override
    public List<LiveService> getServices() {
        return services;
    }

    private Set<String> chosen(String word, @Nullable Object @Nullable [] given) {
        List<@Nullable Object> each = Values.each(given);
        if (each.isEmpty()) {
            throw new WordException("`" + word + "` is given no value", "without brackets it means all services");
        }
        return each.stream()
                .map(one -> services.nameOf(word, one))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public void up() {
        live.control().up(Set.of(), Manners.up(Map.of()));
    }

    @Override
    public void up(@Nullable Object... given) {
        live.control().up(chosen("up", given), Manners.up(Map.of()));
    }

    @Override
    public void up(Map<String, ?> options, @Nullable Object... given) {
        live.control().up(orAll("up", given), Manners.up(options));
    }

    private Set<String> orAll(String word, @Nullable Object @Nullable [] given) {
        return given != null && given.length == 0 ? Set.of() : chosen(word, given);
    }

    @Override
    public void down() {
        live.control().down(Data.KEEP);
    }

    @Override
    public void down(Map<String, ?> options) {
        live.control().down(Manners.data("down", options));
    }

    @Override
    public void start() {
        live.control().start(Set.of());
    }

    @Override
    public void start(@Nullable Object... given) {
        live.control().start(chosen("start", given));
    }

    @Override
    public void stop() {
        live.control().stop(Set.of(), Optional.empty());
    }

    @Override
    public void stop(@Nullable Object... given) {
        live.control().stop(chosen("stop", given), Optional.empty());
    }

    @Override
    public void stop(Map<String, ?> options, @Nullable Object... given) {
        live.control().stop(orAll("stop", given), Manners.grace("stop", options));
    }

    @Override
    public void restart() {
        live.control().restart(Set.of(), Optional.empty());
    }

    @Override
    public void restart(@Nullable Object... given) {
        live.control().restart(chosen("restart", given), Optional.empty());
    }

    @Override
    public void restart(Map<String, ?> options, @Nullable Object... given) {
        live.control().restart(orAll("restart", given), Manners.grace("restart", options));
    }

    @Override
    public Map<String, String> build() {
        return live.control().build(Set.of(), Manners.build(Map.of()));
    }

    @Override
    public Map<String, String> build(@Nullable Object... given) {
        return live.control().build(chosen("build", given), Manners.build(Map.of()));
    }

    @Override
    public Map<String, String> build(Map<String, ?> options, @Nullable Object... given) {
        return live.control().build(orAll("build", given), Manners.build(options));
    }

    @Override
    public void pull() {
        live.control().pull(Set.of());
    }

    @Override
    public void pull(@Nullable Object... given) {
        live.control().pull(chosen("pull", given));
    }

    @Override
    public void remove(@Nullable Object... given) {
        live.control().remove(chosen("remove", given), Data.KEEP);
    }

    @Override
    public void remove(Map<String, ?> given, @Nullable Object... services) {
        Map<String, @Nullable Object> options = Options.of("remove", given, List.of("volumes", "images"));
        if (!Manners.flag(options, "images", false)) {
            live.control().remove(chosen("remove", services), Manners.data(options));
        } else if (Values.each(services).isEmpty()) {
            live.control().removeImages(Manners.data(options));
        } else {
            throw new WordException(
                    "`images:` is about the whole stack, and services are named", "for example remove images: true");
        }
    }

    @Override
    public Remains getRemains() {
        return new Left(live.sight().remains());
    }

    @Override
    public void reached() {
        live.tellReached();
    }

    @Override
    public boolean confirm(@Nullable Object question) {
        return live.confirm(Values.text("confirm", question));
    }

    @Override
    public void fail(@Nullable Object reason) {
        String said = Values.text("fail", reason);
        if (said.isBlank()) {
            throw new WordException("`fail` is given no reason", "for example fail 'there is no data'");
        }
        throw ProblemException.stack(Problem.error(said));
    }

    @Override
    public CommandResult run(@Nullable Object service, @Nullable Object... command) {
        return run(Map.of(), service, command);
    }

    @Override
    public CommandResult run(Map<String, ?> options, @Nullable Object service, @Nullable Object... command) {
        return commands.run(services.nameOf("run", service), options, command);
    }

    @Override
    public CommandResult exec(@Nullable Object service, @Nullable Object... command) {
        return exec(Map.of(), service, command);
    }

    @Override
    public CommandResult exec(Map<String, ?> options, @Nullable Object service, @Nullable Object... command) {
        if (service instanceof ContainerView container) {
            return container.exec(options, command);
        }
        return commands.exec(services.nameOf("exec", service), options, command);
    }

    @Override
    public void wait(@Nullable Object... what) {
        for (Object one : Values.each(what)) {
            if (one instanceof Duration time) {
                live.control().pause(Manners.positive("wait", time));
            } else {
                live.control().awaitReady(Set.of(services.nameOf("wait", one)), Optional.empty());
            }
        }
    }

    @Override
    public void wait(Map<?, ?> conditions, @Nullable Object... given) {
        new WaitWord(live, services).wait(conditions, orAll("wait", given));
    }

    @Override
    public String logs(@Nullable Object... given) {
        return logs(Map.of(), given);
    }

    @Override
    public String logs(Map<String, ?> options, @Nullable Object... given) {
        Set<String> chosen = orAll("logs", given);
        return LogText.of(
                live.sight().logs(chosen, Manners.logPart(options, live.now())),
                chosen.size() == 1 ? LogText.Writers.HIDDEN : LogText.Writers.SHOWN);
    }

    @Override
    public void copy(@Nullable Object from, @Nullable Object to) {
        new CopyWord(live, services).copy(from, to);
    }

    @Override
    public CommandResult sh(@Nullable Object... command) {
        return sh(Map.of(), command);
    }

    @Override
    public CommandResult sh(Map<String, ?> options, @Nullable Object... command) {
        return commands.sh(options, command);
    }

    @Override
    public HostFile file(@Nullable Object path) {
        return BesideFile.of("file", path, live.folder());
    }

    @Override
    public HttpResult http(@Nullable Object... target) {
        return http(Map.of(), target);
    }

    @Override
    public HttpResult http(Map<String, ?> options, @Nullable Object... target) {
        return new HttpWord(live, services).ask(options, target);
    }

    @Override
    public void say(@Nullable Object text) {
        output.println(text);
    }

    @Override
    public void task(@Nullable Object name, @Nullable Object... given) {
        String said = Values.text("task", name);
        if (!tasks.names().contains(said)) {
            throw new WordException(
                    "there is no task `" + said + "`",
                    NearMiss.hint(said, tasks.names()).orElse("tasks: " + String.join(", ", tasks.names())));
        }
        call(said, given);
    }

    private void call(String task, @Nullable Object[] given) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (Object one : given) {
            if (one instanceof Map<?, ?> named) {
                named.forEach((name, value) -> options.put(
                        Values.text(task, name),
                        value instanceof Boolean flag ? flag.toString() : Values.text(task, value)));
            } else {
                words.add(one instanceof LiveService service ? service.getName() : Values.text(task, one));
            }
        }
        tasks.run(task, options, words);
    }

    /** What there was when it was asked for. */
    private record Left(Sight.Remains all) implements Remains {
        @Override
        public List<String> getContainers() {
            return all.containers();
        }

        @Override
        public List<String> getNetworks() {
            return all.networks();
        }

        @Override
        public List<String> getVolumes() {
            return all.volumes();
        }

        @Override
        public List<String> getImages() {
            return all.images();
        }
    }
}
