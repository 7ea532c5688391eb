package orchsh.dsl.compose.keys;

import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Port;

/** Reads ports that are published: in short as Docker writes them, or in detail. */
final class Ports {
    private static final Keys<Draft> KEYS = new Keys<Draft>("a port")
            .key("target", Value::text, (draft, text) -> draft.target = Optional.of(text))
            .key("published", Value::text, (draft, text) -> draft.published = text.equals("0") ? "" : text)
            .key("host_ip", Value::text, (draft, text) -> draft.address = text)
            .key("protocol", Value::text, (draft, text) -> draft.protocol = "/" + text)
            .comment("mode", value -> value.oneOf(List.of("host", "ingress")))
            .comment("name", Value::text)
            .comment("app_protocol", Value::text);

    private static final class Draft {
        private Optional<String> target = Optional.empty();
        private String published = "";
        private String address = "";
        private String protocol = "";
    }

    private Ports() {}

    static List<Port> of(Value item) {
        if (!item.isMap()) {
            return Port.parse(anyPort(item.text()));
        }
        Draft draft = new Draft();
        KEYS.read(item, draft);
        String target = draft.target.orElseThrow(
                () -> item.wrong("a port is not told which port of the container", "add `target` and its number"));
        String address = draft.address.isEmpty()
                ? ""
                : (draft.address.contains(":") ? "[" + draft.address + "]" : draft.address) + ":";
        String outside = address.isEmpty() && draft.published.isEmpty() ? "" : address + draft.published + ":";
        return Port.parse(outside + target + draft.protocol);
    }

    /** Port 0 of the host is one that the engine chooses. */
    private static String anyPort(String text) {
        return text.replaceFirst("^0:", "").replaceFirst(":0:", "::");
    }
}
