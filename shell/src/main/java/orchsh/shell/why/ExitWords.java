package orchsh.shell.why;

import java.util.Map;
import java.util.Optional;

/** What exit codes mean by custom, and signals by definition. */
final class ExitWords {
    static final int KILLED = 137;
    static final int TERMINATED = 143;
    private static final int BEFORE_SIGNALS = 128;

    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "HUP"),
            Map.entry(2, "INT"),
            Map.entry(3, "QUIT"),
            Map.entry(4, "ILL"),
            Map.entry(5, "TRAP"),
            Map.entry(6, "ABRT"),
            Map.entry(7, "BUS"),
            Map.entry(8, "FPE"),
            Map.entry(9, "KILL"),
            Map.entry(10, "USR1"),
            Map.entry(11, "SEGV"),
            Map.entry(12, "USR2"),
            Map.entry(13, "PIPE"),
            Map.entry(14, "ALRM"),
            Map.entry(15, "TERM"),
            Map.entry(24, "XCPU"),
            Map.entry(25, "XFSZ"),
            Map.entry(31, "SYS"));

    private static final Map<Integer, String> CAUSES = Map.of(
            2, "as Ctrl-C sends it",
            4, "its program is for another processor, or broken",
            6, "it gave up on an error of its own",
            7, "it used memory that is not there",
            8, "it calculated what cannot be, such as a division by zero",
            9, "nothing can refuse it, and no process is told before",
            11, "it crashed: it used memory that is not its own",
            13, "whoever read what it wrote had gone",
            15, "the usual request to end");

    private ExitWords() {}

    /** For example {@code SEGV}; the number where it has no name of its own. */
    static String signal(int number) {
        return SIGNALS.getOrDefault(number, String.valueOf(number));
    }

    /** The number of the signal that an exit code stands for. */
    static Optional<Integer> signalOf(int code) {
        int number = code - BEFORE_SIGNALS;
        return number > 0 && number <= 64 ? Optional.of(number) : Optional.empty();
    }

    /** Whether the command could not be run at all. */
    static boolean isNoCommand(int code) {
        return code == 126 || code == 127;
    }

    /** What a code means; absent for those that mean what the program wants them to. */
    static Optional<String> of(int code) {
        return switch (code) {
            case 0 -> Optional.of("its command was done");
            case 125 -> Optional.of("the engine could not run it");
            case 126 ->
                Optional.of(
                        "its command is there, but cannot be run: it is no program for this machine, or may not be run");
            case 127 -> Optional.of("its command, or one that it runs, is not in its image");
            case 255 -> Optional.of("it said -1, or its engine or machine went down while it ran");
            default ->
                signalOf(code)
                        .map(number -> "signal " + signal(number)
                                + Optional.ofNullable(CAUSES.get(number))
                                        .map(cause -> ": " + cause)
                                        .orElse(""));
        };
    }
}
