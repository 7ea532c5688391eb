package orchsh.shell.command.container

import static orchsh.shell.command.FakeObserver.container

import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.call.About
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.CommandRunner
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Appearance.Kind
import orchsh.shell.invocation.Appearance.Size
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.ExitCode
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class LogsCommandSpec extends CommandFixture {

  def setup() {
    file('stack.groovy')
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web')]
    engines.observer.logs = [
      'id-of-shop-db-1': [
        ['2026-11-20T10:00:00.100000000Z', 'starting'],
        ['2026-11-20T10:00:03.000000000Z', 'ready'],
      ],
      'id-of-shop-web-1': [
        ['2026-11-20T10:00:01.000000000Z', 'hello'],
        ['2026-11-20T10:00:04.000000000Z', 'GET /'],
      ],
    ]
  }

  def "logs of several services are one, oldest line first"() {
    expect:
    run('logs') == ExitCode.FINE
    out.toString() == text('''\
      db  | starting
      web | hello
      db  | ready
      web | GET /
      ''')
  }

  def "lines with a match alone, and without a name in front: `#typed`"(List<String> typed, String printed) {
    expect:
    run('logs', *typed) == ExitCode.FINE
    out.toString() == printed

    where:
    typed                                   || printed
    ['--grep', 'READY|GET']                 || 'web | GET /\n'
    ['--grep', '(?i)ready', '-t', 'db']     || 'db | 2026-11-20T10:00:03.000000000Z ready\n'
    ['--no-log-prefix', 'db']               || 'starting\nready\n'
    ['--no-log-prefix', '--grep', 'r.a']    || 'ready\n'
    ['--index', '1', '--grep', 'hell']      || 'web | hello\n'
    ['--index', '2']                        || ''
  }

  def "for programs each line is an object"() {
    expect:
    run('logs', '--json', 'db') == ExitCode.FINE
    out.toString() == text('''\
      {"time":"2026-11-20T10:00:00.100000000Z","name":"db","channel":"stdout","text":"starting"}
      {"time":"2026-11-20T10:00:03.000000000Z","name":"db","channel":"stdout","text":"ready"}
      ''')
  }

  def "what is secret in a container's variables is hidden in what it writes: #typed"(List<String> typed, String printed) {
    given:
    def ports = new FakePorts()
    engines.ports = ports.over(engines.observer)
    ports.monitor.details = ['id-of-shop-db-1': """
      {"Config": {"Env": ["CODE=strawberry", "DB_PASSWORD=vanilla", "MODE=open", "PIN=123"],
                  "Labels": {"orchsh.definition": "env CODE=$SEALED\\nenv PIN=$SEALED\\nenv MODE=open\\n"}}}""".toString()]
    def db = container('shop', 'db')
    engines.observer.containers = [
      new ObservedContainer(db.id(), db.name(), db.image(), db.imageId(), db.state(), db.status(), db.created(),
        db.labels() + [(Labels.DEFINITION): "env CODE=$SEALED\nenv PIN=$SEALED\nenv MODE=open\n".toString()], db.ports(), db.networks(), db.volumes()),
      container('shop', 'web'),
    ]
    engines.observer.logs = ['id-of-shop-db-1': [
      ['2026-11-20T10:00:00.100000000Z', 'code strawberry, vanilla and 123: open'],
    ]]

    expect:
    run('logs', *typed) == ExitCode.FINE
    out.toString() == printed

    where:
    typed              || printed
    []                 || 'db  | code ***, *** and 123: open\n'
    ['--show-secrets'] || 'db  | code strawberry, vanilla and 123: open\n'
    ['--grep', 'berry'] || ''
  }

  def "what is in the secret files of #whose container is hidden in what it writes: #typed"(
    String whose, String label, String path, List<String> typed, String printed) {
    given:
    def ports = new FakePorts()
    engines.ports = ports.over(engines.observer)
    ports.monitor.details = ['id-of-shop-db-1': '{"Config": {"Env": ["MODE=open"], "Labels": {}}}']
    ports.files.texts = [("id-of-shop-db-1:$path".toString()): 'strawberry\n']
    def db = container('shop', 'db')
    def labels = new TreeMap(db.labels())
    if (whose == 'our') {
      labels[Labels.DEFINITION] = label
    } else {
      labels.remove(Labels.STACK)
      labels[Labels.CONFIG_HASH] = label
    }
    engines.observer.containers = [
      new ObservedContainer(db.id(), db.name(), db.image(), db.imageId(), db.state(), db.status(), db.created(),
        labels, db.ports(), db.networks(), db.volumes()),
    ]
    engines.observer.logs = ['id-of-shop-db-1': [['2026-11-20T10:00:00.100000000Z', 'a strawberry, open']]]

    expect:
    run('logs', *typed) == ExitCode.FINE
    out.toString() == printed

    where:
    whose              | label                                            | path               | typed              || printed
    'our'              | "secret pw=/etc/pw 0:0 444 $SEALED\n".toString() | '/etc/pw'          | []                 || 'db | a ***, open\n'
    'our'              | "secret pw=/etc/pw 0:0 444 $SEALED\n".toString() | '/etc/pw'          | ['--show-secrets'] || 'db | a strawberry, open\n'
    'our'              | "secret pw=/etc/pw 0:0 444 $SEALED\n".toString() | '/gone'            | []                 || 'db | a strawberry, open\n'
    'docker compose\'s' | '0123'                                           | '/run/secrets'     | []                 || 'db | a ***, open\n'
  }

  static final SEALED = 'sealed:01234567:0123456789abcdef'

  def "containers of one service have one colour"() {
    given:
    look = new Appearance(Kind.TERMINAL, () -> new Size(80, 24), Colours.ANSI, Glyphs.UNICODE)
    engines.observer.containers = [container('shop', 'web', number: 1), container('shop', 'web', number: 2), container('shop', 'db')]
    engines.observer.logs['id-of-shop-web-2'] = [['2026-11-20T10:00:05.000000000Z', 'hi']]

    when:
    run('logs')

    then:
    def colours = out.toString().readLines().collectEntries { line -> def found = line =~ /\u001b\[(\d+)m(\S+)/; [found[0][2], found[0][1]] }
    colours['web-1'] == colours['web-2']
    colours['web-1'] != colours['db']
  }

  def "services and moments can be chosen"() {
    expect:
    run('logs', '-t', '--tail', '5', '--since', '3h', '--until', '5m', 'web') == ExitCode.FINE
    out.toString() == text('''\
      web | 2026-11-20T10:00:01.000000000Z hello
      web | 2026-11-20T10:00:04.000000000Z GET /
      ''')
    engines.observer.logQueries.size() == 1
    with(engines.observer.logQueries[0]) {
      tail() == Optional.of(5)
      since() == Optional.of('2026-11-20T09:00:00Z')
      until() == Optional.of('2026-11-20T11:55:00Z')
      !follow()
    }
  }

  def "each service has a colour of its own"() {
    given:
    look = new Appearance(Kind.TERMINAL, () -> new Size(80, 24), Colours.ANSI, Glyphs.UNICODE)

    expect:
    run('logs') == ExitCode.FINE
    out.toString().readLines()[0..1] == ['\u001b[36mdb  |\u001b[0m starting', '\u001b[33mweb |\u001b[0m hello']
  }

  def "following shows lines at once and ends with 130 when called off"() {
    given:
    def running = CompletableFuture.supplyAsync { run('logs', '-f') }

    expect:
    new PollingConditions(timeout: 60).eventually {
      assert out.toString().readLines().size() == 4
    }
    !running.isDone()

    when:
    cancellation.cancel()

    then:
    running.get(120, TimeUnit.SECONDS) == ExitCode.INTERRUPTED
  }

  def "following a stack that does not run shows what it has written and ends"() {
    given:
    engines.observer.containers = [container('shop', 'db', state: State.EXITED)]
    engines.observer.endless = false

    expect:
    run('logs', '-f') == ExitCode.FINE
    out.toString() == text('''\
      db | starting
      db | ready
      ''')
  }

  def "a reader who goes away ends it quietly, however much there is to say"() {
    given:
    engines.observer.logs['id-of-shop-db-1'] = (1..5000).collect { ['2026-11-20T10:00:00Z', "line $it".toString()] }
    def closed = new OutputStream() {
      @Override
      void write(int b) throws IOException {
        throw new IOException('Broken pipe')
      }
    }
    def asked = invocation('logs', '-f')
    def console = new Console(
      new PrintWriter(closed), asked.console().err(), asked.console().in(), look, look, Console.Asking.POINTLESS)

    expect:
    new CommandRunner(engines, library, new About('1', '17', 'x')).reading(reader)
      .run(asked.on(console)) == ExitCode.FINE
    err.toString() == ''
  }

  def "long logs come whole and in order"() {
    given:
    engines.observer.logs = ['id-of-shop-db-1': (1..3000).collect { ['2026-11-20T10:00:00Z', "$it".toString()] }]

    expect:
    run('logs', 'db') == ExitCode.FINE
    out.toString().readLines() == (1..3000).collect { "db | $it".toString() }
  }

  def "a log that cannot be read is a problem, after what could be read"() {
    given:
    engines.observer.logFailures['id-of-shop-db-1'] =
      ProblemException.stack(Problem.error('the engine keeps no logs of `shop-db-1`'))

    expect:
    run('logs') == ExitCode.STACK_FAILED
    out.toString().readLines().size() == 4
    err.toString() == 'error: the engine keeps no logs of `shop-db-1`\n'
  }

  def "unknown services and empty stacks are said"() {
    expect:
    run('logs', 'wbe') == ExitCode.WRONG_USAGE
    err.toString() == text('''\
      error: there is no service `wbe` in stack `shop`
        hint: did you mean `web`?
      ''')
    run('-p', 'none', 'logs') == ExitCode.FINE
    err.toString().endsWith('stack `none` has no containers\n')
  }

  def "a service of the script that has no container is not called unknown"() {
    given:
    engines.observer.containers = [container('shop', 'db')]

    expect:
    run('logs', 'db', 'web') == ExitCode.STACK_FAILED
    out.toString() == ''
    err.toString() == text('''\
      error: service `web` of stack `shop` has no container
        hint: `orchsh up` starts it
      ''')
  }

  def "without a script that can be read, containers tell which services there are"() {
    given:
    reader.problems = [Problem.error('it is broken')]

    expect:
    run('-p', 'shop', 'logs', 'wbe') == ExitCode.WRONG_USAGE
    err.toString() == text('''\
      error: there is no service `wbe` in stack `shop`
        hint: did you mean `web`?
      ''')
  }

  def "logs of what is kept of a deployment are not shown, unless it has lost its successor"() {
    given:
    engines.observer.containers = [
      container('shop', 'web', labels: [(Labels.REPLACES): 'old']),
      container('shop', 'web', id: 'old', name: 'shop-web-1-previous', state: State.EXITED),
      container('shop', 'db', name: 'shop-db-1-previous', state: State.EXITED)]
    engines.observer.logs['old'] = [['2026-11-20T10:00:02Z', 'long ago']]

    expect:
    run('logs') == ExitCode.FINE
    out.toString() == text('''\
      db  | starting
      web | hello
      db  | ready
      web | GET /
      ''')
  }

  def "containers of one service are told apart"() {
    given:
    engines.observer.containers = [container('shop', 'web'), container('shop', 'web', number: 2)]
    engines.observer.logs['id-of-shop-web-2'] = [['2026-11-20T10:00:02Z', 'me too']]

    expect:
    run('logs') == ExitCode.FINE
    out.toString() == text('''\
      web-1 | hello
      web-2 | me too
      web-1 | GET /
      ''')
  }
}
