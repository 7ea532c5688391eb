package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.dsl.language.PortWords;
import orchsh.engine.model.Port;
import org.jspecify.annotations.Nullable;

/** Keeps on which ports a service is reached. */
final class PortPart implements PortWords {
    private final Sayings sayings;
    private final List<Port> published = new ArrayList<>();

    PortPart(Sayings sayings) {
        this.sayings = sayings;
    }

    List<Port> published() {
        return published;
    }

    @Override
    public void port(@Nullable Object... values) {
        sayings.heed(() -> publish(Ports.of(values)));
    }

    @Override
    public void port(Map<?, ?> pairs) {
        sayings.heed(() -> publish(Ports.of(pairs)));
    }

    private void publish(List<Port> more) {
        for (Port port : more) {
            sayings.note("port", port.toString());
            published.add(port);
            sayings.say(Saying.own(service -> service.port(port)));
        }
    }
}
