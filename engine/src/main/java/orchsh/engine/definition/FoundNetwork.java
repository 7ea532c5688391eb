package orchsh.engine.definition;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import orchsh.engine.model.Network;
import orchsh.engine.observed.Facts;

/** A network that bears no definition, beside what is wanted, both in the same words. */
public final class FoundNetwork {
    private static final String ENGINES_OWN = "com.docker.network.enable_ipv";

    private static final String PACKET_SIZE = "driverOption com.docker.network.driver.mtu";

    private FoundNetwork() {}

    /** In what the network that is wanted differs; what the engine chose is as good as any. */
    public static List<String> changesSince(Network network, Facts facts) {
        Definition wanted = NetworkFields.of(network).masked();
        SortedMap<String, String> found = new TreeMap<>(found(facts).masked().fields());
        Predicate<String> isWanted = wanted.fields()::containsKey;
        found.keySet().removeIf(name -> isChosenByEngine(name) && !isWanted.test(name));
        Map.of("driver", "bridge", "addresses driver", "default", "ipv4", "true", "ipv6", "false")
                .forEach((name, usual) -> {
                    if (!isWanted.test(name)) {
                        found.remove(name, usual);
                    }
                });
        return wanted.changesSince(new Definition(found));
    }

    /** Addresses, and the size of packets, which an engine can be told for all its networks. */
    private static boolean isChosenByEngine(String field) {
        return field.startsWith("subnet") || field.startsWith("gateway") || field.equals(PACKET_SIZE);
    }

    private static Definition found(Facts facts) {
        Fields fields = new Fields(new Secrets());
        fields.put("internal", String.valueOf(facts.at("Internal").isTrue()));
        fields.put("driver", facts.at("Driver").word());
        fields.named("driverOption", texts(facts.at("Options")));
        fields.flag("attachable", facts.at("Attachable").isTrue());
        fields.put("ipv4", facts.at("EnableIPv4").word());
        fields.put("ipv6", facts.at("EnableIPv6").word());
        fields.named("label", FoundProcess.labels(facts.at("Labels")));
        fields.put("addresses driver", facts.at("IPAM").at("Driver").word());
        fields.named("addresses option", texts(facts.at("IPAM").at("Options")));
        int number = 0;
        for (Facts pool : facts.at("IPAM").at("Config").all()) {
            String word = number++ == 0 ? "" : " " + number;
            fields.put("subnet" + word, pool.at("Subnet").word());
            fields.put("range" + word, pool.at("IPRange").word());
            fields.put("gateway" + word, pool.at("Gateway").word());
            fields.named("reserved" + word, texts(pool.at("AuxiliaryAddresses")));
        }
        return fields.definition();
    }

    private static Map<String, String> texts(Facts facts) {
        Map<String, String> texts = new TreeMap<>();
        facts.named().forEach((name, value) -> {
            if (!name.startsWith(ENGINES_OWN)) {
                texts.put(name, value.text());
            }
        });
        return texts;
    }
}
