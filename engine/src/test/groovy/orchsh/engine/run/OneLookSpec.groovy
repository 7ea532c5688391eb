package orchsh.engine.run

import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.fake.BlindObserver
import orchsh.engine.fake.LivelyObserver
import orchsh.engine.model.TextPattern
import orchsh.engine.model.Wait
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.ContainerDetails.Health.Status
import orchsh.engine.observed.ObservedContainer.Endpoint
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.port.EngineObserver
import orchsh.engine.port.EngineObserver.ExecResult
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class OneLookSpec extends Specification {
  static final String HERE = '127.0.0.1'
  static final Wait.Options OPTIONS = Wait.Options.DEFAULT

  @AutoCleanup
  ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName(HERE))
  def observer = new BlindObserver()

  private static int closedPort() {
    new ServerSocket(0).withCloseable { it.localPort }
  }

  private List<String> look(ContainerDetails container = BlindObserver.running('shop-web-1', [net: new Endpoint('1', HERE)]), Wait... waits) {
    new OneLook(observer, new Reach('shop', HERE, Reach.Locality.LOCAL)).at(container, waits.toList(), CancellationToken.none())
      .collect { "${it.awaited().describe().split(' ')[0]} ${it.prospect()}${it.answer() ? ': ' + it.answer() : ''}".toString() }
  }

  private static Wait.Log log(String pattern, int times = 1, Optional<TextPattern> fail = Optional.empty()) {
    new Wait.Log(new TextPattern(pattern), times, new Wait.Options(OPTIONS.timeout(), Duration.ZERO, fail, Optional.empty()))
  }

  def "ports are looked at now"() {
    expect:
    look(new Wait.Tcp(server.localPort, OPTIONS), new Wait.Tcp(closedPort(), OPTIONS)) == ['tcp HOLDS', 'tcp NOT_YET: connection refused']
  }

  def "commands and files are looked at now"() {
    given:
    observer.execResult = new ExecResult(1, 'no such table')
    observer.paths = ['/ready']

    expect:
    look(new Wait.Exec(['check'], OPTIONS), new Wait.File('/ready', OPTIONS)) == ['exec NOT_YET: exit code 1: no such table', 'file HOLDS']
  }

  def "the log is read as far as it goes: #pattern"(Wait.Log wait, String seen) {
    given:
    observer.log = ['starting', 'half way', 'half way']

    expect:
    look(wait) == [seen]

    where:
    wait                                                        || seen
    log('start')                                                || 'log HOLDS'
    log('half', 3)                                              || 'log NOT_YET: seen 2 of 3 times'
    log('ready')                                                || 'log NOT_YET: not seen yet'
    log('ready', 1, Optional.of(new TextPattern('half')))      || 'log NEVER: its log says: half way'
    pattern = wait.pattern()
  }

  def "of alternatives one that holds is enough, else all are told"() {
    given:
    def open = new Wait.Tcp(server.localPort, OPTIONS)
    def shut = new Wait.Tcp(closedPort(), OPTIONS)

    expect:
    look(new Wait.Any([shut, open])) == ['tcp HOLDS']
    look(new Wait.Any([shut, log('ready')])) == ['tcp NOT_YET: connection refused', 'log NOT_YET: not seen yet']
  }

  def "health is as the engine says: #health"(Status health, String seen) {
    expect:
    look(LivelyObserver.life(health: health, said: 'no'), new Wait.Healthy(OPTIONS)) == [seen]

    where:
    health           || seen
    Status.HEALTHY   || 'healthy HOLDS'
    Status.UNHEALTHY || 'healthy NEVER: unhealthy, its healthcheck said: no'
    null             || 'healthy NEVER: it has no healthcheck'
  }

  def "a container that is paused is not asked"() {
    expect:
    look(LivelyObserver.life(state: State.PAUSED), new Wait.Tcp(1, OPTIONS)) == ['tcp NOT_YET: the container is paused']
  }

  def "a look that fails is told"() {
    given:
    def broken = new BlindObserver() {
      @Override
      void logs(String name, EngineObserver.LogQuery query, EngineObserver.LogReader reader, CancellationToken token) {
        throw ProblemException.stack(Problem.error('its log is kept nowhere'))
      }
    }
    observer = broken

    expect:
    look(log('ready')) == ['log NOT_YET: the look failed: its log is kept nowhere']
  }
}
