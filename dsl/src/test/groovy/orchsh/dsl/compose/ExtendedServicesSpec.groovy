package orchsh.dsl.compose

class ExtendedServicesSpec extends ComposeSpec {
  def "a service takes over what another one says: #what"(String what, String services, String result) {
    expect:
    service('b', ['compose.yaml': "services:\n  b: $services"]) == result

    where:
    what            | services                                                                                                        | result
    'short form'    | '{extends: a, init: true}\n  a: {image: x}'                                                                      | '{image: x, init: true}'
    'long form'     | '{extends: {service: a}, init: true}\n  a: {image: x}'                                                           | '{image: x, init: true}'
    'merge rules'   | '{extends: a, environment: [B=2], ports: ["81:81"], command: q}\n  a: {command: p, environment: {A: 1}, ports: ["80:80"]}' | '{command: q, environment: {A: 1, B: "2"}, ports: [80:80, 81:81]}'
    'dependencies'  | '{extends: a}\n  a: {depends_on: [c]}\n  c: {image: x}'                                                          | '{depends_on: [c]}'
    'reset'         | '{extends: a, ports: !reset [], environment: !override {C: 1}}\n  a: {ports: ["80:80"], environment: {A: 1}}'     | '{environment: {C: 1}}'
    'reset of base' | '{extends: a}\n  a: {ports: !reset ["80:80"], environment: !override {A: 1}}'                                    | '{environment: {A: 1}}'
    'of the base'   | '{extends: c, init: true}\n  c: {extends: a, tty: true}\n  a: {image: x}'                                        | '{image: x, tty: true, init: true}'
    'empty base'    | '{extends: a, image: x}\n  a: null'                                                                              | '{image: x}'
  }

  def "a service of another file is taken over with the folder that its paths start at, and the variables of this one"() {
    given:
    environment = [W: 'w']

    when:
    def service = project([
      'compose.yaml': 'services: {b: {extends: {file: sub/base.yaml, service: a}, build: {args: {Q: 1}}}}',
      'sub/base.yaml': 'services: {a: {build: ./ctx, labels: {w: $W}, extends: {file: deep/2.yaml, service: q}}}',
      'sub/deep/2.yaml': 'services: {q: {volumes: ["./x:/x"]}}',
      'sub/.env': 'W=never']).tree().get('services').get().get('b').get()

    then:
    shown(service) == '{volumes: [./x:/x], build: {context: ./ctx, args: {Q: 1}}, labels: {w: w}}'
    service.get('build').get().get('context').get().at().source().folder() == folder.resolve('sub')
    service.get('volumes').get().items()[0].at().source().folder() == folder.resolve('sub/deep')
    service.get('volumes').get().items()[0].at().location().toString() == 'sub/deep/2.yaml:1:26 <- sub/base.yaml:1 <- compose.yaml:1'
  }

  def "a service may have the name of the one that it extends in another file"() {
    expect:
    service('a', ['compose.yaml': 'services: {a: {extends: {file: 1.yaml, service: a}}}', '1.yaml': 'services: {a: {image: y}}\n---\nservices: {a: {init: true}}']) == '{image: y, init: true}'
  }

  def "an extended file that includes others is not completed by them"() {
    expect:
    problems(['compose.yaml': 'services: {b: {extends: {file: 1.yaml, service: a}}}', '1.yaml': 'include: [2.yaml]\nservices: {c: {image: c}}', '2.yaml': 'services: {a: {image: a}}']) ==
      ['compose.yaml:1:49: there is no service `a` in 1.yaml to extend | what another file brings in cannot be extended without saying `file`']
  }

  def "wrong: #services"(String services, List<String> expected) {
    expect:
    problems([
      'compose.yaml': "services:\n$services",
      'other.yaml': 'services: {a: {extends: {service: a, file: compose.yaml}}}',
      'empty.yaml': 'networks: {n: null}',
      'list.yaml': '- a']) == expected

    where:
    services                                                  | expected
    '  a: {extends: zz}'                                      | ['compose.yaml:2:16: there is no service `zz` in compose.yaml to extend | what another file brings in cannot be extended without saying `file`']
    '  a: {extends: webb}\n  web: {image: x}'                 | ['compose.yaml:2:16: there is no service `webb` in compose.yaml to extend | did you mean `web`?']
    '  a: {extends: a}'                                       | ['compose.yaml:2:16: service `a` extends itself: a -> a']
    '  a: {extends: b}\n  b: {extends: c}\n  c: {extends: b}' | ['compose.yaml:4:16: service `b` extends itself: b -> c -> b']
    '  a: {extends: {service: a, file: other.yaml}}'          | ['other.yaml:1:35 <- compose.yaml:2: service `a` extends itself: a in compose.yaml -> a in other.yaml -> a in compose.yaml']
    '  a: {extends: {file: other.yaml}}'                      | ['compose.yaml:2:16: `extends` of service `a` says no `service` | for example service: web']
    '  a: {extends: {service: b, fil: x}}\n  b: null'         | ['compose.yaml:2:29: `extends` has no key `fil` | did you mean `file`?']
    '  a: {extends: [b]}\n  b: null'                          | ['compose.yaml:2:16: `extends` takes a service, or a map of `service` and `file`']
    '  a: {extends: {service: b, file: no.yaml}}'             | ['compose.yaml:2:35: there is no file `no.yaml`']
    '  a: {extends: {service: b, file: empty.yaml}}'          | ['compose.yaml:2:35: `empty.yaml` has no `services`']
    '  a: {extends: {service: b, file: list.yaml}}'           | ['list.yaml:1:1 <- compose.yaml:2: a compose file is a map of keys such as `services`, not a list']
    '  a: {extends: {service: b, file: "https://x/y.yaml"}}'  | ['compose.yaml:2:35: `https://x/y.yaml` is not fetched here']
  }

  def "files of the first generation do not share what leads to others"() {
    expect:
    problems(['compose.yaml': "web:\n  extends: base\n  image: x\nbase:\n  image: y\n  $key\n"]) == [problem]

    where:
    key                  | problem
    'links: [db]'        | 'compose.yaml:2:12: service `base` cannot be extended, for it has `links` | say `links` in both'
    'volumes_from: [db]' | 'compose.yaml:2:12: service `base` cannot be extended, for it has `volumes_from` | say `volumes_from` in both'
    'net: container:db'  | 'compose.yaml:2:12: service `base` cannot be extended, for it has `net: container` | say `net` in both'
  }

  def "services that extend each other in a long row are refused"() {
    given:
    def services = (0..300).collect { "  s$it: {extends: s${it + 1}}\n" }.join('')

    expect:
    problems(['compose.yaml': "services:\n$services  s301: {image: x}\n"]).every { it.endsWith('more than 100 services extend each other in a row') }
  }
}
