package orchsh.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import orchsh.dsl.snippet.LibraryFolder;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.shell.help.CommandExamples;
import orchsh.shell.help.CommandGroup;
import orchsh.shell.help.Roff;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm.Listing;

/** The pages that {@code man} shows: one of the program, and one of each command. They are made when the program is packed. */
public final class ManualPages {
    private static final String END = """
            .SH EXIT STATUS
            .TP
            .B 0
            all is well
            .TP
            .B 1
            the stack failed
            .TP
            .B 2
            wrong usage, or a problem in the script; for \\fBplan\\fR: something would change
            .TP
            .B 3
            there is no container engine
            .TP
            .B 130
            interrupted
            .PP
            \\fBrun\\fR, \\fBexec\\fR, \\fBwait\\fR, \\fBtest\\fR and jobs pass the exit code of a container on.
            .SH ENVIRONMENT
            .TP
            .BR DOCKER_HOST ", " DOCKER_CONTEXT
            the container engine to use
            .TP
            .B ORCHSH_PROFILES
            profiles that are wanted, with commas between them
            .TP
            .B ORCHSH_JAVA
            the Java to run on
            .TP
            .B ORCHSH_NO_CACHE
            1 keeps nothing that would make the next start faster
            .TP
            .B NO_COLOR
            no colours, if it is set
            .SH FILES
            .TP
            .I stack.groovy
            the script of a stack
            .TP
            .I orchsh.groovy
            what is said beside a compose file about its services
            .TP
            .I orchsh.lock
            what the snippets of a stack are held to
            """;

    private final CommandForm root;
    private final CommandExamples examples;
    private final String day;
    private final String version;

    private ManualPages(CommandForm root, String day, String version) {
        this.root = root;
        this.examples = new CommandExamples(root);
        this.day = day;
        this.version = version;
    }

    /**
     * Writes all pages into the folder, which is made if it is missing.
     *
     * @param snippets the folder of the snippets that come along, which scripts come with
     * @param day of which they tell, for example {@code 2026-01-31}
     */
    public static void write(Path folder, Path snippets, String day, String version) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> page :
                all(new LibraryFolder(snippets), day, version).entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    /** The texts of all pages by the names of their files. */
    static Map<String, String> all(SnippetLibrary library, String day, String version) {
        CommandForm root = CommandRunner.syntax(library).root();
        ManualPages pages = new ManualPages(root, day, version);
        Map<String, String> texts = new TreeMap<>();
        texts.put("orchsh.1", pages.program());
        root.parts().values().forEach(form -> texts.put("orchsh-" + form.name() + ".1", pages.command(form)));
        return texts;
    }

    private String program() {
        Roff roff = new Roff().title("orchsh", day, version);
        roff.section("NAME").text("orchsh - " + lowerCase(root.description().get(0)));
        roff.section("SYNOPSIS").raw(".B orchsh\n[OPTIONS] [STACK] COMMAND [ARGS]\n");
        roff.section("DESCRIPTION");
        root.description().forEach(roff::paragraph);
        root.words().ifPresent(words -> roff.paragraph(words.label() + " is " + words.description() + "."));
        roff.section("COMMANDS");
        CommandGroup.of(root).forEach((group, forms) -> {
            roff.subsection(group.title());
            forms.forEach(form -> roff.item(form.name(), form.description().get(0)));
        });
        roff.paragraph("A task or job of the stack is run by its name in a command's place.");
        options(root, Listing.LISTED, "OPTIONS", roff);
        example(root, roff);
        roff.raw(END);
        roff.section("SEE ALSO")
                .text(String.join(
                        ", ",
                        root.parts().values().stream()
                                .map(form -> "orchsh-" + form.name() + "(1)")
                                .toList()));
        return roff.toString();
    }

    private String command(CommandForm form) {
        String name = "orchsh-" + form.name();
        Roff roff = new Roff().title(name, day, version);
        roff.section("NAME").text(name + " - " + lowerCase(form.description().get(0)));
        roff.section("SYNOPSIS");
        synopsis(form, roff);
        form.parts().values().forEach(part -> synopsis(part, roff.raw(".br\n")));
        roff.section("DESCRIPTION");
        describe(form, roff);
        options(form, Listing.LISTED, "OPTIONS", roff);
        for (CommandForm part : form.parts().values()) {
            roff.section(part.name().toUpperCase(Locale.ROOT));
            describe(part, roff);
            optionItems(part, Listing.LISTED, roff);
            examples.of(part).ifPresent(line -> roff.paragraph("For example:").literal(line));
        }
        example(form, roff);
        roff.section("SEE ALSO").text("orchsh(1), which tells of the options that all commands take");
        return roff.toString();
    }

    private static void synopsis(CommandForm form, Roff roff) {
        roff.raw(".B " + Roff.escaped(form.wholeName()) + "\n");
        List<String> rest = new ArrayList<>(List.of("[OPTIONS]"));
        form.words().ifPresent(words -> rest.add("[" + words.label() + "]..."));
        if (!form.parts().isEmpty()) {
            rest.add("COMMAND");
        }
        roff.text(String.join(" ", rest));
    }

    private static void describe(CommandForm form, Roff roff) {
        form.description().forEach(roff::paragraph);
        form.words().ifPresent(words -> roff.item(words.label(), words.description()));
    }

    private static void options(CommandForm form, Listing listing, String title, Roff roff) {
        if (form.options().stream().anyMatch(option -> option.listing() == listing)) {
            roff.section(title);
            optionItems(form, listing, roff);
        }
    }

    private static void optionItems(CommandForm form, Listing listing, Roff roff) {
        form.options().stream()
                .filter(option -> option.listing() == listing)
                .forEach(option -> roff.item(
                        String.join(", ", option.names()) + (option.takesValue() ? " " + option.label() : ""),
                        option.description()));
    }

    private void example(CommandForm form, Roff roff) {
        examples.of(form).ifPresent(line -> roff.section("EXAMPLE").literal(line));
    }

    private static String lowerCase(String sentence) {
        String text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
