package orchsh.shell.why;

/**
 * A port of the engine's host that somebody else has.
 *
 * @param port for example {@code 8080} or {@code 53/udp}
 * @param holder who has it, for example {@code container `other-web-1` of stack `other`}
 * @param remedy what lets it go
 */
record TakenPort(String port, String holder, String remedy) {}
