package orchsh.engine.model;

/**
 * What makes a service a job: it runs to its end instead of being kept running.
 *
 * @param once whether it is run again only when its definition has changed
 */
public record Job(boolean once) {}
