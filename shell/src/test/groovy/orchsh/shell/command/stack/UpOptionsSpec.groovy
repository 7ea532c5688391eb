package orchsh.shell.command.stack

import static orchsh.shell.command.FakeEngines.step
import static orchsh.shell.command.FakeObserver.container

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import orchsh.engine.model.Build
import orchsh.engine.model.PullPolicy
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.ContainerGoal
import orchsh.engine.plan.Step
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.ExitCode
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** How far `up` goes, how long it takes, and whether it stays. */
@Timeout(120)
class UpOptionsSpec extends CommandFixture {
  static final LATER = '2026-11-20T12:00:01.000000000Z'

  FakePorts ports = new FakePorts()
  PollingConditions soon = new PollingConditions(timeout: 60)

  def setup() {
    file('stack.groovy')
    reader.stack = new Stack(
      'shop',
      [Service.named('db').image('postgres:16').build(), Service.named('web').image('nginx').build(), Service.named('mail').image('mail').build()],
      [],
      [])
    engines.ports = ports.over(engines.observer)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web')]
    engines.observer.logs = [
      'id-of-shop-db-1': [['2026-11-20T11:00:00.000000000Z', 'long ago'], [LATER, 'ready']],
      'id-of-shop-web-1': [['2026-11-20T12:00:02.000000000Z', 'GET /']],
    ]
    engines.steps = [
      step(1, new Step.StopContainer('db', 'shop-db-1', Duration.ofSeconds(10)), 'it is made anew'),
      step(2, new Step.RemoveContainer('db', 'shop-db-1', orchsh.engine.port.ContainerEngine.AnonymousVolumes.KEEP), '', [1]),
      step(3, new Step.StartContainer('db', 'shop-db-1'), '', [2]),
      step(4, new Step.AwaitReady('db', 'shop-db-1', [], Optional.empty()), '', [3]),
      step(5, new Step.RenameContainer('web', 'x', 'shop-web-1'), '', [4]),
    ]
  }

  private List<String> steps() {
    engines.carriedOut[0].steps()*.toString()
  }

  def "`#typed` carries out #steps"(String typed, List<String> steps) {
    expect:
    run(typed.split(' ')) == ExitCode.FINE
    this.steps() == steps

    where:
    typed            || steps
    'up --no-start'  || ['#1 stop shop-db-1: it is made anew', '[1] #2 remove shop-db-1', '[2] #5 rename x to shop-web-1']
    'create'         || ['#1 stop shop-db-1: it is made anew', '[1] #2 remove shop-db-1', '[2] #5 rename x to shop-web-1']
  }

  def "what is stopped on the way has as long as is said: `#typed`"(String typed, Duration grace) {
    expect:
    run(typed.split(' ')) == ExitCode.FINE
    engines.carriedOut[0].steps()[0].step().grace() == grace

    where:
    typed               || grace
    'up'                || Duration.ofSeconds(10)
    'up -t 3'           || Duration.ofSeconds(3)
    'up --timeout 1m'   || Duration.ofMinutes(1)
  }

  def "`up --wait-timeout` bounds the whole"() {
    expect:
    run('up', '--wait', '--wait-timeout', '30') == ExitCode.FINE
    engines.carriedOut[0].terms().deadline() == Optional.of(Duration.ofSeconds(30))
  }

  def "images are come by as is said: `up --pull #when`"(String when, PullPolicy policy) {
    given:
    reader.stack = new Stack('shop', [
      Service.named('db').image('postgres:16').build(),
      Service.named('web').build(Build.of(java.nio.file.Path.of('/web'))).build()], [], [])

    expect:
    run('up', '--pull', when) == ExitCode.FINE
    engines.planned[0].services()*.pull() == [policy, PullPolicy.MISSING]

    where:
    when      || policy
    'always'  || PullPolicy.of(PullPolicy.Kind.ALWAYS)
    'missing' || PullPolicy.MISSING
    'never'   || PullPolicy.of(PullPolicy.Kind.NEVER)
    'policy'  || PullPolicy.MISSING
  }

  def "followed, it shows what is written from then on, and stops the stack on Ctrl-C: `up #typed`"(List<String> typed, String shown, Set<String> stopped) {
    when:
    def code = CompletableFuture.supplyAsync { run('up', *typed) }
    soon.eventually { assert out.toString().endsWith(shown.readLines().last() + '\n') }
    cancellation.cancel()

    then:
    code.get(60, TimeUnit.SECONDS) == ExitCode.INTERRUPTED
    out.toString().endsWith(shown)
    !out.toString().contains('long ago')
    engines.containerGoals == [new ContainerGoal.Stop(stopped, Optional.empty())]
    engines.held == ['up shop', 'free', 'up shop', 'free']

    where:
    typed                                || shown                              | stopped
    ['--attach']                         || 'db  | ready\nweb | GET /\n'       | []
    ['--attach=db']                      || 'db | ready\n'                     | []
    ['--attach', '--no-attach', 'db']    || 'web | GET /\n'                    | []
    ['--no-attach', 'web']               || 'db | ready\n'                     | []
    ['--attach', 'db']                   || 'db | ready\n'                     | ['db']
    ['--attach', '--no-log-prefix', 'web'] || 'GET /\n'                        | ['web']
    ['--attach', '--timestamps', 'db']   || "db | $LATER ready\n".toString()   | ['db']
  }

