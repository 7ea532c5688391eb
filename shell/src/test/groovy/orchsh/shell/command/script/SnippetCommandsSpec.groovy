package orchsh.shell.command.script

import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import orchsh.dsl.snippet.LibraryFolder
import orchsh.shell.call.About
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.CommandRunner
import orchsh.shell.invocation.ExitCode

/** Snippets on the command line: looked at, approved, locked; and what `up` and its like do about those that are not. */
class SnippetCommandsSpec extends CommandFixture {
  static final String KAFKA = "// Kafka, a log.\nparam 'version', default: '3'\nservice(name) { image \"kafka:\${params.version}\" }\n"

  def setup() {
    file('library/postgres.groovy', "// PostgreSQL, a database. Fast.\nsnippet 'PostgreSQL', declarative: true\nparam 'password'\nservice(name) { image 'postgres' }\n")
    file('elsewhere/kafka.groovy', KAFKA)
    file('shop/stack.groovy', "use 'postgres'\nuse './mine.groovy'\nuse '../elsewhere/kafka.groovy'\nkafka 'log'\n")
    file('shop/mine.groovy', "service(name) { image 'mine' }\n")
    library = new LibraryFolder(folder.resolve('library'))
  }

  @Override
  ExitCode run(String... args) {
    new CommandRunner(engines, library, new About('1.2.3', '17.0.15', 'Debian')).run(invocation(args))
  }

  Path getLock() {
    folder.resolve('shop/orchsh.lock')
  }

  static String hash(String text) {
    HexFormat.of().formatHex(MessageDigest.getInstance('SHA-256').digest(text.getBytes('UTF-8')))
  }

  def "list shows what is used and what there is, and fetches nothing"() {
    expect:
    run('shop/stack.groovy', 'snippet', 'list') == ExitCode.FINE
    out.toString() == text('''\
      SNIPPET                    WORD       STATE
      postgres                   postgres   comes with orchsh
      ./mine.groovy              mine       the project's own
      ../elsewhere/kafka.groovy  kafka      not approved

      LIBRARY    WHAT IT IS
      postgres   PostgreSQL, a database
      ''').replace('  WORD', '   WORD').replace('  postgres  ', '   postgres  ').replace('  mine  ', '   mine  ').replace('  kafka  ', '   kafka  ')
    err.toString() == ''
  }

  def "list needs no stack"() {
    given:
    Files.delete(folder.resolve('shop/stack.groovy'))

    expect:
    run('snippet', 'list') == ExitCode.FINE
    out.toString().startsWith('LIBRARY ')
  }

  def "show tells what a snippet does and its text"() {
    expect:
    run('shop/stack.groovy', 'snippet', 'show', '../elsewhere/kafka.groovy') == ExitCode.FINE
    out.toString() == text("""\
      snippet   ../elsewhere/kafka.groovy
      word      kafka
      sha256    ${hash(KAFKA)}
      state     not approved

        Kafka, a log.

      runs an image: "kafka:\${params.version}"
      takes a param: 'version', default: '3'

      """) + KAFKA
    !Files.exists(lock)
  }

  def "approve without a terminal says what it does and the one command that approves it, and that command does"() {
    expect:
    run('shop/stack.groovy', 'snippet', 'approve', '../elsewhere/kafka.groovy') == ExitCode.WRONG_USAGE
    err.toString() == text("""\
      error: snippet `../elsewhere/kafka.groovy` is new, and nobody is here to approve it
        | runs an image: "kafka:\${params.version}"
        | takes a param: 'version', default: '3'
        hint: if this is what you want: orchsh shop/stack.groovy snippet approve '../elsewhere/kafka.groovy' --sha256 ${hash(KAFKA)}
      """)
    !Files.exists(lock)

    when:
    def code = run('shop/stack.groovy', 'snippet', 'approve', '../elsewhere/kafka.groovy', '--sha256', hash(KAFKA))

    then:
    code == ExitCode.FINE
    Files.readString(lock).contains("approved ${hash(KAFKA)}")
    run('shop/stack.groovy', 'validate') == ExitCode.FINE
    run('shop/stack.groovy', 'snippet', 'approve', '../elsewhere/kafka.groovy') == ExitCode.FINE
    out.toString().endsWith('it is approved already\n')
  }

  def "approve takes #option"(String option) {
    expect:
    run('shop/stack.groovy', 'snippet', 'approve', '../elsewhere/kafka.groovy', option) == ExitCode.FINE
    out.toString().endsWith("approved ${hash(KAFKA)}\n")

    where:
    option << ['--yes', '-y']
  }

