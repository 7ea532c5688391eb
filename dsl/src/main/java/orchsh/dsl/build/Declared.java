package orchsh.dsl.build;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.FileSource;
import orchsh.engine.model.Secret;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Words;

/** What services can find out about the rest of the stack once all has been said. */
final class Declared {
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private final Set<String> services = new HashSet<>();
    private final Map<String, String> contents = new HashMap<>();

    void activate(Set<String> names) {
        services.addAll(names);
    }

    /** Whether a service is part of the stack. */
    boolean has(String service) {
        return services.contains(service);
    }

    /** The secrets, to be added to. */
    Map<String, Secret> secrets() {
        return secrets;
    }

    Secret secret(String name) {
        Secret secret = secrets.get(name);
        if (secret == null) {
            throw new WordException(
                    "secret `" + name + "` is not declared in this stack",
                    NearMiss.hint(name, secrets.keySet())
                            .orElse("declare it outside the service: secret '" + name + "', file: '…'"));
        }
        return secret;
    }

    /** What is in a secret, without line ends behind it. */
    String contentOf(String name) {
        return contents.computeIfAbsent(name, wanted -> read(secret(wanted)).replaceFirst("[\\r\\n]+$", ""));
    }

    private static String read(Secret secret) {
        if (secret.source() instanceof FileSource.OfText text) {
            return text.text();
        }
        Path file = ((FileSource.OfFile) secret.source()).path();
        String what = "secret `" + secret.name() + "`";
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new WordException("there is no file `" + file + "` for " + what);
        } catch (CharacterCodingException e) {
            throw new WordException(what + " is not a text in UTF-8, so it cannot be the value of a variable");
        } catch (IOException e) {
            throw new WordException("the file `" + file + "` of " + what + " cannot be read: " + Words.of(e));
        }
    }
}
