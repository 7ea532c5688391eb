package orchsh.dsl.compose

class MergedFilesSpec extends ComposeSpec {
  def "#what: #base with #over is #merged"(String what, String base, String over, String merged) {
    expect:
    service('a', ['compose.yaml': "services: {a: {$base}}", 'compose.override.yaml': "services: {a: {$over}}"]) == "{$merged}"
    warnings == []

    where:
    what                        | base                                                    | over                                                        | merged
    'text'                      | 'image: x, init: true'                                  | 'image: y'                                                  | 'image: y, init: true'
    'nothing for a text'        | 'image: x, init: true'                                  | 'image: null'                                               | 'image: x, init: true'
    'nothing for a name'        | 'environment: {A: 1}'                                   | 'environment: {A: null}'                                    | 'environment: {A: null}'
    'nothing for a map'         | 'environment: {A: 1}'                                   | 'environment: null'                                         | 'environment: {A: 1}'
    'nothing for a list'        | 'ports: ["80:80"]'                                      | 'ports: null'                                               | 'ports: [80:80]'
    'map'                       | 'deploy: {replicas: 1, mode: global}'                   | 'deploy: {replicas: 2}'                                     | 'deploy: {replicas: 2, mode: global}'
    'x-'                        | 'x-a: {b: 1}'                                           | 'x-a: {c: 2}'                                               | 'x-a: {b: 1, c: 2}'
    'command'                   | 'command: [a, b]'                                       | 'command: c'                                                | 'command: c'
    'command to nothing'        | 'command: a'                                            | 'command: null'                                             | 'command: null'
    'entrypoint'                | 'entrypoint: a'                                         | 'entrypoint: []'                                            | 'entrypoint: []'
    'healthcheck'               | 'healthcheck: {test: [CMD, a], interval: 5s}'           | 'healthcheck: {test: b, retries: 3}'                        | 'healthcheck: {test: b, interval: 5s, retries: 3}'
    'environment'               | 'environment: [A=1, B]'                                 | 'environment: {B: 2, C: "x=y"}'                             | 'environment: {A: "1", B: 2, C: x=y}'
    'environment lists'         | 'environment: [A=1, B=2]'                               | 'environment: [B=3]'                                        | 'environment: {A: "1", B: "3"}'
    'labels'                    | 'labels: {a: 1}'                                        | 'labels: [a=2, b]'                                          | 'labels: {a: "2", b: null}'
    'annotations'               | 'annotations: [x=1]'                                    | 'annotations: {x: 2}'                                       | 'annotations: {x: 2}'
    'sysctls'                   | 'sysctls: [a=1]'                                        | 'sysctls: {a: 2}'                                           | 'sysctls: {a: 2}'
    'build to a map'            | 'build: ./x'                                            | 'build: {args: [A=1]}'                                      | 'build: {context: ./x, args: [A=1]}'
    'build to a folder'         | 'build: {context: x, args: {A: 1}}'                     | 'build: ./z'                                                | 'build: {context: ./z, args: {A: 1}}'
    'build args, tags'          | 'build: {context: x, args: {A: 1, B: 2}, tags: [a, b]}' | 'build: {args: [B=3, C], tags: [b, c]}'                     | 'build: {context: x, args: {A: 1, B: "3", C: null}, tags: [a, b, c]}'
    'volumes by target'         | 'volumes: ["./a:/x", "b:/y:ro", /z]'                    | 'volumes: [{type: volume, source: c, target: /x}, /y, "./z:/z/"]' | 'volumes: [{type: volume, source: c, target: /x}, /y, ./z:/z/]'
    'volumes of Windows'        | 'volumes: [\'C:\\a:/x\', "C:/a:/y"]' | 'volumes: [\'D:\\b:/x\', "b:/y"]' | 'volumes: [D:\\b:/x, b:/y]'
    'tmpfs'                     | 'tmpfs: /a'                                             | 'tmpfs: [/b, "/a:size=1m"]'                                 | 'tmpfs: [/a:size=1m, /b]'
    'devices by target'         | 'devices: ["/dev/a:/dev/b", /dev/c]'                    | 'devices: ["/dev/d:/dev/b", "/dev/c:/dev/c:r"]'             | 'devices: [/dev/d:/dev/b, /dev/c:/dev/c:r]'
    'secrets by target'         | 'secrets: [s, {source: t, target: u}]'                  | 'secrets: [{source: s, mode: 0400}, u]'                     | 'secrets: [{source: s, mode: 256}, u]'
    'configs by target'         | 'configs: [s, {source: t, target: /u}]'                 | 'configs: [{source: q, target: /s}, u]'                     | 'configs: [{source: q, target: /s}, u]'
    'ports'                     | 'ports: ["80:80", "81:81", "127.0.0.1:82:82"]'          | 'ports: ["80:80/udp", "81:81", 82, {target: 82, published: "82", host_ip: 127.0.0.1}]' | 'ports: [80:80, 81:81, {target: 82, published: "82", host_ip: 127.0.0.1}, 80:80/udp, 82]'
    'ports of one target'       | 'ports: ["8000:80"]'                                    | 'ports: ["9000:80"]'                                        | 'ports: [8000:80, 9000:80]'
    'ports everywhere'          | 'ports: ["0.0.0.0:80:80/tcp"]'                          | 'ports: ["80:80"]'                                          | 'ports: [80:80]'
    'ports of IPv6'             | 'ports: ["[::1]:80:80"]'                                | 'ports: ["[::1]:80:80/tcp", "[::1]::81"]'                   | 'ports: [[::1]:80:80/tcp, [::1]::81]'
    'expose'                    | 'expose: [80, "81"]'                                    | 'expose: ["80", 82]'                                        | 'expose: ["80", "81", 82]'
    'dns'                       | 'dns: 1.1.1.1'                                          | 'dns: [2.2.2.2, 1.1.1.1]'                                   | 'dns: [1.1.1.1, 2.2.2.2]'
    'dns_search'                | 'dns_search: [a, b]'                                    | 'dns_search: b'                                             | 'dns_search: [a, b]'
    'caps'                      | 'cap_add: [A, B], cap_drop: [C]'                        | 'cap_add: [B, D], cap_drop: [C]'                            | 'cap_add: [A, B, D], cap_drop: [C]'
    'groups, options'           | 'group_add: [a], security_opt: [b], links: [c]'         | 'group_add: [a], security_opt: [b, d], links: [c, "c:d"]'   | 'group_add: [a], security_opt: [b, d], links: [c, c:d]'
    'profiles'                  | 'profiles: []'                                          | 'profiles: []'                                              | 'profiles: []'
    'extra_hosts'               | 'extra_hosts: ["a:1.1.1.1", "b=2.2.2.2"]'               | 'extra_hosts: {a: 1.1.1.1, b: 3.3.3.3}'                     | 'extra_hosts: [a=1.1.1.1, b=2.2.2.2, b=3.3.3.3]'
    'logging, same driver'      | 'logging: {driver: json-file, options: {a: 1, b: 2}}'   | 'logging: {driver: json-file, options: {b: 3}}'             | 'logging: {driver: json-file, options: {a: 1, b: 3}}'
    'logging, no driver later'  | 'logging: {driver: json-file, options: {a: 1}}'         | 'logging: {options: {b: 3}}'                                | 'logging: {driver: json-file, options: {a: 1, b: 3}}'
    'logging, no driver before' | 'logging: {options: {a: 1}}'                            | 'logging: {driver: local, options: {b: 3}}'                 | 'logging: {options: {a: 1, b: 3}, driver: local}'
    'logging, another driver'   | 'logging: {driver: json-file, options: {a: 1}}'         | 'logging: {driver: local, options: {b: 3}}'                 | 'logging: {driver: local, options: {b: 3}}'
    'ulimits'                   | 'ulimits: {nofile: {soft: 1, hard: 2}, nproc: 5}'       | 'ulimits: {nofile: 7, nproc: {soft: 1, hard: 2}}'           | 'ulimits: {nofile: 7, nproc: {soft: 1, hard: 2}}'
    'ulimits, both parts'       | 'ulimits: {nofile: {soft: 1, hard: 2}}'                 | 'ulimits: {nofile: {hard: 9}}'                              | 'ulimits: {nofile: {soft: 1, hard: 9}}'
    'depends_on'                | 'depends_on: [b, c]'                                    | 'depends_on: {b: {condition: service_healthy}}'             | 'depends_on: {b: {condition: service_healthy, required: true}, c: {condition: service_started, required: true}}'
    'depends_on back'           | 'depends_on: {b: {condition: service_healthy, restart: true}}' | 'depends_on: [b]'                                    | 'depends_on: {b: {condition: service_started, restart: true, required: true}}'
    'networks'                  | 'networks: [n]'                                         | 'networks: {n: {aliases: [q]}, m: null}'                    | 'networks: {n: {aliases: [q]}, m: null}'
    'networks back'             | 'networks: {n: {aliases: [q]}}'                         | 'networks: [n, m]'                                          | 'networks: {n: {aliases: [q]}, m: null}'
    'aliases'                   | 'networks: {n: {aliases: [q]}}'                         | 'networks: {n: {aliases: [q, r]}}'                          | 'networks: {n: {aliases: [q, r]}}'
    'gpus'                      | 'gpus: [{count: 1}]'                                    | 'gpus: all'                                                 | 'gpus: all'
    'hooks'                     | 'post_start: [{command: a}]'                            | 'post_start: [{command: a}]'                                | 'post_start: [{command: a}, {command: a}]'
    'devices of limits'         | 'blkio_config: {weight_device: [{path: /a, weight: 1}]}' | 'blkio_config: {weight_device: [{path: /a, weight: 2}]}'   | 'blkio_config: {weight_device: [{path: /a, weight: 1}, {path: /a, weight: 2}]}'
    'reset'                     | 'ports: ["80:80"], environment: {A: 1, B: 2}, init: true' | 'ports: !reset [], environment: {A: !reset null}, init: !reset false' | 'environment: {B: 2}'
    'override'                  | 'ports: ["80:80"], environment: {A: 1, B: 2}'           | 'ports: !override ["81:81"], environment: !override {C: 3}' | 'ports: [81:81], environment: {C: 3}'
    'orders to nobody'          | 'ports: !override ["80:80"], init: !reset null'         | 'environment: !override {C: !override 3}'                   | 'ports: [80:80], environment: {C: 3}'
    'double in one file'        | 'ports: ["80:80", "80:80"], volumes: ["a:/x", "b:/x"]'  | 'init: true'                                                | 'ports: [80:80], volumes: [b:/x], init: true'
  }

