package orchsh.dsl.snippet;

import java.util.List;

/**
 * That a person has seen a content and said yes to it.
 *
 * @param content its hash
 * @param does what it did, in the words that the person saw
 */
public record Approval(String content, List<String> does) {
    public Approval {
        does = List.copyOf(does);
    }
}
