package orchsh.shell.prompt;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** How a program elsewhere has switched the terminal that it was lent, as far as it has not switched it back. */
public final class ProgramModes {
    private static final char ESCAPE = '\033';
    private static final int LONGEST = 100;
    /** Lines that wrap, keys that repeat, and a cursor that is seen. */
    private static final Set<Integer> ON_AT_FIRST = Set.of(7, 8, 25);
    /** Screens beside the usual one; the last of them brings the cursor back, too. */
    private static final List<Integer> SCREENS = List.of(47, 1047, 1049);

    private static final String MODIFIED_KEYS = ">4";

    private final Object giving = new Object();
    private final StringBuilder sequence = new StringBuilder();
    private final Set<Integer> switched = new TreeSet<>();
    private boolean hasKeypad;
    private boolean hasOtherLetters;
    private boolean hasStyle;
    private boolean hasRegion;
    private boolean hasModifiedKeys;

    /** Hands on what the program prints, and notes what it switches. */
    public OutputStream over(OutputStream terminal) {
        return new FilterOutputStream(terminal) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                note(bytes, offset, length);
                out.write(bytes, offset, length);
            }
        };
    }

    private synchronized void note(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            note((char) (bytes[i] & 0xff));
        }
    }

    private void note(char letter) {
        if (letter == ESCAPE) {
            sequence.setLength(0);
            sequence.append(letter);
        } else if (!sequence.isEmpty()) {
            sequence.append(letter);
            if (isWhole(letter)) {
                apply(sequence.substring(1));
                sequence.setLength(0);
            } else if (sequence.length() > LONGEST) {
                sequence.setLength(0);
            }
        }
    }

    private boolean isWhole(char last) {
        return sequence.length() == 2
                ? last != '[' && last != '('
                : sequence.charAt(1) == '(' || last < ' ' || last > '?';
    }

    private void apply(String command) {
        char last = command.charAt(command.length() - 1);
        switch (command.charAt(0)) {
            case '=' -> hasKeypad = true;
            case '>' -> hasKeypad = false;
            case 'c' -> forget();
            case '(' -> hasOtherLetters = last != 'B';
            case '[' -> apply(command.substring(1, command.length() - 1), last);
            default -> {
                // Nothing that lasts.
            }
        }
    }

    private void apply(String values, char command) {
        if (values.startsWith("?") && (command == 'h' || command == 'l')) {
            numbers(values.substring(1)).forEach(mode -> turn(mode, command == 'h'));
        } else if (command == 'm' && values.startsWith(MODIFIED_KEYS)) {
            hasModifiedKeys = numbers(values.substring(1)).size() > 1 && !values.endsWith(";0");
        } else if (command == 'm') {
            hasStyle = !values.isEmpty() && !values.equals("0") && !values.endsWith(";0");
        } else if (command == 'r' && !values.startsWith("?")) {
            hasRegion = !values.isEmpty();
        }
    }

    private static List<Integer> numbers(String values) {
        return List.of(values.split(";")).stream()
                .filter(number -> number.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .toList();
    }

    private void turn(int mode, boolean isOn) {
        if (isOn == ON_AT_FIRST.contains(mode)) {
            switched.remove(mode);
        } else {
            switched.add(mode);
        }
    }

    /** Makes the terminal again what it was. Whoever wants that at the same time, too, waits until it has been said. */
    public void undo(Consumer<String> terminal) {
        synchronized (giving) {
            terminal.accept(undoing());
        }
    }

    /** What makes it so; nothing where the program has seen to that itself. It is told once. */
    synchronized String undoing() {
        StringBuilder text = new StringBuilder();
        text.append(hasStyle ? "\033[m" : "").append(hasOtherLetters ? "\033(B" : "");
        SCREENS.stream().filter(switched::contains).forEach(mode -> text.append(usual(mode)));
        switched.stream().filter(mode -> !SCREENS.contains(mode)).forEach(mode -> text.append(usual(mode)));
        text.append(hasRegion ? "\0337\033[r\0338" : "");
        text.append(hasKeypad ? "\033>" : "").append(hasModifiedKeys ? "\033[>4m" : "");
        forget();
        return text.toString();
    }

    private static String usual(int mode) {
        return "\033[?" + mode + (ON_AT_FIRST.contains(mode) ? 'h' : 'l');
    }

    private void forget() {
        switched.clear();
        hasKeypad = false;
        hasOtherLetters = false;
        hasStyle = false;
        hasRegion = false;
        hasModifiedKeys = false;
    }
}
