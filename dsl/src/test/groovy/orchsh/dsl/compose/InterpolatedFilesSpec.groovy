package orchsh.dsl.compose

import orchsh.dsl.compose.yaml.YamlMap
import orchsh.dsl.compose.yaml.YamlScalar

class InterpolatedFilesSpec extends ComposeSpec {
  def "#text becomes #result"(String text, String result) {
    given:
    environment = [V: 'v', E: '', N: '080']

    expect:
    service('a', ['compose.yaml': "services:\n  a:\n    image: '${text.replace("'", "''")}'\n"]) == "{image: ${result ?: '""'}}"
    warnings == []

    where:
    text                          | result
    '$V'                          | 'v'
    '${V}'                        | 'v'
    '$V.x'                        | 'v.x'
    'a${V}b$V'                    | 'avbv'
    '${E}'                        | ''
    '${E:-d}'                     | 'd'
    '${E-d}'                      | ''
    '${U:-d}'                     | 'd'
    '${U-d}'                      | 'd'
    '${V:-d}'                     | 'v'
    '${V:?e}'                     | 'v'
    '${E?e}'                      | ''
    '${V:+a}'                     | 'a'
    '${V+a}'                      | 'a'
    '${U:+a}'                     | ''
    '${E:+a}'                     | ''
    '${E+a}'                      | 'a'
    '${U-}'                       | ''
    '${U:-d${V:-e}}'              | 'dv'
    '${U:-${W:-${X:-q}}}/${V}'    | 'q/v'
    '${U:-$V}'                    | 'v'
    '${U:-a:-b}'                  | 'a:-b'
    '${U:-{}}'                    | '{}'
    '${U:-{"a": 1}}'              | '{"a": 1}'
    '${V:+${V}-x}'                | 'v-x'
    '${V:-$U}'                    | 'v'
    '${V:-${U:?not needed}}'      | 'v'
    '${U:+${Q:?not needed}}'      | ''
    '$$V'                         | '$V'
    '$$$V'                        | '$v'
    '${U:-$$}'                    | '$'
    '$1'                          | '$1'
    '$(ls)'                       | '$(ls)'
    'a$'                          | 'a$'
    '{{.Name}}'                   | '{{.Name}}'
  }

  def "#text is refused: #problem"(String text, String problem) {
    given:
    environment = [V: 'v', E: '']

    expect:
    problems(['compose.yaml': "services:\n  a:\n    image: '$text'\n"]) == ["compose.yaml:3:12: $problem" as String]

    where:
    text               | problem
    '${U:?needed}'     | 'variable `U` is not set: needed'
    '${U?}'            | 'variable `U` is not set'
    '${E:?needed}'     | 'variable `E` is empty: needed'
    '${U:?need ${V}}'  | 'variable `U` is not set: need v'
    '${V'              | '`${V` is not a variable | write ${NAME}, ${NAME:-default} or $$ for a dollar sign'
    '${}'              | '`${}` is not a variable | write ${NAME}, ${NAME:-default} or $$ for a dollar sign'
    '${1}'             | '`${1}` is not a variable | write ${NAME}, ${NAME:-default} or $$ for a dollar sign'
    '${a b}'           | '`${a b}` is not a variable | write ${NAME}, ${NAME:-default} or $$ for a dollar sign'
    '${V:}'            | '`${V:}` is not a variable | write ${NAME}, ${NAME:-default} or $$ for a dollar sign'
    '${V:=x}'          | '`${V:=x}` is not a variable | write ${NAME}, ${NAME:-default} or $$ for a dollar sign'
    '${V!x}'           | '`${V!x}` is not a variable | write ${NAME}, ${NAME:-default} or $$ for a dollar sign'
    'x ${ V}'          | '`${ V}` is not a variable | write ${NAME}, ${NAME:-default} or $$ for a dollar sign'
  }

  def "a variable that is not set is empty, with one warning however often it is named"() {
    expect:
    service('a', ['compose.yaml': 'services:\n  a:\n    image: "x:$U"\n    labels: {L: "${U}", M: "$W"}\n']) == '{image: x:, labels: {L: "", M: ""}}'
    warnings == [
      'compose.yaml:3:12: variable `U` is not set, so nothing is put in | set it, or write ${U:-default}',
      'compose.yaml:4:28: variable `W` is not set, so nothing is put in | set it, or write ${W:-default}']
  }

  def "keys are not interpolated"() {
    given:
    environment = [V: 'v']

    expect:
    service('a', ['compose.yaml': 'services: {a: {labels: {$V: "$V"}}}']) == '{labels: {$V: v}}'
  }

  def "what was interpolated is a text that says so, also if it looks like a number"() {
    given:
    environment = [N: '010']

    when:
    def tree = project(['compose.yaml': 'services: {a: {cpus: $N, scale: 010}}']).tree()
    def service = (tree.get('services').get() as YamlMap).get('a').get() as YamlMap
    def cpus = service.get('cpus').get() as YamlScalar
    def scale = service.get('scale').get() as YamlScalar

    then:
    [cpus.asText(), cpus.interpolated(), cpus.kind()] == ['010', true, YamlScalar.Kind.TEXT]
    [scale.asText(), scale.interpolated(), scale.kind()] == ['8', false, YamlScalar.Kind.INTEGER]
  }

  def "a file is interpolated before it is merged"() {
    given:
    environment = [T: '/x']

    expect:
    service('a', ['compose.yaml': 'services: {a: {volumes: ["a:/x", "b:/y"]}}', 'compose.override.yaml': 'services: {a: {volumes: ["c:$T"]}}']) == '{volumes: [c:/x, b:/y]}'
  }

  def "the name of the project can be named"() {
    expect:
    service('a', ['compose.yaml': 'services: {a: {image: "${COMPOSE_PROJECT_NAME}"}}']) == '{image: shop1}'
  }
}
