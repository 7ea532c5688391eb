package orchsh.dsl

import orchsh.engine.problem.Excerpt
import spock.lang.Timeout

/** Scripts that no person would write by hand: what they get is a problem, soon. */
@Timeout(120)
class BadInputSpec extends DslSpec {
  static final String SERVICE = "service 'a' { image 'x' }"

  def "line ends of every system are understood: #name"(String name, String end) {
    expect:
    problemsIn(["service 'a' {", "  image 'x'", "\timgae 'y'", '}'].join(end)) == ['3:2: unknown word `imgae` | did you mean `image`?']

    where:
    name   | end
    'LF'   | '\n'
    'CRLF' | '\r\n'
    'CR'   | '\r'
  }

  def "a tab counts as one column, and stays in the line that is shown"() {
    expect:
    (compile("service 'a' {\n\t\timgae 'x' }") as Compilation.Refused).problems()[0].excerpt().get() == new Excerpt("\t\timgae 'x' }", 3, 5)
  }

  def "is told in words: #what"(String what, String script, String problem) {
    expect:
    problemsIn(script)[0] == problem

    where:
    what                        | script                                               || problem
    'brackets in brackets'      | '(' * 3000 + '1' + ')' * 3000 + "\n$SERVICE"         || deep(201)
    'blocks in blocks'          | 'if (true) {' * 2000 + '}' * 2000 + "\n$SERVICE"     || deep(2204)
    'lists in lists'            | 'def x = ' + '[' * 3000 + ']' * 3000 + "\n$SERVICE"  || deep(209)
    'a sum of very many'        | 'def x = ' + (['1'] * 20_000).join(' + ') + "\n$SERVICE" || tooDeep()
    'more lines than fit'       | 'if (true) {\n' + 'println 1\n' * 30_000 + "}\n$SERVICE" || '1:1: the script has too many lines in one piece | a loop or functions of their own make it shorter'
    'a very long line'          | 'def x = ' + "'a', " * 50_000 + "\n$SERVICE"         || "1:14: `'a'` is not expected here"
    'a word of 10,000 letters'  | 'a' * 10_000                                         || "1:1: unknown name `${'a' * 10_000}` | a text is written in quotes: '${'a' * 10_000}'"
    'open brackets'             | '{' * 100_000                                        || deep(201)
    'closing brackets'          | '}' * 100_000                                        || '1:1: `}` closes nothing'
    'open quotes'               | "'" * 100_001                                        || "1:100001: `'` is not expected here"
    'control characters'        | '\u0001\u0002'                                       || '1:1: the invisible character U+0001 is not expected here'
    'half a character'          | "\ud83d $SERVICE"                                    || '1:1: the invisible character U+D83D is not expected here'
    'two marks of bytes'        | "\ufeff\ufeff$SERVICE"                                || '1:1: the invisible character U+FEFF is not expected here'
  }

  def "100,000 lines are read when they fit into a class: #what"(String what, String script) {
    expect:
    compile(script) instanceof Compilation.Compiled

    where:
    what          | script
    'comments'    | '// nothing\n' * 100_000 + SERVICE
    'empty lines' | '\n' * 100_000 + SERVICE
    'a long text' | "def x = '''" + 'line\n' * 10_000 + "'''\n" + SERVICE
  }

  def "a text that is longer than a class can hold is told in words or works"() {
    expect:
    problemsIn("def x = '${'y' * 70_000}'\n$SERVICE").every { it.contains('text') || it.contains('too') }
  }

  def "very many mistakes are told in time"() {
    when:
    def problems = problemsIn((1..20_000).collect { "imgae$it 'x'" }.join('\n'))

    then:
    problems[0].startsWith('1:1: unknown word `imgae1`')
    problems.size() == 20_000
  }

  private static String deep(int column) {
    "1:$column: brackets are more than 200 deep here | a variable or function of its own holds what is inside"
  }

  private static String tooDeep() {
    '1:1: the script has too many brackets inside brackets, or too long a sum | variables of their own hold the parts of what is long'
  }
}
