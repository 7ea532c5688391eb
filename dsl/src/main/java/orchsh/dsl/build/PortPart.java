package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.PortWords;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.Ports;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.ExposedPort;
import orchsh.engine.model.Port;
import orchsh.engine.problem.Subject;
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

    @Override
    public void port(Map<String, ?> options, @Nullable Object target) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, "port", options);
            if (details.has("target")) {
                throw new WordException("`port` is given a port and a `target:`", "say one of the two");
            }
            publish(Ports.of(details, Optional.of(Values.text("port", target))));
        });
    }

    private void publish(List<Port> more) {
        for (Port port : more) {
            sayings.note("port", port.toString());
            port.hostPort()
                    .ifPresent(number -> sayings.note(Subject.hostPort(
                            sayings.service(), number, port.protocol().word())));
            published.add(port);
            sayings.say(Saying.own(service -> service.port(port)));
        }
    }

    @Override
    public void expose(@Nullable Object... ports) {
        sayings.heed(() -> {
            for (Port port : Ports.exposed(ports)) {
                ExposedPort exposed = new ExposedPort(port.containerPort(), port.protocol());
                sayings.note("expose", exposed.toString());
                sayings.say(Saying.shared(service -> service.expose(exposed)));
            }
        });
    }
}
