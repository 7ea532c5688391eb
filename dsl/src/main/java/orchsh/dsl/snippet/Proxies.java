package orchsh.dsl.snippet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.caller.Surroundings;

/** The proxies that the caller's environment names, as curl and git understand them. */
final class Proxies extends ProxySelector {
    private static final int USUAL_PORT = 1080;

    private final Surroundings surroundings;

    Proxies(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public List<Proxy> select(URI address) {
        boolean encrypted = "https".equalsIgnoreCase(address.getScheme());
        Optional<String> named = encrypted
                ? first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                : first("http_proxy", "all_proxy", "ALL_PROXY");
        return named.filter(proxy -> !isExcepted(address.getHost()))
                .map(Proxies::proxy)
                .map(List::of)
                .orElse(List.of(Proxy.NO_PROXY));
    }

    private Optional<String> first(String... names) {
        return Stream.of(names)
                .flatMap(name -> surroundings.variable(name).stream())
                .findFirst();
    }

    private boolean isExcepted(String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return Stream.of(first("no_proxy", "NO_PROXY").orElse("").split("[,\\s]+"))
                .map(entry -> entry.toLowerCase(Locale.ROOT)
                        .replaceFirst("^\\*?\\.", "")
                        .replaceFirst(":\\d+$", ""))
                .anyMatch(entry -> !entry.isEmpty()
                        && (entry.equals("*") || wanted.equals(entry) || wanted.endsWith("." + entry)));
    }

    private static Proxy proxy(String named) {
        try {
            URI address = URI.create(named.contains("://") ? named : "http://" + named);
            if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
                throw Refusal.of(
                        "the environment names a proxy that is no address of a web proxy",
                        "for example HTTPS_PROXY=http://proxy.example.org:3128");
            }
            return new Proxy(
                    Proxy.Type.HTTP,
                    InetSocketAddress.createUnresolved(
                            address.getHost(), address.getPort() < 0 ? USUAL_PORT : address.getPort()));
        } catch (IllegalArgumentException e) {
            throw Refusal.of("the environment names a proxy that is no address", e);
        }
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException reason) {
        // whoever connects says so
    }
}
