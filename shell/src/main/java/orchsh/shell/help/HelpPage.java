package orchsh.shell.help;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.OptionForm.Listing;

/** Tells how commands are used. */
public final class HelpPage {
    private static final String PROGRAM = "orchsh [OPTIONS] [STACK] COMMAND [ARGS]";

    private final CommandForm root;

    /** @param root the program, with all its commands */
    public HelpPage(CommandForm root) {
        this.root = root;
    }

    /** Prints how the command is used; of the whole program as much as fits a screen. */
    public void print(CommandForm form, PrintWriter out, Appearance appearance) {
        lines(form, appearance).forEach(line -> out.print(line + "\n"));
        out.flush();
    }

    public List<String> lines(CommandForm form, Appearance appearance) {
        return form == root ? program(appearance) : command(form, appearance);
    }

    private List<String> command(CommandForm form, Appearance appearance) {
        HelpSheet sheet = new HelpSheet(appearance);
        head(form, sheet);
        parts(form, sheet);
        options(form, sheet, OptionForm::description);
        example(form).ifPresent(line -> sheet.paragraph("for example: " + line));
        return sheet.lines();
    }

    private List<String> program(Appearance appearance) {
        List<String> lines = List.of();
        for (Detail detail : Detail.values()) {
            HelpSheet sheet = new HelpSheet(appearance);
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
            lines = sheet.lines();
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

    private void head(CommandForm form, HelpSheet sheet) {
        sheet.hanging("usage: ", form == root ? PROGRAM : synopsis(form, sheet));
        sheet.blank();
        form.description().forEach(text -> sheet.hanging("", text));
        form.words().ifPresent(words -> {
            sheet.blank();
            sheet.table(List.of(new HelpSheet.Entry(words.label(), words.description())));
        });
    }

    /** How it is written, option by option if that fits a line. */
    private static String synopsis(CommandForm form, HelpSheet sheet) {
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
        boolean isShort = all.length() + "usage: ".length() <= sheet.width();
        return isShort ? all : form.wholeName() + " [OPTIONS]" + words;
    }

    private void commandList(HelpSheet sheet) {
        CommandGroup.of(root).forEach((group, forms) -> {
            sheet.heading(group.title() + ":");
            sheet.table(forms.stream()
                    .map(form ->
                            new HelpSheet.Entry(form.name(), form.description().get(0)))
                    .toList());
        });
    }

    private void commandWords(HelpSheet sheet) {
        sheet.blank();
        Map<CommandGroup, List<CommandForm>> groups = CommandGroup.of(root);
        sheet.table(groups.entrySet().stream()
                .map(group -> new HelpSheet.Entry(
                        group.getKey().title(),
                        String.join(
                                ", ",
                                group.getValue().stream().map(CommandForm::name).toList())))
                .toList());
    }

    private static void parts(CommandForm form, HelpSheet sheet) {
        if (!form.parts().isEmpty()) {
            sheet.heading("commands:");
            sheet.table(form.parts().values().stream()
                    .map(part ->
                            new HelpSheet.Entry(part.name(), part.description().get(0)))
                    .toList());
        }
    }

    private static void options(CommandForm form, HelpSheet sheet, Function<OptionForm, String> description) {
        List<HelpSheet.Entry> entries = form.options().stream()
                .filter(option -> option.listing() == Listing.LISTED)
                .map(option -> new HelpSheet.Entry(written(option), description.apply(option)))
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
}
