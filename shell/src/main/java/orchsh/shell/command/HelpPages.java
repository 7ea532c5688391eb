package orchsh.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.snippet.LibraryFolder;
import orchsh.shell.help.Explanation;
import orchsh.shell.help.HelpPage;
import orchsh.shell.help.PageBook;
import orchsh.shell.help.PageBook.Edition;
import orchsh.shell.help.PageBook.Program;
import orchsh.shell.help.WordHelp;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Glyphs;
import orchsh.shell.invocation.Appearance.Kind;
import orchsh.shell.invocation.Appearance.Size;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;

/** Lays out the pages of help that the small program shows. They are made when it is packed. */
public final class HelpPages {
    private final Syntax syntax;
    private final Edition edition;
    private final StringBuilder pages = new StringBuilder();

    private HelpPages(Syntax syntax, Edition edition) {
        this.syntax = syntax;
        this.edition = edition;
    }

    /**
     * Writes a file for each edition into the folder, which is there.
     *
     * @param snippets the folder of the snippets that come along, which scripts come with
     */
    public static void write(Path folder, Path snippets) throws IOException {
        Syntax syntax = CommandRunner.syntax(new LibraryFolder(snippets));
        for (Edition edition : Edition.values()) {
            Files.writeString(folder.resolve(edition.file()), new HelpPages(syntax, edition).all());
        }
    }

    private String all() {
        program();
        syntax.root().parts().values().forEach(this::command);
        WordHelp.words().stream().filter(word -> !syntax.knows(word)).forEach(word -> explanation(List.of(word)));
        return pages.toString();
    }

    /** As much as fits a screen of any height; then one that is a line too low for that; then one that nothing fits. */
    private void program() {
        int rows = Integer.MAX_VALUE;
        for (Program program : Program.values()) {
            List<String> lines = new HelpPage(syntax.root()).lines(syntax.root(), look(rows));
            add(program.name(), lines);
            rows = program == Program.ALL ? lines.size() : 1;
        }
    }

    private void command(CommandForm form) {
        List<String> words = List.of(form.wholeName().split(" "));
        List<String> said = words.subList(1, words.size());
        add(String.join(" ", said), new HelpPage(syntax.root()).lines(form, look(Integer.MAX_VALUE)));
        explanation(said);
        form.parts().values().forEach(this::command);
    }

    private void explanation(List<String> asked) {
        List<String> words = new ArrayList<>(List.of("help"));
        words.addAll(asked);
        add(String.join(" ", words), new Explanation(syntax, look(Integer.MAX_VALUE)).of(asked));
    }

    private void add(String title, List<String> lines) {
        pages.append(PageBook.entry(title, String.join("\n", lines) + "\n"));
    }

    private Appearance look(int rows) {
        return new Appearance(Kind.TERMINAL, new Size(edition.width(), rows), edition.colours(), Glyphs.UNICODE);
    }
}
