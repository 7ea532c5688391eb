package orchsh.shell.command

import static orchsh.shell.command.FakeObserver.container
import static orchsh.shell.command.FakeObserver.published
import static orchsh.shell.command.FakePorts.FakeMonitor.use

import groovy.json.JsonSlurper
import orchsh.dsl.build.Param
import orchsh.dsl.build.Param.Origin
import orchsh.dsl.build.Param.Secrecy
import orchsh.dsl.build.ParamType
import orchsh.dsl.snippet.LibraryFolder
import orchsh.dsl.task.Verbs
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Volume
import orchsh.engine.model.Watch
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedNetwork
import orchsh.engine.observed.ObservedVolume
import orchsh.engine.observed.Occurrence
import orchsh.engine.plan.Step
import orchsh.engine.problem.Location
import orchsh.engine.watch.ChangeSource
import orchsh.engine.watch.FileChanges
import orchsh.shell.call.About
import orchsh.shell.invocation.ExitCode
import orchsh.shell.command.stack.WatchCommand
import orchsh.shell.source.ScriptReader
import orchsh.shell.syntax.CommandForm
import spock.lang.Timeout

/** `--json` on every command that prints data: each line of its output is JSON then. */
@Timeout(120)
class JsonHabitsSpec extends CommandFixture {
  /** What prints no data, and why. */
  static final NO_DATA = [
    run       : 'the output is that of the process',
    exec      : 'the output is that of the process',
    attach    : 'the output is that of the process',
    cp        : 'the output is a tar',
    init      : 'the output is a script',
    convert   : 'the output is a script or a compose file',
    completion: 'the output is a script for a shell',
    help      : 'the output is for people',
  ]

  /** What is typed behind commands that need more. */
  static final MORE = [
    inspect          : ['web'],
    port             : ['web'],
    scale            : ['web=2'],
    stats            : ['--no-stream'],
    events           : ['--until', 'now'],
    gc               : ['--yes'],
    rm               : ['--force', '--stop'],
    watch            : ['--no-up'],
    wait             : ['--down-project'],
    'docs test'      : ['README.md'],
    'engine remove'  : ['--yes'],
    'snippet show'   : ['../elsewhere/kafka.groovy'],
    'snippet add'    : ['../elsewhere/kafka.groovy', '--yes'],
    'snippet approve': ['../elsewhere/kafka.groovy', '--yes'],
    'snippet remove' : ['../elsewhere/kafka.groovy'],
    'snippet test'   : ['postgres', '-P', 'password=x'],
  ]

  FakePorts ports = new FakePorts()

  def setup() {
    file('stack.groovy')
    file('src/a', 'x')
    reader.prints = 'printed by the script\n'
    reader.declaredName = Optional.of('shop')
    reader.stack = new Stack(
      'shop',
      [Service.named('db').image('postgres:16').build(),
       Service.named('web').image('nginx').watch(new Watch(folder.resolve('src'), Watch.Action.SYNC, Optional.of('/src'), [], [], false, [])).build()],
      [],
      [Volume.named('data').build()])
    reader.params = [new Param('stage', ParamType.TEXT, '', Optional.of('dev'), Optional.of('dev'), Origin.DEFAULT, Optional.empty(), [], Secrecy.OPEN)]
    reader.verbs = new Verbs([], [new Verbs.Check('answers', [], Optional.empty(), new Location('stack.groovy', 1, 1), { live, arguments ->
      live.print('looking\n')
    })], [])
    engines.ports = ports.over(engines.observer)
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('web', 'shop-web-1'))]
    engines.notes = ['a note']
    engines.observer.containers = [container('shop', 'web', ports: [published(2154, 80)]), container('shop', 'db')]
    engines.observer.networks = [new ObservedNetwork('n1', 'old_default', [(Labels.STACK): 'old'])]
    engines.observer.volumes = [new ObservedVolume('shop_data', [(Labels.STACK): 'shop', (Labels.PROJECT): 'shop', (Labels.VOLUME): 'data'])]
    engines.observer.logs = ['id-of-shop-web-1': [['2026-11-20T10:00:01.000000000Z', 'hello']]]
    ports.monitor.codes = ['id-of-shop-web-1': 0, 'id-of-shop-db-1': 3]
    ports.monitor.details = ['id-of-shop-web-1': '{"Name":"/shop-web-1","Config":{"Env":["A=1"]},"State":{"Status":"running"}}']
    ports.monitor.usages = ['id-of-shop-web-1': use(1.5d, 1L << 20), 'id-of-shop-db-1': use(0.5d, 1L << 20)]
    ports.monitor.occurrences = [new Occurrence(NOON, 'container', 'start', 'id1', [name: 'shop-web-1', (Labels.SERVICE): 'web'])]
    file('elsewhere/kafka.groovy', "service(name) { image 'kafka' }\n")
    file('library/postgres.groovy', "// PostgreSQL, a database.\nsnippet 'PostgreSQL', declarative: true\nparam 'password'\nservice(name) { image 'postgres' }\n")
    file('README.md', '```console\n$ true\n```\n')
    file('shop/stack.groovy', "use '../elsewhere/kafka.groovy'\nkafka 'log'\n")
    library = new LibraryFolder(folder.resolve('library'))
  }

  /** All commands that do something themselves, by the words that are typed. */
  static Map<String, CommandForm> commands(CommandForm form = CommandRunner.syntax().root(), String before = '') {
    form.parts().collectEntries { name, part ->
      part.parts() ? commands(part, "$before$name ") : [("$before$name".toString()): part]
    }
  }

  def "`#command` is understood by programs, or prints nothing for them"(String command) {
    expect:
    commands()[command].option('--json').present != NO_DATA.containsKey(command)

    where:
    command << commands().keySet()
  }

  def "each line that `#command --json` prints is JSON"(String command) {
    given:
    if (command == 'why') {
      engines.observer.containers = []
    }
    def isSnippet = command.startsWith('snippet')
    if (command == 'timeline') {
      run('up')
      out.buffer.length = 0
    }
    if (command in ['snippet remove', 'snippet update', 'snippet approve']) {
      carryOut(true, ['shop/stack.groovy', 'snippet', 'add', '--yes', '../elsewhere/kafka.groovy'])
      out.buffer.length = 0
    }
    def words = [*(isSnippet ? ['shop/stack.groovy'] : []), *command.split(' '), *(MORE[command] ?: []), '--json']

    when:
    def code = carryOut(isSnippet, words)
    def lines = out.toString().readLines()

    then:
    code.code() != 2 || command == 'plan'
    !lines.empty
    lines.each { assert new JsonSlurper().parseText(it) != null }

    where:
    command << commands().keySet() - NO_DATA.keySet()
  }

  private ExitCode carryOut(boolean isSnippet, List<String> words) {
    def sources = { rules, scripts -> new Watched() } as WatchCommand.Sources
    new CommandRunner(engines, library, new About('1.2.3', '17.0.15', 'Debian')).reading(isSnippet ? new ScriptReader() : reader).watching(new WatchCommand(sources))
      .run(invocation(*words))
  }

  /** One file changes; then nobody watches any more. */
  private class Watched implements ChangeSource {
    boolean isTold

    @Override
    FileChanges everything() {
      FileChanges.NONE
    }

    @Override
    Optional<FileChanges> next() {
      if (isTold) {
        cancellation.cancel()
        return Optional.empty()
      }
      isTold = true
      Optional.of(new FileChanges(new TreeSet([folder.toRealPath().resolve('src/a')]), new TreeSet()))
    }

    @Override
    void close() {
    }
  }
}
