package orchsh.engine.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Something that is kept running, or runs to its end if it is a job.
 *
 * @param name its name in the stack
 * @param job present when it runs to its end
 * @param image the image to run, or the name given to the one that is built
 * @param build how its image is made, if it is
 * @param pull when its image is fetched
 * @param platform the kind of machine its image is for, for example {@code linux/arm64}
 * @param launch what is run, and as whom
 * @param environment its variables
 * @param identity how its containers are called and marked
 * @param ports what is published on the engine's host
 * @param exposed what is offered to others without being published
 * @param networks the networks it takes part in; none means the default one
 * @param links other services under names of its own
 * @param externalLinks containers outside the stack under names of its own
 * @param resolution how it finds addresses
 * @param mounts what is seen inside at which path
 * @param volumesFrom whose mounts are seen as well
 * @param secrets the stack's secrets it may read
 * @param configs the stack's configs it reads
 * @param needs what must be there before it is started
 * @param waits what must hold before it is ready
 * @param healthcheck how the engine sees that it is well; absent means as the image says
 * @param restart whether the engine starts it again
 * @param ending how it is asked to end
 * @param hooks what is run in it at the turns of its life
 * @param resources how much of the machine it may use
 * @param devices which devices it may use
 * @param privileges what it may do
 * @param namespaces what it shares of the kernel
 * @param kernel how it is run by the kernel
 * @param logging where its output goes
 * @param replicas how many containers it has
 * @param deployed what it says about being deployed; absent means what is usual
 * @param watches what is to happen when files change, while somebody watches
 */
