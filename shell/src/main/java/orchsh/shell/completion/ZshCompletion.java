package orchsh.shell.completion;

import java.util.stream.Collectors;
import orchsh.shell.completion.FormTable.Row;
import orchsh.shell.syntax.CommandForm;

/** The completion script for zsh. */
public final class ZshCompletion {
    private static final String SCRIPT = """
            #compdef orchsh
            # Completes lines of orchsh in zsh: eval "$(orchsh completion zsh)" behind compinit, or a file _orchsh in a folder of fpath

            # Sets what is known of the command $1.
            _orchsh_form() {
              options=() valued=() parts=() ends=
              case $1 in
            @FORMS@
              esac
            }

            # Whether only the options of a command can be meant; sets options to them.
            _orchsh_wants_option() {
              local path_=orchsh skip= word ends
              local -a parts valued
              for word in "$@"; do
                _orchsh_form "$path_"
                if [[ -n $skip ]]; then
                  skip=
                elif [[ $word == -- ]]; then
                  return 1
                elif (( ${parts[(Ie)$word]} )); then
                  path_="$path_ $word"
                elif (( ${valued[(Ie)$word]} )); then
                  skip=yes
                elif [[ -n $ends && $word != -* ]]; then
                  return 1
                fi
              done
              _orchsh_form "$path_"
              [[ -z $skip && $#options -gt 0 ]]
            }

            _orchsh() {
              local -a before answers options names shown open_names open_shown
              local answer name about files=nothing current=${(Q)PREFIX} program=${(Q)words[1]}
              before=("${(@Q)words[2,CURRENT-1]}")
              if [[ $current == -* && $current != *=* ]] && _orchsh_wants_option "${before[@]}"; then
                answers=("${options[@]}")
              else
                answers=("${(@f)$("${program/#\\~\\//$HOME/}" @WORD@ -- "${before[@]}" "$current" 2>/dev/null </dev/null)}")
                files=${answers[1]}
                shift answers
              fi
              for answer in "${answers[@]}"; do
                name=${answer%%$'\\t'*}
                about=$name
                [[ $answer != *$'\\t'* ]] || about="$name  -- ${answer#*$'\\t'}"
                if [[ $name == *[=:/] ]]; then
                  open_names+=("$name") open_shown+=("$about")
                else
                  names+=("$name") shown+=("$about")
                fi
              done
              (( $#names == 0 )) || compadd -l -d shown -a names
              (( $#open_names == 0 )) || compadd -S '' -l -d open_shown -a open_names
              [[ $files == nothing ]] || compset -P '--*='
              case $files in
                files) _files ;;
                stacks) _files -g '*.(groovy|yml|yaml|json)(-.)' ;;
              esac
            }

            if [[ $funcstack[1] == _orchsh ]]; then _orchsh "$@"; else compdef _orchsh orchsh; fi
            """;

    private ZshCompletion() {}

    public static String script(CommandForm root) {
        String forms = FormTable.of(root).stream().map(ZshCompletion::branch).collect(Collectors.joining("\n"));
        return SCRIPT.replace("@FORMS@", forms).replace("@WORD@", Completer.WORD);
    }

    private static String branch(Row row) {
        String options = row.options().stream()
                .map(option -> "      " + FormTable.quoted(option.name()) + "$'\\t'"
                        + FormTable.quoted(option.description()) + "\n")
                .collect(Collectors.joining());
        return "    " + FormTable.quoted(row.path()) + ")\n      options=(\n" + options + "      ) valued=("
                + String.join(" ", row.valued()) + ") parts=(" + String.join(" ", row.parts()) + ")"
                + (row.endsAtWord() ? " ends=yes" : "") + " ;;";
    }
}
