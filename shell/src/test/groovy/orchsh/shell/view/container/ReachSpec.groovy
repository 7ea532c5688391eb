package orchsh.shell.view.container

import orchsh.engine.model.ExposedPort
import orchsh.engine.model.Port
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Wait
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.engine.observed.ObservedContainer.State
import orchsh.shell.view.Looks
import spock.lang.Specification

class ReachSpec extends Specification {

  def "a container with ports #ports is reached at #ways"(List<PublishedPort> ports, List<String> ways) {
    expect:
    new Reach('127.0.0.1').lines([container('web', ports)], Looks.FILE)*.substring(6) == ways

    where:
    ports                                                             || ways
    []                                                                || ['-']
    [port('', 0, 5432)]                                               || ['5432 inside the network']
    [port('', 0, 53, 'udp'), port('', 0, 80)]                         || ['53/udp, 80 inside the network']
    [port('0.0.0.0', 2154, 5000)]                                     || ['http://127.0.0.1:2154']
    [port('0.0.0.0', 2154, 5000), port('::', 2154, 5000)]             || ['http://127.0.0.1:2154']
    [port('0.0.0.0', 32769, 80), port('::', 32768, 80)]               || ['http://127.0.0.1:32769']
    [port('::', 2154, 5000)]                                          || ['http://127.0.0.1:2154']
    [port('0.0.0.0', 2154, 5000), port('', 0, 9000)]                  || ['http://127.0.0.1:2154']
    [port('0.0.0.0', 8443, 443), port('0.0.0.0', 8080, 80)]           || ['http://127.0.0.1:8080', 'https://127.0.0.1:8443']
    [port('127.0.0.5', 80, 80)]                                       || ['http://127.0.0.5:80']
    [port('::1', 80, 80)]                                             || ['http://[::1]:80']
    [port('0.0.0.0', 5432, 5432)]                                     || ['127.0.0.1:5432']
    [port('0.0.0.0', 53, 53, 'udp')]                                  || ['127.0.0.1:53/udp']
  }

  def "services have a block each, and the engine's own address"() {
    expect:
    new Reach('fe80::1').lines([
      container('web', [port('0.0.0.0', 80, 80), port('0.0.0.0', 81, 81)]),
      container('worker', []),
      container('db', [], State.EXITED),
    ], Looks.FILE) == [
      'web      http://[fe80::1]:80',
      '         http://[fe80::1]:81',
      'worker   -',
      'db       not running (exited)',
    ]
  }

  def "what was made to come to an end is completed, or has failed: #status"(String status, String way) {
    given:
    def labels = [(Labels.SERVICE): 'migrate', (Labels.ENDS): '0']
    def job = new ObservedContainer('id', 'shop-migrate-1', 'busybox', 'x', State.EXITED, status, 0, labels, [], [:], [])

    expect:
    new Reach('h').lines([job], Looks.FILE) == ["migrate   $way"]

    where:
    status                     || way
    'Exited (0) 3 seconds ago' || 'completed'
    'Exited (3) 3 seconds ago' || 'failed (3)'
  }

  def "where the engine tells no ports, as of networks without a way out, what a service says stands in"() {
    given:
    def db = Service.named('db').image('postgres').expose(new ExposedPort(5433, Port.Protocol.UDP)).await(new Wait.Tcp(5432, Wait.Options.DEFAULT)).build()
    def stack = Stack.named('shop').service(db).build()

    expect:
    new Reach('h').lines(Reach.inOrderOf(stack, [container('db', ports)]), Looks.FILE) == [line]

    where:
    ports                        || line
    []                           || 'db   5432, 5433/udp inside the network'
    [port('', 0, 80)]            || 'db   80 inside the network'
    [port('0.0.0.0', 8080, 80)]  || 'db   http://h:8080'
  }

  def "several containers of a service share its block"() {
    expect:
    new Reach('h').lines([container('web', [port('0.0.0.0', 80, 80)]), container('web', [port('0.0.0.0', 81, 80)])],
      Looks.FILE) == ['web   http://h:80', '      http://h:81']
  }

  private static PublishedPort port(String address, int host, int inside, String protocol = 'tcp') {
    new PublishedPort(address, host, inside, protocol)
  }

  private static ObservedContainer container(String service, List<PublishedPort> ports, State state = State.RUNNING) {
    new ObservedContainer('id', "shop-$service-1", 'x', 'y', state, '', 0L, [(Labels.SERVICE): service], ports, [:], [])
  }
}
