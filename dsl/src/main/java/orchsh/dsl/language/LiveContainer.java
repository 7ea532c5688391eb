package orchsh.dsl.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container as it is now: each question is asked anew. */
public interface LiveContainer {

    /** Its name on the engine. */
    String getName();

    /** The name of its image. */
    String getImage();

    /** {@code 'running'}, {@code 'exited'}, … */
    String getState();

    /** {@code 'healthy'}, {@code 'unhealthy'} or {@code 'starting'}; empty when its health is not checked. */
    String getHealth();

    /** Its address in the stack's networks; empty when it does not run. */
    String getIp();

    /** The port of the host on which one of its ports is published. */
    int port(@Nullable Object inside);

    /** Its environment variables. */
    Map<String, String> getEnv();

    /** What it has written. */
    String getLogs();

    /** What it uses just now: {@code cpu} in percent of a processor, {@code memory} in bytes, {@code memoryLimit}, … */
    Map<String, Object> getStats();

    /** The bytes of memory it uses just now; 0 when it does not run. */
    long getMemory();

    /** The percents of a processor that it uses just now; 0 when it does not run. */
    double getCpu();

    /** Everything that the engine tells of it, as maps and lists. */
    Map<String, Object> getInspect();

    /** As the word {@code exec}, in this container. */
    CommandResult exec(@Nullable Object... command);

    /** As the word {@code exec} with its options, in this container. */
    CommandResult exec(Map<String, ?> options, @Nullable Object... command);
}
