package orchsh.dsl.language;

import java.util.List;

/**
 * A service of the stack as it is now. What is asked of it is asked of its container, the first one where there are
 * several; {@code name} is the service's own, as it is in the script.
 */
public interface LiveService extends LiveContainer {

    /** {@code 'running'}, {@code 'exited'}, …; {@code 'absent'} when it has no container. */
    @Override
    String getState();

    /** Its containers, running or not. */
    List<LiveContainer> getContainers();

    /** How many containers it has. */
    int getReplicas();
}
