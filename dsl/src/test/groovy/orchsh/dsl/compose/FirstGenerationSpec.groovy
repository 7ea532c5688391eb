package orchsh.dsl.compose

class FirstGenerationSpec extends ComposeSpec {
  def "#text is of the first generation: #legacy"(String text, boolean legacy, String tree) {
    when:
    def project = project(['compose.yaml': text])

    then:
    project.legacy() == legacy
    shown(project.tree()) == tree

    where:
    text                                                          | legacy | tree
    'web:\n  build: .\n  links: [db]\ndb:\n  image: x'            | true   | '{services: {web: {build: ., links: [db]}, db: {image: x}}}'
    'version:\n  image: x'                                        | true   | '{services: {version: {image: x}}}'
    'networks:\n  image: x'                                       | true   | '{services: {networks: {image: x}}}'
    'name:\n  build: .'                                           | true   | '{services: {name: {build: .}}}'
    'web: {extends: db}\ndb: {image: x}'                          | true   | '{services: {web: {image: x}, db: {image: x}}}'
    'services: {web: {image: x}}'                                 | false  | '{services: {web: {image: x}}}'
    'version: "2"\nweb: {image: x}'                               | false  | '{version: "2", web: {image: x}}'
    'web: {image: x}\nvolumes: {data: null}'                      | false  | '{web: {image: x}, volumes: {data: null}}'
    'include: []\nweb: {image: x}'                                | false  | '{web: {image: x}}'
    'networks: {n: null}'                                         | false  | '{networks: {n: null}}'
    'web: {ports: ["80:80"]}'                                     | false  | '{web: {ports: [80:80]}}'
  }

  def "what is laid over a file of the first generation is one, too"() {
    expect:
    shown(project(['docker-compose.yml': 'web: {image: x, ports: ["80:80"], environment: [A=1]}', 'docker-compose.override.yml': 'web: {ports: ["81:81"], environment: {A: 2}}']).tree()) ==
      '{services: {web: {image: x, ports: [80:80, 81:81], environment: {A: 2}}}}'
  }

  def "variables are put in there, too"() {
    given:
    environment = [V: 'v']

    expect:
    service('web', ['docker-compose.yml': 'web: {image: "$V", env_file: e.env}', 'e.env': 'A=1']) == '{image: v, environment: {A: "1"}}'
  }

  def "an image takes the place of a build, and a build that of an image: #over"(String over, String merged) {
    expect:
    service('web', ['a.yml': "web: {image: x, command: c}\nbase: {build: ., tty: true}", 'b.yml': "web: $over"], ComposeRequest.of('a.yml', 'b.yml')) == merged

    where:
    over                        | merged
    '{build: ./y}'              | '{command: c, build: ./y}'
    '{image: y}'                | '{image: y, command: c}'
    '{tty: true}'               | '{image: x, command: c, tty: true}'
  }

  def "the same when a service extends another"() {
    expect:
    service('web', ['docker-compose.yml': 'web: {extends: base, image: x}\nbase: {build: ., tty: true}']) == '{tty: true, image: x}'
  }

  def "generations do not mix: #first, then #second"(String first, String second, String problem) {
    expect:
    problems(['a.yml': first, 'b.yml': second], ComposeRequest.of('a.yml', 'b.yml')) == [problem]

    where:
    first                       | second                                        | problem
    'web: {image: x}'           | 'version: "2"\nservices: {web: {image: y}}'    | 'b.yml:2:1: this file has `services`, and the first one has none | put `services:` above the services of the first one, too'
    'services: {a: {image: x}}' | 'web: {image: x}'                             | 'b.yml:1:1: this file has no `services`, and the first one has | put `services:` above the services of this one, too'
  }
}
