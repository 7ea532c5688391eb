package orchsh.dsl.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.engine.model.Port;
import org.jspecify.annotations.Nullable;

/** Reads what {@code port} is given. */
public final class Ports {
    private static final Set<String> MODES = Set.of("host", "ingress");

    private Ports() {}

    public static List<Port> of(@Nullable Object @Nullable [] values) {
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

    public static List<Port> of(Map<?, ?> pairs) {
        if (pairs.keySet().stream().anyMatch(Ports::isOption)) {
            Details details = Details.of(ServiceLanguage.class, "port", pairs);
            return of(details, details.text("target"));
        }
        List<Port> ports = new ArrayList<>();
        pairs.forEach((outside, inside) -> ports.addAll(Port.parse(new Pair(outside, inside).joined("port"))));
        return ports;
    }

    private static boolean isOption(@Nullable Object key) {
        String text = String.valueOf(key);
        return !text.isEmpty() && Character.isLetter(text.charAt(0)) && text.indexOf(':') < 0;
    }

    public static List<Port> of(Details details, Optional<String> target) {
        if (target.isEmpty()) {
            throw new WordException("`port` is not told which port of the container", "add target: and its number");
        }
        details.text("mode").filter(mode -> !MODES.contains(mode)).ifPresent(mode -> {
            throw new WordException("`mode` cannot be `" + mode + "`", "use 'host' or 'ingress', or leave it out");
        });
        String address = details.text("hostIp")
                .map(text -> (text.contains(":") ? "[" + text + "]" : text) + ":")
                .orElse("");
        String published = details.text("published").orElse("");
        String outside = address.isEmpty() && published.isEmpty() ? "" : address + published + ":";
        return Port.parse(outside
                + target.get()
                + details.text("protocol").map(word -> "/" + word).orElse(""));
    }

    /** The ports that are offered to other services: numbers and ranges. */
    public static List<Port> exposed(@Nullable Object @Nullable [] values) {
        List<Port> ports = new ArrayList<>();
        for (Object value : Values.each(values)) {
            String text = Values.text("expose", value);
            if (text.indexOf(':') >= 0) {
                throw new WordException(
                        "`expose` publishes nothing on the host", "write port '" + text + "' to publish it");
            }
            ports.addAll(Port.parse(text));
        }
        return ports;
    }
}
