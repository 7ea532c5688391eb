package orchsh.dsl.build;

/** Runs the script of a snippet. */
@FunctionalInterface
public interface SnippetRun {

    /**
     * Runs it once.
     *
     * @param name the name that it is given
     * @param params what it is given beside
     * @param place where that is said
     */
    void run(String name, Params params, Place place);
}
