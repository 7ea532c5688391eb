package orchsh.engine.model;

/**
 * Another service under a name of one's own.
 *
 * @param service the service linked to
 * @param alias the name it has here
 * @param withEnv whether the variables of {@code docker run --link} are set
 */
public record Link(String service, String alias, boolean withEnv) {
    public Link {
        Names.thing("service", service);
        Names.thing("link", alias);
    }

    public static Link to(String service) {
        return new Link(service, service, true);
    }
}
