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
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Outline.OutlinedService;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Build;
import orchsh.engine.model.BuildSecret;
import orchsh.engine.model.Config;
import orchsh.engine.model.FileSource;
import orchsh.engine.model.Need;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Subject;

/** Finds out what the tree of a project says: all keys of all services, and what stands beside them. */
public final class OutlineMaker {
    private final Findings findings;
    private final Notes notes;
    private final Task task;
    private final ProjectDraft project;

    private OutlineMaker(Task task, Surroundings caller, Findings findings) {
        this.task = task;
        this.findings = findings;
        this.notes = new Notes(findings);
        Setting setting = new Setting(notes, caller, task.variables, task.generation);
        this.project = new ProjectDraft(setting);
        project.read(new Value("compose file", task.tree, setting));
        project.check(new Value("services", task.off, setting));
    }

    /**
     * What is to be looked through.
     *
     * @param name the name of the project
     * @param tree all that its files say together
     * @param off the services that are not part of it, for their profiles are not chosen
     * @param variables the value of a variable as what stands at a place sees it
     * @param whole whether it is all of a stack, which has services
     */
    public record Task(
            String name,
            Generation generation,
            YamlMap tree,
            YamlMap off,
            BiFunction<String, Place, Optional<String>> variables,
            boolean whole) {}

    /**
     * All that is said; what is wrong with it is not part of that.
     *
     * @param caller the caller's surroundings
     * @param findings what is wrong is added to these
     */
    public static Outline make(Task task, Surroundings caller, Findings findings) {
        return new OutlineMaker(task, caller, findings).make();
    }

    private Outline make() {
        if (task.whole) {
            checkServices();
        }
        Collection<ServiceDraft> active = project.services().values();
        Set<String> jobs = jobs(active);
        Map<Subject, Place> places = new LinkedHashMap<>(project.places());
        Map<String, Secret> secrets = secrets(active);
        List<OutlinedService> services = new ArrayList<>();
        for (ServiceDraft service : active) {
            new ServiceFinish(service).finish(task.name);
            service.needs(project.services().keySet());
            outline(service, jobs.contains(service.name()), secrets).ifPresent(services::add);
            places.putAll(service.places());
        }
        return new Outline(
                task.name,
                task.generation == Generation.FIRST ? Stack.Naming.UNDERSCORES : Stack.Naming.DASHES,
                profiles(),
                off(),
                services,
                List.copyOf(project.networks().values()),
                List.copyOf(project.volumes().values()),
                List.copyOf(secrets.values()),
                configs(active),
                places,
                project.bounds());
    }

    private void checkServices() {
        if (project.services().isEmpty() && !project.off().isEmpty()) {
            notes.complain(
                    task.tree.at(),
                    "all services of the compose file have profiles, and none of these is chosen",
                    "choose with --profile: " + profiles().stream().sorted().collect(Collectors.joining(", ")));
        } else if (project.services().isEmpty() && !findings.hasErrors()) {
            notes.complain(
                    task.tree.at(),
                    "the compose file declares no service",
                    "for example `services: {db: {image: postgres}}`");
        }
    }

    private Set<String> profiles() {
        Set<String> profiles = new LinkedHashSet<>();
        project.services().values().forEach(service -> profiles.addAll(service.profiles()));
        project.off().values().forEach(service -> profiles.addAll(service.profiles()));
        return profiles;
    }

    private Map<String, String> off() {
        Map<String, String> off = new LinkedHashMap<>();
        project.off()
                .forEach((name, service) ->
                        service.profiles().stream().findFirst().ifPresent(profile -> off.put(name, profile)));
        return off;
    }

    /** A service whose end is waited for runs to its end. */
    private static Set<String> jobs(Collection<ServiceDraft> active) {
        return active.stream()
                .flatMap(service -> service.dependencies().stream())
                .map(ServiceDraft.Dependency::need)
                .filter(need -> need.condition() == Need.Condition.COMPLETED)
                .map(Need::service)
                .collect(Collectors.toSet());
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

    private Optional<OutlinedService> outline(ServiceDraft draft, boolean isJob, Map<String, Secret> secrets) {
        if (draft.image().isEmpty() && draft.making().isEmpty()) {
            if (draft.isMap()
                    && draft.kept("image").isEmpty()
                    && draft.kept("build").isEmpty()
                    && draft.kept("provider").isEmpty()) {
                notes.complain(
                        draft.place(), "service `" + draft.name() + "` has no image", "give it `image` or `build`");
            }
            return Optional.empty();
        }
        List<Build> builds = new ArrayList<>();
        draft.making().ifPresent(making -> notes.heed(making.place(), () -> builds.add(build(making, secrets))));
        return Optional.of(new OutlinedService(
                draft.name(), draft.place(), draft.image(), builds.stream().findFirst(), isJob, draft.said()));
    }

    private static Build build(ServiceDraft.Making making, Map<String, Secret> secrets) {
        Build.Builder build = making.build().toBuilder();
        making.secrets()
                .forEach((id, secret) -> Optional.ofNullable(secrets.get(secret))
                        .ifPresent(known -> build.secret(new BuildSecret(id, known.source()))));
        return build.build();
    }
}
