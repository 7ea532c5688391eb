package orchsh.dsl.build;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import orchsh.dsl.language.NetworkWords;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.Addresses;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.NetworkUses;
import orchsh.dsl.value.Values;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Resolution;
import orchsh.engine.model.Resolution.HostEntry;
import org.jspecify.annotations.Nullable;

/** Keeps which networks a service is in, and how it finds others. */
final class NetworkPart implements NetworkWords {
    private final Sayings sayings;

    NetworkPart(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public void network(@Nullable Object... names) {
        sayings.heed(() -> {
            for (Object name : Values.each(names)) {
                if (name instanceof Map<?, ?> uses) {
                    joinAll(uses);
                } else {
                    join(NetworkUse.of(Values.text("network", name)));
                }
            }
        });
    }

    @Override
    public void network(Map<String, ?> options, @Nullable Object name) {
        sayings.heed(() -> join(
                NetworkUses.of(Values.text("network", name), Details.of(ServiceLanguage.class, "network", options))));
    }

    @Override
    public void network(Map<?, ?> uses) {
        sayings.heed(() -> joinAll(uses));
    }

    private void joinAll(Map<?, ?> uses) {
        uses.forEach((name, options) -> {
            String network = Values.text("network", name);
            join(NetworkUses.of(network, Details.within(network, options, NetworkUses.OPTIONS)));
        });
    }

    private void join(NetworkUse use) {
        sayings.note("network", use.network());
        NetworkUse another = NetworkUses.ofAnother(use);
        sayings.say(Saying.own(service -> service.network(use))
                .likewise(service -> service.network(another))
                .about("network " + use.network(), service -> service.withoutNetwork(use.network())));
    }

    @Override
    public void networkMode(@Nullable Object mode) {
        sayings.heed(() -> {
            Namespace namespace = Namespace.parse(Values.text("networkMode", mode));
            sayings.note("networkMode", namespace.of());
            sayings.say(Saying.shared(service -> service.namespaces(namespaces -> namespaces.network(namespace)))
                    .reaching(Sayings.servicesOf(namespace)));
        });
    }

    private void resolve(String word, @Nullable Object[] values, BiConsumer<Resolution.Builder, String> how) {
        sayings.heed(() -> {
            for (String text : Values.texts(word, values)) {
                sayings.note(word, text);
                sayings.say(Saying.shared(service -> service.resolution(resolution -> how.accept(resolution, text))));
            }
        });
    }

    @Override
    public void dns(@Nullable Object... servers) {
        resolve("dns", servers, Resolution.Builder::server);
    }

    @Override
    public void dnsSearch(@Nullable Object... domains) {
        resolve("dnsSearch", domains, Resolution.Builder::search);
    }

    @Override
    public void dnsOpt(@Nullable Object... options) {
        resolve("dnsOpt", options, Resolution.Builder::option);
    }

    @Override
    public void extraHosts(Map<?, ?> addresses) {
        name(() -> Addresses.of("extraHosts", addresses));
    }

    @Override
    public void extraHosts(@Nullable Object... addresses) {
        name(() -> Addresses.of("extraHosts", addresses));
    }

    private void name(Supplier<List<HostEntry>> entries) {
        sayings.heed(() -> {
            for (HostEntry entry : entries.get()) {
                sayings.note("extraHosts", entry.name());
                sayings.say(Saying.shared(
                        service -> service.resolution(resolution -> resolution.host(entry.name(), entry.address()))));
            }
        });
    }
}
