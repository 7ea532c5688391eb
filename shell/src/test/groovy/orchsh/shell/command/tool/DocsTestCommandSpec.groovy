package orchsh.shell.command.tool

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import orchsh.shell.call.About
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.CommandRunner
import orchsh.shell.invocation.ExitCode
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** The commands of a page, run by a real shell. */
@Timeout(300)
class DocsTestCommandSpec extends CommandFixture {
  /** What no other process on this machine does. */
  static final String NAP = "sleep 1${ProcessHandle.current().pid()}"

  def setup() {
    environment = [PATH: '/usr/local/bin:/usr/bin:/bin', GIVEN: 'given', LANGUAGE: 'de', COLUMNS: '80']
  }

  private void page(String... lines) {
    file('README.md', (['```console', *lines, '```', ''].join('\n')))
  }

  private ExitCode test(String... args) {
    run(*(['docs', 'test', 'README.md', *args] as String[]))
  }

  /** Runs it with a program of its own under the name orchsh. */
  private ExitCode testWith(List<String> program, String... more) {
    new CommandRunner(engines, library, new About('1', '17', 'x', program)).reading(reader).run(invocation('docs', 'test', 'README.md', *more))
  }

  def "what is as written passes: #lines"(List<String> lines) {
    given:
    page(*(lines as String[]))

    expect:
    test() == ExitCode.FINE
    out.toString() ==~ /README\.md: \d+ commands?, as written\n/

    where:
    lines << [
      ['$ echo a; echo b >&2', 'a', 'b'],
      ['$ true'],
      ['$ false', '[1]'],
      ['$ printf x', 'x', '$ echo y', 'y'],
      ['$ cd /usr', '$ pwd', '/usr'],
      ['$ x=5', '$ echo $x', '5'],
      ['$ f() { echo "f $1"; }', '$ f 1', 'f 1'],
      ['$ cat <<END', "> it's \$((1 + 2))", '> END', "it's 3"],
      ['$ echo a \\', '>   b', 'a b'],
      ['$ cat', '$ read x', '[1]', '$ echo y', 'y'],
      ['$ tty', 'not a tty', '[1]'],
      ['$ echo "$GIVEN $TERM $LC_ALL ${LANGUAGE-none} ${COLUMNS-none}"', 'given dumb C.UTF-8 none none'],
      ['$ sleep 600 &', '$ kill $!', '$ wait $!', '…', '[143]'],
      ['$ if', '…unexpected…', '[2]', '$ echo goes on', 'goes on'],
      ['$ nosuchprogram', '…not found', '[127]'],
      ['$ exit 3', '[3]'],
      ['$ trap "echo bye > bye" EXIT'],
      ['$ printf "\\\\000\\\\377"; echo x', '…x'],
      ['$ head -c 3000000 /dev/zero | tr "\\\\0" "\\\\n"; echo end', '…', 'end'],
    ]
  }

  def "a page is run in its folder, and each in a session of its own"() {
    given:
    file('a/README.md', '```console\n$ ls\nREADME.md\n$ x=1\n```\n')
    file('b/README.md', '```console\n$ ls; echo "${x-none}"\nREADME.md\nnone\n```\n')

    expect:
    run('docs', 'test', 'a/README.md', 'b/README.md') == ExitCode.FINE
    out.toString() == 'a/README.md: 2 commands, as written\nb/README.md: 1 command, as written\n'
    err.toString() == 'a/README.md:2: ls\na/README.md:4: x=1\nb/README.md:2: ls; echo "${x-none}"\n'
  }

  def "what is not as written is shown as a difference, and the next commands are run"() {
    given:
    page('$ echo a; echo b; echo c', 'a', 'x', 'c', '$ false', '$ exit 4', 'y', '$ true', '$ true')

    expect:
    test() == ExitCode.STACK_FAILED
    err.toString() == text('''
      README.md:2: echo a; echo b; echo c
      error: README.md:2: `echo a; echo b; echo c` printed something else
        |   a
        | - x
        | + b
        |   c
      README.md:6: false
      error: README.md:6: `false` ended with exit code 1, not 0
      README.md:7: exit 4
      error: README.md:7: `exit 4` ended with exit code 4, not 0 and printed something else
        | - y
      error: README.md:9: `true` was not run: the session had ended before
      error: README.md:10: `true` was not run: the session had ended before
      ''')
    out.toString() == 'README.md: 5 commands, 5 not as written\n'
  }

  def "what failed behind a placeholder shows its last words"() {
    given:
    page('$ seq 30; exit 1', '…', 'fine')

    expect:
    test() == ExitCode.STACK_FAILED
    err.toString().readLines() == ['README.md:2: seq 30; exit 1',
      'error: README.md:2: `seq 30; exit 1` ended with exit code 1, not 0 and printed something else', *(11..30).collect { "  | $it".toString() }]
  }

  def "what takes too long ends with all that it has begun, and what comes behind it is not run"() {
    given:
    page('$ echo begun; sleep 4711 & sleep 4711', '$ echo never')

    expect:
    test('--timeout', '500ms') == ExitCode.STACK_FAILED
    err.toString().readLines() == [
      'README.md:2: echo begun; sleep 4711 & sleep 4711',
      'error: README.md:2: `echo begun; sleep 4711 & sleep 4711` took longer than 500 ms and printed something else',
      '  | + begun',
      'error: README.md:3: `echo never` was not run: the session had ended before',
    ]
    !descendants().contains('sleep 4711')
  }

