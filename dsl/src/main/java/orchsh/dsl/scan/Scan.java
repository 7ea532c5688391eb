package orchsh.dsl.scan;

import java.util.List;
import orchsh.engine.problem.Problem;

/**
 * What the scanner makes of a script.
 *
 * @param text the script with its angle-bracket blocks written with braces, character for character
 * @param tokens the pieces of the original text
 * @param braces the pairs of braces that belong together, in the order they close
 * @param open the brackets that nothing closes, outermost first
 * @param problems what is wrong with its brackets and quotes
 */
public record Scan(String text, List<Token> tokens, List<Pair> braces, List<Open> open, List<Problem> problems) {

    /** Two braces that belong together, by their offsets. */
    public record Pair(int from, int to) {}

    /**
     * A bracket that is still open.
     *
     * @param offset where it stands
     * @param bracket what closes it is its mirror image
     * @param label the word and name in front of it, such as {@code service 'db'}; empty for other brackets
     */
    record Open(int offset, char bracket, String label) {
        boolean isAngle() {
            return bracket == '<';
        }

        char closer() {
            return switch (bracket) {
                case '(' -> ')';
                case '[' -> ']';
                case '<' -> '>';
                default -> '}';
            };
        }
    }
}
