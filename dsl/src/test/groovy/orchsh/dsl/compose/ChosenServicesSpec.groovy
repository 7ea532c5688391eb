package orchsh.dsl.compose

class ChosenServicesSpec extends ComposeSpec {
  static final String FILE = 'services: {a: {image: x, profiles: []}, b: {image: y, profiles: [d, e]}, c: {image: z, profiles: [f]}, d: {image: z}}'

  def "with #chosen, asked for #services, and COMPOSE_PROFILES=#variable, there are #there"(List<String> chosen, List<String> services, String variable, String there) {
    given:
    environment = variable == null ? [:] : [COMPOSE_PROFILES: variable]

    when:
    def project = project(['compose.yaml': FILE], request(profiles: chosen, services: services))

    then:
    project.tree().get('services').get().keys().join('') == there
    project.off().keys().join('') == ('abcd' as List).findAll { !there.contains(it) }.join('')

    where:
    chosen     | services | variable | there
    []         | []       | null     | 'ad'
    ['d']      | []       | null     | 'abd'
    ['e', 'f'] | []       | null     | 'abcd'
    ['*']      | []       | null     | 'abcd'
    ['nope']   | []       | null     | 'ad'
    []         | []       | 'e, f'   | 'abcd'
    []         | []       | ''       | 'ad'
    ['f']      | []       | 'd'      | 'acd'
    []         | ['c']    | null     | 'acd'
    []         | ['a']    | null     | 'ad'
    []         | ['zz']   | null     | 'ad'
  }

  def "all profiles are known, be their services on or off"() {
    expect:
    project(['compose.yaml': FILE], request(profiles: chosen)).profiles().toList() == ['d', 'e', 'f']

    where:
    chosen << [[], ['d'], ['*']]
  }

  def "a dependency that is off stays, unless it is not required"() {
    expect:
    service('a', ['compose.yaml': 'services: {a: {depends_on: {b: {condition: service_started, required: false}, c: {condition: service_started}, d: {required: false}}}, b: {profiles: [q]}, c: {profiles: [q]}, d: {image: x}}']) ==
      '{depends_on: {c: {condition: service_started}, d: {required: false}}}'
    service('a', ['compose.yaml': 'services: {a: {depends_on: [c]}, c: {profiles: [q]}}']) == '{depends_on: [c]}'
  }

  def "files of variables of services that are off are not looked for"() {
    expect:
    service('a', ['compose.yaml': 'services: {a: {image: x}, b: {profiles: [q], env_file: no.env}}']) == '{image: x}'
  }
}
