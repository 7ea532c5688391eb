package orchsh.dsl.compose.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import orchsh.dsl.build.Complaint;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.ServiceMaker;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildSecret;
import orchsh.engine.model.Config;
import orchsh.engine.model.FileSource;
import orchsh.engine.model.Finding;
import orchsh.engine.model.Job;
import orchsh.engine.model.Need;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StackRules;
import orchsh.engine.model.Subject;

/** Makes a stack of the tree of a project: all keys of all services, and what must hold between them. */
public final class StackMaker {
    /** The words that speak of other services. */
    private static final Set<String> OTHERS = Set.of("needs", "link", "volumesFrom", "networkMode", "ipc", "pid");

    private final Findings findings;
    private final Notes notes;
    private final ProjectDraft project;
    private final String name;
    private final Place start;
    private final Map<Subject, Place> places = new LinkedHashMap<>();

    /**
     * A stack, if nothing is wrong with it, and where its parts are said.
     *
     * @param stack the stack
     * @param places where its parts are said
     */
    public record Made(Optional<Stack> stack, Map<Subject, Place> places) {}

    private StackMaker(Task task, Surroundings caller, Findings findings) {
        this.findings = findings;
        this.notes = new Notes(findings);
        this.name = task.name;
        this.start = task.tree.at();
        Setting setting = new Setting(notes, caller, task.variables, task.generation);
        this.project = new ProjectDraft(setting);
        project.read(new Value("compose file", task.tree, setting));
        project.check(new Value("services", task.off, setting));
    }

    /**
     * What a stack is to be made of.
     *
     * @param name the name of the project
     * @param tree all that its files say together
     * @param off the services that are not part of it, for their profiles are not chosen
     * @param variables the value of a variable as what stands at a place sees it
     */
    public record Task(
            String name,
            Generation generation,
            YamlMap tree,
            YamlMap off,
            BiFunction<String, Place, Optional<String>> variables) {}

    /**
     * Makes a stack.
     *
     * @param caller the caller's surroundings
     * @param findings what is wrong is added to these
     */
    public static Made make(Task task, Surroundings caller, Findings findings) {
        return new StackMaker(task, caller, findings)
                .make(task.generation == Generation.FIRST ? Stack.Naming.UNDERSCORES : Stack.Naming.DASHES);
    }

    private Made make(Stack.Naming naming) {
        if (project.services().isEmpty() && !project.off().isEmpty()) {
            notes.complain(
                    start,
                    "all services of the compose file have profiles, and none of these is chosen",
                    "choose with --profile: "
                            + project.off().values().stream()
                                    .flatMap(service -> service.profiles().stream())
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        } else if (project.services().isEmpty() && !findings.hasErrors()) {
            notes.complain(
                    start, "the compose file declares no service", "for example `services: {db: {image: postgres}}`");
        }
        Collection<ServiceDraft> active = project.services().values();
        Set<String> names = new LinkedHashSet<>();
        active.forEach(service -> names.add(service.name()));
        Set<String> jobs = new LinkedHashSet<>();
        for (ServiceDraft service : active) {
            service.dependencies().stream()
                    .map(ServiceDraft.Dependency::need)
                    .filter(need -> need.condition() == Need.Condition.COMPLETED)
                    .forEach(need -> jobs.add(need.service()));
        }
        places.putAll(project.places());
        Stack.Builder stack = Stack.named(name).naming(naming);
        Map<String, Secret> secrets = secrets(active);
        secrets.values().forEach(stack::secret);
        configs(active).forEach(stack::config);
        project.networks().values().forEach(stack::network);
        project.volumes().values().forEach(stack::volume);
        for (ServiceDraft service : active) {
            new ServiceFinish(service).finish(name);
            service.needs(names);
            service(service, jobs.contains(service.name()), secrets).ifPresent(stack::service);
            places.putAll(service.places());
        }
        if (findings.hasErrors()) {
            return new Made(Optional.empty(), places);
        }
        Stack whole = stack.build();
        StackRules.check(whole).forEach(this::complain);
        return new Made(findings.hasErrors() ? Optional.empty() : Optional.of(whole), places);
    }

    private Map<String, Secret> secrets(Collection<ServiceDraft> active) {
        Map<String, Secret> made = new LinkedHashMap<>();
        used("secret", active, project.secrets())
                .forEach((secret, source) -> made.put(secret, new Secret(secret, source)));
        return made;
    }

    private List<Config> configs(Collection<ServiceDraft> active) {
        List<Config> made = new ArrayList<>();
        used("config", active, project.configs()).forEach((config, source) -> made.add(new Config(config, source)));
        return made;
    }

    /** Those that nobody uses may come from anywhere. */
    private Map<String, FileSource> used(
            String kind, Collection<ServiceDraft> active, Map<String, SourceDraft> declared) {
        Map<String, FileSource> sources = new LinkedHashMap<>();
        for (ServiceDraft service : active) {
            for (String wanted : service.used(kind)) {
                SourceDraft source = declared.get(wanted);
                if (source != null && !sources.containsKey(wanted)) {
                    notes.heed(source.place(), () -> sources.put(wanted, source.source()));
                }
            }
        }
        return sources;
    }

    private Optional<Service> service(ServiceDraft draft, boolean isJob, Map<String, Secret> secrets) {
        if (draft.image().isEmpty() && draft.making().isEmpty()) {
            if (draft.isMap()
                    && draft.kept("image").isEmpty()
                    && draft.kept("build").isEmpty()) {
                notes.complain(
                        draft.place(), "service `" + draft.name() + "` has no image", "give it `image` or `build`");
            }
            return Optional.empty();
        }
        List<Service.Builder> starts = new ArrayList<>();
        boolean isSound = notes.heed(
                draft.making().map(ServiceDraft.Making::place).orElse(draft.place()),
                () -> starts.add(start(draft, isJob, secrets)));
        return isSound
                ? new ServiceMaker(() -> start(draft, isJob, secrets), draft.place(), draft.said(), notes::heed).make()
                : Optional.empty();
    }

    private static Service.Builder start(ServiceDraft draft, boolean isJob, Map<String, Secret> secrets) {
        Service.Builder service = Service.named(draft.name());
        draft.image().ifPresent(service::image);
        draft.making().ifPresent(making -> {
            Build.Builder build = making.build().toBuilder();
            making.secrets()
                    .forEach((id, secret) -> Optional.ofNullable(secrets.get(secret))
                            .ifPresent(known -> build.secret(new BuildSecret(id, known.source()))));
            service.build(build.build());
        });
        if (isJob) {
            service.job(new Job(false));
        }
        return service;
    }

    private void complain(Finding finding) {
        Place place = places.getOrDefault(
                finding.about(),
                places.getOrDefault(Subject.service(finding.about().owner()), start));
        Optional<String> hint = Optional.of(finding.about())
                .filter(about -> OTHERS.contains(about.word()))
                .flatMap(about -> Optional.ofNullable(project.off().get(about.value())))
                .flatMap(service -> service.profiles().stream().findFirst())
                .map(profile -> "it is there with --profile " + profile)
                .or(finding::hint);
        notes.complain(new Complaint(place, finding.message(), hint));
    }
}
