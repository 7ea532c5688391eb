package orchsh.shell.invocation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Where a command reads and writes: results go to {@code out}, everything said about the work to {@code err}.
 *
 * @param out for what was asked for
 * @param err for progress, notes and problems
 * @param in for answers
 * @param outLook what {@code out} can show
 * @param errLook what {@code err} can show
 * @param asking whether somebody is there to answer a question
 * @param streams what processes elsewhere are given
 */
public record Console(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        Appearance outLook,
        Appearance errLook,
        Asking asking,
        Streams streams) {

    /** For callers who have nothing but text. */
    public Console(
            PrintWriter out,
            PrintWriter err,
            BufferedReader in,
            Appearance outLook,
            Appearance errLook,
            Asking asking) {
        this(out, err, in, outLook, errLook, asking, Streams.over(out, err));
    }

    /** One at which nobody sits: there is nothing to read, and nobody to ask. */
    public static Console unattended(PrintWriter out, PrintWriter err, Appearance look) {
        return new Console(out, err, new BufferedReader(Reader.nullReader()), look, look, Asking.POINTLESS);
    }

    /** One that shows nothing, either. */
    public static Console silent(Appearance look) {
        return unattended(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), look);
    }

    /** Whether somebody is there to answer a question. */
    public enum Asking {
        POSSIBLE,
        POINTLESS
    }

    /** Asks a question that can be answered with yes or no; where nobody can answer, the answer is no. */
    public boolean confirm(String question) {
        if (asking == Asking.POINTLESS) {
            return false;
        }
        err.print(question + " [y/N] ");
        err.flush();
        try {
            String answer = in.readLine();
            return answer != null
                    && switch (answer.strip().toLowerCase(Locale.ROOT)) {
                        case "y", "yes" -> true;
                        default -> false;
                    };
        } catch (IOException e) {
            throw new UncheckedIOException("the answer could not be read", e);
        }
    }

    /** Prints what is no result, such as the words of a script; it is seen at once. */
    public void mutter(String text) {
        err.print(text);
        err.flush();
    }

    /** The same with something between it and whoever reads it. */
    public Console through(UnaryOperator<PrintWriter> between) {
        return new Console(between.apply(out), between.apply(err), in, outLook, errLook, asking, streams);
    }

    public Console withoutColours() {
        return new Console(out, err, in, outLook.withoutColours(), errLook.withoutColours(), asking, streams);
    }

    /** The same, but nothing moves and nothing is coloured. */
    public Console plain() {
        return new Console(out, err, in, outLook.plain(), errLook.plain(), asking, streams);
    }

    public Console with(Streams others) {
        return new Console(out, err, in, outLook, errLook, asking, others);
    }
}
