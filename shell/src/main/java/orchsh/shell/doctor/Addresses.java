package orchsh.shell.doctor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import orchsh.engine.json.JsonValue;
import orchsh.shell.view.table.CheckList.Check;

/** Whether the engine has addresses left for further networks. */
public final class Addresses {
    private static final int FEW = 3;
    private static final int BITS = 32;
    /** More of them than anybody counts. */
    private static final int MOST_BITS = 20;

    /** What Docker takes networks from that is told nothing else. */
    private static final List<Pool> USUAL = List.of(
            pool("172.17.0.0/16", 16),
            pool("172.18.0.0/16", 16),
            pool("172.19.0.0/16", 16),
            pool("172.20.0.0/14", 16),
            pool("172.24.0.0/14", 16),
            pool("172.28.0.0/14", 16),
            pool("192.168.0.0/16", 20));

    private Addresses() {}

    /** A range of addresses. */
    private record Range(long begin, int prefix) {
        private long end() {
            return begin + (1L << (BITS - prefix));
        }

        boolean meets(Range other) {
            return begin < other.end() && other.begin < end();
        }

        static Optional<Range> of(String text) {
            String[] parts = text.split("[./]", -1);
            if (parts.length != 5) {
                return Optional.empty();
            }
            long address = 0;
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].matches("\\d{1,3}")
                        || Integer.parseInt(parts[i]) > (i == parts.length - 1 ? BITS : 255)) {
                    return Optional.empty();
                }
                address = i == parts.length - 1 ? address : address << 8 | Integer.parseInt(parts[i]);
            }
            int prefix = Integer.parseInt(parts[4]);
            return Optional.of(new Range(address >> (BITS - prefix) << (BITS - prefix), prefix));
        }
    }

    /** A range that is dealt out in parts of one size. */
    private record Pool(Range range, int size) {
        int parts() {
            return 1 << (size - range.prefix());
        }

        boolean isCountable() {
            return size >= range.prefix() && size <= BITS && size - range.prefix() <= MOST_BITS;
        }

        int free(List<Range> taken) {
            BitSet used = new BitSet(parts());
            for (Range one : taken) {
                for (int i = 0; one.meets(range) && i < parts(); i++) {
                    Range part = new Range(range.begin() + ((long) i << (BITS - size)), size);
                    if (part.meets(one)) {
                        used.set(i);
                    }
                }
            }
            return parts() - used.cardinality();
        }
    }

    private static Pool pool(String range, int size) {
        return new Pool(Range.of(range).orElseThrow(), size);
    }

    /**
     * How many more networks there can be.
     *
     * @param info all that the engine says of itself
     * @param networks all that it says of each network
     */
    public static Check of(JsonValue info, List<JsonValue> networks) {
        List<Range> taken = new ArrayList<>();
        for (JsonValue network : networks) {
            for (JsonValue config : network.at("IPAM").at("Config").all()) {
                Range.of(config.at("Subnet").text()).ifPresent(taken::add);
            }
        }
        int free = 0;
        for (Pool pool : pools(info)) {
            free += pool.free(taken);
        }
        if (free == 0) {
            return Check.fail("addresses", "there are none for another network", remedy());
        }
        String room = "there are some for " + free + (free == 1 ? " more network" : " more networks");
        return free <= FEW ? Check.warn("addresses", room, remedy()) : Check.ok("addresses", room);
    }

    private static String remedy() {
        return "remove networks that nobody uses (docker network prune), or give the engine more:"
                + " `default-address-pools` in its daemon.json";
    }

    private static List<Pool> pools(JsonValue info) {
        List<Pool> told = new ArrayList<>();
        for (JsonValue pool : info.at("DefaultAddressPools").all()) {
            String size = pool.at("Size").text();
            Range.of(pool.at("Base").text())
                    .filter(range -> size.matches("\\d{1,2}"))
                    .map(range -> new Pool(range, Integer.parseInt(size)))
                    .filter(Pool::isCountable)
                    .ifPresent(told::add);
        }
        return told.isEmpty() ? USUAL : told;
    }
}