  def "approve of another hash than the content has is refused"() {
    expect:
    run('shop/stack.groovy', 'snippet', 'approve', '../elsewhere/kafka.groovy', '--sha256', 'd' * 64) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: `../elsewhere/kafka.groovy` is not ${'d' * 64} any more: it is ${hash(KAFKA)}\n")
    !Files.exists(lock)
  }

  def "at a terminal `#command` asks, and #answer is heeded"(String command, String answer, ExitCode code) {
    given:
    answers = answer

    expect:
    run('shop/stack.groovy', command) == code
    err.toString().startsWith(text('''\
      snippet `../elsewhere/kafka.groovy` is new:
        runs an image: "kafka:${params.version}"
        takes a param: 'version', default: '3'
      may it run in this stack? [y/N] ''').stripTrailing())
    Files.exists(lock) == (code == ExitCode.FINE)

    where:
    command    | answer  || code
    'validate' | 'y\n'   || ExitCode.FINE
    'validate' | 'n\n'   || ExitCode.WRONG_USAGE
    'up'       | 'yes\n' || ExitCode.FINE
    'up'       | '\n'    || ExitCode.WRONG_USAGE
    'plan'     | 'y\n'   || ExitCode.FINE
  }

  def "without a terminal `#command` refuses at the line that uses it, and starts nothing"(String command) {
    expect:
    run('shop/stack.groovy', command) == ExitCode.WRONG_USAGE
    err.toString().startsWith('error: shop/stack.groovy:3:1: snippet `../elsewhere/kafka.groovy` is new, and nobody is here to approve it\n')
    err.toString().contains("orchsh shop/stack.groovy snippet approve '../elsewhere/kafka.groovy' --sha256 ${hash(KAFKA)}")
    engines.opened == []

    where:
    command << ['up', 'plan', 'validate']
  }

  def "update shows what is new, and takes it or leaves it"() {
    given:
    run('shop/stack.groovy', 'snippet', 'add', '../elsewhere/kafka.groovy', '-y')
    def newer = KAFKA.replace('kafka:', 'evil/kafka:')
    file('elsewhere/kafka.groovy', newer)
    err.buffer.length = 0
    out.buffer.length = 0

    expect:
    run('shop/stack.groovy', 'validate') == ExitCode.WRONG_USAGE
    err.toString().contains("`../elsewhere/kafka.groovy` has changed: shop/orchsh.lock holds it to ${hash(KAFKA)}, and it is ${hash(newer)}")
    err.toString().contains("orchsh shop/stack.groovy snippet update '../elsewhere/kafka.groovy'")

    when:
    answers = answer
    def code = run('shop/stack.groovy', 'snippet', 'update')

    then:
    code == expected
    err.toString().contains('''\
snippet `../elsewhere/kafka.groovy` is not what was approved:
  + runs an image: "evil/kafka:${params.version}"
    takes a param: 'version', default: '3'
  - runs an image: "kafka:${params.version}"
''')
    Files.readString(lock).contains("content  ${hash(expected == ExitCode.FINE ? newer : KAFKA)}\n")

    where:
    answer || expected
    'y\n'  || ExitCode.FINE
    'n\n'  || ExitCode.WRONG_USAGE
  }

  def "update of what is as it was says so"() {
    given:
    run('shop/stack.groovy', 'snippet', 'add', '../elsewhere/kafka.groovy', '-y')

    expect:
    run('shop/stack.groovy', 'snippet', 'update') == ExitCode.FINE
    out.toString().endsWith('../elsewhere/kafka.groovy   is as it was\n')
  }

  def "add locks and shows the line; remove lets go"() {
    expect:
    run('shop/stack.groovy', 'snippet', 'add', 'postgres') == ExitCode.FINE
    out.toString() == "use 'postgres'\n"
    !Files.exists(lock)
    run('shop/stack.groovy', 'snippet', 'add', '../elsewhere/kafka.groovy', '--yes') == ExitCode.FINE
    err.toString() == 'locked in shop/orchsh.lock\n'
    out.toString().endsWith("use '../elsewhere/kafka.groovy'\n")
    run('shop/stack.groovy', 'snippet', 'remove', '../elsewhere/kafka.groovy') == ExitCode.FINE
    out.toString().endsWith('removed ../elsewhere/kafka.groovy\n')
    err.toString().contains("shop/stack.groovy still says use '../elsewhere/kafka.groovy'")
    !Files.readString(lock).contains('kafka')
    run('shop/stack.groovy', 'snippet', 'remove', '../elsewhere/kafka.groovy') == ExitCode.WRONG_USAGE
  }

