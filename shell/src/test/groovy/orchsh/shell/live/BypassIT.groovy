package orchsh.shell.live

import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Wait
import orchsh.engine.api.WireFiles
import orchsh.engine.api.WireMonitor
import orchsh.engine.api.WireSessions
import orchsh.engine.EngineFixture
import orchsh.engine.RealEngineSpec
import orchsh.engine.run.Reach
import spock.lang.Timeout

@Timeout(900)
class BypassIT extends RealEngineSpec {

  def "a port that nothing leads to is reached by way of a container beside it"() {
    given:
    up(stack(busybox('web', 'sh', '-c', 'mkdir /w; head -c 300000 /dev/zero | tr "\\\\000" x > /w/a; httpd -f -p 8000 -h /w')
      .await(new Wait.Tcp(8000, Wait.Options.DEFAULT))))
    def ports = new LivePorts(observer, new WireSessions(client), new WireMonitor(client), new WireFiles(client), { engine },
      EngineFixture.engine().address(), Reach.Locality.REMOTE)
    def container = containers()[0]

    expect:
    new Doorway(ports).to('web', container, 8000).empty

    when:
    def bypass = Bypass.to(ports, name, container.name(), 8000, CancellationToken.none())
    def url = "http://${bypass.authority()}/a".toURL()

    then:
    url.text.length() == 300000
    url.text == 'x' * 300000

    when:
    bypass.close()

    then:
    containers()*.name() == [container.name()]
  }
}
