package orchsh.engine.api

import orchsh.engine.EngineFixture
import orchsh.engine.Relay
import orchsh.engine.SuiteEngine
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.port.ContainerSessions.AttachOrder
import orchsh.engine.port.ContainerSessions.AttachOrder.Moment
import orchsh.engine.port.ContainerSessions.ExecOrder
import orchsh.engine.port.ContainerSessions.Input
import orchsh.engine.port.ContainerSessions.Terminal
import orchsh.engine.port.DetachKeys
import orchsh.engine.port.Session.Ending.Detached
import orchsh.engine.port.Session.Ending.Exited
import orchsh.engine.port.TerminalSize
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.ProblemException.Kind
import orchsh.engine.wire.WireClient
import spock.lang.IgnoreIf
import spock.lang.Timeout

@Timeout(120)
class WireSessionsIT extends LiveSpec {
  static final Terminal TERMINAL = new Terminal(new TerminalSize(101, 33), DetachKeys.USUAL)
  static final CancellationToken NEVER = CancellationToken.none()

  def "a command's output, errors and exit code come back over #transport"(String transport) {
    given:
    run(['sleep', '60'])
    def order = ExecOrder.of(['sh', '-c', 'echo $GREETING; pwd; id -u; echo oops >&2; exit 7'])
      .with('GREETING', 'hello').as('7').in('/tmp')

    when:
    def reading = exec(order, transport).join()

    then:
    reading.output.toString() == 'hello\n/tmp\n7\n'
    reading.errors.toString() == 'oops\n'
    reading.ending == new Exited(7)

    where:
    transport << ['unix', 'tcp']
  }

  def "a command sees the end of its input over #transport"(String transport) {
    given:
    run(['sleep', '60'])
    def session = sessions(transport).exec(name, ExecOrder.of(['wc', '-c']).interactive(), NEVER)
    def reading = new Reading(session)

    when:
    session.write(new byte[1_000_000], 0, 1_000_000)
    session.endInput()
    reading.join()

    then:
    reading.output.toString().trim() == '1000000'
    reading.ending == new Exited(0)

    cleanup:
    session?.close()

    where:
    transport << ['unix', 'tcp']
  }

  def "a command that ends without reading its input ends well over #transport"(String transport) {
    given:
    run(['sleep', '60'])
    def session = sessions(transport).exec(name, ExecOrder.of(['sh', '-c', 'echo done; exit 3']).interactive(), NEVER)
    def reading = new Reading(session)

    when:
    def writing = Thread.start {
      try {
        100.times { session.write(new byte[100_000], 0, 100_000) }
      } catch (ProblemException ignored) {
        // the reader is told how it ended
      }
    }
    reading.join()
    session.close()
    writing.join(60_000)

    then:
    !writing.alive
    reading.output.toString() == 'done\n'
    reading.ending == new Exited(3)

    where:
    transport << ['unix', 'tcp']
  }

  def "a terminal has its size from the beginning, and another one when it is told over #transport"(String transport) {
    given:
    run(['sleep', '60'])
    def session = sessions(transport).exec(name, ExecOrder.of(['sh']).interactive().on(TERMINAL), NEVER)
    def reading = new Reading(session)

    when:
    type(session, 'stty size\n')

    then:
    soon.eventually { assert reading.output.contains('33 101') }

    when:
    session.resize(new TerminalSize(77, 22))
    type(session, 'stty size; test -t 0 && echo really\n')

    then:
    soon.eventually { assert reading.output.contains('22 77') && reading.output.contains('\nreally') }

    when:
    type(session, 'exit 9\n')

    then:
    reading.join().ending == new Exited(9)
    reading.errors.toString() == ''

    when:
    session.resize(new TerminalSize(80, 24))

    then:
    session != null

    cleanup:
    session?.close()

    where:
    transport << ['unix', 'tcp']
  }

