package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.scan.Token.Kind;
import orchsh.dsl.scan.Tokens;
import orchsh.dsl.snippet.Readme;

/**
 * How a script of the standard library is used, read off its text: what it is for, its words and an example from the comment
 * at its top, its options from its params. Nothing is compiled or run for that.
 *
 * @param description its paragraphs, the first one what it is for in a sentence
 * @param words what is typed behind its name; absent where it takes nothing
 * @param example how it is written; empty where the comment has none
 */
public record ScriptManual(
        String name, List<String> description, Optional<Words> words, List<Option> options, String example) {
    private static final String EXAMPLE = "for example: ";
    private static final String LABELLED = "[A-Z]+: .*";

    public ScriptManual {
        description = List.copyOf(description);
        options = List.copyOf(options);
    }

    /**
     * What can be typed behind the name.
     *
     * @param label what each word is: {@code SERVICE}
     */
    public record Words(String label, String description) {}

    /**
     * A param.
     *
     * @param isFlag whether it is given or not, and has no value
     */
    public record Option(String name, String description, boolean isFlag) {}

    public static ScriptManual of(String name, String text) {
        List<String> description = new ArrayList<>();
        Optional<Words> words = Optional.empty();
        String example = "";
        StringBuilder paragraph = new StringBuilder();
        for (String line : Readme.of(text)) {
            if (line.startsWith(EXAMPLE)) {
                example = line.substring(EXAMPLE.length());
            } else if (line.matches(LABELLED)) {
                int colon = line.indexOf(':');
                words = Optional.of(new Words(line.substring(0, colon), line.substring(colon + 2)));
            } else if (!line.isEmpty()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
                continue;
            }
            end(paragraph, description);
        }
        end(paragraph, description);
        return new ScriptManual(name, description, words, options(text), example);
    }

    private static void end(StringBuilder paragraph, List<String> description) {
        if (!paragraph.isEmpty()) {
            description.add(paragraph.toString());
            paragraph.setLength(0);
        }
    }

    private static List<Option> options(String text) {
        Tokens tokens = Tokens.of(text);
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.says(i, Set.of("param"))) {
                Optional<String> name = tokens.plainText(tokens.firstValue(i));
                if (name.isPresent()) {
                    options.add(option(name.get(), tokens, i));
                }
            }
        }
        return options;
    }

    private static Option option(String name, Tokens tokens, int param) {
        String description = "";
        boolean isFlag = false;
        for (int i = param; !tokens.endsStatement(i); i++) {
            if (tokens.is(i, Kind.WORD) && tokens.is(i + 1, ":")) {
                String said = tokens.text(i);
                description =
                        said.equals("description") ? tokens.plainText(i + 2).orElse("") : description;
                isFlag = isFlag || said.equals("default") && tokens.text(i + 2).equals("false");
            }
        }
        return new Option(name, description, isFlag);
    }
}
