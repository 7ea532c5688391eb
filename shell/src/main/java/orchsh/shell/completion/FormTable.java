package orchsh.shell.completion;

import java.util.ArrayList;
import java.util.List;
import orchsh.shell.syntax.CommandForm;

/** All commands as completion scripts keep them, so that options are offered without asking. */
final class FormTable {
    private FormTable() {}

    /**
     * A command.
     *
     * @param path its word with those that lead to it from the top
     * @param options what can be given to it
     * @param valued those that take the next word
     * @param parts the words of its parts
     * @param endsAtWord whether what stands behind its first word is the business of another program
     */
    record Row(String path, List<Option> options, List<String> valued, List<String> parts, boolean endsAtWord) {
        Row {
            options = List.copyOf(options);
            valued = List.copyOf(valued);
            parts = List.copyOf(parts);
        }
    }

    /** An option by one of its names. */
    record Option(String name, String description) {}

    static List<Row> of(CommandForm root) {
        List<Row> rows = new ArrayList<>();
        add(root, rows);
        return rows;
    }

    private static void add(CommandForm form, List<Row> rows) {
        List<Option> options = new ArrayList<>();
        List<String> valued = new ArrayList<>();
        for (String name : form.optionNames()) {
            form.option(name).ifPresent(option -> {
                options.add(new Option(name, option.description().replaceAll("\\s+", " ")));
                if (option.takesValue()) {
                    valued.add(name);
                }
            });
        }
        rows.add(new Row(
                form.wholeName(), options, valued, List.copyOf(form.parts().keySet()), form.optionsEndAtWord()));
        form.parts().values().forEach(part -> add(part, rows));
    }

    /** The text in single quotes, as bash and zsh read it. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
