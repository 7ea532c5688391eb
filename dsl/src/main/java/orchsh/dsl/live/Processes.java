package orchsh.dsl.live;

/** Runs commands to their end: in containers and on the host. What is called off or takes too long is ended, children too. */
public interface Processes {

    /** In a running container of the service. */
    CommandEnd exec(String service, int number, CommandOrder order);

    /** In a container of its own, made as the service says and removed afterwards; what the service needs is brought up. */
    CommandEnd run(String service, CommandOrder order);

    /** On the host. */
    CommandEnd host(CommandOrder order);
}
