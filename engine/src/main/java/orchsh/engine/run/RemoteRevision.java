package orchsh.engine.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.model.BuildSource;

/**
 * Finds out what lies at an address now, without fetching it: the commit of a git repository, the mark that a web server
 * gives to a file. It asks with the git and the network of the caller's machine.
 */
final class RemoteRevision {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");
    private static final Pattern ANSWER = Pattern.compile("(?m)^(?<commit>[0-9a-f]{40,64})\\s");

    private final Map<String, String> environment;

    /** @param environment for git */
    RemoteRevision(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Absent when it cannot be told. */
    Optional<String> of(BuildSource source) {
        if (source instanceof BuildSource.Repository repository) {
            Optional<String> reference = repository.reference();
            return reference
                    .filter(text -> COMMIT.matcher(text).matches())
                    .or(() -> commit(repository.place(), reference.orElse("HEAD")));
        }
        return source instanceof BuildSource.Archive archive ? mark(archive.address()) : Optional.empty();
    }

    private Optional<String> commit(String place, String reference) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("GIT_TERMINAL_PROMPT", "0"); // nobody is there to answer
        variables.putIfAbsent("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
        Cancellation tooLate = new Cancellation();
        try {
            Path said = Files.createTempFile("orchsh-git", ".out");
            List<String> command = List.of("git", "ls-remote", "--exit-code", place, reference);
            try (Errand errand = Errand.start(command, variables, said, tooLate)) {
                Optional<Integer> code = errand.await(PATIENCE);
                if (code.isEmpty()) {
                    tooLate.cancel();
                }
                Matcher answer = ANSWER.matcher(Files.readString(said));
                return code.filter(ended -> ended == 0).isPresent() && answer.find()
                        ? Optional.of(answer.group("commit"))
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException e) {
            return Optional.empty(); // without git nobody can tell
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> mark(String address) {
        try {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            return response.statusCode() == 200
                    ? response.headers()
                            .firstValue("ETag")
                            .or(() -> response.headers().firstValue("Last-Modified"))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // the builder will say what is the matter, if it is asked
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
