package orchsh.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.engine.model.Namespace.Kind;

/**
 * What a container shares of the kernel; absent leaves it to the engine.
 *
 * @param network its network, instead of networks of the stack
 * @param ipc shared memory, semaphores and message queues
 * @param pid the processes it sees
 * @param uts host name and domain name
 * @param user the users it has
 * @param cgroup the control groups it sees
 */
public record Namespaces(
        Optional<Namespace> network,
        Optional<Namespace> ipc,
        Optional<Namespace> pid,
        Optional<Namespace> uts,
        Optional<Namespace> user,
        Optional<Namespace> cgroup) {

    public Namespaces {
        only("networkMode", network, Kind.NONE, Kind.HOST, Kind.BRIDGE, Kind.SERVICE, Kind.CONTAINER);
        only("ipc", ipc, Kind.NONE, Kind.PRIVATE, Kind.SHAREABLE, Kind.HOST, Kind.SERVICE, Kind.CONTAINER);
        only("pid", pid, Kind.HOST, Kind.SERVICE, Kind.CONTAINER);
        only("uts", uts, Kind.HOST);
        only("userns", user, Kind.HOST);
        only("cgroup", cgroup, Kind.HOST, Kind.PRIVATE);
    }

    private static void only(String word, Optional<Namespace> namespace, Kind... kinds) {
        namespace.filter(chosen -> !Set.of(kinds).contains(chosen.kind())).ifPresent(chosen -> {
            throw new IllegalArgumentException("`" + word + "` cannot be `" + chosen + "`: it is one of "
                    + String.join(", ", Stream.of(kinds).map(Kind::word).toList()));
        });
    }

    /** The services whose parts of the kernel are shared. */
    public List<String> services() {
        return Stream.of(network, ipc, pid, uts, user, cgroup)
                .flatMap(Optional::stream)
                .filter(namespace -> namespace.kind() == Kind.SERVICE)
                .map(Namespace::of)
                .distinct()
                .toList();
    }

    /** Collects what is shared. */
    public static final class Builder {
        private Optional<Namespace> network = Optional.empty();
        private Optional<Namespace> ipc = Optional.empty();
        private Optional<Namespace> pid = Optional.empty();
        private Optional<Namespace> uts = Optional.empty();
        private Optional<Namespace> user = Optional.empty();
        private Optional<Namespace> cgroup = Optional.empty();

        Builder() {}

        Builder(Namespaces namespaces) {
            network = namespaces.network;
            ipc = namespaces.ipc;
            pid = namespaces.pid;
            uts = namespaces.uts;
            user = namespaces.user;
            cgroup = namespaces.cgroup;
        }

        public Builder network(Namespace namespace) {
            network = Optional.of(namespace);
            return this;
        }

        public Builder ipc(Namespace namespace) {
            ipc = Optional.of(namespace);
            return this;
        }

        public Builder pid(Namespace namespace) {
            pid = Optional.of(namespace);
            return this;
        }

        public Builder uts(Namespace namespace) {
            uts = Optional.of(namespace);
            return this;
        }

        public Builder user(Namespace namespace) {
            user = Optional.of(namespace);
            return this;
        }

        public Builder cgroup(Namespace namespace) {
            cgroup = Optional.of(namespace);
            return this;
        }

        Namespaces build() {
            return new Namespaces(network, ipc, pid, uts, user, cgroup);
        }
    }
}
