package orchsh.shell.command.container

import static orchsh.shell.command.FakeEngines.step
import static orchsh.shell.command.FakeObserver.container

import java.util.function.Consumer
import orchsh.engine.caller.CancellationToken.Registration
import orchsh.engine.model.Port
import orchsh.engine.model.PullPolicy
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.Choices
import orchsh.engine.plan.Goal
import orchsh.engine.port.ContainerSessions
import orchsh.engine.port.TerminalSize
import orchsh.shell.call.Commands
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.Appearance.Size
import orchsh.shell.invocation.ExitCode
import orchsh.shell.invocation.RawTerminal
import orchsh.shell.invocation.Streams
import orchsh.engine.plan.Step
import orchsh.shell.command.FakeEngines
import spock.lang.Timeout

/** Commands that let the caller talk with processes. */
@Timeout(120)
class SessionCommandsSpec extends CommandFixture {
  FakePorts ports = new FakePorts()

  def setup() {
    file('stack.groovy')
    reader.declaredName = Optional.of('shop')
    reader.stack = new Stack(
      'shop',
      [Service.named('db').image('postgres:16').port(Port.parse('5432:5432')[0]).build(),
       Service.named('web').image('nginx').build()],
      [],
      [])
    engines.ports = ports.over(engines.observer)
    engines.observer.containers = [
      container('shop', 'web', state: State.EXITED, status: 'Exited (0) 1 second ago'),
      container('shop', 'db', number: 2),
      container('shop', 'db', number: 1, state: State.EXITED, status: 'Exited (1) 1 second ago'),
    ]
  }

  /** What runs in the terminal of the caller. */
  static class FakeTerminal implements RawTerminal {
    int lent
    int givenBack
    List<Consumer<Size>> listeners = []

    @Override
    Size size() {
      new Size(100, 30)
    }

    @Override
    RawTerminal.Loan lend() {
      lent++
      { -> givenBack++ } as RawTerminal.Loan
    }

    @Override
    RawTerminal.Loan lendAsItIs() {
      throw new UnsupportedOperationException()
    }

    @Override
    Registration onResize(Consumer<Size> told) {
      listeners << told;
      { -> listeners.remove(told) } as Registration
    }
  }

  private FakeTerminal onTerminal(String typed = '') {
    def terminal = new FakeTerminal()
    streams = new Streams(new ByteArrayInputStream(typed.bytes), new PrintStreamOf(out), new PrintStreamOf(err), Optional.of(terminal))
    terminal
  }

  private void piped(String input) {
    streams = new Streams(new ByteArrayInputStream(input.bytes), new PrintStreamOf(out), new PrintStreamOf(err), Optional.empty())
  }

  static class PrintStreamOf extends OutputStream {
    final StringWriter writer

    PrintStreamOf(StringWriter writer) {
      this.writer = writer
    }

    @Override
    void write(int one) {
      writer.write(one)
    }
  }

  private ContainerSessions.ExecOrder order() {
    ports.sessions.execs[0][1] as ContainerSessions.ExecOrder
  }

  def "exec runs a command in a container that runs, through pipes, and passes its exit code on"() {
    given:
    piped('typed')
    ports.sessions.code = 7
    ports.sessions.errors = ['oh\n']

    expect:
    run('exec', 'db', 'sh', '-c', 'exit 7') == ExitCode.ofProgram(7)
    out.toString() == 'hello\n'
    err.toString() == 'oh\n'
    ports.sessions.execs[0][0] == 'id-of-shop-db-2'
    order().command() == ['sh', '-c', 'exit 7']
    order().input() == ContainerSessions.Input.OPEN
    order().terminal().empty
    ports.sessions.typed.toString() == 'typed'
    reader.evaluated == []
  }

  def "exec hands the terminal over where there is one, and gives it back: #end"(String end, ExitCode code) {
    given:
    def terminal = onTerminal('ls\n')
    ports.sessions.code = 3
    ports.sessions.detaches = end == 'detached'
    ports.sessions.whileOpen = { terminal.listeners.each { it.accept(new Size(50, 20)) } }

    expect:
    run('exec', 'db', 'sh') == code
    order().terminal().get().size() == new TerminalSize(100, 30)
    terminal.lent == 1
    terminal.givenBack == 1
    terminal.listeners.empty
    ports.sessions.sizes == [new TerminalSize(50, 20)]
    err.toString() == (end == 'detached' ? 'let go of `shop-db-2`, which goes on\n' : '')

    where:
    end        || code
    'ended'    || ExitCode.ofProgram(3)
    'detached' || ExitCode.FINE
  }

