package orchsh.shell.invocation;

import java.util.function.Supplier;

/**
 * What can be shown at the other end of an output.
 *
 * @param kind whether somebody looks at it as it is written
 * @param size how large it is just now; without meaning for a stream
 * @param colours whether colours are wanted
 * @param glyphs which characters can be shown
 */
public record Appearance(Kind kind, Supplier<Size> size, Colours colours, Glyphs glyphs) {

    /** What reads an output. */
    public enum Kind {
        /** A terminal that can move its cursor. */
        TERMINAL,
        /** A file, a pipe, or a terminal that only ever appends. */
        STREAM
    }

    /** Whether colours are wanted. */
    public enum Colours {
        ANSI,
        NONE
    }

    /** Which characters can be shown. */
    public enum Glyphs {
        UNICODE,
        ASCII
    }

    /** How much fits on a terminal; where it stays as it is, it supplies itself. */
    public record Size(int columns, int rows) implements Supplier<Size> {
        public static final Size USUAL = new Size(80, 24);

        public Size {
            if (columns < 1 || rows < 1) {
                throw new IllegalArgumentException("no terminal has " + columns + " columns and " + rows + " rows");
            }
        }

        @Override
        public Size get() {
            return this;
        }
    }

    /** Something that is written to and read later. */
    public static Appearance stream(Glyphs glyphs) {
        return new Appearance(Kind.STREAM, Size.USUAL, Colours.NONE, glyphs);
    }

    public boolean isTerminal() {
        return kind == Kind.TERMINAL;
    }

    public boolean isUnicode() {
        return glyphs == Glyphs.UNICODE;
    }

    /** How wide a line may be: only terminals set a limit. */
    public int columns() {
        return isTerminal() ? size.get().columns() : Integer.MAX_VALUE;
    }

    public Appearance withoutColours() {
        return new Appearance(kind, size, Colours.NONE, glyphs);
    }

    /** The same, but nothing moves and nothing is coloured. */
    public Appearance plain() {
        return new Appearance(Kind.STREAM, size, Colours.NONE, glyphs);
    }
}
