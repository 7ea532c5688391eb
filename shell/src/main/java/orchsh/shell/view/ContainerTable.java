package orchsh.shell.view;

import java.util.List;
import orchsh.engine.observed.ObservedContainer;
import orchsh.shell.invocation.Appearance;

/** The containers of a stack, one a row. */
public final class ContainerTable {
    private ContainerTable() {}

    public static List<String> lines(List<ObservedContainer> containers, Appearance appearance) {
        Table table = Table.of("NAME", "SERVICE", "STATE", "STATUS", "PORTS");
        for (ObservedContainer container : containers) {
            table.row(
                    container.name(),
                    container.service().orElse(""),
                    StateWords.of(container),
                    container.status(),
                    PublishedPorts.of(container));
        }
        return table.lines(appearance);
    }
}
