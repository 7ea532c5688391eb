package orchsh.shell.command.script

import java.time.Duration
import orchsh.dsl.live.StackControl
import orchsh.dsl.task.Verbs
import orchsh.engine.model.Wait
import orchsh.engine.plan.Step
import orchsh.engine.port.ContainerEngine
import orchsh.engine.problem.Location
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.engine.run.Reach
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakeEngines
import orchsh.shell.command.FakeObserver
import orchsh.shell.invocation.ExitCode
import orchsh.shell.live.LivePorts

/** Tasks and jobs, typed in a command's place. */
class VerbsSpec extends CommandFixture {
  static final Location HERE = new Location('stack.groovy', 3, 1)

  List<List<String>> ran = []

  def setup() {
    file('stack.groovy')
    file('shop.groovy')
    reader.verbs = verbs(['seed', 'load-data', 'up'])
  }

  private Verbs verbs(List<String> tasks) {
    new Verbs(
      tasks.collect { name -> new Verbs.Task(name, name == 'seed' ? 'load the data' : '', HERE, { live, arguments -> body(name, live, arguments) }) },
      [new Verbs.Check('the api answers', [], Optional.empty(), HERE, { live, arguments -> })],
      [new Verbs.Job('migrate', 'make tables', false, HERE), new Verbs.Job('api-tests', '', true, HERE)])
  }

  void body(String name, live, List<String> arguments) {
    ran << [name, *arguments]
    live.print("printed by $name of ${live.stack().name()}\n")
  }

  def "`orchsh #typed` runs #what"(List<String> typed, List<String> what, String stack) {
    expect:
    run(typed as String[]) == ExitCode.FINE
    ran == [what]
    out.toString() == "printed by ${what[0]} of $stack\n"
    engines.opened == []

    where:
    typed                                     || what                              | stack
    ['seed']                                  || ['seed']                          | 'shop'
    ['shop.groovy', 'seed', 'a', 'b']         || ['seed', 'a', 'b']                | 'shop'
    ['-f', 'shop.groovy', 'seed', 'up']       || ['seed', 'up']                    | 'shop'
    ['-p', 'other', 'seed', '--force', '-p']  || ['seed', '--force', '-p']         | 'other'
    ['--plain', 'load-data', '--', '-x']      || ['load-data', '--', '-x']         | 'shop'
    ['seed', 'seed']                          || ['seed', 'seed']                  | 'shop'
  }

  def "a command wins over a task of its name, and the script is warned"() {
    expect:
    run('plan') == ExitCode.FINE
    err.toString() == text('''\
      warning: stack.groovy:3:1: task `up` cannot be run by its name, which is a command's
        hint: give it another name; other tasks can still run it
      ''')
  }

  def "a mistyped word gets the nearest of commands, tasks and jobs: #typed"(String typed, String hint) {
    given:
    reader.verbs = verbs(['seed', 'load-data'])

    expect:
    run(typed) == ExitCode.WRONG_USAGE
    err.toString() == "error: there is no command `$typed`\n  hint: $hint\n"

    where:
    typed         || hint
    'sed'         || 'did you mean `seed`?'
    'load-dat'    || 'did you mean `load-data`?'
    'migrat'      || 'did you mean `migrate`?'
    'donw'        || 'did you mean `down`?'
  }

  def "what no name resembles is answered with all of them"() {
    given:
    reader.verbs = verbs(['seed'])

    expect:
    run('frobnicate') == ExitCode.WRONG_USAGE
    err.toString().endsWith('\n        of the stack: seed, migrate, api-tests\n')
  }

  def "a script that is wrong is said to be, unless a command was meant"() {
    given:
    reader.problems = [Problem.error('no such word').at(HERE)]

    expect:
    run('seed') == ExitCode.WRONG_USAGE
    err.toString() == 'error: stack.groovy:3:1: no such word\n'

    when:
    err.buffer.length = 0

    then:
    run('donw') == ExitCode.WRONG_USAGE
    err.toString().startsWith('error: there is no command `donw`\n  hint: did you mean `down`?\n')
  }

  def "a task whose name is like a command's is meant all the same when its script is wrong"() {
    given:
    reader.problems = [Problem.error('no such word').at(HERE)]
    reader.declaredVerbs = ['logz', 'seed']

    expect:
    run('logz') == ExitCode.WRONG_USAGE
    err.toString() == 'error: stack.groovy:3:1: no such word\n'
  }

