package orchsh.dsl.write.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One word of the language with what it is given, every value spelled already. */
final class Call {
    private static final int WIDTH = 120;

    private final String word;
    private final List<String> arguments = new ArrayList<>();

    private Call(String word) {
        this.word = word;
    }

    static Call of(String word) {
        return new Call(word);
    }

    Call with(String value) {
        arguments.add(value);
        return this;
    }

    Call with(Collection<String> values) {
        arguments.addAll(values);
        return this;
    }

    Call named(String key, String value) {
        arguments.add(key + ": " + value);
        return this;
    }

    /** Pairs whose keys and values are spelled already. */
    Call named(Map<String, String> pairs) {
        pairs.forEach(this::named);
        return this;
    }

    boolean isBare() {
        return arguments.isEmpty();
    }

    /** The line; several lines where one would be too long. */
    String text(String indent) {
        String whole = indent + joined(", ");
        boolean isLong = whole.lines().findFirst().orElse("").length() > WIDTH && arguments.size() > 1;
        return isLong ? indent + joined(",\n" + indent + "    ") : whole;
    }

    /** A list or an expression in brackets would be taken for an index of the word, or for all it is given. */
    private String joined(String between) {
        String all = String.join(between, arguments);
        return all.startsWith("[") || all.startsWith("(") ? word + "(" + all + ")" : word + " " + all;
    }
}
