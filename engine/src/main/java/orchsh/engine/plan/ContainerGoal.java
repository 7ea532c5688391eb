package orchsh.engine.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Stack;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/** What is to become of containers that are there; none is made. Containers of single commands are left alone unless it is said. */
public sealed interface ContainerGoal {

    /** Only containers of these services; none means all. */
    Set<String> services();

    /** Whether a service is meant, by its name or because all are. */
    default boolean isAbout(String service) {
        return services().isEmpty() || services().contains(service);
    }

    /**
     * They run and are ready, and so is what they need.
     *
     * @param script what they are waited for; absent means their health, if that is checked
     */
    record Start(Set<String> services, Optional<Stack> script) implements ContainerGoal {
        public Start {
            services = Set.copyOf(services);
        }
    }

    /**
     * They do not run.
     *
     * @param grace how long each has to end; absent means what it was made with
     */
    record Stop(Set<String> services, Optional<Duration> grace) implements ContainerGoal {
        public Stop {
            services = Set.copyOf(services);
        }
    }

    /**
     * They have ended, run again and are ready.
     *
     * @param grace how long each has to end; absent means what it was made with
     * @param followers what becomes of those that restart with them
     * @param script what they are waited for; absent means their health, if that is checked
     */
    record Restart(Set<String> services, Optional<Duration> grace, Followers followers, Optional<Stack> script)
            implements ContainerGoal {
        /** What becomes of services that say that they restart with what they need. */
        public enum Followers {
            RESTARTED,
            LEFT
        }

        public Restart {
            services = Set.copyOf(services);
        }
    }

    /**
     * Their processes have been sent a signal.
     *
     * @param signal its name or number
     */
    record Signal(Set<String> services, String signal) implements ContainerGoal {
        public Signal {
            services = Set.copyOf(services);
        }
    }

    /** Their processes are held. */
    record Pause(Set<String> services) implements ContainerGoal {
        public Pause {
            services = Set.copyOf(services);
        }
    }

    /** Their processes go on. */
    record Unpause(Set<String> services) implements ContainerGoal {
        public Unpause {
            services = Set.copyOf(services);
        }
    }

    /**
     * They are those again that were there before the last deployment.
     *
     * @param script how they are replaced
     * @param before the ids of all containers before the deployment that is undone; absent when it ended by itself, and what it
     *     has made without replacing anything stays
     */
    record GoBack(Set<String> services, Stack script, Optional<Set<String>> before) implements ContainerGoal {
        public GoBack {
            services = Set.copyOf(services);
            before = before.map(Set::copyOf);
        }
    }

    /**
     * They are gone, and so is what was made for single commands and is like them.
     *
     * @param running what becomes of those that run
     * @param volumes what becomes of their volumes without a name
     */
    record Remove(Set<String> services, Running running, AnonymousVolumes volumes) implements ContainerGoal {
        /** What becomes of containers that run. */
        public enum Running {
            LEFT,
            STOPPED
        }

        public Remove {
            services = Set.copyOf(services);
        }
    }
}
