package orchsh.engine.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.model.ImageReference;

/** As much of a Dockerfile as is needed to know which images it starts from. */
final class Dockerfile {
    private static final Set<String> TAKE_FILES = Set.of("COPY", "ADD", "ONBUILD");
    private static final Pattern TAKES_HEREDOCS = Pattern.compile("^(?i)(RUN|COPY|ADD)\\b");
    private static final Pattern HEREDOC =
            Pattern.compile("(?<=\\s)\\d*<<-?[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?(?=\\s|$)");

    private final List<Instruction> instructions;

    private Dockerfile(List<Instruction> instructions) {
        this.instructions = instructions;
    }

    /**
     * One instruction on one line, however many it was written on.
     *
     * @param text from its name on, without the texts that follow it as here-documents
     * @param line the line it begins on, counted from 1
     */
    record Instruction(String text, int line) {
        /** In capitals. */
        String name() {
            return text.split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
        }
    }

    List<Instruction> instructions() {
        return instructions;
    }

    static Dockerfile parse(String text) {
        List<Instruction> instructions = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int begin = 0;
        Deque<String> heredocs = new ArrayDeque<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String stripped = lines[i].strip();
            if (!heredocs.isEmpty()) {
                if (stripped.equals(heredocs.peek())) {
                    heredocs.remove();
                }
                continue;
            }
            if (stripped.startsWith("#") || stripped.isEmpty()) {
                continue;
            }
            begin = current.isEmpty() ? i + 1 : begin;
            if (stripped.endsWith("\\")) {
                current.append(stripped, 0, stripped.length() - 1).append(' ');
            } else {
                String instruction = current.append(stripped).toString();
                instructions.add(new Instruction(instruction, begin));
                heredocs.addAll(heredocsOf(instruction));
                current.setLength(0);
            }
        }
        if (!current.isEmpty()) {
            instructions.add(new Instruction(current.toString().strip(), begin));
        }
        return new Dockerfile(List.copyOf(instructions));
    }

    /** Whether an instruction takes something from the context. */
    boolean takesFiles() {
        return instructions.stream().map(Instruction::name).anyMatch(TAKE_FILES::contains);
    }

    /** The words that end the texts which follow an instruction. */
    static List<String> heredocsOf(String instruction) {
        List<String> ends = new ArrayList<>();
        if (TAKES_HEREDOCS.matcher(instruction).find()) {
            Matcher matcher = HEREDOC.matcher(instruction);
            while (matcher.find()) {
                ends.add(matcher.group(1));
            }
        }
        return ends;
    }

    /**
     * The images it takes from elsewhere, in the order of their first use.
     *
     * @param target the stage after which the builder stops
     */
    List<ImageReference> bases(Map<String, String> args, Optional<String> target) {
        String last = target.map(name -> name.toLowerCase(Locale.ROOT)).orElse("");
        Map<String, String> known = new HashMap<>();
        Set<String> stages = new LinkedHashSet<>();
        Set<ImageReference> bases = new LinkedHashSet<>();
        int stageCount = 0;
        for (Instruction instruction : instructions) {
            String[] words = instruction.text().split("\\s+");
            switch (instruction.name()) {
                case "ARG" -> {
                    if (stageCount == 0) {
                        declare(words, args, known);
                    }
                }
                case "FROM" -> {
                    if (stages.contains(last)) {
                        return List.copyOf(bases);
                    }
                    List<String> operands = operands(words);
                    if (!operands.isEmpty()) {
                        add(substituted(operands.get(0), known), stages, bases);
                    }
                    stages.add(String.valueOf(stageCount++));
                    if (operands.size() == 3 && operands.get(1).equalsIgnoreCase("as")) {
                        stages.add(operands.get(2).toLowerCase(Locale.ROOT));
                    }
                }
                case "COPY", "ADD" -> {
                    for (String word : words) {
                        if (word.startsWith("--from=")) {
                            add(word.substring("--from=".length()), stages, bases);
                        }
                    }
                }
                default -> {
                    // Every other instruction works on what is already there.
                }
            }
        }
        return List.copyOf(bases);
    }

    private static void declare(String[] words, Map<String, String> args, Map<String, String> known) {
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            String name = equals < 0 ? words[i] : words[i].substring(0, equals);
            String fallback = equals < 0 ? "" : unquoted(words[i].substring(equals + 1));
            known.put(name, args.getOrDefault(name, substituted(fallback, known)));
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.startsWith("\"") && text.endsWith("\"") || text.startsWith("'") && text.endsWith("'"));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static List<String> operands(String[] words) {
        List<String> operands = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                operands.add(words[i]);
            }
        }
        return operands;
    }

    private static void add(String name, Set<String> stages, Set<ImageReference> bases) {
        if (name.equals("scratch") || stages.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        try {
            bases.add(ImageReference.parse(name));
        } catch (IllegalArgumentException e) {
            // Not a name: the builder says so itself, with the line, in words of its own.
            return;
        }
    }

    /** {@code $NAME}, <code>${NAME}</code> and <code>${NAME:-fallback}</code>. */
    private static String substituted(String text, Map<String, String> known) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '$' || i + 1 >= text.length()) {
                result.append(c);
                i++;
            } else if (text.charAt(i + 1) == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    return result.append(text.substring(i)).toString();
                }
                result.append(braced(text.substring(i + 2, end), known));
                i = end + 1;
            } else {
                int end = i + 1;
                while (end < text.length() && isNamePart(text.charAt(end))) {
                    end++;
                }
                result.append(known.getOrDefault(text.substring(i + 1, end), ""));
                i = end;
            }
        }
        return result.toString();
    }

    private static String braced(String inside, Map<String, String> known) {
        int colon = inside.indexOf(':');
        String value = known.getOrDefault(colon < 0 ? inside : inside.substring(0, colon), "");
        if (colon >= 0 && inside.startsWith("-", colon + 1) && value.isEmpty()) {
            return inside.substring(colon + 2);
        }
        if (colon >= 0 && inside.startsWith("+", colon + 1)) {
            return value.isEmpty() ? "" : inside.substring(colon + 2);
        }
        return value;
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
