package orchsh.dsl.write.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import orchsh.dsl.value.Durations;
import orchsh.dsl.write.Concealed;
import orchsh.dsl.write.Original;
import orchsh.dsl.write.ShortPaths;
import orchsh.dsl.write.Wanted;
import orchsh.dsl.write.Written;
import orchsh.engine.model.FileSource;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stack as a compose file of today's specification. What a compose file cannot say is told as a loss. No secret
 * value gets into it: it asks for each with a variable.
 */
public final class ComposeWriter {
    private final Stack stack;
    private final Concealed concealed;
    private final Texts texts;
    private final Losses losses = new Losses();

    private ComposeWriter(Original original) {
        this.stack = original.stack();
        this.concealed = Concealed.of(original);
        this.texts = new Texts(concealed, new ShortPaths(original.folder(), original.home()));
    }

    public static Written write(Original original) {
        return write(original, YamlText::of);
    }

    /** The same as JSON, on one line. */
    public static Written writeJson(Original original) {
        return write(original, JsonText::of);
    }

    private static Written write(Original original, Function<Map<String, @Nullable Object>, String> form) {
        ComposeWriter writer = new ComposeWriter(original);
        String text = form.apply(writer.document());
        return new Written(text, writer.concealed.hiddenIn(writer.losses.all()), writer.concealed.used());
    }

    private Map<String, @Nullable Object> document() {
        Node document = new Node(texts);
        document.put("name", stack.name());
        Readiness readiness = new Readiness(stack, losses);
        Map<String, Object> services = new LinkedHashMap<>();
        for (Service service : stack.services()) {
            services.put(service.name(), ServiceNode.of(stack, service, readiness, losses, texts));
        }
        document.put("services", services);
        all(document, "networks", networks());
        all(document, "volumes", volumes());
        all(document, "secrets", secrets());
        all(document, "configs", configs());
        if (stack.naming() != Stack.Naming.DASHES) {
            losses.add("containers and images have `-` in their names instead of `_`");
        }
        Node own = new Node(texts);
        own.text("deadline", stack.deadline().map(Durations::written));
        own.text("ttl", stack.ttl().map(Durations::written));
        document.put("x-orchsh", own);
        return document.entries();
    }

    private static void all(Node document, String key, Map<String, @Nullable Object> entries) {
        if (!entries.isEmpty()) {
            document.put(key, entries);
        }
    }

    private static @Nullable Object unlessEmpty(Node node) {
        return node.isEmpty() ? null : node.entries();
    }

    private Map<String, @Nullable Object> networks() {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        stack.networks().forEach(network -> written.put(network.name(), unlessEmpty(network(network))));
        return written;
    }

    private Node network(Network network) {
        Node node = new Node(texts);
        node.text("name", network.engineName());
        node.flag("external", network.external());
        node.text("driver", network.driver());
        node.pairs("driver_opts", network.driverOptions());
        node.flag("internal", network.internal());
        node.flag("attachable", network.attachable());
        node.flag("enable_ipv4", network.ip4());
        node.flag("enable_ipv6", network.ip6());
        node.pairs("labels", network.labels());
        Node ipam = node.child();
        ipam.text("driver", network.addresses().driver());
        ipam.pairs("options", network.addresses().options());
        ipam.raw("config", network.addresses().pools().stream().map(this::pool).toList());
        node.put("ipam", ipam);
        return node;
    }

    private Map<String, @Nullable Object> pool(Network.Pool pool) {
        Node node = new Node(texts);
        node.text("subnet", pool.subnet());
        node.text("ip_range", pool.range());
        node.text("gateway", pool.gateway());
        node.pairs("aux_addresses", pool.reserved());
        return node.entries();
    }

    private Map<String, @Nullable Object> volumes() {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        for (Volume volume : stack.volumes()) {
            Node node = new Node(texts);
            node.text("name", volume.shared() ? Optional.of(stack.volumeName(volume.name())) : volume.engineName());
            if (volume.shared()) {
                losses.add("volume `" + volume.name() + "` is one of the stack, and `down --volumes` takes it away");
            }
            node.flag("external", volume.external());
            node.text("driver", volume.driver());
            node.pairs("driver_opts", volume.driverOptions());
            node.pairs("labels", volume.labels());
            written.put(volume.name(), unlessEmpty(node));
        }
        return written;
    }

    private Map<String, @Nullable Object> secrets() {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        stack.secrets().forEach(secret -> written.put(secret.name(), secret(secret.name(), secret.source())));
        return written;
    }

    /** What is in a secret is never written, be it ever so short. */
    private Map<String, String> secret(String name, FileSource source) {
        if (source instanceof FileSource.OfFile file) {
            return Map.of("file", texts.path(file.path()));
        }
        String text = ((FileSource.OfText) source).text();
        String line = Concealed.withoutLineEnd(text);
        if (!line.equals(text)) {
            losses.add("secret `" + name + "` has no line end behind it");
        }
        return Map.of(
                "environment",
                concealed.whole(line).map(Wanted::variable).orElseGet(() -> concealed.freeVariable(name)));
    }

    private Map<String, @Nullable Object> configs() {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        stack.configs().forEach(config -> written.put(config.name(), config(config.source())));
        return written;
    }

    private Map<String, String> config(FileSource source) {
        if (source instanceof FileSource.OfFile file) {
            return Map.of("file", texts.path(file.path()));
        }
        String text = ((FileSource.OfText) source).text();
        return concealed
                .whole(text)
                .map(wanted -> Map.of("environment", wanted.variable()))
                .orElseGet(() -> Map.of("content", texts.value(text)));
    }
}
