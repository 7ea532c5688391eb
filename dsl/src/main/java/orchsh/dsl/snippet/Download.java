package orchsh.dsl.snippet;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.TimeWords;

/** Gets files from web servers: encrypted all the way, and only so much of them, for so long. */
final class Download {
    private final Limits limits;
    private final Surroundings surroundings;
    private final Optional<SSLContext> trust;

    Download(Surroundings surroundings) {
        this(surroundings, Limits.USUAL, Optional.empty());
    }

    /** @param trust whom to trust, instead of those that Java trusts */
    Download(Surroundings surroundings, Limits limits, Optional<SSLContext> trust) {
        this.surroundings = surroundings;
        this.limits = limits;
        this.trust = trust;
    }

    /**
     * What a server gave.
     *
     * @param from the address that gave it in the end
     */
    record Answer(byte[] body, URI from, String type) {}

    /** The file at an address; none if the server says that there is none. */
    Optional<Answer> get(URI address, int largest, Map<String, String> headers) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .proxy(new Proxies(surroundings))
                .connectTimeout(limits.time())
                .followRedirects(HttpClient.Redirect.NEVER);
        trust.ifPresent(client::sslContext);
        return get(client.build(), address, largest, headers);
    }

    private Optional<Answer> get(HttpClient client, URI address, int largest, Map<String, String> headers) {
        long end = System.nanoTime() + limits.time().toNanos();
        List<URI> way = new ArrayList<>(List.of(address));
        while (way.size() <= limits.redirects() + 1) {
            URI next = way.get(way.size() - 1);
            HttpResponse<byte[]> response = send(
                    client,
                    address,
                    next,
                    largest,
                    isSameServer(address, next) ? headers : Map.of(),
                    Duration.ofNanos(end - System.nanoTime()));
            switch (response.statusCode()) {
                case 200 -> {
                    String type = response.headers().firstValue("content-type").orElse("");
                    return Optional.of(new Answer(response.body(), next, type.toLowerCase(Locale.ROOT)));
                }
                case 301, 302, 303, 307, 308 -> way.add(target(address, next, response, way));
                case 404, 410 -> {
                    return Optional.empty();
                }
                case 401, 403, 407 ->
                    throw refused(address, "the server does not let everybody have it (" + response.statusCode() + ")");
                default -> throw refused(address, "the server answers " + response.statusCode());
            }
        }
        throw refused(address, "the server points elsewhere more than " + limits.redirects() + " times");
    }

    /** On another port, or by another protocol, somebody else may be listening, who is not to see a password. */
    private static boolean isSameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && portOf(one) == portOf(other);
    }

    private static int portOf(URI address) {
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        return address.getPort() < 0 ? usual : address.getPort();
    }

    private static URI target(URI address, URI here, HttpResponse<byte[]> response, List<URI> way) {
        String location = response.headers().firstValue("location").orElse("");
        URI target;
        try {
            target = here.resolve(location);
        } catch (IllegalArgumentException e) {
            throw refused(address, "the server points to `" + Logins.hiddenIn(location) + "`, which is no address");
        }
        if (way.contains(target)) {
            throw refused(address, "the server points round in a circle");
        }
        boolean encrypted = "https".equalsIgnoreCase(target.getScheme());
        boolean asBefore = "http".equalsIgnoreCase(here.getScheme()) && "http".equalsIgnoreCase(target.getScheme());
        if (!encrypted && !asBefore) {
            throw refused(
                    address,
                    "the server points to `" + Logins.hiddenIn(target.toString()) + "`, which is not encrypted");
        }
        References.checkAddress(target, target.toString());
        return target;
    }

    private HttpResponse<byte[]> send(
            HttpClient client, URI asked, URI address, int largest, Map<String, String> headers, Duration left) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).GET().header("User-Agent", "orchsh");
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), head -> new BoundedBody(largest));
        try {
            return answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw explained(asked, address, e, largest);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw refused(asked, "the server takes longer than " + TimeWords.exact(limits.time()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw refused(asked, "it was called off");
        }
    }

    private static ProblemException explained(URI asked, URI address, Throwable reason, int largest) {
        boolean nobodyThere = false;
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLarge) {
                return refused(asked, "it is larger than " + (largest >> 20) + " MB");
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return refused(asked, "there is no host `" + address.getHost() + "`");
            }
            if (cause instanceof SSLException) {
                return refused(
                        asked,
                        "the server cannot be trusted: "
                                + String.valueOf(cause.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""));
            }
            nobodyThere |= cause instanceof ConnectException;
            if (cause instanceof ProblemException own) {
                return own;
            }
        }
        return refused(asked, nobodyThere ? "nobody answers at " + address.getAuthority() : "the connection broke off");
    }

    private static ProblemException refused(URI address, String reason) {
        return Refusal.of("`" + address + "` cannot be fetched: " + reason);
    }
}
