package orchsh.shell.command.script

import static orchsh.shell.command.FakeEngines.step
import static orchsh.shell.command.FakeObserver.*

import groovy.json.JsonSlurper
import java.nio.file.Path
import orchsh.dsl.snippet.LibraryFolder
import orchsh.dsl.task.Verbs
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedImage
import orchsh.engine.observed.ObservedVolume
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Step
import orchsh.engine.problem.Location
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.CommandRunner
import orchsh.shell.help.CommandGroup
import orchsh.shell.invocation.ExitCode

/** The scripts of the standard library as commands. */
class StandardCommandSpec extends CommandFixture {
  static final LIBRARY = new LibraryFolder(Path.of(System.getProperty('orchsh.root'), 'stdlib-scripts', 'snippets'))
  static final NAMES = LIBRARY.scripts().names()

  List<List<String>> ran = []

  def setup() {
    library = LIBRARY
    environment = [ORCHSH_NO_CACHE: '1']
    file('stack.groovy')
  }

  private static ObservedImage built(String stack, String id, String... names) {
    new ObservedImage(id, names.toList(), [(Labels.STACK): stack, (Labels.FINGERPRINT): 'abc', (Labels.BUILT_AS): names.join(',')])
  }

  private static ObservedVolume volume(String name) {
    new ObservedVolume(name, [(Labels.STACK): 'shop'])
  }

  private void stackHasTask(String name) {
    def here = new Location('stack.groovy', 3, 1)
    reader.verbs = new Verbs([new Verbs.Task(name, '', here, { live, arguments -> ran << [name, *arguments] })], [], [])
  }

  private List<String> said() {
    out.toString().readLines()
  }

  def "help lists them in their group, and tells of `#name` what it says of itself"(String name) {
    expect:
    CommandGroup.of(CommandRunner.syntax(LIBRARY).root())[CommandGroup.STANDARD_LIBRARY]*.name().toSorted() == NAMES
    run('help') == ExitCode.FINE
    out.toString().contains("  $name")
    run('help', name) == ExitCode.FINE
    out.toString().contains("for example: orchsh $name")
    run(name, '--help') == ExitCode.FINE
    out.toString().contains('--dry-run')

    where:
    name << NAMES
  }

  def "`tasks` lists them behind those of the stack, which come first"() {
    given:
    stackHasTask('startStack')

    expect:
    run('tasks', '-q') == ExitCode.FINE
    said() == ['startStack', *(NAMES - 'startStack')]
    err.toString() == ''
  }

  def "a task of the stack of the same name is run, with all that is typed behind it: #declared"(Set<String> declared, List<String> typed, List<String> ranAs) {
    given:
    stackHasTask('startStack')
    reader.declaredVerbs = declared

    expect:
    run(typed as String[]) == ExitCode.FINE
    ran == [ranAs]
    err.toString() == ''

    where:
    declared       | typed                             || ranAs
    ['startStack'] | ['startStack', '--fast', 'a']     || ['startStack', '--fast', 'a']
    ['startStack'] | ['-p', 'other', 'startStack', '-h'] || ['startStack', '-h']
    []             | ['startStack', 'a', '--quiet']    || ['startStack', 'a', '--quiet']
  }

  def "`#typed` carries out #goals"(String typed, List<?> goals) {
    given:
    engines.observer.containers = [container('shop', 'web'), container('shop', 'db')]

    expect:
    run(typed.split(' ')) == ExitCode.FINE
    engines.goals.collect { it instanceof Goal.Up ? ['up', it.services(), it.images().name()] : ['down', it.data().name()] } == goals

    where:
    typed                           || goals
    'buildImages'                   || [['up', [] as Set, 'AS_NEEDED']]
    'buildImages --rebuild'         || [['up', [] as Set, 'REBUILD']]
    'startStack'                    || [['up', [] as Set, 'AS_NEEDED']]
    'startStack web'                || [['up', ['web'] as Set, 'AS_NEEDED']]
    '-p other startStack'           || [['up', [] as Set, 'AS_NEEDED']]
    'stopStack'                     || []
    'teardownStack'                 || [['down', 'KEEP']]
    'teardownStack --volumes --yes' || [['down', 'REMOVE']]
  }

