package orchsh.shell.live;

import java.util.function.Supplier;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerFiles;
import orchsh.engine.port.ContainerMonitor;
import orchsh.engine.port.ContainerSessions;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.run.Reach.Locality;

/**
 * All that can be done with an engine, beside carrying out plans.
 *
 * @param changes changes it; dear to start, so it is asked for only when something changes
 * @param publishedAt the host on which published ports are
 * @param locality whether containers' own addresses may be reachable from here
 */
public record LivePorts(
        EngineObserver observer,
        ContainerSessions sessions,
        ContainerMonitor monitor,
        ContainerFiles files,
        Supplier<ContainerEngine> changes,
        String publishedAt,
        Locality locality) {}
