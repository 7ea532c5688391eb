package orchsh.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import orchsh.shell.command.OptionForm.Listing;
import orchsh.shell.invocation.Appearance;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Tells how commands are used. Lines are broken by picocli, which takes longer to load than most commands to run. */
final class HelpPage {
    private static final int WIDEST = 100;
    private static final int NARROWEST = 20;
    /** Narrower than this, what an option is for stands below it. */
    private static final int TWO_COLUMNS = 60;

    private static final int WIDEST_NAME = 26;
    private static final String PROGRAM = "orchsh [OPTIONS] [STACK] COMMAND [ARGS]";

    private final CommandForm root;

    /** @param root the program, with all its commands */
    HelpPage(CommandForm root) {
        this.root = root;
    }

    /** Prints how the command is used; of the whole program as much as fits a screen. */
    void print(CommandForm form, PrintWriter out, Appearance appearance) {
        List<String> lines = form == root ? program(appearance) : command(form, appearance);
        lines.forEach(line -> out.print(line + "\n"));
        out.flush();
    }

    private List<String> command(CommandForm form, Appearance appearance) {
        Sheet sheet = new Sheet(appearance);
        head(form, sheet);
        parts(form, sheet);
        options(form, sheet, OptionForm::description);
        example(form).ifPresent(line -> sheet.paragraph("for example: " + line));
        return sheet.lines;
    }

    private List<String> program(Appearance appearance) {
        List<String> lines = List.of();
        for (Detail detail : Detail.values()) {
            Sheet sheet = new Sheet(appearance);
            head(root, sheet);
            switch (detail) {
                case ALL -> {
                    commandList(sheet);
                    options(root, sheet, OptionForm::description);
                }
                case SHORT -> {
                    commandWords(sheet);
                    options(root, sheet, HelpPage::firstClause);
                }
                case WORDS -> {
                    commandWords(sheet);
                    sheet.paragraph("options: " + optionWords());
                    sheet.paragraph("`orchsh help | less` tells about each.");
                }
            }
            sheet.paragraph("`orchsh help COMMAND` tells more about a command.");
            example(root).ifPresent(line -> sheet.hanging("", "for example: " + line));
            lines = sheet.lines;
            if (!appearance.isTerminal()
                    || lines.size() < appearance.size().get().rows()) {
                return lines;
            }
        }
        return lines;
    }

    /** How much is said about the program. */
    private enum Detail {
        ALL,
        SHORT,
        WORDS
    }

    private static String firstClause(OptionForm option) {
        return option.description().split("[,;:]")[0];
    }

    private String optionWords() {
        return root.options().stream()
                .filter(option -> option.listing() == Listing.LISTED)
                .map(option -> option.names().get(0) + (option.takesValue() ? " " + option.label() : ""))
                .collect(Collectors.joining(", "));
    }

    private Optional<String> example(CommandForm form) {
        return new CommandExamples(root).of(form);
    }

    private void head(CommandForm form, Sheet sheet) {
        sheet.hanging("usage: ", form == root ? PROGRAM : synopsis(form, sheet));
        sheet.blank();
        form.description().forEach(text -> sheet.hanging("", text));
        form.words().ifPresent(words -> {
            sheet.blank();
            sheet.table(List.of(new Entry(words.label(), words.description())));
        });
    }

    /** How it is written, option by option if that fits a line. */
    private static String synopsis(CommandForm form, Sheet sheet) {
        StringBuilder flags = new StringBuilder();
        StringBuilder others = new StringBuilder();
        for (OptionForm option : form.options()) {
            if (option.listing() == Listing.LISTED) {
                String name = option.names().get(0);
                if (option.takesValue()) {
                    others.append(" [")
                            .append(name)
                            .append(name.startsWith("--") ? "=" : " ")
                            .append(option.label())
                            .append(']');
                } else if (name.length() == 2) {
                    flags.append(name.charAt(1));
                } else {
                    others.append(" [").append(name).append(']');
                }
            }
        }
        String words = form.words().map(given -> " [" + given.label() + "]...").orElse("")
                + (form.parts().isEmpty() ? "" : " COMMAND");
        String all = form.wholeName() + (flags.isEmpty() ? "" : " [-" + flags + "]") + others + words;
        boolean isShort = all.length() + "usage: ".length() <= sheet.width;
        return isShort ? all : form.wholeName() + " [OPTIONS]" + words;
    }

