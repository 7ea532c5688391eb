package orchsh.shell.command.script;

import orchsh.shell.report.ReportOptions;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;

/** The options that commands about snippets have in common. */
final class SnippetOptions {
    static final String YES = "--yes";
    static final String SHA256 = "--sha256";
    static final String LABEL = "SNIPPET";
    static final String KINDS = "a name of the library, a file, https://…, git:… or maven:…";
    static final String KINDS_AND_WORDS = "a word of the stack, " + KINDS;

    private SnippetOptions() {}

    static CommandForm consent(CommandForm spec) {
        return ReportOptions.addTo(spec.addPositional(Syntax.words(LABEL, KINDS_AND_WORDS))
                .addOption(Syntax.flag("approve what it does without being asked", "-y", YES)));
    }
}
