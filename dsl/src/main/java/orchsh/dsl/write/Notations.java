package orchsh.dsl.write;

import orchsh.engine.model.Devices;
import orchsh.engine.model.ExternalLink;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.VolumesFrom;

/** How things are written that scripts and compose files write alike. */
public final class Notations {
    private static final String LATEST = ":latest";

    private Notations() {}

    /** The tag that is meant when there is none need not be said. */
    public static String of(ImageReference image) {
        String text = image.toString();
        return image.digest().isEmpty() && text.endsWith(LATEST)
                ? text.substring(0, text.length() - LATEST.length())
                : text;
    }

    public static String of(VolumesFrom from) {
        return (from.owner() == VolumesFrom.Owner.CONTAINER ? "container:" : "")
                + from.name()
                + (from.readOnly() ? ":ro" : "");
    }

    /** Its place in the container where that is another one, and what may be done with it where that is not everything. */
    public static String of(Devices.Device device) {
        boolean everything = device.permissions().equals("rwm");
        boolean samePlace = device.source().equals(device.target());
        return device.isNamed()
                ? device.source()
                : device.source()
                        + (samePlace && everything ? "" : ":" + device.target())
                        + (everything ? "" : ":" + device.permissions());
    }

    public static String of(ExternalLink link) {
        return link.alias().equals(link.container()) ? link.container() : link.container() + ":" + link.alias();
    }
}
