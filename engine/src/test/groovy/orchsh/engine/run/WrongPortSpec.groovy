package orchsh.engine.run

import orchsh.engine.model.Wait
import orchsh.engine.observed.ObservedContainer.PublishedPort
import spock.lang.Specification

class WrongPortSpec extends Specification {

  def "a wait for #wait in vain where ports are #ports"(Wait wait, List<List> ports, String suspicion) {
    expect:
    WrongPort.suspicion(wait, ports.collect { new PublishedPort(it[0] ? '0.0.0.0' : '', it[0], it[1], it[2] ?: 'tcp') }).orElse(null) == suspicion

    where:
    wait                  | ports                                || suspicion
    tcp(8080)             | [[80, 8080], [0, 80]]                || '`80:8080` may be the wrong way round: inside it leads to port 8080, and the image offers 80'
    http(8080)            | [[80, 8080], [0, 80]]                || '`80:8080` may be the wrong way round: inside it leads to port 8080, and the image offers 80'
    tcp(5433)             | [[0, 5432]]                          || 'port 5433 may be the wrong one: the container offers 5432'
    tcp(1)                | [[0, 443], [0, 80], [0, 80]]         || 'port 1 may be the wrong one: the container offers 80, 443'
    tcp(80)               | [[0, 80]]                            || null
    tcp(80)               | [[8080, 80], [0, 80]]                || null
    tcp(3000)             | [[3000, 3000], [0, 80]]              || null
    tcp(80)               | [[8080, 80]]                         || null
    tcp(80)               | []                                   || null
    tcp(53)               | [[0, 54, 'udp']]                     || null
    new Wait.Healthy(o()) | [[80, 8080], [0, 80]]                || null
  }

  private static Wait tcp(int port) {
    new Wait.Tcp(port, o())
  }

  private static Wait http(int port) {
    new Wait.Http('/', port, 200, 299, Optional.empty(), [:] as TreeMap, o())
  }

  private static Wait.Options o() {
    Wait.Options.DEFAULT
  }
}
