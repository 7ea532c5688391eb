package orchsh.dsl.compose.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Saying;
import orchsh.engine.model.Build;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Need;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.problem.Subject;

/** What a compose file says about one service, with its places, until all is known that the service is made of. */
final class ServiceDraft {
    private final String name;
    private final Place place;
    private final Setting setting;
    private final boolean isMap;
    private final List<Outline.Said> said = new ArrayList<>();
    private final Map<Subject, Place> places = new LinkedHashMap<>();
    private final Set<String> profiles = new LinkedHashSet<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final Map<String, Value> kept = new LinkedHashMap<>();
    private final List<Joined> joined = new ArrayList<>();
    private final List<Linked> linked = new ArrayList<>();
    private final Map<String, Set<String>> used = new LinkedHashMap<>();
    private Optional<Namespace> mode = Optional.empty();
    private Optional<Outline.Said> byDeploy = Optional.empty();
    private Optional<ImageReference> image = Optional.empty();
    private Optional<Making> making = Optional.empty();

    /** @param isMap whether there is anything to be said about it */
    ServiceDraft(String name, Place place, Setting setting, boolean isMap) {
        this.isMap = isMap;
        this.name = name;
        this.place = place;
        this.setting = setting;
        places.put(Subject.service(name), place);
    }

    /**
     * A service that must be there before.
     *
     * @param required whether it is brought up as well
     */
    record Dependency(Need need, boolean required, Place place) {}

    /** A network that the service is in. */
    record Joined(NetworkUse use, Place place) {}

    /** Another service under a name of its own. */
    record Linked(String service, String alias, Value value) {}

    String name() {
        return name;
    }

    Place place() {
        return place;
    }

    /** Whether it is a map of keys, or nothing. */
    boolean isMap() {
        return isMap;
    }

    Setting setting() {
        return setting;
    }

    List<Outline.Said> said() {
        return said;
    }

    Map<Subject, Place> places() {
        return places;
    }

    Set<String> profiles() {
        return profiles;
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    /** Says something that is true of services that are like this one as well. */
    void say(Value value, Saying.Edit edit) {
        say(value.at(), Saying.shared(edit));
    }

    /** Says something about this service alone. */
    void sayOwn(Value value, Saying.Edit edit) {
        say(value.at(), Saying.own(edit));
    }

    void note(String word, String what, Value value) {
        note(new Subject(name, word, what), value);
    }

    void note(Subject part, Value value) {
        places.putIfAbsent(part, value.at());
    }

    /** Says what it comes after: of what is not required only what is there. */
    void needs(Set<String> present) {
        for (Dependency dependency : dependencies) {
            if (dependency.required || present.contains(dependency.need.service())) {
                Saying saying =
                        Saying.own(builder -> builder.need(dependency.need)).about("need " + dependency.need.service());
                say(
                        dependency.place,
                        dependency.required ? saying.reaching(List.of(dependency.need.service())) : saying);
            }
        }
    }

    List<Joined> joined() {
        return joined;
    }

    void join(NetworkUse use, Place at) {
        joined.add(new Joined(use, at));
        places.putIfAbsent(new Subject(name, "network", use.network()), at);
        use("network", use.network());
    }

    List<Linked> linked() {
        return linked;
    }

    void link(String service, String alias, Value value) {
        linked.add(new Linked(service, alias, value));
    }

    /** Its network, if it is not in those of the stack. */
    Optional<Namespace> mode() {
        return mode;
    }

    void mode(Namespace network) {
        mode = Optional.of(network);
    }

    /**
     * How its image is made.
     *
     * @param secrets the names of secrets of the stack, by the names they have in the Dockerfile
     */
    record Making(Build build, Map<String, String> secrets, Place place) {}

    Optional<ImageReference> image() {
        return image;
    }

    void image(ImageReference reference) {
        image = Optional.of(reference);
    }

    Optional<Making> making() {
        return making;
    }

    void build(Build recipe, Map<String, String> secrets, Place at) {
        making = Optional.of(new Making(recipe, secrets, at));
    }

    /** It is on the engine's own bridge, for nothing else is said. */
    void onBridge() {
        Namespace bridge = Namespace.of(Namespace.Kind.BRIDGE);
        mode(bridge);
        say(place, Saying.shared(builder -> builder.namespaces(it -> it.network(bridge))));
    }

    boolean isOnBridge() {
        return mode.filter(it -> it.kind() == Namespace.Kind.BRIDGE).isPresent();
    }

    /** Notes that something declared at the top level is used. */
    void use(String kind, String what) {
        used.computeIfAbsent(kind, any -> new LinkedHashSet<>()).add(what);
    }

    /** What it uses of a kind. */
    Set<String> used(String kind) {
        return used.getOrDefault(kind, Set.of());
    }

    void say(Place at, Saying saying) {
        said.add(new Outline.Said(at, saying));
    }

    void need(Dependency dependency) {
        dependencies.add(dependency);
        places.putIfAbsent(new Subject(name, "needs", dependency.need.service()), dependency.place);
    }

    /** Keeps a value that is made something of when all keys have been read. */
    void keep(Value value) {
        keep(value.key(), value);
    }

    /** Keeps a value unless there is one already. */
    void keepFirst(Value value) {
        kept.putIfAbsent(value.key(), value);
    }

    void keep(String name, Value value) {
        kept.put(name, value);
    }

    /** What {@code deploy} says, which counts where {@code restart} says nothing. */
    void restartByDeploy(Value value, RestartPolicy policy) {
        byDeploy = Optional.of(new Outline.Said(
                value.at(), Saying.own(builder -> builder.restart(policy)).about("restart")));
    }

    Optional<Outline.Said> restartByDeploy() {
        return byDeploy;
    }

    /** What stands behind a key that was kept. */
    Optional<Value> kept(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** A key whose value, as it is read, is said of the service. */
    static <V> Keys.Effect<ServiceDraft> says(Function<Value, V> reading, BiConsumer<Service.Builder, V> edit) {
        return (service, value) -> {
            V read = reading.apply(value);
            service.say(value, builder -> edit.accept(builder, read));
        };
    }

    /** A key with one or several values, each of which is said of the service by itself. */
    static <V> Keys.Effect<ServiceDraft> saysEach(Function<Value, V> reading, BiConsumer<Service.Builder, V> edit) {
        return (service, value) -> value.forEach(item -> {
            V read = reading.apply(item);
            service.say(item, builder -> edit.accept(builder, read));
        });
    }
}
