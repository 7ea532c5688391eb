package orchsh.engine.run

import orchsh.engine.model.Link
import orchsh.engine.model.ExposedPort
import orchsh.engine.model.Port
import orchsh.engine.observed.ImageDetails
import orchsh.engine.plan.Step
import spock.lang.Specification

class LinkVariablesSpec extends Specification {

  def "a link gives what docker run --link gives"() {
    expect:
    variables('my-db', ['5432/tcp'], ['PG_MAJOR=15', 'PATH=/bin', 'HOME=/root', 'EMPTY='], [USER: 'x']) == [
      MY_DB_NAME: '/shop-web-1/my-db',
      MY_DB_PORT: 'tcp://my-db:5432',
      MY_DB_PORT_5432_TCP: 'tcp://my-db:5432',
      MY_DB_PORT_5432_TCP_ADDR: 'my-db',
      MY_DB_PORT_5432_TCP_PORT: '5432',
      MY_DB_PORT_5432_TCP_PROTO: 'tcp',
      MY_DB_ENV_PG_MAJOR: '15',
      MY_DB_ENV_EMPTY: '',
      MY_DB_ENV_USER: 'x'
    ]
  }

  def "without ports there is only a name"() {
    expect:
    variables('db', [], [], [:]) == [DB_NAME: '/shop-web-1/db']
  }

  def "the lowest port comes first, tcp before udp, and runs have a start and an end"() {
    given:
    def variables = variables('gw', ['53/udp', '53/tcp', '4004/tcp', '4003/tcp', '4005/tcp'], [], [:])

    expect:
    variables.GW_PORT == 'tcp://gw:53'
    variables.GW_PORT_53_UDP_PROTO == 'udp'
    variables.GW_PORT_4003_TCP_START == 'tcp://gw:4003'
    variables.GW_PORT_4003_TCP_PORT_START == '4003'
    variables.GW_PORT_4003_TCP_END == 'tcp://gw:4005'
    variables.GW_PORT_4003_TCP_PORT_END == '4005'
    !variables.containsKey('GW_PORT_53_TCP_START')
  }

  def "published ports count as well, and a service's own variables win over its image's"() {
    given:
    def linked = new Step.LinkedService(Link.to('db'), 'x', new TreeMap<>([A: 'own']), [new ExposedPort(8080, Port.Protocol.TCP)])

    when:
    def variables = LinkVariables.of('c', linked, Optional.of(new ImageDetails('id', ['A=image'], [], [:])))

    then:
    variables.DB_PORT == 'tcp://db:8080'
    variables.DB_ENV_A == 'own'
  }

  def "without the other image there is what the other service says of itself"() {
    given:
    def linked = new Step.LinkedService(Link.to('db'), 'x', new TreeMap<>([A: 'own', PATH: '/x']), [new ExposedPort(8080, Port.Protocol.TCP)])

    expect:
    LinkVariables.of('c', linked, Optional.empty()).keySet() == ['DB_NAME', 'DB_ENV_A', 'DB_PORT', 'DB_PORT_8080_TCP',
      'DB_PORT_8080_TCP_ADDR', 'DB_PORT_8080_TCP_PORT', 'DB_PORT_8080_TCP_PROTO'] as Set
  }

  def "ports of an image may be ranges, and what is no port is none: #exposed"(List<String> exposed, List<String> ports) {
    expect:
    variables('db', exposed, [], [:]).findAll { it.key ==~ /DB_PORT_\d+_[A-Z]+/ }*.value == ports

    where:
    exposed         || ports
    ['80']          || ['tcp://db:80']
    ['80-81/udp']   || ['udp://db:80', 'udp://db:81']
    ['http', '', '/tcp', '99999999/tcp'] || []
  }

  private static Map<String, String> variables(String alias, List<String> exposed, List<String> imageEnv, Map<String, String> env) {
    def linked = new Step.LinkedService(new Link('db', alias, true), 'postgres', new TreeMap<>(env), [])
    LinkVariables.of('shop-web-1', linked, Optional.of(new ImageDetails('id', imageEnv, exposed, [:])))
  }
}
