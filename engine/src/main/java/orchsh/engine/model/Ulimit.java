package orchsh.engine.model;

/**
 * A limit of the kernel for each process of a container.
 *
 * @param name for example {@code nofile}
 * @param soft the limit that holds; -1 means none
 * @param hard how far a process may raise it; -1 means any
 */
public record Ulimit(String name, long soft, long hard) {
    public Ulimit {
        Checks.notBlank("the name of a limit", name);
        Checks.atLeast("limit `" + name + "`", -1, soft);
        Checks.atLeast("limit `" + name + "`", -1, hard);
        if (hard >= 0 && (soft < 0 || soft > hard)) {
            throw new IllegalArgumentException(
                    "the soft limit `" + name + "` of " + soft + " is above the hard one of " + hard);
        }
    }
}