  def "what a page leaves running ends with it: #how"(String how) {
    given:
    page("\$ $how", '…')

    expect:
    test() == ExitCode.FINE
    !isThere(NAP)

    where:
    how << ["$NAP &", "($NAP &)", "nohup $NAP >/dev/null 2>&1 &", "sh -c '$NAP &'; exit 0"]*.toString()
  }

  def "Ctrl-C ends it with all that it has begun"() {
    given:
    page("\$ ($NAP &); touch begun; trap '' TERM; $NAP")
    def code = CompletableFuture.supplyAsync { test() }
    new PollingConditions(timeout: 60).eventually { assert Files.exists(folder.resolve('begun')) }

    when:
    cancellation.cancel()

    then:
    code.get(120, TimeUnit.SECONDS) == ExitCode.INTERRUPTED
    !isThere(NAP)
  }

  def "output without end is a fault, not a flood"() {
    given:
    page('$ head -c 6000000 /dev/zero', '…', '$ echo on', 'on')

    expect:
    test() == ExitCode.STACK_FAILED
    err.toString().contains('`head -c 6000000 /dev/zero` printed more than 4 MiB\n')
    out.toString() == 'README.md: 2 commands, 1 not as written\n'
  }

  def "control characters of what is printed do nothing to the terminal"() {
    given:
    page('$ printf "\\033[31mred\\007\\n"', 'blue')

    expect:
    test() == ExitCode.STACK_FAILED
    !err.toString().contains('\033')
    !err.toString().contains('\007')
  }

  def "an update writes what is printed now, and keeps what still fits"() {
    given:
    page('$ echo a; echo b; (exit 2)', '…', 'x', '$ echo fine', 'f…', '$ sleep 4714')

    when:
    def code = test('--update', '-t', '1s')

    then:
    code == ExitCode.STACK_FAILED
    Files.readString(folder.resolve('README.md')) == text('''
      ```console
      $ echo a; echo b; (exit 2)
      …
      b
      [2]
      $ echo fine
      f…
      $ sleep 4714
      ```
      ''')
    out.toString() == 'README.md: 3 commands, 1 not as written, 1 written anew\n'

    when:
    file('README.md', Files.readString(folder.resolve('README.md')).replace('$ sleep 4714\n', ''))
    out.buffer.length = 0

    then:
    test('--update') == ExitCode.FINE
    out.toString() == 'README.md: 2 commands, as written\n'
  }

  def "an update that has nothing to say leaves the file alone"() {
    given:
    page('$ echo a', 'a')
    def file = folder.resolve('README.md')
    file.toFile().setReadOnly()

    expect:
    test('--update') == ExitCode.FINE
  }

  def "the program itself is found by its name, also by other programs"() {
    given:
    page("\$ orchsh 'a  b' '\$x'", 'me too:a  b:$x', "\$ sh -c 'orchsh 1'", 'me too:1')

    expect:
    testWith(['sh', '-c', '''printf 'me too'; printf ':%s' "$@"; echo''', "it's"]) == ExitCode.FINE
  }

  def "a consent to install what is missing is passed on to the program"() {
    given:
    page('$ orchsh up', '--bootstrap up')

    expect:
    testWith(['echo'], '--bootstrap') == ExitCode.FINE
  }

  def "programs are told of each command"() {
    given:
    page('$ echo a', 'b', '$ exit 3', '[3]', '$ c')

    expect:
    test('--json') == ExitCode.STACK_FAILED
    out.toString().readLines().collect { new JsonSlurper().parseText(it) } == [
      [file: 'README.md', line: 2, command: 'echo a', result: 'differs', exit_code: 0, expected_exit_code: 0, output: 'a\n'],
      [file: 'README.md', line: 4, command: 'exit 3', result: 'as written', exit_code: 3, expected_exit_code: 3, output: ''],
      [file: 'README.md', line: 6, command: 'c', result: 'not run', exit_code: null, expected_exit_code: 0, output: ''],
    ]
    err.toString() == ''
  }

  def "refuses `docs test #args`"(List<String> args, String problem) {
    given:
    file('good.md', '```console\n$ touch run\n```\n')
    file('README.md', '# nothing\n')

    expect:
    run(*(['docs', 'test', *args] as String[])) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $problem\n")
    !Files.exists(folder.resolve('run'))

    where:
    args                              || problem
    []                                || '`docs test` needs to know which file it is about'
    ['none.md']                       || 'there is no file `none.md`'
    ['good.md', 'none.md']            || 'there is no file `none.md`'
    ['good.md', 'README.md']          || '`README.md` shows no command: it has no block ```console with one'
    ['good.md', '-t', 'soon']         || '`--timeout` takes a time, not `soon`'
    ['good.md', '-t', '0']            || '`--timeout` is longer than nothing'
    ['.']                             || '`.` is a folder, not a page'
    ['good.md', '-p', 'x']            || '`docs test` is about orchsh itself; `--project-name` has no meaning there'
  }

  def "`docs` alone says what there is"() {
    expect:
    run('docs') == ExitCode.WRONG_USAGE
    err.toString().startsWith('error: `docs` needs to know what to do\n')
    err.toString().contains('test')
  }

  private static boolean isThere(String command) {
    ProcessHandle.allProcesses().anyMatch { it.info().commandLine().orElse('').endsWith(command) }
  }

  private static String descendants() {
    ProcessHandle.current().descendants().map { it.info().commandLine().orElse('') }.toList().join('\n')
  }
}
