package orchsh.shell.drawing;

import org.graphper.api.attributes.FontStyle;
import org.graphper.def.FlatPoint;
import org.graphper.layout.MeasureText;

/** How large a text is about: fonts differ from one computer to another, and pictures should not. */
public final class RoughText implements MeasureText {
    private static final double WIDTH = 0.62;
    private static final double HEIGHT = 1.25;

    @Override
    public int order() {
        return Integer.MIN_VALUE;
    }

    @Override
    public boolean envSupport() {
        return true;
    }

    @Override
    public FlatPoint measure(String text, String fontName, double fontSize, FontStyle... styles) {
        String[] lines = text.split("\n", -1);
        int longest = 0;
        for (String line : lines) {
            longest = Math.max(longest, line.codePointCount(0, line.length()));
        }
        return new FlatPoint(lines.length * HEIGHT * fontSize, longest * WIDTH * fontSize);
    }
}
