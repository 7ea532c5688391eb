package orchsh.dsl.live;

/** How a command ended, and what it printed. */
public record CommandEnd(int exitCode, Printed out, Printed err) {}
