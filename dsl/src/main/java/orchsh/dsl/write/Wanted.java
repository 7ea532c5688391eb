package orchsh.dsl.write;

/**
 * A secret value that is not written down.
 *
 * @param name the param that it is given by
 * @param variable the variable of the environment that it is read from
 * @param meaning what it is
 * @param value the value itself, which never gets into a file
 */
public record Wanted(String name, String variable, String meaning, String value) {
    /** Without the value. */
    @Override
    public String toString() {
        return name + " (" + variable + "): " + meaning;
    }
}
