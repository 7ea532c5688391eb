package orchsh.engine

import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.*
import spock.lang.Timeout

/** Services with any number of containers, on a real engine. */
@Timeout(180)
class ReplicasIT extends RealEngineSpec {

  def "a service comes up, grows and shrinks, and its name reaches all of its containers"() {
    when:
    def outcome = up(shop(3))

    then:
    outcome == Outcome.DONE
    webs() == ['web-1', 'web-2', 'web-3']
    addressesOf('web') == containers().findAll { it.service().get() == 'web' }.collectMany { it.networks().values()*.address() } as Set

    when:
    def before = containers().collectEntries { [it.name(), it.id()] }
    up(shop(2))

    then:
    webs() == ['web-1', 'web-2']
    addressesOf('web').size() == 2
    containers().every { before[it.name()] == it.id() }
  }

  def "a link reaches all containers of a service, also those that come later"() {
    given:
    up(shop(2))

    expect:
    addressesOf('backend') == addressesOf('web')
    addressesOf('backend').size() == 2

    when:
    up(shop(3))

    then:
    addressesOf('backend').size() == 3
  }

  def "each container of a service is replaced"() {
    given:
    up(shop(2))
    def before = containers()*.id()

    when:
    up(shop(2, 'x'))

    then:
    webs() == ['web-1', 'web-2']
    containers().findAll { it.service().get() == 'web' }.every { !(it.id() in before) && it.running }
    plan(shop(2, 'x')).changesNothing()
  }

  private Stack shop(int replicas, String version = '') {
    stack(sleeper('web').replicas(replicas).env('V', version), sleeper('client').link(new Link('web', 'backend', false)))
  }

  private List<String> webs() {
    containers()*.name().collect { it - "$name-" }.findAll { it.startsWith('web') }.sort()
  }

  private Set<String> addressesOf(String host) {
    def result = observer.exec("$name-client-1".toString(), ['nslookup', host, '127.0.0.11'], Duration.ofSeconds(20), CancellationToken.none())
    (result.output() =~ /(?m)^Address(?: \d+)?: ([0-9.]+)$/).collect { it[1] as String }.toSet() - '127.0.0.11'
  }
}