  def "what a terminal prints after the end of its input is not lost over #transport"(String transport) {
    given:
    run(['sleep', '60'])
    def order = ExecOrder.of(['sh', '-c', 'cat >/dev/null; sleep 0.3; echo after the end; exit 4']).interactive().on(TERMINAL)
    def session = sessions(transport).exec(name, order, NEVER)
    def reading = new Reading(session)

    when:
    type(session, 'a line\n')
    session.endInput()
    reading.join()

    then:
    reading.output.contains('after the end')
    reading.ending == new Exited(4)

    cleanup:
    session?.close()

    where:
    transport << ['unix', 'tcp']
  }

  def "Ctrl-C on a terminal interrupts the command"() {
    given:
    run(['sleep', '60'])
    def order = ExecOrder.of(['sh', '-c', 'trap "echo interrupted; exit 5" INT; echo ready; while true; do sleep 0.1; done'])
    def session = sessions('unix').exec(name, order.interactive().on(TERMINAL), NEVER)
    def reading = new Reading(session)
    soon.eventually { assert reading.output.contains('ready') }

    when:
    type(session, '\u0003')

    then:
    reading.join().ending == new Exited(5)
    reading.output.contains('interrupted')

    cleanup:
    session?.close()
  }

  def "the detach keys let a command run on: #keys"(String keys, String typed) {
    given:
    run(['sleep', '60'])
    def terminal = new Terminal(new TerminalSize(80, 24), new DetachKeys(keys))
    def session = sessions('unix').exec(name, ExecOrder.of(['sh', '-c', 'echo $$ >/pid; read line; exec sleep 60']).interactive().on(terminal), NEVER)
    def reading = new Reading(session)

    when:
    type(session, 'hello\n')
    soon.eventually { assert reading.output.contains('hello') }
    type(session, typed)

    then:
    reading.join().ending == new Detached()
    exec(ExecOrder.of(['sh', '-c', 'kill -0 $(cat /pid)']), 'unix').join().ending == new Exited(0)

    cleanup:
    session?.close()

    where:
    keys            || typed
    'ctrl-p,ctrl-q' || '\u0010\u0011'
    'ctrl-x,a'      || '\u0018a'
  }

  def "a command runs on by itself"() {
    given:
    run(['sleep', '60'])

    when:
    sessions('unix').execDetached(name, ExecOrder.of(['touch', '/done']), NEVER)

    then:
    soon.eventually { assert exec(ExecOrder.of(['test', '-e', '/done']), 'unix').join().ending == new Exited(0) }
  }

  def "calling it off ends a silent conversation at once over #transport"(String transport) {
    given:
    run(['sleep', '60'])
    def cancellation = new Cancellation()
    def session = sessions(transport).exec(name, ExecOrder.of(['sleep', '60']), cancellation)
    def reading = new Reading(session)
    soon.eventually { assert reading.thread.state == Thread.State.RUNNABLE }

    when:
    def begin = System.nanoTime()
    cancellation.cancel()
    reading.join(60_000)
    def millis = (System.nanoTime() - begin).intdiv(1_000_000)

    then:
    millis < 30_000
    (reading.failure as ProblemException).kind() == Kind.INTERRUPTED

    cleanup:
    session?.close()

    where:
    transport << ['unix', 'tcp']
  }

  def "an engine that goes away in the middle is a problem, not an end"() {
    given:
    run(['sleep', '60'])
    def way = new Relay(EngineFixture.engine().socket())
    def reached = new WireClient(way.address(), EngineFixture.surroundings())
    def session = new WireSessions(reached).exec(name, ExecOrder.of(['sh', '-c', 'echo begun; sleep 60']), NEVER)
    def reading = new Reading(session)
    soon.eventually { assert reading.output.toString() == 'begun\n' }

    when:
    way.close()
    reading.join(90_000)

    then: 'whether the next call was refused or cut off is a race between the two ends'
    def told = (reading.failure as ProblemException).message
    told.contains('went away') || told.contains('no container engine answers at')

    cleanup:
    session?.close()
    reached?.close()
    way?.close()
  }