  def "#what cannot be merged"(String what, String base, String over, String problem) {
    expect:
    problems(['compose.yaml': "services: {a: {$base}}", 'compose.override.yaml': "services: {a: {$over}}"]) == [problem]

    where:
    what   | base                    | over               | problem
    'list with a map'  | 'ports: ["80:80"]'      | 'ports: {a: b}'    | 'compose.override.yaml:1:23: `ports` is a map here, and a list at compose.yaml:1 | write both alike, or put `!override` before this one to replace the other'
    'map with a text'  | 'environment: {A: 1}'   | 'environment: 3'   | 'compose.override.yaml:1:29: `environment` is a number here, and a map at compose.yaml:1 | write both alike, or put `!override` before this one to replace the other'
    'map with a list'  | 'deploy: {replicas: 1}' | 'deploy: [a]'      | 'compose.override.yaml:1:24: `deploy` is a list here, and a map at compose.yaml:1 | write both alike, or put `!override` before this one to replace the other'
    'strange items'    | 'environment: {A: 1}'   | 'environment: [{A: 1}]' | 'compose.override.yaml:1:30: NAME=value is wanted here, not a map | write `- NAME=value`, or `NAME: value` without a dash'
  }

  def "sections besides services are merged, too"() {
    when:
    def tree = project([
      'compose.yaml': 'services: {a: {image: x}, b: {image: y}}\nnetworks: {n: {ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1}]}, labels: [a=1]}}\nvolumes: {v: {labels: [a=1]}}',
      'compose.override.yaml': 'services: {b: null, a: null}\nnetworks: {n: {ipam: {config: [{subnet: 10.0.0.0/24, ip_range: 10.0.0.0/28}, {subnet: 10.1.0.0/24}]}, labels: {b: 2}, internal: true}}\nvolumes: {v: null, w: null}']).tree()

    then:
    shown(tree.get('services').get()) == '{a: {image: x}, b: {image: y}}'
    shown(tree.get('networks').get()) == '{n: {ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1, ip_range: 10.0.0.0/28}, {subnet: 10.1.0.0/24}]}, labels: {a: "1", b: 2}, internal: true}}'
    shown(tree.get('volumes').get()) == '{v: {labels: [a=1]}, w: null}'
  }

