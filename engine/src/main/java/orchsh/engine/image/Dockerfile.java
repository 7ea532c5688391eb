package orchsh.engine.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.model.Build;
import orchsh.engine.model.ImageReference;

/** As much of a Dockerfile as is needed to know which images it starts from, and what it takes to build it. */
public final class Dockerfile {
    private static final Set<String> TAKE_FILES = Set.of("COPY", "ADD", "ONBUILD");
    private static final Set<String> NUMBERED = Set.of("RUN", "COPY", "ADD", "WORKDIR");
    private static final Pattern DIRECTIVE =
            Pattern.compile("#\\s*(?<name>[a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(?<value>.+?)\\s*");
    private static final Pattern MOUNTED_FROM = Pattern.compile("--mount=(?:.*,)?from=(?<image>[^,]+)(?:,.*)?");
    private static final Pattern TAKES_HEREDOCS = Pattern.compile("^(?i)(RUN|COPY|ADD)\\b");
    private static final Pattern HEREDOC =
            Pattern.compile("(?<=\\s)\\d*<<-?[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?(?=\\s|$)");

    private final List<Directive> directives;
    private final List<Instruction> instructions;

    private Dockerfile(List<Directive> directives, List<Instruction> instructions) {
        this.directives = List.copyOf(directives);
        this.instructions = List.copyOf(instructions);
    }

    /**
     * A line at the very top that tells how the rest is to be read.
     *
     * @param name in small letters, for example {@code syntax}
     * @param line counted from 1
     */
    record Directive(String name, String value, int line) {}

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

        /** The words behind its name that begin with two dashes. */
        List<String> flags() {
            String[] words = text.split("\\s+");
            int end = 1;
            while (end < words.length && words[end].startsWith("--")) {
                end++;
            }
            return List.of(words).subList(1, Math.max(1, end));
        }
    }

    List<Directive> directives() {
        return directives;
    }

    List<Instruction> instructions() {
        return instructions;
    }

    public static Dockerfile parse(String file) {
        String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
        List<Directive> directives = directivesOf(text);
        String escape = directives.stream()
                .filter(directive -> directive.name().equals("escape"))
                .map(Directive::value)
                .findFirst()
                .orElse("\\");
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
            if (stripped.endsWith(escape)) {
                current.append(stripped, 0, stripped.length() - escape.length()).append(' ');
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
        return new Dockerfile(directives, instructions);
    }

    /** They end with the first line that is none, and none comes twice. */
    private static List<Directive> directivesOf(String text) {
        List<Directive> directives = new ArrayList<>();
        Set<String> known = new HashSet<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher matcher = DIRECTIVE.matcher(lines[i].strip());
            if (!matcher.matches() || !known.add(matcher.group("name").toLowerCase(Locale.ROOT))) {
                break;
            }
            directives.add(
                    new Directive(matcher.group("name").toLowerCase(Locale.ROOT), matcher.group("value"), i + 1));
        }
        return directives;
    }

    /**
     * The line of a step that BuildKit numbers within its stage.
     *
     * @param stage its name; empty when there is but one
     * @param number of the step, counted from 1
     * @param total how many steps the stage has
     */
    public OptionalInt lineOf(String stage, int number, int total) {
        List<Instruction> steps = new ArrayList<>();
        boolean isWanted = false;
        int stages = 0;
        for (Instruction instruction : instructions) {
            if (instruction.name().equals("FROM")) {
                List<String> operands = operands(instruction.text().split("\\s+"));
                boolean isNamed = operands.size() == 3 && operands.get(1).equalsIgnoreCase("as");
                String name = isNamed ? operands.get(2) : "stage-" + stages;
                isWanted = stage.isEmpty() || name.equalsIgnoreCase(stage);
                stages++;
            }
            if (isWanted && (instruction.name().equals("FROM") || NUMBERED.contains(instruction.name()))) {
                steps.add(instruction);
            }
        }
        // A stage that begins with nothing, or with another stage, has no step for its beginning.
        int first = steps.size() - total;
        boolean fits = (first == 0 || first == 1) && number >= 1 && number <= total;
        return fits && (stages == 1 || !stage.isEmpty())
                ? OptionalInt.of(steps.get(first + number - 1).line())
                : OptionalInt.empty();
    }

    /** The line of a step that the classic builder numbers through the whole file. */
    public OptionalInt lineOf(int number, String text) {
        if (number < 1 || number > instructions.size()) {
            return OptionalInt.empty();
        }
        Instruction instruction = instructions.get(number - 1);
        String name = text.split("\\s+", 2)[0];
        return instruction.name().equalsIgnoreCase(name) ? OptionalInt.of(instruction.line()) : OptionalInt.empty();
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

    /** The images that a build with it takes from elsewhere, in the order of their first use. */
    List<ImageReference> bases(Build build) {
        Set<ImageReference> bases = new LinkedHashSet<>();
        for (String name : basesNamed(build.args(), build.target())) {
            if (!build.additionalContexts().containsKey(name)) {
                addImage(name, bases);
            }
        }
        build.additionalContexts().values().stream()
                .filter(place -> place.startsWith(Build.IMAGE_CONTEXT))
                .forEach(place -> addImage(place.substring(Build.IMAGE_CONTEXT.length()), bases));
        return List.copyOf(bases);
    }

    private static void addImage(String name, Set<ImageReference> images) {
        try {
            images.add(ImageReference.parse(name));
        } catch (IllegalArgumentException e) {
            // Not a name: the builder says so itself, with the line, in words of its own.
            return;
        }
    }

    /** Names of images, and of additional contexts: both are written alike. */
    private Set<String> basesNamed(Map<String, String> args, Optional<String> target) {
        String last = target.map(name -> name.toLowerCase(Locale.ROOT)).orElse("");
        Map<String, String> known = new HashMap<>();
        Set<String> stages = new LinkedHashSet<>();
        Set<String> bases = new LinkedHashSet<>();
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
                        return bases;
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
                case "RUN" ->
                    instruction.flags().forEach(flag -> {
                        Matcher matcher = MOUNTED_FROM.matcher(flag);
                        if (matcher.matches()) {
                            add(matcher.group("image"), stages, bases);
                        }
                    });
                default -> {
                    // Every other instruction works on what is already there.
                }
            }
        }
        return bases;
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

    private static void add(String name, Set<String> stages, Set<String> bases) {
        if (!name.equals("scratch") && !stages.contains(name.toLowerCase(Locale.ROOT))) {
            bases.add(name);
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