  def "the terminal is given back when the command cannot be run"() {
    given:
    def terminal = onTerminal()
    ports.sessions.whileOpen = { throw orchsh.engine.problem.ProblemException.stack(orchsh.engine.problem.Problem.error('it broke')) }

    expect:
    run('exec', 'db', 'sh') == ExitCode.STACK_FAILED
    terminal.givenBack == 1
    err.toString() == 'error: it broke\n'
  }

  def "exec is told what the command gets: `#typed`"(String typed, Closure<?> gets) {
    given:
    piped('')

    expect:
    run('exec', *typed.split(' '), 'db', 'env', '-u', 'X') == ExitCode.FINE
    order().command() == ['env', '-u', 'X']
    gets(order())

    where:
    typed                    || gets
    '-e A=1 --env=B=x=y'     || { it.env().A == '1' && it.env().B == 'x=y' }
    '-e NOT_HERE'            || { !it.env().containsKey('NOT_HERE') }
    '-u root:wheel'          || { it.user() == Optional.of('root:wheel') }
    '-w /tmp'                || { it.folder() == Optional.of('/tmp') }
    '--privileged'           || { it.rights() == ContainerSessions.Rights.PRIVILEGED }
    '-T'                     || { it.terminal().empty }
    '-i'                     || { it.input() == ContainerSessions.Input.OPEN }
    '--no-stdin'             || { it.input() == ContainerSessions.Input.NONE }
    '--index 2'              || { true }
  }

  def "a keyboard that a pager reads too is left to the pager, unless it is asked for: #options"(List<String> options, ContainerSessions.Input input) {
    given:
    streams = new Streams(new ByteArrayInputStream('q'.bytes), new PrintStreamOf(out), new PrintStreamOf(err), Optional.empty(), Streams.Source.KEYBOARD)

    expect:
    run('exec', *options, 'db', 'cat', 'log') == ExitCode.FINE
    order().input() == input

    where:
    options || input
    []      || ContainerSessions.Input.NONE
    ['-i']  || ContainerSessions.Input.OPEN
  }

  def "exec -d does not wait"() {
    expect:
    run('exec', '-d', 'db', 'sleep', '100') == ExitCode.FINE
    ports.sessions.detached.size() == 1
    ports.sessions.execs == []
  }

  def "exec is refused: `#typed`"(List<String> typed, ExitCode code, String said) {
    given:
    piped('')

    expect:
    run('exec', *typed) == code
    err.toString().startsWith("error: $said\n")
    ports.sessions.execs == []

    where:
    typed                          || code                  | said
    []                             || ExitCode.WRONG_USAGE  | '`exec` needs a service and a command'
    ['db']                         || ExitCode.WRONG_USAGE  | 'there is no command to run in `db`'
    ['dbb', 'sh']                  || ExitCode.WRONG_USAGE  | 'there is no service `dbb` in stack `shop`'
    ['web', 'sh']                  || ExitCode.STACK_FAILED | 'service `web` does not run: `shop-web-1` is exited'
    ['--index', '3', 'db', 'sh']   || ExitCode.STACK_FAILED | 'service `db` has no container 3, only 1, 2'
    ['--index', '1', 'db', 'sh']   || ExitCode.STACK_FAILED | 'service `db` does not run: `shop-db-1` is exited'
    ['--index', 'one', 'db', 'sh'] || ExitCode.WRONG_USAGE  | '`--index` takes the number of a container, not `one`'
    ['-it', 'db', 'sh']            || ExitCode.WRONG_USAGE  | '`-t` needs a terminal, and input or output is none'
    ['-e', '=x', 'db', 'sh']       || ExitCode.WRONG_USAGE  | '`-e =x` is not NAME=VALUE'
    ['--detach-keys', 'ctrl-', 'db', 'sh'] || ExitCode.WRONG_USAGE | '`ctrl-` in the detach keys `ctrl-` is neither a character nor one with `ctrl-` in front, such as `ctrl-p`'
  }

  def "what a command began is ended when nobody reads it any more"() {
    given:
    streams = new Streams(InputStream.nullInputStream(), new ClosedPipe(), new ClosedPipe(), Optional.empty())
    def ended = []
    engines.observer.execs = { container, command -> ended << container }

    expect:
    run('exec', 'db', 'yes') == ExitCode.FINE
    ended == ['id-of-shop-db-2']
    err.toString() == ''
  }

  static class ClosedPipe extends OutputStream {
    @Override
    void write(int one) {
      throw new IOException('Broken pipe')
    }
  }

  def "what a command began is ended when it is called off"() {
    given:
    piped('')
    ports.sessions.endless = true
    ports.sessions.whileOpen = { cancellation.cancel() }
    def ended = []
    engines.observer.execs = { container, command -> ended << container }

    expect:
    run('exec', 'db', 'sleep', '100') == ExitCode.INTERRUPTED
    ended == ['id-of-shop-db-2']
  }