  def "later documents of one file are laid over earlier ones"() {
    expect:
    service('a', ['compose.yaml': 'services: {a: {image: x, command: y}}\n---\nservices: {a: {image: z}, b: !reset null}\n']) == '{image: z, command: y}'
  }

  def "a whole service can be taken away"() {
    expect:
    shown(project(['compose.yaml': 'services: {a: {image: x}, b: {image: y}}', 'compose.override.yaml': 'services: {b: !reset null}']).tree()) == '{services: {a: {image: x}}}'
  }

  def "relative paths of all files start at the folder of the first"() {
    when:
    def project = project(['x/a.yaml': 'services: {a: {volumes: ["./d:/d"]}}', 'y/b.yaml': 'services: {a: {volumes: ["./e:/e"]}}'], ComposeRequest.of('x/a.yaml', 'y/b.yaml'))
    def items = project.tree().get('services').get().get('a').get().get('volumes').get().items()

    then:
    project.folder() == folder.resolve('x')
    items*.at().collect { it.source().name() } == ['x/a.yaml', 'y/b.yaml']
    items*.at().collect { it.source().folder() } == [folder.resolve('x')] * 2
  }

  def "a large project is merged quickly enough"() {
    given:
    def services = 'services:\n' + (1..3000).collect { "  s$it:\n    image: x\n    environment: {A: 1}\n    ports: ['${1000 + it}:80']\n" }.join('')

    expect:
    project(['compose.yaml': services, 'compose.override.yaml': services]).tree().get('services').get().entries().size() == 3000
  }
}
