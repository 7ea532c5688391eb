package orchsh.shell.drawing;

import org.graphper.layout.FontSelector;

/** Takes every font for one that is there: whoever shows a picture has fonts of their own. */
public final class AnyFont implements FontSelector {

    @Override
    public int order() {
        return Integer.MIN_VALUE;
    }

    @Override
    public boolean envSupport() {
        return true;
    }

    @Override
    public String defaultFont() {
        return "sans-serif";
    }

    @Override
    public boolean exists(String fontName) {
        return true;
    }

    @Override
    public boolean fontSupport(String fontName, char character) {
        return true;
    }

    @Override
    public String findFirstSupportFont(char character) {
        return defaultFont();
    }
}
