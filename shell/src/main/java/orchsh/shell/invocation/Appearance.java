package orchsh.shell.invocation;

import java.util.function.Supplier;

/**
 * What can be shown at the other end of an output.
 *
 * @param kind whether somebody looks at it as it is written
 * @param size how large it is just now; without meaning for a stream
 * @param colours whether colours are wanted
 * @param glyphs which characters can be shown
 * @param frames how a frame of something that moves is written
 */
public record Appearance(Kind kind, Supplier<Size> size, Colours colours, Glyphs glyphs, Frames frames) {
    /** One of which nothing more is known. */
    public Appearance(Kind kind, Supplier<Size> size, Colours colours, Glyphs glyphs) {
        this(kind, size, colours, glyphs, Frames.PLAIN);
    }

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

    /** How a frame of something that moves is written. */
    public enum Frames {
        PLAIN,
        /** Between two marks, for a terminal that shows nothing of it before it has all of it. */
        SYNCHRONIZED
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
        return new Appearance(kind, size, Colours.NONE, glyphs, frames);
    }

    /** The same, but frames are written in that way. */
    public Appearance with(Frames wanted) {
        return new Appearance(kind, size, colours, glyphs, wanted);
    }

    /** The same, but nothing moves and nothing is coloured. */
    public Appearance plain() {
        return new Appearance(Kind.STREAM, size, Colours.NONE, glyphs);
    }
}
