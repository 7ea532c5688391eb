package orchsh.engine.plan;

/**
 * One of the containers that a service is to have.
 *
 * @param service the service's name
 * @param number which of them it is, counted from 1
 */
record Instance(String service, int number) {}
