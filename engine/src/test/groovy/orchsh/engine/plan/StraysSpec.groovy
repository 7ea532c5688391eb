package orchsh.engine.plan

import static orchsh.engine.model.NetworkUses.networkUse
import static orchsh.engine.plan.PlannerFixture.service

import orchsh.engine.model.Network
import orchsh.engine.model.NetworkUse
import orchsh.engine.model.NetworkUse.Address
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.Endpoint
import orchsh.engine.port.NetworkPlace
import spock.lang.Specification

/** Containers that stay while a network is made anew get the place back that they had. */
class StraysSpec extends Specification {
  static final FIXED = new Address(Optional.of('10.7.0.9'), Optional.of('fd00:7::9'), ['169.254.1.1'], Optional.of('02:42:0a:07:00:09'))

  def engine = new PlannerFixture()

  def "an orphan has again all that its label tells"() {
    given:
    def use = networkUse('back', ['www'], at: FIXED, driverOptions: ['com.example.x': 'y', 'com.example.password': 'hush'])
    engine.carryOut(engine.up(shop(false, '10.7.0.0/16', web(), service('old').network(use))))
    engine.change('shop-old-1') {
      it.labels = it.labels + [(Labels.DEFINITION): it.labels[Labels.DEFINITION] + 'network back gatewayPriority=3\nnetwork back interfaceName=back0\n']
    }

    when:
    def plan = engine.up(shop(true, '10.7.0.0/16', web()))

    then:
    placeOf('shop-old-1', plan) == new NetworkPlace(['old', 'www'], new TreeMap<>(), FIXED, new TreeMap<>('com.example.x': 'y'), Optional.of(3), Optional.of('back0'))
    !plan.notes().any { it.contains('address') }
  }

  def "one for a single command has again what the engine tells, but for its own id"() {
    given:
    engine.carryOut(engine.up(shop(false, '10.7.0.0/16', web())))
    engine.relative('shop-run', 'web', [(Labels.ONE_OFF): 'True', (Labels.DEFINITION): 'network back=www\nnetwork back ip=10.7.0.3\n'])
    def observed = new Address(Optional.of('10.7.0.9'), Optional.empty(), [], Optional.empty())
    engine.change('shop-run') {
      it.id = '0123456789ab' + 'f' * 52
      it.networks = [shop_back: new Endpoint(engine.networks[0].id(), '', observed, ['once', '0123456789ab'])]
    }

    when:
    def place = placeOf('shop-run', engine.up(shop(true, '10.7.0.0/16', web())))

    then:
    place.aliases() == ['once']
    place.address() == observed
  }

  def "an address that the new network does not have is told and given up"() {
    given:
    def old = service('old').network(NetworkUse.of('back').at(FIXED))
    engine.carryOut(engine.up(shop(false, '10.7.0.0/16', web(), old)))

    when:
    def plan = engine.up(shop(false, '10.8.0.0/16', web()))

    then:
    placeOf('shop-old-1', plan).address() == new Address(Optional.empty(), FIXED.ip6(), FIXED.linkLocal(), FIXED.mac())
    plan.notes().contains('container `shop-old-1` gets another address in network `shop_back`: it has no 10.7.0.9 any more')
  }

  private static NetworkPlace placeOf(String container, Plan plan) {
    plan.steps()*.step().find { it instanceof Step.Connect && it.container() == container }.place()
  }

  private static Service.Builder web() {
    service('web').network(NetworkUse.of('back'))
  }

  private static Stack shop(boolean internal, String subnet, Service.Builder... services) {
    def network = Network.named('back').internal(internal).pool(Network.Pool.of(subnet)).pool(Network.Pool.of('fd00:7::/64')).ip6(true).build()
    new Stack('shop', services*.build().toList(), [network], [])
  }
}
