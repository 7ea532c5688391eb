package orchsh.dsl.write.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import orchsh.engine.model.FileSource;
import orchsh.engine.model.Network;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;

/** Writes what a stack declares for its services to use. */
final class Declarations {
    private final Desk desk;
    private final Literals literals;

    Declarations(Desk desk) {
        this.desk = desk;
        this.literals = desk.literals();
    }

    List<String> lines() {
        Block block = new Block(desk, "");
        Stack stack = desk.stack();
        stack.networks().forEach(network -> block.say(network(network)));
        stack.volumes().forEach(volume -> block.say(volume(volume)));
        stack.secrets().forEach(secret -> block.say(source("secret", secret.name(), secret.source())));
        stack.configs().forEach(config -> block.say(source("config", config.name(), config.source())));
        return block.lines();
    }

    private void text(Call call, String option, Optional<String> value) {
        value.ifPresent(text -> call.named(option, literals.text(text)));
    }

    private void pairs(Call call, String option, Map<String, String> pairs) {
        if (!pairs.isEmpty()) {
            call.named(option, literals.map(pairs));
        }
    }

    private static void flag(Call call, String option, Optional<Boolean> wanted) {
        wanted.ifPresent(flag -> call.named(option, String.valueOf(flag)));
    }

    private static Optional<Boolean> whenTrue(boolean wanted) {
        return Optional.of(wanted).filter(flag -> flag);
    }

    private Call network(Network network) {
        Call call = Call.of("network").with(literals.name(network.name()));
        text(call, "name", network.engineName());
        flag(call, "external", whenTrue(network.external()));
        text(call, "driver", network.driver());
        pairs(call, "driverOpts", network.driverOptions());
        flag(call, "internal", whenTrue(network.internal()));
        flag(call, "attachable", whenTrue(network.attachable()));
        flag(call, "ipv4", network.ip4());
        flag(call, "ipv6", network.ip6());
        pairs(call, "labels", network.labels());
        addresses(call, network.addresses());
        boolean saysNothing = network.equals(new Network(Stack.DEFAULT_NETWORK, false));
        return saysNothing ? call.named("internal", "false") : call;
    }

    private void addresses(Call call, Network.Addresses addresses) {
        List<Network.Pool> pools = addresses.pools();
        boolean areSubnets = pools.stream()
                .allMatch(pool -> pool.subnet().map(Network.Pool::of).equals(Optional.of(pool)));
        if (addresses.driver().isPresent()
                || !addresses.options().isEmpty()
                || pools.size() > 1 && !areSubnets
                || pools.size() == 1 && pool(pools.get(0)).isEmpty()) {
            call.named("ipam", ipam(addresses));
        } else if (pools.size() == 1) {
            pool(pools.get(0)).forEach(call::named);
        } else if (!pools.isEmpty()) {
            call.named(
                    "subnet",
                    literals.list(
                            pools.stream().map(pool -> pool.subnet().orElse("")).toList()));
        }
    }

    private String ipam(Network.Addresses addresses) {
        Map<String, String> said = new LinkedHashMap<>();
        addresses.driver().ifPresent(name -> said.put("driver", literals.text(name)));
        if (!addresses.options().isEmpty()) {
            said.put("options", literals.map(addresses.options()));
        }
        if (!addresses.pools().isEmpty()) {
            said.put(
                    "config",
                    addresses.pools().stream()
                            .map(pool -> pool(pool).isEmpty() ? "[:]" : literals.mapOf(pool(pool), value -> value))
                            .collect(Collectors.joining(", ", "[", "]")));
        }
        return literals.mapOf(said, value -> value);
    }

    private Map<String, String> pool(Network.Pool pool) {
        Map<String, String> said = new LinkedHashMap<>();
        pool.subnet().ifPresent(range -> said.put("subnet", literals.name(range)));
        pool.range().ifPresent(range -> said.put("ipRange", literals.name(range)));
        pool.gateway().ifPresent(address -> said.put("gateway", literals.name(address)));
        if (!pool.reserved().isEmpty()) {
            said.put("auxAddresses", literals.map(pool.reserved()));
        }
        return said;
    }

    private Call volume(Volume volume) {
        Call call = Call.of("volume").with(literals.name(volume.name()));
        text(call, "name", volume.engineName());
        flag(call, "external", whenTrue(volume.external()));
        flag(call, "shared", whenTrue(volume.shared()));
        text(call, "driver", volume.driver());
        pairs(call, "driverOpts", volume.driverOptions());
        pairs(call, "labels", volume.labels());
        return call;
    }

    private Call source(String word, String name, FileSource source) {
        Call call = Call.of(word).with(literals.name(name));
        return source instanceof FileSource.OfFile file
                ? call.named("file", desk.path(file.path()))
                : call.named("content", literals.content(((FileSource.OfText) source).text()));
    }
}