  def "how long containers have to end counts also for the stop on Ctrl-C"() {
    when:
    def code = CompletableFuture.supplyAsync { run('up', '--attach', '-t', '3') }
    soon.eventually { assert out.toString().contains('GET /') }
    cancellation.cancel()

    then:
    code.get(60, TimeUnit.SECONDS) == ExitCode.INTERRUPTED
    engines.containerGoals == [new ContainerGoal.Stop([] as Set, Optional.of(Duration.ofSeconds(3)))]
  }

  def "the end of a container stops the stack: `up #typed` ends with #code"(List<String> typed, Map codes, int code) {
    given:
    def job = labelled(container('shop', 'mail'), [(Labels.ENDS): '0'])
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web'), job]
    ports.monitor.codes = codes.collectEntries { service, its -> ["id-of-shop-$service-1".toString(), its] }
    engines.beforeStep = { planned ->
      if (engines.ran == 2) {
        engines.observer.containers = [
          ended('db', codes.db ?: 137), ended('web', codes.web ?: 143), labelled(ended('mail', codes.mail ?: 0), [(Labels.ENDS): '0'])]
      }
    }

    expect:
    run('up', *typed) == new ExitCode(code)
    engines.containerGoals.size() == 1
    err.toString().contains(', so the stack is stopped\n')

    where:
    typed                              | codes             || code
    ['--abort-on-container-exit']      | [db: 3]           || 3
    ['--abort-on-container-exit']      | [db: 0]           || 0
    ['--abort-on-container-exit']      | [mail: 2]         || 2
    ['--abort-on-container-exit']      | [mail: 0, web: 4] || 4
    ['--abort-on-container-failure']   | [db: 0, web: 5]   || 5
    ['--exit-code-from', 'web']        | [web: 6]          || 6
    ['--exit-code-from', 'web']        | [db: 0]           || 143
    ['--exit-code-from', 'db']         | [web: 1]          || 137
  }

  def "where nobody can tell how containers end, nobody says that all went well"() {
    given:
    engines.observer.containers = [container('shop', 'db')]
    ports.monitor.unheard = ProblemException.noEngine(Problem.error('the engine went away'))

    expect:
    run('up', '--abort-on-container-exit') == ExitCode.NO_ENGINE
    err.toString().contains('error: the engine went away\n')
  }

  def "a service whose exit code is wanted gives it also when it fails before everything is ready"() {
    given:
    engines.failingStep = 4
    engines.failure = Problem.error('it ended')
    engines.observer.containers = [ended('db', 7), container('shop', 'web')]

    expect:
    run('up', '--exit-code-from', 'db') == new ExitCode(7)
    engines.containerGoals == [new ContainerGoal.Stop([] as Set, Optional.empty())]
  }

  def "`up #typed` is refused: #why"(List<String> typed, String why) {
    expect:
    run('up', *typed) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $why\n")
    engines.opened == []

    where:
    typed                                              || why
    ['-d', '--attach']                                 || '`--attach` and `-d` contradict each other'
    ['--detach', '--exit-code-from', 'db']             || '`--exit-code-from` and `--detach` contradict each other'
    ['--wait', '--abort-on-container-exit']            || '`--abort-on-container-exit` and `--wait` contradict each other'
    ['--no-start', '--attach']                         || '`--attach` and `--no-start` contradict each other'
    ['--abort-on-container-failure', '--exit-code-from=db'] || '`--abort-on-container-failure` and `--exit-code-from` contradict each other'
    ['--exit-code-from', 'dbb']                        || 'there is no service `dbb` in stack `shop`'
    ['--attach=dbb']                                   || 'there is no service `dbb` in stack `shop`'
    ['--no-attach', 'dbb']                             || 'there is no service `dbb` in stack `shop`'
    ['db', '--no-attach', 'db']                        || 'no service is left whose logs could be followed'
    ['--pull', 'sometimes']                            || '`--pull` cannot be `sometimes`'
    ['--wait-timeout', 'soon']                         || '`--wait-timeout` takes a time, not `soon`'
    ['--wait-timeout', '0']                            || '`--wait-timeout` is longer than nothing'
    ['-t', 'soon']                                     || '`-t` takes a time, not `soon`'
  }

  private static ObservedContainer ended(String service, int code) {
    container('shop', service, state: State.EXITED, status: "Exited ($code) 1 second ago")
  }

  private static ObservedContainer labelled(ObservedContainer c, Map<String, String> labels) {
    new ObservedContainer(c.id(), c.name(), c.image(), c.imageId(), c.state(), c.status(), c.created(),
      c.labels() + labels, c.ports(), c.networks(), c.volumes())
  }
}
