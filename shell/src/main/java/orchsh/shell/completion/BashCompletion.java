package orchsh.shell.completion;

import java.util.stream.Collectors;
import orchsh.shell.completion.FormTable.Row;
import orchsh.shell.syntax.CommandForm;

/** The completion script for bash, from version 3.2 on. */
public final class BashCompletion {
    private static final String SCRIPT = """
            # Completes lines of orchsh in bash: eval "$(orchsh completion bash)"

            # Sets what is known of the command $1.
            _orchsh_form() {
              ends=
              case $1 in
            @FORMS@
                *) options= valued= parts= ;;
              esac
            }

            # Sets plain to what the text $1 says without its quotes, and quote to the one that is still open.
            _orchsh_unquote() {
              local text=$1 i c
              plain= quote=
              for ((i = 0; i < ${#text}; i++)); do
                c=${text:i:1}
                case $quote$c in
                  "''" | '""') quote= ;;
                  "'" | '"') quote=$c ;;
                  \\\\) plain+=${text:$((++i)):1} ;;
                  '"\\')
                    case ${text:i+1:1} in
                      [\\"\\\\\\$\\`]) plain+=${text:$((++i)):1} ;;
                      *) plain+=$c ;;
                    esac
                    ;;
                  *) plain+=$c ;;
                esac
              done
            }

            # Sets quoted to the text $1, written so that bash reads it as it is inside of $quote.
            _orchsh_quote() {
              case $quote in
                "'") quoted=${1//\\'/\\'\\\\\\'\\'} ;;
                '"')
                  quoted=${1//\\\\/\\\\\\\\}
                  quoted=${quoted//\\"/\\\\\\"}
                  quoted=${quoted//\\$/\\\\\\$}
                  quoted=${quoted//\\`/\\\\\\`}
                  ;;
                *)
                  if [[ -z $1 ]]; then
                    quoted=
                  elif [[ $1 == '~/'* ]]; then
                    printf -v quoted '%q' "${1:2}"
                    quoted="~/$quoted"
                  else
                    printf -v quoted '%q' "$1"
                  fi
                  ;;
              esac
            }

            # Whether only the options of a command can be meant; sets options to them.
            _orchsh_wants_option() {
              local path=orchsh skip= word parts valued ends
              for word in "$@"; do
                _orchsh_form "$path"
                if [[ -n $skip ]]; then
                  skip=
                elif [[ $word == -- ]]; then
                  return 1
                elif [[ " $parts " == *" $word "* ]]; then
                  path="$path $word"
                elif [[ " $valued " == *" $word "* ]]; then
                  skip=yes
                elif [[ -n $ends && $word != -* ]]; then
                  return 1
                fi
              done
              _orchsh_form "$path"
              [[ -z $skip && -n $options ]]
            }

            _orchsh() {
              local IFS=$' \\t\\n' rest=${COMP_LINE:0:COMP_POINT} words=() plains=() candidates=()
              local i gap piece plain quote quoted raw current head options files value folder answer first
              # Words that bash takes apart at a colon or an equals sign are put together again.
              for ((i = 0; i <= COMP_CWORD; i++)); do
                gap=${rest%%[![:space:]]*}
                rest=${rest:${#gap}}
                piece=${COMP_WORDS[i]}
                ((i < COMP_CWORD)) || piece=$rest
                rest=${rest:${#piece}}
                if ((i == 0)) || [[ -n $gap ]]; then
                  words+=("$piece")
                else
                  words[${#words[@]} - 1]+=$piece
                fi
              done
              for piece in "${words[@]}"; do
                _orchsh_unquote "$piece"
                plains+=("$plain")
              done
              current=$plain
              raw=${words[${#words[@]} - 1]}
              local open=$quote
              # What bash leaves as it is in front of what it replaces.
              head=${raw:0:${#raw} - ${#2}}
              _orchsh_unquote "$head"
              head=$plain
              quote=$open
              unset "plains[${#plains[@]} - 1]"

              if [[ $current == -* && $current != *=* ]] && _orchsh_wants_option "${plains[@]:1}"; then
                for answer in $options; do
                  [[ $answer != "$current"* ]] || candidates+=("$answer")
                done
              else
                first=yes
                while IFS= read -r answer; do
                  if [[ -n $first ]]; then
                    files=$answer first=
                  else
                    candidates+=("${answer%%$'\\t'*}")
                  fi
                done < <("${plains[0]/#\\~\\//$HOME/}" @WORD@ -- "${plains[@]:1}" "$current" 2>/dev/null </dev/null)
              fi
              if [[ $files == files || $files == stacks ]]; then
                value=$current
                [[ $value != --*=* ]] || value=${value#*=}
                while IFS= read -r answer; do
                  folder=
                  [[ ! -d ${answer/#\\~\\//$HOME/} ]] || folder=/
                  if [[ -n $folder || $files == files || $answer =~ \\.(groovy|yml|yaml|json)$ ]]; then
                    candidates+=("${current%"$value"}$answer$folder")
                  fi
                done < <(compgen -f -- "$value")
              fi

              COMPREPLY=()
              for answer in ${candidates[@]+"${candidates[@]}"}; do
                [[ $answer == "$head"* ]] || continue
                _orchsh_quote "${answer#"$head"}"
                COMPREPLY+=("$quoted")
              done
              if ((${#candidates[@]} == 1)) && [[ ${candidates[0]} == *[=:/] ]] && type compopt &>/dev/null; then
                compopt -o nospace 2>/dev/null
              fi
              return 0
            }

            complete -F _orchsh orchsh
            """;

    private BashCompletion() {}

    public static String script(CommandForm root) {
        String forms = FormTable.of(root).stream().map(BashCompletion::branch).collect(Collectors.joining("\n"));
        return SCRIPT.replace("@FORMS@", forms).replace("@WORD@", Completer.WORD);
    }

    private static String branch(Row row) {
        String options = row.options().stream().map(FormTable.Option::name).collect(Collectors.joining(" "));
        return "    " + FormTable.quoted(row.path()) + ") options=" + FormTable.quoted(options) + " valued="
                + FormTable.quoted(String.join(" ", row.valued())) + " parts="
                + FormTable.quoted(String.join(" ", row.parts())) + (row.endsAtWord() ? " ends=yes" : "") + " ;;";
    }
}
