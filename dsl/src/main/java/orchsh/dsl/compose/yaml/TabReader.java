package orchsh.dsl.compose.yaml;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the characters of a text, and a space where a tab between two tokens is taken for one. */
final class TabReader extends StreamReader {
    private final IntPredicate maySeparate;
    private final BitSet spaces = new BitSet();

    /** @param maySeparate tells of the number of a character whether it is a tab that may stand between tokens */
    TabReader(String text, IntPredicate maySeparate) {
        super(text);
        this.maySeparate = maySeparate;
    }

    /** Takes the tabs that come next for spaces; whether there are any that may stand here. */
    boolean passTabs() {
        if (super.peek() != '\t' || !maySeparate.test(getIndex())) {
            return false;
        }
        for (int ahead = 0; super.peek(ahead) == '\t'; ahead++) {
            spaces.set(getIndex() + ahead);
        }
        return true;
    }

    @Override
    public int peek() {
        return spaces.get(getIndex()) ? ' ' : super.peek();
    }

    @Override
    public int peek(int ahead) {
        return spaces.get(getIndex() + ahead) ? ' ' : super.peek(ahead);
    }
}
