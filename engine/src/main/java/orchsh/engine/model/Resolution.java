package orchsh.engine.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How a container finds the addresses of names.
 *
 * @param servers name servers instead of the engine's
 * @param search domains that short names are looked up in
 * @param options options of the resolver
 * @param hosts names with fixed addresses
 */
public record Resolution(List<String> servers, List<String> search, List<String> options, List<HostEntry> hosts) {

    public Resolution {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
        options = List.copyOf(options);
        hosts = List.copyOf(hosts);
    }

    /**
     * A name with a fixed address.
     *
     * @param name the name
     * @param address an IP address, or {@code host-gateway} for the engine's host
     */
    public record HostEntry(String name, String address) {
        public HostEntry {
            Checks.notBlank("the name of a host", name);
            Checks.notBlank("the address of host `" + name + "`", address);
        }
    }

    /** Collects how names are found. */
    public static final class Builder {
        private final List<String> servers = new ArrayList<>();
        private final List<String> search = new ArrayList<>();
        private final List<String> options = new ArrayList<>();
        private final List<HostEntry> hosts = new ArrayList<>();

        Builder() {}

        Builder(Resolution resolution) {
            servers.addAll(resolution.servers);
            search.addAll(resolution.search);
            options.addAll(resolution.options);
            hosts.addAll(resolution.hosts);
        }

        public Builder server(String address) {
            servers.add(address);
            return this;
        }

        public Builder search(String domain) {
            search.add(domain);
            return this;
        }

        public Builder option(String option) {
            options.add(option);
            return this;
        }

        public Builder host(String name, String address) {
            hosts.add(new HostEntry(name, address));
            return this;
        }

        Resolution build() {
            return new Resolution(servers, search, options, hosts);
        }
    }
}
