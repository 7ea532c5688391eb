package orchsh.shell;

import java.io.BufferedReader;
import java.io.CharArrayWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.help.PageBook;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Size;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.invocation.Streams;
import orchsh.shell.quick.QuickRunner;

/**
 * The small program that comes first: it carries out commands that only look, and ends with {@value #NOT_MINE}, without a
 * word, when the command is not among them or cannot be carried out with the little it knows.
 */
public final class Quick {
    static final int NOT_MINE = 97;

    private final CharArrayWriter out = new CharArrayWriter(4096);
    private final CharArrayWriter err = new CharArrayWriter(256);
    private final OwnProcess process = new OwnProcess();

    private Quick() {}

    public static void main(String[] args) {
        OwnProcess.chooseSelector();
        String rehearsal = OwnProcess.rehearsal();
        if (!rehearsal.isEmpty()) {
            rehearse(rehearsal);
            return;
        }
        OwnProcess.halt(new Quick().run(List.of(args)));
    }

    /** Carries out each line, for a Java that writes down what it loads. */
    private static void rehearse(String lines) {
        for (String line : lines.split("\n")) {
            Optional<ExitCode> end = new Quick().carryOut(List.of(line.split(" ")));
            if (!end.equals(Optional.of(ExitCode.FINE))) {
                throw new IllegalStateException("`" + line + "` was not carried out");
            }
        }
    }

    private int run(List<String> args) {
        Optional<ExitCode> end = carryOut(args);
        if (end.isEmpty()) {
            return NOT_MINE;
        }
        int code = end.get().code();
        try {
            print(err, OwnProcess.err());
            print(out, OwnProcess.out());
            return code;
        } catch (IOException e) {
            return Streams.isClosedPipe(e) ? code : unwritten(e, code);
        }
    }

    /** What goes wrong is begun again where all classes are, and somebody can tell what it was. */
    private Optional<ExitCode> carryOut(List<String> args) {
        try {
            Invocation invocation = invocation(args);
            String help = new PageBook(OwnProcess.programFolder())
                    .page(args, invocation.console().outLook());
            if (help != null) {
                out.append(help);
                return Optional.of(ExitCode.FINE);
            }
            return new QuickRunner(OwnProcess.about()).run(invocation);
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private Invocation invocation(List<String> args) {
        Size size = process.sizeAtStart().orElse(Size.USUAL);
        Appearance outLook = process.look("out", size);
        Appearance errLook = process.look("err", size);
        Console console = new Console(
                new PrintWriter(out),
                new PrintWriter(err),
                new BufferedReader(Reader.nullReader(), 1),
                outLook,
                errLook,
                Asking.POINTLESS,
                new Streams(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        Optional.empty()));
        return new Invocation(args, process.surroundings(OwnProcess.clock()), console, CancellationToken.none());
    }

    private static void print(CharArrayWriter text, FileOutputStream to) throws IOException {
        if (text.size() > 0) {
            to.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The end of a command whose results got lost on the way. */
    private int unwritten(IOException why, int code) {
        err.reset();
        new PrintWriter(err).print("error: the output cannot be written: " + why.getMessage() + "\n");
        try {
            print(err, OwnProcess.err());
        } catch (IOException e) {
            return ExitCode.STACK_FAILED.code(); // nobody can be told
        }
        return code == ExitCode.FINE.code() ? ExitCode.STACK_FAILED.code() : code;
    }
}