    private void commandList(Sheet sheet) {
        CommandGroup.of(root).forEach((group, forms) -> {
            sheet.heading(group.title() + ":");
            sheet.table(forms.stream()
                    .map(form -> new Entry(form.name(), form.description().get(0)))
                    .toList());
        });
    }

    private void commandWords(Sheet sheet) {
        sheet.blank();
        Map<CommandGroup, List<CommandForm>> groups = CommandGroup.of(root);
        sheet.table(groups.entrySet().stream()
                .map(group -> new Entry(
                        group.getKey().title(),
                        String.join(
                                ", ",
                                group.getValue().stream().map(CommandForm::name).toList())))
                .toList());
    }

    private static void parts(CommandForm form, Sheet sheet) {
        if (!form.parts().isEmpty()) {
            sheet.heading("commands:");
            sheet.table(form.parts().values().stream()
                    .map(part -> new Entry(part.name(), part.description().get(0)))
                    .toList());
        }
    }

    private static void options(CommandForm form, Sheet sheet, Function<OptionForm, String> description) {
        List<Entry> entries = form.options().stream()
                .filter(option -> option.listing() == Listing.LISTED)
                .map(option -> new Entry(written(option), description.apply(option)))
                .toList();
        if (!entries.isEmpty()) {
            sheet.heading("options:");
            sheet.table(entries);
        }
    }

    /** For example {@code -f, --file=FILE}; long names stand below each other. */
    private static String written(OptionForm option) {
        boolean hasLetter = option.names().get(0).length() == 2;
        return (hasLetter ? "" : "    ") + String.join(", ", option.names()) + valueOf(option);
    }

    private static String valueOf(OptionForm option) {
        return switch (option.valueIs()) {
            case NONE -> "";
            case NEEDED -> "=" + option.label();
            case POSSIBLE -> "[=" + option.label() + "]";
        };
    }

    /** A line of a table. */
    private record Entry(String name, String description) {}

    /** Lines that are no wider than a screen. */
    private static final class Sheet {
        private final List<String> lines = new ArrayList<>();
        private final int width;
        private final Help.ColorScheme colours;

        Sheet(Appearance appearance) {
            this.width = Math.max(NARROWEST, Math.min(WIDEST, appearance.columns()));
            this.colours =
                    Help.defaultColorScheme(appearance.colours() == Appearance.Colours.ANSI ? Ansi.ON : Ansi.OFF);
        }

        void blank() {
            lines.add("");
        }

        void heading(String text) {
            blank();
            lines.add(colours.commandText(text).toString());
        }

        void paragraph(String text) {
            blank();
            hanging("", text);
        }

        /** A text whose further lines begin below its own beginning. */
        void hanging(String first, String text) {
            TextTable table = table(
                    new Column(first.length(), 0, Overflow.SPAN), new Column(width - first.length(), 0, Overflow.WRAP));
            table.addRowValues(plain(first), plain(text));
            add(table);
        }

        void table(List<Entry> entries) {
            int widest = entries.stream()
                    .mapToInt(entry -> entry.name().length())
                    .max()
                    .orElse(0);
            if (width < TWO_COLUMNS) {
                for (Entry entry : entries) {
                    lines.add("  " + colours.optionText(entry.name().strip()));
                    TextTable table = table(new Column(width, 6, Overflow.WRAP));
                    table.addRowValues(plain(entry.description()));
                    add(table);
                }
                return;
            }
            int left = Math.min(widest, WIDEST_NAME) + 4;
            TextTable table = table(new Column(left, 2, Overflow.SPAN), new Column(width - left, 0, Overflow.WRAP));
            entries.forEach(entry -> table.addRowValues(colours.optionText(entry.name()), plain(entry.description())));
            add(table);
        }

        private TextTable table(Column... columns) {
            TextTable table = TextTable.forColumns(colours, columns);
            table.indentWrappedLines = 0;
            return table;
        }

        private Text plain(String text) {
            return colours.ansi().new Text(text.replace("@|", "@ |"), colours);
        }

        private void add(TextTable table) {
            table.toString().lines().map(String::stripTrailing).forEach(lines::add);
        }
    }
}
