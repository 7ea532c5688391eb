package orchsh.shell.live

import groovy.json.JsonSlurper
import java.nio.file.Files
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Network
import orchsh.engine.model.Service
import orchsh.engine.model.Volume
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.port.ContainerOrder
import orchsh.engine.port.NetworkOrder
import orchsh.engine.port.VolumeOrder
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Leases and the sweep on a real engine, among things of others. */
@Timeout(900)
class SweepIT extends LiveFixture {
  /** Found and removed by their exact names, for they have no label of ours. */
  String foreign = "$name-foreign"

  PollingConditions soon = new PollingConditions(timeout: 180)

  def cleanup() {
    removeAll()
    engine.removeContainer(foreign, AnonymousVolumes.REMOVE)
    engine.removeNetwork(foreign)
    engine.removeVolume(foreign)
    engine.removeImage("$name-web")
    engine.removeImage("$name-mine:1")
  }

  def "gc: a stack whose time is over goes, others stay"() {
    given:
    script("""
      stack '$name', ttl: 1.s
      volume 'data'
      service 'web' { build '.'; volume 'data:/data'; volume '/scratch' }
      """)
    Files.writeString(folder.resolve('Dockerfile'), 'FROM busybox\nCMD ["sleep", "1000"]\n')
    image('busybox')
    foreigners()
    assert run('up') == 0

    when: 'its second is over'
    aboutStack = false
    soon.eventually { assert ended().size() == 1 }

    then:
    ended()[0].status == '1/1 ready'
    ended()[0].made_by == 'orchsh'

    when:
    def shown = run('gc', '--dry-run', '--json')
    def found = json().findAll { it.stack == name }

    then:
    shown == 2
    found*.kind.toSet() == ['container', 'image', 'network', 'volume'].toSet()
    json().every { !it.name.startsWith(foreign) && it.name != "$name-mine:1" }
    observer.containersOf(name).size() == 1

    when:
    def code = run('gc', '--yes')

    then:
    code == 0
    observer.containersOf(name) == []
    def now = observer.observe(name)
    now.ownNetworks() == []
    now.ownVolumes() == []
    now.leases() == []
    observer.image("$name-web").empty

    and: 'what is not ours is where it was'
    observer.container(foreign).get().state().word() == 'created'
    now.networkNamed(foreign).present
    now.volumeNamed(foreign).present
    observer.image("$name-mine:1").present
  }

  def "each up renews the time of a stack, which a down ends"() {
    given:
    script("stack '$name', ttl: 2.h\n" + SLEEPER)
    assert run('up') == 0
    def first = observer.observe(name).leases()

    when:
    assert run('up') == 0
    def printed = out.toString()
    def second = observer.observe(name).leases()

    then:
    printed.contains('nothing changed')
    first.size() == 1
    second.size() == 1
    second[0].name() != first[0].name()

    when:
    assert run('down') == 0

    then:
    observer.observe(name).leases() == []
  }

  private List<Map> ended() {
    assert run('ls', '--json', '--filter', 'status=ended', '--filter', "name=$name") == 0
    json()
  }

  private void foreigners() {
    engine.createVolume(new VolumeOrder(foreign, Volume.named('x').engineName(foreign).build(), [:]))
    engine.createNetwork(new NetworkOrder(foreign, Network.named('x').engineName(foreign).build(), [:]))
    engine.createContainer(ContainerOrder.alone(foreign, Service.named('x').image('busybox').command(['true']).build(), [:]))
    engine.tagImage(observer.image('busybox').get().id(), ImageReference.parse("$name-mine:1"))
  }

  private List<Map> json() {
    out.toString().readLines().collect { new JsonSlurper().parseText(it) as Map }
  }
}