  def "test shows what a snippet makes: #words"(List<String> words, String expected) {
    expect:
    run(*words) == ExitCode.FINE
    out.toString().startsWith(expected + '\n')
    out.toString().contains("\ncreate ${stack()}-${expected.find(/(?<=service )\S+/)}-1  ")
    out.toString().endsWith('\n1 to pull, 2 to create\n')
    engines.opened == []

    where:
    words                                                               || expected
    ['snippet', 'test', 'shop/mine.groovy']                             || 'service mine\n  image     mine:latest\n'
    ['snippet', 'test', 'shop/mine.groovy', '--name', 'a']              || 'service a\n  image     mine:latest\n'
    ['snippet', 'test', 'postgres', '-P', 'password=it\'s']             || 'service postgres\n  image     postgres:latest\n'
    ['shop/stack.groovy', 'snippet', 'test', './mine.groovy']           || 'service mine\n  image     mine:latest\n'
  }

  /** The name of a stack is its folder's. */
  private String stack() {
    out.toString().find(/(?<=create network )[a-z0-9_-]+(?=_default)/)
  }

  def "a snippet is meant by its word in the stack, too: #words"(List<String> words, String said) {
    given:
    file('shop/stack.groovy', "use './mine.groovy', as: 'own'\nuse '../elsewhere/kafka.groovy', as: 'log'\nlog 'x'\nown 'y'\n")

    expect:
    run('shop/stack.groovy', 'snippet', 'add', '../elsewhere/kafka.groovy', '-y') == ExitCode.FINE
    run('shop/stack.groovy', 'snippet', *words) == ExitCode.FINE
    out.toString().contains(said)

    where:
    words                                || said
    ['show', 'own']                      || 'snippet   ./mine.groovy\n'
    ['show', 'log']                      || 'snippet   ../elsewhere/kafka.groovy\n'
    ['show', '../elsewhere/kafka.groovy'] || 'snippet   ../elsewhere/kafka.groovy\n'
    ['test', 'own']                      || 'service mine\n'
    ['approve', 'log']                   || 'it is approved already\n'
    ['update', 'log']                    || '../elsewhere/kafka.groovy   is as it was\n'
    ['remove', 'log']                    || 'removed ../elsewhere/kafka.groovy\n'
  }

  def "test tells what is wrong: #words"(List<String> words, String why) {
    expect:
    run(*words) == ExitCode.WRONG_USAGE
    err.toString().contains(why)

    where:
    words                                                  || why
    ['snippet', 'test', 'postgres']                        || 'error: `postgres` needs `password:`\n  hint: params are given with -P NAME=VALUE\n'
    ['snippet', 'test', 'postgres', '-P', 'pasword=s3cret'] || 'error: `postgres` knows no `pasword:`\n  hint: did you mean `password`?\n'
    ['snippet', 'test', 'postgres', '-P', 'pasword=x']     || 'did you mean `password`?'
    ['snippet', 'test', 'elsewhere/no.groovy']             || 'there is no file `./elsewhere/no.groovy`'
    ['snippet', 'test']                                    || '`snippet test` needs a snippet'
    ['shop/stack.groovy', 'snippet', 'test', '../elsewhere/kafka.groovy'] || 'nobody is here to approve it'
  }

  def "refuses `#words`: #why"(List<String> words, String why) {
    expect:
    run(*words) == ExitCode.WRONG_USAGE
    err.toString().contains(why)

    where:
    words                                       || why
    ['snippet']                                 || '`snippet` needs to know what to do'
    ['snippet', 'lsit']                         || 'did you mean `list`?'
    ['snippet', 'show']                         || '`snippet show` needs a snippet'
    ['snippet', 'show', 'a', 'b']               || '`snippet show` takes one snippet, but there are 2'
    ['snippet', 'show', 'postgers']             || 'did you mean `postgres`?'
    ['snippet', 'show', 'http://example.org/x.groovy'] || 'is not encrypted'
    ['snippet', 'remove', 'postgres']           || '`postgres` is not in orchsh.lock'
    ['-p', 'x', 'snippet', 'list']              || '`--project-name` has no meaning there'
    ['-P', 'x=1', 'snippet', 'list']            || '`--param` has no meaning there'
  }

  def "a broken lock is said by every command: #words"(List<String> words) {
    given:
    file('shop/orchsh.lock', 'oops\n')

    expect:
    run('shop/stack.groovy', 'snippet', *words) == ExitCode.WRONG_USAGE
    err.toString().startsWith('error: shop/orchsh.lock:1:1: unknown word `oops`')

    where:
    words << [['list'], ['update'], ['approve', '../elsewhere/kafka.groovy', '-y'], ['remove', 'x.groovy']]
  }
}
