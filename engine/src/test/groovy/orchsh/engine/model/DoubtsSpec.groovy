package orchsh.engine.model

import spock.lang.Specification

class DoubtsSpec extends Specification {
  static Service service(String name, Map<String, Object> said) {
    def service = Service.named(name).image('x')
    said.ports?.each { text -> Port.parse(text as String).each { service.port(it) } }
    said.drop?.each { capability -> service.privileges { it.privileged(said.privileged as boolean).drop(capability as String) } }
    service.build()
  }

  static Stack stack(Map<String, Object> a, Map<String, Object> b) {
    new Stack('shop', [service('a', a), service('b', b)], [], [])
  }

  def "doubtful, and no rule broken: #a, #b"(Map<String, Object> a, Map<String, Object> b, List<String> told) {
    given:
    def stack = stack(a, b)

    expect:
    Doubts.of(stack)*.message() == told
    StackRules.check(stack) == []

    where:
    a                                    | b                                          || told
    [ports: ['80:80']]                   | [ports: ['80:8080']]                       || ['services `a` and `b` both publish port 80/tcp']
    [ports: ['80:80']]                   | [ports: ['127.0.0.1:80:80']]               || ['services `a` and `b` both publish port 80/tcp']
    [ports: ['127.0.0.1:53:53']]         | [ports: ['127.0.0.2:53:53', '53:53/udp']]  || []
    [privileged: true, drop: ['MKNOD']]  | [:]                                        || ['service `a` is privileged, so `capDrop` of MKNOD takes nothing away']
    [privileged: false, drop: ['MKNOD']] | [:]                                        || []
  }
}
