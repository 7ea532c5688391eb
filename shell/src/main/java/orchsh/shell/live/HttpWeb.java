package orchsh.shell.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orchsh.dsl.live.Web;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.TimeWords;
import orchsh.engine.problem.Words;

/** Talks HTTP for tasks; where a redirection leads is for the script to see, and not followed. */
final class HttpWeb implements Web {
    private final Stack stack;
    private final Plans plans;
    private final Containers containers;
    private final Tether tether;

    HttpWeb(Stack stack, Plans plans, Containers containers, Tether tether) {
        this.stack = stack;
        this.plans = plans;
        this.containers = containers;
        this.tether = tether;
    }

    @Override
    public Reply ask(String service, int number, int port, Question question) {
        ObservedContainer container = containers.running(service, number);
        String path = question.path().replace(" ", "%20");
        boolean isOnlyOne = number == 1 && containers.of(service).size() == 1;
        String it = isOnlyOne ? "`" + service + "`" : "container " + number + " of `" + service + "`";
        String whom = it + " on port " + port;
        Optional<String> door = new Doorway(plans.ports()).to(it, container, port);
        if (door.isPresent()) {
            return ask(URI.create("http://" + door.get() + path), question, whom);
        }
        try (Bypass bypass = Bypass.to(plans.ports(), stack.name(), container.name(), port, tether.current())) {
            return ask(URI.create("http://" + bypass.authority() + path), question, whom);
        }
    }

    @Override
    public Reply ask(URI url, Question question) {
        return ask(url, question, "`" + url + "`");
    }

    private Reply ask(URI url, Question question, String whom) {
        HttpRequest request = request(url, question);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(question.timeout())
                .build();
        CompletableFuture<Reply> answer =
                client.sendAsync(request, BodyHandlers.ofInputStream()).thenApply(HttpWeb::reply);
        try (CancellationToken.Registration registration = tether.current().onCancel(() -> answer.cancel(true))) {
            return answer.get(question.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw silent(whom, question);
        } catch (CancellationException e) {
            throw Tether.calledOff("asking " + whom);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Tether.calledOff("asking " + whom);
        } catch (ExecutionException e) {
            throw failure(e, whom, question);
        }
    }

    private static HttpRequest request(URI url, Question question) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .timeout(question.timeout())
                    .method(
                            question.method(),
                            question.body().length == 0
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofByteArray(question.body()));
            request.setHeader("User-Agent", "orchsh");
            question.headers().forEach(request::setHeader);
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK, Problem.error("this cannot be asked: " + e.getMessage()), e);
        }
    }

    private static Reply reply(HttpResponse<InputStream> response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        try (InputStream body = response.body()) {
            Capture capture = new Capture(Optional.empty(), Optional.empty());
            byte[] buffer = new byte[16 * 1024];
            for (int count = body.read(buffer); count >= 0 && capture.isComplete(); count = body.read(buffer)) {
                capture.take(buffer, 0, count);
            }
            return new Reply(response.statusCode(), headers, capture.printed());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static ProblemException failure(ExecutionException thrown, String whom, Question question) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        if (isAmong(causes, HttpTimeoutException.class)) {
            return silent(whom, question);
        }
        return new ProblemException(
                ProblemException.Kind.STACK, Problem.error("no answer from " + whom + ": " + reason(causes)), thrown);
    }

    private static String reason(List<Throwable> causes) {
        if (isAmong(causes, UnresolvedAddressException.class) || isAmong(causes, UnknownHostException.class)) {
            return "nobody knows that name";
        }
        if (isAmong(causes, ConnectException.class)) {
            return "the connection is refused";
        }
        return causes.stream()
                .filter(IOException.class::isInstance)
                .map(cause -> Words.of((IOException) cause))
                .findFirst()
                .orElse("it is not known why");
    }

    private static boolean isAmong(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }

    private static ProblemException silent(String whom, Question question) {
        return ProblemException.stack(
                Problem.error("no answer from " + whom + " within " + TimeWords.exact(question.timeout()))
                        .hint("`timeout:` gives it more time"));
    }
}
