package orchsh.shell.view.container;

/** Names of volumes as they are shown. */
public final class VolumeNames {
    private static final String NUMBER = "[0-9a-f]{64}";
    private static final int SHOWN_DIGITS = 12;

    private VolumeNames() {}

    /** The engine calls a volume without a name by a long number, of which the beginning says enough. */
    public static String shown(String name) {
        return name.matches(NUMBER) ? name.substring(0, SHOWN_DIGITS) : name;
    }
}