  def "attach takes part in what the process prints, and in what it reads if it reads: #reads, #tty"(boolean reads, boolean tty, int lent) {
    given:
    def terminal = onTerminal('x')
    ports.monitor.details = ['id-of-shop-db-2': """{"Config": {"OpenStdin": $reads, "StdinOnce": true, "Tty": $tty}}""".toString()]
    ports.sessions.code = 4

    expect:
    run('attach', 'db') == ExitCode.ofProgram(4)
    (ports.sessions.attached[0][1] as ContainerSessions.AttachOrder).input() == (reads ? ContainerSessions.Input.OPEN : ContainerSessions.Input.NONE)
    terminal.lent == lent
    terminal.givenBack == lent

    where:
    reads | tty   || lent
    true  | true  || 1
    true  | false || 0
    false | false || 0
  }

  def "Ctrl-C lets go of a container that is attached to"() {
    given:
    piped('')
    ports.monitor.details = ['id-of-shop-db-2': '{"Config": {"OpenStdin": false, "Tty": false}}']
    ports.sessions.endless = true
    ports.sessions.whileOpen = { cancellation.cancel() }

    expect:
    run('attach', 'db') == ExitCode.INTERRUPTED
    err.toString() == 'let go of `shop-db-2`, which goes on\n'
    ports.changes.calls == []
  }

  def "Ctrl-C is passed on to a container if that is asked for, which is stayed with until it ends"() {
    given:
    piped('')
    ports.monitor.details = ['id-of-shop-db-2': '{"Config": {"OpenStdin": false, "Tty": false}}']
    ports.sessions.code = 7
    ports.sessions.whileOpen = { cancellation.cancel() }

    expect:
    run('attach', '--sig-proxy', 'db') == ExitCode.ofProgram(7)
    ports.changes.calls == ['kill id-of-shop-db-2 INT']
    err.toString() == ''
  }

  def "Ctrl-C lets go also where other programs need to be told so"() {
    given:
    piped('')
    ports.monitor.details = ['id-of-shop-db-2': '{"Config": {"OpenStdin": false, "Tty": false}}']
    ports.sessions.endless = true
    ports.sessions.whileOpen = { cancellation.cancel() }

    expect:
    run('attach', '--sig-proxy=false', 'db') == ExitCode.INTERRUPTED
    ports.changes.calls == []
  }

  def "the letter of params is no service's ports"() {
    expect:
    run('run', '-P', 'web', 'sh') == ExitCode.WRONG_USAGE
    err.toString() == text('''\
      error: `-P web` is not NAME=VALUE
        hint: for example `-P postgres=17`; `orchsh params` lists the params of a stack
              the service's ports are published with `--service-ports`
      ''')
  }

  def "run makes a container for one command, passes input and exit code, and removes it"() {
    given:
    piped('typed')
    ports.sessions.code = 9
    engines.observer.lookedAt = { name -> true }

    expect:
    run('run', '--rm', 'web', 'sh', '-c', 'exit 9') == ExitCode.ofProgram(9)
    out.toString() == 'hello\n'
    ports.sessions.typed.toString() == 'typed'
    def made = engines.planned[0].services()[2]
    made.name().startsWith('web-run-')
    made.command() == Optional.of(['sh', '-c', 'exit 9'])
    made.launch().stdin()
    !made.launch().tty()
    (engines.goals[0] as Goal.Up).services() == [made.name()] as Set
    ports.changes.calls == ["start shop-${made.name()}-1", "remove shop-${made.name()}-1"]*.toString()
    engines.held == ['run shop', 'free']
  }

  def "run on a terminal gives the container one"() {
    given:
    def terminal = onTerminal()
    engines.observer.lookedAt = { name -> true }

    expect:
    run('run', 'web') == ExitCode.FINE
    engines.planned[0].services()[2].launch().tty()
    ports.sessions.sizes == [new TerminalSize(100, 30)]
    terminal.lent == 1
    terminal.givenBack == 1
  }

