package orchsh.shell.call;

/**
 * What this program is and what runs it.
 *
 * @param version its version
 * @param java the version of Java under it
 * @param javaVendor who made that Java
 */
public record About(String version, String java, String javaVendor) {}