  def "what fails for a task is told once, with its reason, by whoever wanted it: #outcome"(String outcome, Closure<?> work, String told) {
    given:
    engines.observer.containers = [FakeObserver.container('shop', 'db')]
    engines.ports = new LivePorts(engines.observer, null, null, null, { }, '127.0.0.1', Reach.Locality.LOCAL)
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('db', 'shop-db-1'))]
    engines.failingStep = 1
    engines.failure = Problem.error('it broke').hint('mend it').details(['last words'])
    reader.verbs = new Verbs([new Verbs.Task('x', '', HERE, { live, arguments -> work(live.control()) })], [], [])

    expect:
    run('x') == ExitCode.STACK_FAILED
    err.toString().count('it broke') == 1
    err.toString().count('last words') == 1
    err.toString().endsWith("(1.5 s)\nerror: $told failed: it broke\n  | last words\n  hint: mend it\n")

    where:
    outcome | work                                              || told
    'up'    | { it.up(['db'] as Set, new StackControl.Up(StackControl.Images.AS_NEEDED, StackControl.Up.Containers.KEEP_UNCHANGED)) } || 'bringing up `db`'
    'wait'  | { it.awaitReady(['db'] as Set, Optional.of(Duration.ofSeconds(1))) } || 'waiting for `db`'
  }

  def "a task in which a container fails that ended with #ended, and for which #waits was waited, ends with #code"(int ended, List<Wait> waits, int code) {
    given:
    engines.steps = [FakeEngines.step(1, new Step.AwaitReady('migrate', 'shop-migrate-1', waits, Optional.empty()))]
    engines.failingStep = 1
    engines.failingEnd = ended
    reader.verbs = new Verbs([new Verbs.Task('x', '', HERE, { live, arguments ->
      live.control().up([] as Set, new StackControl.Up(StackControl.Images.AS_NEEDED, StackControl.Up.Containers.KEEP_UNCHANGED))
    })], [], [])

    expect:
    run('x').code() == code
    err.toString().contains('it broke')

    where:
    ended | waits                                       || code
    7     | [new Wait.Exit(0, Wait.Options.DEFAULT)]      || 7
    0     | [new Wait.Exit(3, Wait.Options.DEFAULT)]      || 1
    7     | [new Wait.Healthy(Wait.Options.DEFAULT)]      || 1
  }

  def "a task that fails ends with #code"(ProblemException.Kind kind, int code) {
    given:
    reader.verbs = new Verbs([new Verbs.Task('x', '', HERE, { live, arguments ->
      throw new ProblemException(kind, Problem.error('it broke').at(HERE))
    })], [], [])

    expect:
    run('x').code() == code
    err.toString() == 'error: stack.groovy:3:1: it broke\n'

    where:
    kind                             || code
    ProblemException.Kind.STACK      || 1
    ProblemException.Kind.NO_ENGINE  || 3
    ProblemException.Kind.INTERRUPTED || 130
  }

  def "what a task does to containers at once is done while nobody else does: #what"(String what, Closure<?> work, List<String> done) {
    given:
    engines.observer.containers = [FakeObserver.container('shop', 'db')]
    def changes = [
      start: { String id -> engines.held << 'start' },
      restart: { String id, Duration grace -> engines.held << 'restart' },
      removeContainer: { Object[] given -> engines.held << 'remove' },
      pullImage: { Object[] given -> engines.held << 'pull' }] as ContainerEngine
    engines.ports = new LivePorts(engines.observer, null, null, null, { changes }, '127.0.0.1', Reach.Locality.LOCAL)
    reader.verbs = new Verbs([new Verbs.Task('x', '', HERE, { live, arguments -> work(live.control()) })], [], [])

    expect:
    run('x') == ExitCode.FINE
    engines.held == ['x shop', *done, 'free']

    where:
    what      | work                                              || done
    'restart' | { it.restart(['db'] as Set, Optional.empty()) }   || ['restart']
    'start'   | { it.start(['db'] as Set) }                       || []
    'remove'  | { it.remove(['db'] as Set, StackControl.Data.KEEP) } || ['remove']
    'pull'    | { it.pull(['db'] as Set) }                        || ['pull']
  }

  def "what a task stops is stopped by a plan"() {
    given:
    engines.observer.containers = [FakeObserver.container('shop', 'db'), FakeObserver.container('shop', 'web')]
    reader.verbs = new Verbs([new Verbs.Task('x', '', HERE, { live, arguments -> live.control().stop(['db'] as Set, Optional.empty()) })], [], [])

    expect:
    run('x') == ExitCode.FINE
    engines.carriedOut*.steps().flatten()*.step()*.describe() == ['stop shop-db-1']
    engines.held == ['x shop', 'free']
  }

  def "a job takes no arguments"() {
    expect:
    run('migrate', '--fake') == ExitCode.WRONG_USAGE
    err.toString().contains('error: job `migrate` takes no arguments, but there is `--fake`\n')
  }

  def "tasks, jobs and checks are listed"() {
    given:
    reader.verbs = verbs(['seed', 'load-data'])

    expect:
    run('tasks') == ExitCode.FINE
    out.toString() == text('''\
      NAME              KIND        DESCRIPTION
      seed              task        load the data
      load-data         task        -
      migrate           job         make tables
      api-tests         job, test   -
      the api answers   check       -
      ''')

    when:
    reader.verbs = Verbs.NONE
    out.buffer.length = 0

    then:
    run('tasks') == ExitCode.FINE
    out.toString() == ''
    err.toString() == 'stack `shop` has no tasks, checks or jobs\n'
  }
}