  def "run -q tells nothing of what it brings up, and run -d -q only the name: #typed"(List<String> typed, String printed) {
    given:
    piped('')
    engines.observer.lookedAt = { name -> true }
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('db', 'shop-db-1'))]

    expect:
    run('run', *typed, '--name', 'mine', 'web') == ExitCode.FINE
    out.toString() == printed
    err.toString() == ''

    where:
    typed        || printed
    ['-q']       || 'hello\n'
    ['-d', '-q'] || 'mine\n'
  }

  def "run makes the container different: `#typed`"(String typed, Closure<?> is) {
    given:
    piped('')
    engines.observer.lookedAt = { name -> true }

    expect:
    run('run', *typed.split(' '), 'db') == ExitCode.FINE
    is(engines.planned[0].services()[2])

    where:
    typed                       || is
    '-e A=1'                    || { it.env().A == '1' }
    '-u root'                   || { it.launch().user() == Optional.of('root') }
    '-w /tmp'                   || { it.launch().workdir() == Optional.of('/tmp') }
    '-l a=b -l c'               || { it.identity().labels() == [a: 'b', c: ''] }
    '--name mine'               || { it.identity().containerName() == Optional.of('mine') }
    '-p 99:80'                  || { it.ports() == Port.parse('99:80') }
    '--service-ports'           || { it.ports() == Port.parse('5432:5432') }
    '-T'                        || { it.ports() == [] }
    '-d -t'                     || { it.launch().tty() && !it.launch().stdin() }
    '-d -i'                     || { it.launch().stdin() && !it.launch().tty() }
    '-v /tmp:/there:ro'         || { it.mounts()[0].target() == '/there' }
    '-v data:/there'            || { it.mounts()[0].volume() == 'data' }
    '--use-aliases'             || { it.networks()[0].aliases() == ['db'] }
    '--no-stdin'                || { !it.launch().stdin() }
    '--cap-add NET_ADMIN --cap-add SYS_TIME --cap-drop ALL' || { it.privileges().added() == ['NET_ADMIN', 'SYS_TIME'] && it.privileges().dropped() == ['ALL'] }
    '--pull always'             || { it.pull() == PullPolicy.of(PullPolicy.Kind.ALWAYS) }
    '--quiet-pull --quiet-build' || { it.ports() == [] }
  }

  def "run leaves alone what the service needs with --no-deps, and builds with --build"() {
    given:
    piped('')
    engines.observer.lookedAt = { name -> true }

    when:
    run('run', '--no-deps', '--build', '--remove-orphans', 'web')

    then:
    def goal = engines.goals[0] as Goal.Up
    goal.choices().orphans() == Choices.Orphans.REMOVED
    goal.choices().needs() == Choices.Needs.LEFT
    goal.images() == Goal.Up.Images.REBUILD
  }

  def "run -d prints the container's name and leaves it"() {
    expect:
    run('run', '-d', 'web', 'sleep', '10') == ExitCode.FINE
    def name = "shop-${engines.planned[0].services()[2].name()}-1".toString()
    out.toString() == "$name\n"
    ports.changes.calls == ["start $name".toString()]
  }

  def "run -d gives the container what it is asked to have: `#typed`"(List<String> typed, boolean tty, boolean stdin) {
    expect:
    run('run', '-d', *typed, 'web') == ExitCode.FINE
    with(engines.planned[0].services().find { it.name().startsWith('web-run-') }.launch()) {
      it.tty() == tty
      it.stdin() == stdin
    }

    where:
    typed   || tty   | stdin
    []      || false | false
    ['-T']  || false | false
    ['-t']  || true  | false
    ['-it'] || true  | true
  }

  def "run --keep leaves the container"() {
    given:
    piped('')
    engines.observer.lookedAt = { name -> true }

    expect:
    run('run', '--keep', 'web') == ExitCode.FINE
    ports.changes.calls.every { it.startsWith('start ') }
  }

  def "run that is called off ends its container and removes it"() {
    given:
    piped('')
    engines.observer.lookedAt = { name -> true }
    engines.observer.lookedAtRuns = true
    ports.sessions.endless = true
    ports.sessions.whileOpen = { cancellation.cancel() }

    expect:
    run('run', 'web') == ExitCode.INTERRUPTED
    ports.changes.calls*.split(' ')*.getAt(0) == ['start', 'stop', 'remove']
  }

  def "run is refused: `#typed`"(List<String> typed, String said) {
    given:
    piped('')

    expect:
    run('run', *typed) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $said\n")
    engines.opened == []

    where:
    typed                        || said
    []                           || '`run` needs a service'
    ['wep']                      || 'there is no service `wep` in stack `shop`'
    ['-d', '--rm', 'web']        || '`-d` and `--rm` contradict each other: nobody would be left to remove it at its end'
    ['--keep', '--rm', 'web']    || '`--keep` and `--rm` contradict each other'
    ['-t', '-T', 'web']          || '`-t` and `-T` contradict each other'
    ['-p', '99:x', 'web']        || 'port `99:x` is not [[address:]host:]container[/protocol]'
    ['-v', 'a:b:c:d', 'web']     || 'volume `a:b:c:d` is not [source:]/path[:ro]'
    ['--env-from-file', 'none', 'web'] || 'there is no file `none`'
  }
}