  def "an output that takes no more ends the conversation"() {
    given:
    run(['sleep', '60'])
    def session = sessions('unix').exec(name, ExecOrder.of(['yes']), NEVER)

    when:
    session.read { channel, bytes, offset, length -> throw new IOException('Broken pipe') }

    then:
    def e = thrown(ProblemException)
    e.message == 'what the process prints cannot be passed on: broken pipe'

    cleanup:
    session?.close()
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "commands are refused where they cannot be run"() {
    given:
    create(['sleep', '60'])

    when:
    sessions('unix').exec(name, ExecOrder.of(['true']), NEVER)

    then:
    def stopped = thrown(ProblemException)
    stopped.message == "`true` cannot be run in `$name`: it does not run"

    when:
    sessions('unix').exec("no-$name", ExecOrder.of(['true']), NEVER)

    then:
    def missing = thrown(ProblemException)
    missing.message == "there is no container `no-$name`"

    when:
    start(name)
    engine.pause(name)
    sessions('unix').exec(name, ExecOrder.of(['true']), NEVER)

    then:
    def paused = thrown(ProblemException)
    paused.message == "`true` cannot be run in `$name`: it is paused"

    cleanup:
    engine.unpause(name)
  }

  def "a container is attached to before it starts, given input, and its end is seen over #transport"(String transport) {
    given:
    def id = create(['sh', '-c', 'echo begin; wc -c; exit 6'], [input: true])
    def session = sessions(transport).attach(id, new AttachOrder(Moment.BEFORE_START, Input.OPEN, DetachKeys.USUAL), NEVER)
    def reading = new Reading(session)

    when:
    start(id)
    session.write(new byte[300_000], 0, 300_000)
    session.endInput()
    reading.join()

    then:
    reading.output.readLines()*.trim() == ['begin', '300000']
    reading.ending == new Exited(6)

    cleanup:
    session?.close()

    where:
    transport << ['unix', 'tcp']
  }

  def "a container's terminal is typed on, resized and let go of"() {
    given:
    def id = run(['sh'], [input: true, terminal: true])
    def order = new AttachOrder(Moment.RUNNING, Input.OPEN, DetachKeys.USUAL)
    def session = sessions('unix').attach(id, order, NEVER)
    def reading = new Reading(session)

    when:
    session.resize(new TerminalSize(77, 22))
    type(session, 'stty size\n')

    then:
    soon.eventually { assert reading.output.contains('22 77') }

    when:
    type(session, '\u0010\u0011')

    then:
    reading.join().ending == new Detached()

    when:
    def again = sessions('unix').attach(id, order, NEVER)
    def readingAgain = new Reading(again)
    type(again, 'exit 8\n')

    then:
    readingAgain.join().ending == new Exited(8)

    cleanup:
    session?.close()
    again?.close()
  }

  def "a restart does not hide how the process ended that was attached to"() {
    given:
    def id = run(['sh', '-c', 'while ! test -e /end; do sleep 0.05; done; rm /end; exit 5'], [restart: 'always'])
    def session = sessions('unix').attach(id, new AttachOrder(Moment.RUNNING, Input.NONE, DetachKeys.USUAL), NEVER)
    def reading = new Reading(session)

    when:
    exec(ExecOrder.of(['touch', '/end']), 'unix').join()

    then:
    reading.join().ending == new Exited(5)

    cleanup:
    session?.close()
  }

  def "attaching is refused where it leads to nothing"() {
    given:
    create(['sleep', '60'])

    when:
    sessions('unix').attach(name, new AttachOrder(Moment.RUNNING, Input.NONE, DetachKeys.USUAL), NEVER)

    then:
    def stopped = thrown(ProblemException)
    stopped.message == "`$name` cannot be attached to: it does not run"

    when:
    start(name)
    sessions('unix').attach(name, new AttachOrder(Moment.RUNNING, Input.OPEN, DetachKeys.USUAL), NEVER)

    then:
    def deaf = thrown(ProblemException)
    deaf.message == "`$name` takes no input: it was created without an open one"

    when:
    sessions('unix').attach("no-$name", new AttachOrder(Moment.RUNNING, Input.NONE, DetachKeys.USUAL), NEVER)

    then:
    def missing = thrown(ProblemException)
    missing.message == "there is no container `no-$name`"
  }

  private WireSessions sessions(String transport) {
    new WireSessions(clientOver(transport))
  }

  private Reading exec(ExecOrder order, String transport) {
    def session = sessions(transport).exec(name, order, NEVER)
    new Reading(session)
  }
}
