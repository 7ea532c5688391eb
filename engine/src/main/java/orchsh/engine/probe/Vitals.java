package orchsh.engine.probe;

import orchsh.engine.observed.ContainerDetails;

/** What is known of a container without asking for it. */
@FunctionalInterface
public interface Vitals {

    /** The container as it was last seen; whoever offers this sees to it that it was seen after its last change. */
    ContainerDetails latest();
}
