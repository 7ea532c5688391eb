package orchsh.dsl.write;

import java.util.List;

/**
 * A stack as the text of a file.
 *
 * @param text the whole file
 * @param losses what the stack says and the file cannot, a sentence each
 * @param wanted the secret values that the file asks for, for it has none of them in it
 */
public record Written(String text, List<String> losses, List<Wanted> wanted) {
    public Written {
        losses = List.copyOf(losses);
        wanted = List.copyOf(wanted);
    }
}
