package orchsh.dsl.compose.yaml;

import orchsh.dsl.build.Place;
import orchsh.dsl.build.SourceText;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Turns the reader's marks, which count whole characters, into places of a text. */
final class Positions {
    private final SourceText text;
    private final int @Nullable [] offsets;

    Positions(SourceText text) {
        this.text = text;
        this.offsets = offsetsOf(text.text());
    }

    private static int @Nullable [] offsetsOf(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return null;
        }
        int[] offsets = new int[count + 1];
        for (int i = 0, at = 0; i < count; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = text.length();
        return offsets;
    }

    int offset(Mark mark) {
        return offset(mark.getIndex());
    }

    int offset(int index) {
        int offset = offsets == null ? index : offsets[Math.min(index, offsets.length - 1)];
        return Math.min(offset, text.text().length());
    }

    Place at(int index, int length) {
        return text.place(offset(index), length);
    }

    /** What a node takes of the line that it begins in. */
    Place of(Node node) {
        int from = offset(node.getStartMark());
        int lineEnd = text.text().indexOf('\n', from);
        int to = Math.min(offset(node.getEndMark()), lineEnd < 0 ? text.text().length() : lineEnd);
        String covered = text.text().substring(from, Math.max(from, to)).stripTrailing();
        return text.place(from, Math.max(1, covered.length()));
    }
}