public record Service(
        String name,
        Optional<Job> job,
        Optional<ImageReference> image,
        Optional<Build> build,
        PullPolicy pull,
        Optional<String> platform,
        Launch launch,
        Environment environment,
        Identity identity,
        List<Port> ports,
        List<ExposedPort> exposed,
        List<NetworkUse> networks,
        List<Link> links,
        List<ExternalLink> externalLinks,
        Resolution resolution,
        List<Mount> mounts,
        List<VolumesFrom> volumesFrom,
        List<FileGrant> secrets,
        List<FileGrant> configs,
        List<Need> needs,
        List<Wait> waits,
        Optional<Healthcheck> healthcheck,
        RestartPolicy restart,
        Ending ending,
        Hooks hooks,
        Resources resources,
        Devices devices,
        Privileges privileges,
        Namespaces namespaces,
        Kernel kernel,
        Logging logging,
        int replicas,
        Optional<Rollout> deployed,
        List<Watch> watches) {
    private static final List<NetworkUse> DEFAULT_NETWORK_ALONE = List.of(NetworkUse.of(Stack.DEFAULT_NETWORK));

    public Service {
        Names.thing("service", name);
        if (image.isEmpty() && build.isEmpty()) {
            throw new IllegalArgumentException("service `" + name + "` has no image");
        }
        ports = List.copyOf(ports);
        exposed = List.copyOf(exposed);
        networks = List.copyOf(networks);
        links = List.copyOf(links);
        externalLinks = List.copyOf(externalLinks);
        mounts = List.copyOf(mounts);
        volumesFrom = List.copyOf(volumesFrom);
        secrets = List.copyOf(secrets);
        configs = List.copyOf(configs);
        needs = List.copyOf(needs);
        waits = List.copyOf(waits);
        watches = List.copyOf(watches);
        Checks.atLeast("the number of containers of `" + name + "`", 0, replicas);
        if (replicas > 1 && identity.containerName().isPresent()) {
            throw new IllegalArgumentException("service `" + name + "` has " + replicas
                    + " containers, and they cannot all be called `"
                    + identity.containerName().get() + "`");
        }
        if (namespaces.network().isPresent() && !networks.isEmpty()) {
            throw new IllegalArgumentException("service `" + name + "` has the network mode `"
                    + namespaces.network().get() + "` and cannot be in networks of the stack");
        }
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /** How its image is made, if it is: for its platform, unless the build names others. */
    @Override
    public Optional<Build> build() {
        return platform.isEmpty()
                ? build
                : build.map(recipe -> recipe.platforms().isEmpty()
                        ? recipe.toBuilder().platforms(List.of(platform.get())).build()
                        : recipe);
    }

    /** How its containers are replaced when it is deployed. */
    public Rollout rollout() {
        return deployed.orElse(Rollout.USUAL);
    }

    /** What is run instead of the image's own command. */
    public Optional<List<String>> command() {
        return launch.command();
    }

    /** The environment's variables that have values. */
    public SortedMap<String, String> env() {
        return environment.values();
    }

    public boolean isJob() {
        return job.isPresent();
    }

    /** What is waited for: of a job also its end, without a fault and as long as it takes, unless it says otherwise. */
    public List<Wait> awaited() {
        return job.isPresent() ? Job.withEnd(waits) : waits;
    }

    /** The exit code that its end is to have. */
    public int fineExitCode() {
        return Job.fineExitCode(waits);
    }

    /**
     * The networks it takes part in, in the order in which it joins them: the default one if it names none and has no
     * other kind of network.
     */
    public List<NetworkUse> effectiveNetworks() {
        if (namespaces.network().isPresent()) {
            return List.of();
        }
        return networks.isEmpty() ? DEFAULT_NETWORK_ALONE : byPriority();
    }

    private List<NetworkUse> byPriority() {
        return networks.size() == 1
                ? networks
                : networks.stream()
                        .sorted(Comparator.comparingInt(NetworkUse::priority).reversed())
                        .toList();
    }

    /** A builder that starts with all that this service is. */
    public Builder toBuilder() {
        return new Builder(name, this);
    }

    /**
     * A builder of a job that is as this service, to be run beside it: nothing leads to it from outside, nobody waits for
     * it, and nothing starts it again.
     */
    public Builder toOneOff(String otherName) {
        Builder other = new Builder(otherName, this).job(new Job(false)).restart(RestartPolicy.NO);
        other.identity.withoutContainerName();
        other.ports.clear();
        other.networks.replaceAll(use -> use.at(NetworkUse.Address.ANY).called(List.of()));
        other.waits.clear();
        other.watches.clear();
        return other.hooks(Hooks.NONE).replicas(1);
    }

    /** A builder of a service that is as this one, apart from what is about its own life, and without an image so far. */
    public Builder toLikeness(String otherName) {
        Builder other = new Builder(otherName, this)
                .restart(RestartPolicy.NO)
                .ending(Ending.USUAL)
                .hooks(Hooks.NONE)
                .replicas(1);
        other.job = Optional.empty();
        other.image = Optional.empty();
        other.build = Optional.empty();
        other.healthcheck = Optional.empty();
        other.identity.withoutNames();
        other.ports.clear();
        other.networks.replaceAll(use -> use.at(NetworkUse.Address.ANY).called(List.of()));
        other.needs.clear();
        other.waits.clear();
        other.watches.clear();
        return other;
    }

    /**
     * What is run before one of its containers starts: in the same networks, and with all volumes of that container.
     *
     * @param container the container
     */
    public Service preparing(Preparation preparation, String container) {
        Builder other = toOneOff(name);
        preparation.image().ifPresent(image -> {
            other.build = Optional.empty();
            other.image = Optional.of(image);
        });
        Hook hook = preparation.hook();
        other.launch.withoutEntrypoint().command(hook.command());
        hook.user().ifPresent(other.launch::user);
        hook.workdir().ifPresent(other.launch::workdir);
        other.env(hook.env());
        if (hook.privileged()) {
            other.privileges.privileged(true);
        }
        other.mounts.removeIf(mount -> !(mount instanceof Mount.Memory));
        other.volumesFrom.clear();
        other.secrets.clear();
        other.configs.clear();
        other.exposed.clear();
        other.healthcheck = Optional.empty();
        return other.volumesFrom(new VolumesFrom(VolumesFrom.Owner.CONTAINER, container, false))
                .build();
    }

    /** Collects what a service is, one word at a time. */
    public static final class Builder {
        private final String name;
        private Optional<Job> job = Optional.empty();
        private Optional<ImageReference> image = Optional.empty();
        private Optional<Build> build = Optional.empty();
        private PullPolicy pull = PullPolicy.MISSING;
        private Optional<String> platform = Optional.empty();
        private final Launch.Builder launch;
        private final SortedMap<String, String> env = new TreeMap<>();
        private final Set<String> removedEnv = new TreeSet<>();
        private final Set<String> confidentialEnv = new TreeSet<>();
        private final Identity.Builder identity;
        private final List<Port> ports = new ArrayList<>();
        private final List<ExposedPort> exposed = new ArrayList<>();
        private final List<NetworkUse> networks = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<ExternalLink> externalLinks = new ArrayList<>();
        private final Resolution.Builder resolution;
        private final List<Mount> mounts = new ArrayList<>();
        private final List<VolumesFrom> volumesFrom = new ArrayList<>();
        private final List<FileGrant> secrets = new ArrayList<>();
        private final List<FileGrant> configs = new ArrayList<>();
        private final List<Need> needs = new ArrayList<>();
        private final List<Wait> waits = new ArrayList<>();
        private Optional<Healthcheck> healthcheck = Optional.empty();
        private RestartPolicy restart = RestartPolicy.NO;
        private Ending ending = Ending.USUAL;
        private Hooks hooks = Hooks.NONE;
        private final Resources.Builder resources;
        private final Devices.Builder devices;
        private final Privileges.Builder privileges;
        private final Namespaces.Builder namespaces;
        private final Kernel.Builder kernel;
        private Logging logging = Logging.USUAL;
        private int replicas = 1;
        private Optional<Rollout> deployed = Optional.empty();
        private final List<Watch> watches = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
            launch = new Launch.Builder();
            identity = new Identity.Builder();
            resolution = new Resolution.Builder();
            resources = new Resources.Builder();
            devices = new Devices.Builder();
            privileges = new Privileges.Builder();
            namespaces = new Namespaces.Builder();
            kernel = new Kernel.Builder();
        }

        private Builder(String name, Service service) {
            this.name = name;
            job = service.job;
            image = service.image;
            build = service.build;
            pull = service.pull;
            platform = service.platform;
            launch = new Launch.Builder(service.launch);
            env.putAll(service.environment.values());
            removedEnv.addAll(service.environment.removed());
            confidentialEnv.addAll(service.environment.confidential());
            identity = new Identity.Builder(service.identity);
            ports.addAll(service.ports);
            exposed.addAll(service.exposed);
            networks.addAll(service.networks);
            links.addAll(service.links);
            externalLinks.addAll(service.externalLinks);
            resolution = new Resolution.Builder(service.resolution);
            mounts.addAll(service.mounts);
            volumesFrom.addAll(service.volumesFrom);
            secrets.addAll(service.secrets);
            configs.addAll(service.configs);
            needs.addAll(service.needs);
            waits.addAll(service.waits);
            healthcheck = service.healthcheck;
            restart = service.restart;
            ending = service.ending;
            hooks = service.hooks;
            resources = new Resources.Builder(service.resources);
            devices = new Devices.Builder(service.devices);
            privileges = new Privileges.Builder(service.privileges);
            namespaces = new Namespaces.Builder(service.namespaces);
            kernel = new Kernel.Builder(service.kernel);
            logging = service.logging;
            replicas = service.replicas;
            deployed = service.deployed;
            watches.addAll(service.watches);
        }

        public Builder job(Job manner) {
            job = Optional.of(manner);
            return this;
        }

        public Builder image(String reference) {
            return image(ImageReference.parse(reference));
        }

        public Builder image(ImageReference reference) {
            image = Optional.of(reference);
            return this;
        }

        public Builder build(Build recipe) {
            build = Optional.of(recipe);
            return this;
        }

        public Builder pull(PullPolicy policy) {
            pull = policy;
            return this;
        }

        public Builder platform(String kind) {
            platform = Optional.of(kind);
            return this;
        }

        /** Says what is run, and as whom. */
        public Builder launch(Consumer<Launch.Builder> words) {
            words.accept(launch);
            return this;
        }

        public Builder command(List<String> words) {
            launch.command(words);
            return this;
        }

        public Builder env(String variable, String value) {
            env.put(variable, value);
            removedEnv.remove(variable);
            return this;
        }

        public Builder env(Map<String, String> variables) {
            variables.forEach(this::env);
            return this;
        }

        /** A variable whose value is nobody's business, whatever it is called. */
        public Builder confidentialEnv(String variable, String value) {
            confidentialEnv.add(variable);
            return env(variable, value);
        }

        /** Takes away a variable of the image. */
        public Builder withoutEnv(String variable) {
            env.remove(variable);
            removedEnv.add(variable);
            return this;
        }

        /** Says how its containers are called and marked. */
        public Builder identity(Consumer<Identity.Builder> words) {
            words.accept(identity);
            return this;
        }

        public Builder port(Port port) {
            ports.add(port);
            return this;
        }

        public Builder expose(ExposedPort port) {
            exposed.add(port);
            return this;
        }

        public Builder network(NetworkUse use) {
            networks.add(use);
            return this;
        }

        /** Gives it these further names in a network that it is in. */
        public Builder calledAlso(String network, List<String> names) {
            if (networks.isEmpty()) {
                networks.add(NetworkUse.of(Stack.DEFAULT_NETWORK));
            }
            networks.replaceAll(use -> {
                List<String> all = new ArrayList<>(use.aliases());
                all.addAll(names);
                return use.network().equals(network) ? use.called(all) : use;
            });
            return this;
        }

        public Builder link(Link link) {
            links.add(link);
            return this;
        }

        /** Takes back all links to a service. */
        public Builder withoutLinksTo(String service) {
            links.removeIf(link -> link.service().equals(service));
            return this;
        }

        /** Takes back the link of that name. */
        public Builder withoutAlias(String alias) {
            links.removeIf(link -> link.alias().equals(alias));
            externalLinks.removeIf(link -> link.alias().equals(alias));
            return this;
        }

        /** Takes it out of a network. */
        public Builder withoutNetwork(String network) {
            networks.removeIf(use -> use.network().equals(network));
            return this;
        }

        /** Takes back what is seen at a path. */
        public Builder withoutPath(String target) {
            mounts.removeIf(mount -> mount.target().equals(target));
            secrets.removeIf(grant -> grant.target().equals(target));
            configs.removeIf(grant -> grant.target().equals(target));
            return this;
        }

        /** Lets it no longer wait for a service. */
        public Builder withoutNeed(String service) {
            needs.removeIf(need -> need.service().equals(service));
            return this;
        }

        public Builder externalLink(ExternalLink link) {
            externalLinks.add(link);
            return this;
        }

        /** Says how it finds addresses. */
        public Builder resolution(Consumer<Resolution.Builder> words) {
            words.accept(resolution);
            return this;
        }

        public Builder mount(Mount mount) {
            mounts.add(mount);
            return this;
        }

        public Builder volumesFrom(VolumesFrom other) {
            volumesFrom.add(other);
            return this;
        }

        public Builder secret(FileGrant grant) {
            secrets.add(grant);
            return this;
        }

        public Builder config(FileGrant grant) {
            configs.add(grant);
            return this;
        }

        public Builder need(Need need) {
            needs.add(need);
            return this;
        }

        public Builder await(Wait wait) {
            waits.add(wait);
            return this;
        }

        public Builder healthcheck(Healthcheck check) {
            healthcheck = Optional.of(check);
            return this;
        }

        public Builder restart(RestartPolicy policy) {
            restart = policy;
            return this;
        }

        public Builder ending(Ending manner) {
            ending = manner;
            return this;
        }

        public Builder hooks(Hooks commands) {
            hooks = commands;
            return this;
        }

        /** Says how much of the machine it may use. */
        public Builder resources(Consumer<Resources.Builder> words) {
            words.accept(resources);
            return this;
        }

        /** Says which devices it may use. */
        public Builder devices(Consumer<Devices.Builder> words) {
            words.accept(devices);
            return this;
        }

        /** Says what it may do. */
        public Builder privileges(Consumer<Privileges.Builder> words) {
            words.accept(privileges);
            return this;
        }

        /** Says what it shares of the kernel. */
        public Builder namespaces(Consumer<Namespaces.Builder> words) {
            words.accept(namespaces);
            return this;
        }

        /** Says how it is run by the kernel. */
        public Builder kernel(Consumer<Kernel.Builder> words) {
            words.accept(kernel);
            return this;
        }

        public Builder logging(Logging manner) {
            logging = manner;
            return this;
        }

        public Builder replicas(int number) {
            replicas = number;
            return this;
        }

        /** Says how its containers are replaced when it is deployed. */
        public Builder rollout(UnaryOperator<Rollout> words) {
            deployed = Optional.of(words.apply(deployed.orElse(Rollout.USUAL)));
            return this;
        }

        public Builder watch(Watch watch) {
            watches.add(watch);
            return this;
        }

        public Service build() {
            return new Service(
                    name,
                    job,
                    image,
                    build,
                    pull,
                    platform,
                    launch.build(),
                    new Environment(env, removedEnv, confidentialEnv),
                    identity.build(),
                    ports,
                    exposed,
                    networks,
                    links,
                    externalLinks,
                    resolution.build(),
                    mounts,
                    volumesFrom,
                    secrets,
                    configs,
                    needs,
                    waits,
                    healthcheck,
                    restart,
                    ending,
                    hooks,
                    resources.build(),
                    devices.build(),
                    privileges.build(),
                    namespaces.build(),
                    kernel.build(),
                    logging,
                    replicas,
                    deployed,
                    watches);
        }
    }
}
