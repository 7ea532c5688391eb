package orchsh.shell.call;

import java.util.List;

/**
 * What this program is and what runs it.
 *
 * @param version its version
 * @param java the version of Java under it
 * @param javaVendor who made that Java
 * @param program the words that start it once more; none where nobody knows
 */
public record About(String version, String java, String javaVendor, List<String> program) {
    public About {
        program = List.copyOf(program);
    }

    /** The same, where it is known how to start it once more. */
    public About startedBy(List<String> words) {
        return new About(version, java, javaVendor, words);
    }

    /** One that cannot be started once more. */
    public About(String version, String java, String javaVendor) {
        this(version, java, javaVendor, List.of());
    }
}
