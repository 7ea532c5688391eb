package orchsh.shell.completion;

import java.util.stream.Collectors;
import orchsh.shell.completion.FormTable.Row;
import orchsh.shell.syntax.CommandForm;

/** The completion script for fish. */
public final class FishCompletion {
    private static final String SCRIPT = """
            # Completes lines of orchsh in fish: orchsh completion fish >~/.config/fish/completions/orchsh.fish

            # Tells what is known of the command $argv[1]: its options, or those that take a value, its parts, its end.
            function __orchsh_form
                switch $argv[2]:$argv[1]
            @FORMS@
                end
            end

            # Prints the options of the command that the words lead to; fails if something else can be meant.
            function __orchsh_options
                set -l path orchsh
                set -l skip no
                for word in $argv
                    if test $skip = yes
                        set skip no
                    else if test "$word" = --
                        return 1
                    else if contains -- $word (__orchsh_form $path parts)
                        set path "$path $word"
                    else if contains -- $word (__orchsh_form $path valued)
                        set skip yes
                    else if test (__orchsh_form $path ends) = yes; and not string match -q -- '-*' $word
                        return 1
                    end
                end
                test $skip = no; or return 1
                __orchsh_form $path options
            end

            function __orchsh_complete
                set -l words (commandline -opc)
                set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
                set -l raw (commandline -ct)
                set -l current (string unescape -- $raw)
                if test (count $current) -eq 0
                    set current (string replace -ra '^[\\'"]' '' -- "$raw")
                end
                if string match -q -- '-*' $current; and not string match -q -- '*=*' $current
                    __orchsh_options $words[2..-1]; and return
                end
                set -l answers ($program @WORD@ -- $words[2..-1] "$current" 2>/dev/null </dev/null)
                test (count $answers) -gt 0; or return
                printf '%s\\n' $answers[2..-1]
                set -l head (string match -r -- '^--[^=]*=' $current)
                set -l value (string replace -r -- '^--[^=]*=' '' $current)
                switch $answers[1]
                    case files
                        for found in (__fish_complete_path "$value")
                            printf '%s\\n' "$head$found"
                        end
                    case stacks
                        for found in (__fish_complete_path "$value" | string match -r '.*(?:/|\\.(?:groovy|ya?ml|json))(?:\\t.*)?$')
                            printf '%s\\n' "$head$found"
                        end
                end
            end

            complete -c orchsh -e
            complete -c orchsh -f -a '(__orchsh_complete)'
            """;

    private FishCompletion() {}

    public static String script(CommandForm root) {
        String forms = FormTable.of(root).stream().map(FishCompletion::branches).collect(Collectors.joining("\n"));
        return SCRIPT.replace("@FORMS@", forms).replace("@WORD@", Completer.WORD);
    }

    private static String branches(Row row) {
        String options = row.options().stream()
                .map(option -> " " + quoted(option.name() + "\t" + option.description()))
                .collect(Collectors.joining());
        return branch("options", row, "printf '%s\\n'" + options)
                + (row.valued().isEmpty()
                        ? ""
                        : branch("valued", row, "printf '%s\\n' " + String.join(" ", row.valued())))
                + (row.parts().isEmpty() ? "" : branch("parts", row, "printf '%s\\n' " + String.join(" ", row.parts())))
                + branch("ends", row, "echo " + (row.endsAtWord() ? "yes" : "no"));
    }

    private static String branch(String what, Row row, String does) {
        return "        case " + quoted(what + ":" + row.path()) + "\n            " + does + "\n";
    }

    /** Inside single quotes fish knows the backslash as well. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
