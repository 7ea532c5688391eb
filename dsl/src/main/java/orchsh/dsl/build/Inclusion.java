package orchsh.dsl.build;

/** Makes other files part of the stack while a script runs. */
public interface Inclusion {

    /**
     * Runs the file, unless it has run already.
     *
     * @param file its name as the script says it
     * @param place where the script says it
     */
    void include(String file, Place place);
}