  def "`startStack` says where services are reached, to people and to programs"() {
    given:
    engines.observer.containers = [container('shop', 'web', ports: [published(8080, 80)]), container('shop', 'db')]

    when:
    run('startStack')

    then:
    said() == ['db    -', 'web   http://127.0.0.1:8080']

    when:
    out.buffer.length = 0
    run('startStack', '--json')

    then:
    def events = said().collect { new JsonSlurper().parseText(it) }
    events.last().with { [event, command, exit_code, services*.service] } == ['result', 'startStack', 0, ['db', 'web']]
  }

  def "`#typed` is refused: #message"(String typed, String message) {
    expect:
    run(typed.split(' ')) == ExitCode.WRONG_USAGE
    err.toString().readLines()[0] == "error: $message"
    engines.ran == 0

    where:
    typed                     || message
    'startStack dbb'          || 'there is no service `dbb` in stack `shop`'
    'teardownStack db'        || '`teardownStack` takes no arguments, but there is `db`'
    'cleanupImages --volume'  || 'there is no option `--volume` for `cleanupImages`'
    'startStak'               || 'there is no command `startStak`'
  }

  def "a mistyped one gets the nearest"() {
    expect:
    run('startStak') == ExitCode.WRONG_USAGE
    err.toString().contains('did you mean `startStack`?')
  }

  def "`#typed` tells what it would do, and does nothing"(String typed, int code, List<String> told) {
    given:
    engines.observer.containers = [container('shop', 'web'), container('shop', 'db')]
    engines.observer.volumes = [volume('shop_data')]
    engines.steps = [step(1, new Step.StartContainer('db', 'shop-db-1'), 'it is stopped')]

    expect:
    run(typed.split(' ')).code() == code
    said() == told
    engines.ran == 0
    engines.held == []

    where:
    typed                                 || code | told
    'startStack --dry-run'                || 2    | ['start shop-db-1   it is stopped', '1 to start']
    '--dry-run startStack db'             || 2    | ['start shop-db-1   it is stopped', '1 to start']
    'stopStack --dry-run'                 || 2    | ['stop shop-db-1', 'stop shop-web-1', '2 to stop']
    'buildImages --dry-run'               || 0    | ['nothing to change']
    'teardownStack --dry-run --volumes'   || 2    | ['start shop-db-1   it is stopped', '1 to start']
  }

  def "images go by their labels and not by their names, and data only on a yes"() {
    given:
    engines.observer.images = [built('shop', 'sha256:1', 'shop-api:latest'), built('shop', 'sha256:2'), built('shop-2', 'sha256:3', 'shop-2-api:latest'),
                               new ObservedImage('sha256:4', ['shop-api:other'], [:])]
    engines.observer.volumes = [volume('shop_data')]

    when:
    def code = run('cleanupImages', '--dry-run', '--volumes')

    then:
    code.code() == 2
    said().findAll { it.startsWith('remove ') }*.replaceAll(/ {2,}.*/, '') == ['remove image shop-api:latest', 'remove image sha256:2', 'remove volume shop_data']

    when:
    code = run('cleanupImages', '--volumes')

    then:
    code == ExitCode.WRONG_USAGE
    err.toString().contains('error: nobody is there to be asked: remove shop_data, with all data in them?\n  hint: `--yes` does not ask')
    engines.ran == 0
  }

  def "whoever says no keeps everything"() {
    given:
    engines.observer.volumes = [volume('shop_data')]
    answers = 'n\n'

    expect:
    run('teardownStack', '--volumes') == ExitCode.FINE
    said() == ['nothing was removed']
    engines.ran == 0
  }

  def "what is left is named, and the code says so"() {
    given:
    engines.observer.containers = [container('shop', 'web', imageId: 'sha256:1')]
    engines.observer.images = [built('shop', 'sha256:1', 'shop-web:latest')]

    expect:
    run('cleanupImages') == ExitCode.STACK_FAILED
    err.toString().contains('warning: image shop-web:latest stays: `shop-web-1` uses it')
    err.toString().contains('error: this is left of the stack: container shop-web-1, image shop-web:latest; `teardownStack` removes')
  }
}
