package orchsh.dsl.write;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orchsh.engine.model.Stack;

/**
 * What is to be written down.
 *
 * @param stack the stack
 * @param folder the folder that the file will lie in
 * @param home the folder that {@code ~} is
 * @param secrets further values that must not be written, such as those of secret params
 * @param contents what is in a file of a secret, so that it is known where it turns up; nothing when it cannot be read
 */
public record Original(
        Stack stack, Path folder, Path home, List<Wanted> secrets, Function<Path, Optional<String>> contents) {
    public Original {
        secrets = List.copyOf(secrets);
    }

    /** A stack of which nothing but itself is known. */
    public static Original of(Stack stack, Path folder, Path home) {
        return new Original(stack, folder, home, List.of(), file -> Optional.empty());
    }
}
