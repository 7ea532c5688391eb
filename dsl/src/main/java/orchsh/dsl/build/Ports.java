package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.engine.model.Port;
import org.jspecify.annotations.Nullable;

/** Reads what {@code port} is given. */
final class Ports {
    private Ports() {}

    static List<Port> of(@Nullable Object @Nullable [] values) {
        List<Port> ports = new ArrayList<>();
        for (Object value : Values.each(values)) {
            if (value instanceof Map<?, ?> pairs) {
                ports.addAll(of(pairs));
            } else if (value instanceof Pair pair) {
                ports.addAll(Port.parse(pair.joined("port")));
            } else {
                ports.addAll(Port.parse(Values.text("port", value)));
            }
        }
        return ports;
    }

    static List<Port> of(Map<?, ?> pairs) {
        List<Port> ports = new ArrayList<>();
        pairs.forEach((outside, inside) -> ports.addAll(Port.parse(new Pair(outside, inside).joined("port"))));
        return ports;
    }
}
