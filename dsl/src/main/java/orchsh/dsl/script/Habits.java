package orchsh.dsl.script;

import java.util.Map;
import java.util.Optional;

/** What people write who come from other tools, and how it is written here. */
final class Habits {
    private static final Map<String, String> OUTSIDE_OF_BLOCKS = Map.of(
            "version", "a script has no version: leave the line out",
            "services", "each service is declared by itself: service 'db' { image 'postgres:16' }",
            "volumes", "outside of services each volume is declared by itself: volume 'data'",
            "networks", "outside of services each network is declared by itself: network 'back'",
            "secrets",
                    "outside of services each secret is declared by itself: secret 'password', file: './password.txt'",
            "configs", "outside of services each config is declared by itself: config 'app', file: './app.conf'");

    private static final Map<String, String> IN_SERVICES = Map.of(
            "profile", "did you mean `profiles`?",
            "cmd", "did you mean `command`?",
            "run", "did you mean `command`?",
            "from", "did you mean `image`?",
            "depends", "did you mean `needs`?",
            "mount", "did you mean `volume`?");

    private Habits() {}

    /** What is meant by a word that is none here. */
    static Optional<String> meant(String word, Context here) {
        return Optional.ofNullable(
                here.knows("image")
                        ? IN_SERVICES.get(word)
                        : here.knows("service") ? OUTSIDE_OF_BLOCKS.get(word) : null);
    }

    /** What a block is meant to be in front of which stands nothing but a name. */
    static String service(String name) {
        return "a service is declared by its word: service '" + name + "' { … }";
    }
}
