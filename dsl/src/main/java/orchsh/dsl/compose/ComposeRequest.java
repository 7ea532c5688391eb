package orchsh.dsl.compose;

import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Wishes;

/**
 * Which compose files are wanted, and how; what is not said is found as docker compose finds it.
 *
 * @param files the files in the order in which they are merged, {@code -} for what is typed in
 * @param typed the text behind {@code -}
 * @param folder the project's folder
 * @param name the project's name
 * @param envFiles files of variables, instead of {@code .env}
 * @param profiles the profiles that are on
 * @param services the services that are asked for by name, which turns their profiles on
 */
public record ComposeRequest(
        List<String> files,
        Optional<String> typed,
        Optional<String> folder,
        Optional<String> name,
        List<String> envFiles,
        List<String> profiles,
        List<String> services) {
    /** What lies in the caller's folder. */
    public static final ComposeRequest FOUND = new ComposeRequest(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

    public ComposeRequest {
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        profiles = List.copyOf(profiles);
        services = List.copyOf(services);
    }

    /** Some files, and nothing else said. */
    public static ComposeRequest of(String... files) {
        return new ComposeRequest(
                List.of(files), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
    }

    /** The same with the profiles and services that somebody asks for. */
    public ComposeRequest wishing(Wishes wishes) {
        return new ComposeRequest(
                files, typed, folder, name, envFiles, List.copyOf(wishes.profiles()), List.copyOf(wishes.services()));
    }
}
