package orchsh.dsl.language;

/** The words of a {@code service} block that say how its containers are called and marked. */
public interface IdentityWords {

    /** The service's name, for use further down in the script. */
    String getName();
}
