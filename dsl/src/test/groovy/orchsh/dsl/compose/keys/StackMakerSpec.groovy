package orchsh.dsl.compose.keys

import java.nio.file.Path
import orchsh.engine.model.FileSource
import orchsh.engine.model.Stack
import orchsh.engine.model.StartOrder
import spock.lang.Specification

/** What the services of a compose file and all that stands beside them become together. */
class StackMakerSpec extends Specification {
  def "networks and volumes"() {
    when:
    def stack = MadeStack.of('''\
      version: "3.8"
      services:
        web:
          image: a
          networks:
            front: {aliases: [w], ipv4_address: 172.30.0.5, priority: 5, driver_opts: {a: b}}
            back:
          volumes: ["data:/d", "theirs:/t"]
        plain: {image: b}
      networks:
        front:
          driver: bridge
          driver_opts: {mtu: 1400}
          internal: true
          attachable: true
          enable_ipv6: true
          labels: [x=y]
          ipam: {driver: default, options: {o: p}, config: [{subnet: 172.30.0.0/24, ip_range: 172.30.0.0/25, gateway: 172.30.0.1, aux_addresses: {h: 172.30.0.9}}]}
        back: {name: the-back}
        old: {external: {name: older}}
        ext: {external: true}
      volumes:
        data:
        theirs: {external: true, name: their-data}
        nfs: {driver: local, driver_opts: {type: nfs}, labels: {a: b}}
      ''')

    then:
    stack.service('web').get().networks().collect { [it.network(), it.aliases(), it.address().ip4().orElse(''), it.priority()] } ==
      [['front', ['w'], '172.30.0.5', 5], ['back', [], '', 0]]
    stack.service('plain').get().effectiveNetworks()*.network() == ['default']
    stack.network('front').get().with {
      [it.driver().get(), it.driverOptions(), it.internal(), it.attachable(), it.ip6().get(), it.labels(), it.addresses().pools()*.reserved()]
    } == ['bridge', [mtu: '1400'], true, true, true, [x: 'y'], [[h: '172.30.0.9']]]
    ['front', 'back', 'old', 'ext'].collect { stack.networkName(it) } == ['shop_front', 'the-back', 'older', 'ext']
    ['data', 'theirs', 'nfs'].collect { stack.volumeName(it) } == ['shop_data', 'their-data', 'shop_nfs']
    stack.volume('nfs').get().with { [it.driver().get(), it.driverOptions(), it.labels()] } == ['local', [type: 'nfs'], [a: 'b']]
    stack.containerName(stack.service('web').get(), 2) == 'shop-web-2'
  }

  def "`x-orchsh` says how long things may last: #own"(String own, String deadline, String ttl) {
    when:
    def stack = MadeStack.of("services: {web: {image: a}}\nx-other: {ttl: 1h}\nx-orchsh: $own\n", [STAY: '3h'])

    then:
    stack.deadline().map { it.toString() }.orElse('') == deadline
    stack.ttl().map { it.toString() }.orElse('') == ttl

    where:
    own                          || deadline | ttl
    '{ttl: 2h}'                  || ''       | 'PT2H'
    '{ttl: 1h30m, deadline: 90s}' || 'PT1M30S' | 'PT1H30M'
    '{ttl: "${STAY:-2h}"}'       || ''       | 'PT3H'
    '{x-note: {a: b}}'           || ''       | ''
    ''                           || ''       | ''
  }

  def "what is wrong under `x-orchsh` is refused: #own"(String own, String error) {
    expect:
    new MadeStack("services: {web: {image: a}}\nx-orchsh: $own\n").errors() == [error]

    where:
    own          || error
    '{tll: 2h}'  || '2:12: `x-orchsh` has no key `tll` (did you mean `ttl`?)'
    '{ttl: 2}'   || '2:17: `ttl` takes a duration, not `2` (it has no unit: write 2s)'
    '{ttl: 0s}'  || '2:17: a time that is longer than nothing is wanted here (for example 2h or 90m)'
    '[a]'        || '2:11: `x-orchsh` takes a map, not a list'
  }

  def "secrets and configs come from files, variables and texts"() {
    when:
    def stack = MadeStack.of('''\
      services:
        web:
          image: a
          secrets: [one, {source: two, target: pw, uid: "103", gid: 5, mode: 0440}]
          configs: [{source: three, target: /etc/three}, four]
          build: {context: ., secrets: [one, {source: two, target: id}]}
      secrets:
        one: {file: ./one.txt}
        two: {environment: TWO}
        unused: {external: true}
      configs:
        three: {content: "a: b"}
        four: {file: /four}
      ''', [TWO: 'hidden'])
    def web = stack.service('web').get()

    then:
    stack.secrets()*.name() == ['one', 'two']
    stack.secret('one').get().source() == new FileSource.OfFile(Path.of('/shop/one.txt'))
    (stack.secret('two').get().source() as FileSource.OfText).text() == 'hidden'
    (stack.config('three').get().source() as FileSource.OfText).text() == 'a: b'
    web.secrets().collect { [it.name(), it.target(), it.uid(), it.gid(), it.mode().orElse(-1)] } ==
      [['one', '/run/secrets/one', 0, 0, -1], ['two', '/run/secrets/pw', 103, 5, 0440]]
    web.configs()*.target() == ['/etc/three', '/four']
    web.build().get().secrets()*.id() == ['one', 'id']
  }

  def "needs: #keys"(String keys, Closure<?> seen, Object expected) {
    expect:
    def stack = MadeStack.of("services:\n  db: {image: a}\n  init: {image: b}\n  web:\n    image: c\n    $keys\n")
    stack.with(seen) == expected

    where:
    keys | seen || expected
    'depends_on: [db]' | { it.service('web').get().needs()*.toString() } || ['Need[service=db, condition=STARTED, restart=false]']
    'depends_on: {db: {condition: service_healthy, restart: true}}' | { it.service('web').get().needs()*.toString() } || ['Need[service=db, condition=READY, restart=true]']
    'depends_on: {db: {}}' | { it.service('web').get().needs()*.condition()*.name() } || ['STARTED']
    'depends_on: {nobody: {condition: service_started, required: false}}' | { it.service('web').get().needs() } || []
    'depends_on: {init: {condition: service_completed_successfully}}' | { [it.service('init').get().isJob(), it.service('db').get().isJob()] } || [true, false]
    'links: [db, "init:i"]' | { it.service('web').get().links().collect { [it.service(), it.alias(), it.withEnv()] } } || [['db', 'db', false], ['init', 'i', false]]
    'network_mode: service:db' | { StartOrder.of(it).needsOf('web')*.toString() } || ['Need[service=db, condition=STARTED, restart=true]']
    'ipc: service:db' | { StartOrder.of(it).needsOf('web')*.service() } || ['db']
    'volumes_from: ["db:ro"]' | { [it.service('web').get().volumesFrom()*.readOnly(), StartOrder.of(it).needsOf('web')*.service()] } || [[true], ['db']]
  }

  def "profiles #profiles and services #services: #active"(List<String> profiles, List<String> services, List<String> active) {
    expect:
    def text = '''\
      services:
        web: {image: a, depends_on: {opt: {condition: service_started, required: false}}}
        debug: {image: b, profiles: [debug]}
        opt: {image: d, profiles: [opt]}
      '''
    def made = new MadeStack(text, [:], profiles, services)
    made.errors() == []
    made.stack().services()*.name() == active

    where:
    profiles | services || active
    [] | [] || ['web']
    ['debug'] | [] || ['web', 'debug']
    ['opt'] | [] || ['web', 'opt']
    ['*'] | [] || ['web', 'debug', 'opt']
    [] | ['debug'] || ['web', 'debug']
  }

  def "profiles may be chosen by a variable; one that is not there is told, and one that is missing"() {
    expect:
    MadeStack.of('services: {a: {image: x}, b: {image: y, profiles: [p]}}', [COMPOSE_PROFILES: 'p']).services()*.name() == ['a', 'b']
    new MadeStack('services: {a: {image: x}, b: {image: y, profiles: [deb]}}', [:], ['dev']).errors() ==
      ['there is no profile `dev`, which `--profile` asks for (did you mean `deb`?)']
    new MadeStack('services: {a: {image: x, depends_on: [b]}, b: {image: y, profiles: [deb]}}').errors() ==
      ['1:39: service `a` needs `b`, which is no service of this stack (it is there with --profile deb)']
    new MadeStack('services: {b: {image: y, profiles: [deb]}}').errors() ==
      ['1:1: all services of the compose file have profiles, and none of these is chosen (choose with --profile: deb)']
  }

  def "a file of 2014"() {
    when:
    def stack = MadeStack.of('''\
      db:
        image: postgres
        volumes: ["pgdata:/var/lib/postgresql/data", "./init:/init"]
        volume_driver: local
      data: {image: busybox, net: none}
      web:
        build: ./web
        dockerfile: Dockerfile.dev
        command: python app.py
        links: [db, "db:database"]
        external_links: [redis]
        volumes_from: [data, "outside:ro"]
        ports: ["5000:5000"]
        log_driver: syslog
        log_opt: {tag: web}
        environment: [DEBUG=1]
      debug: {image: busybox, net: "container:web"}
      spy: {image: busybox, net: "container:elsewhere"}
      version: {image: busybox}
      ''')
    def web = stack.service('web').get()

    then:
    stack.naming() == Stack.Naming.UNDERSCORES
    stack.services()*.name() == ['db', 'data', 'web', 'debug', 'spy', 'version']
    stack.containerName(web, 1) == 'shop_web_1'
    stack.imageOf(web).toString() == 'shop_web:latest'
    ['db', 'data', 'web', 'debug', 'spy'].collect { stack.service(it).get().namespaces().network().get().toString() } ==
      ['bridge', 'none', 'bridge', 'service:web', 'container:elsewhere']
    stack.volume('pgdata').get().with { [it.shared(), it.driver().get()] } == [true, 'local']
    stack.volumeName('pgdata') == 'pgdata'
    web.build().get().with { [it.folder().get(), it.dockerfile().get()] } == [Path.of('/shop/web'), 'Dockerfile.dev']
    web.links().collect { [it.service(), it.alias(), it.withEnv()] } ==
      [['db', 'db', true], ['db', 'db_1', true], ['db', 'shop_db_1', true], ['db', 'database', true]]
    web.volumesFrom().collect { [it.owner().name(), it.name(), it.readOnly()] } == [['SERVICE', 'data', false], ['CONTAINER', 'outside', true]]
    web.logging().with { [it.driver().get(), it.options()] } == ['syslog', [tag: 'web']]
    web.env() == [DEBUG: '1']
    StartOrder.of(stack).needsOf('web')*.service() as Set == ['db', 'data'] as Set
  }

  def "in a file of 2014 a hardware address takes the services into a network of the stack"() {
    when:
    def made = new MadeStack("""\
      web: {image: web, mac_address: '02:42:ac:11:65:43', links: [db]}
      db: {image: db}
      """)

    then:
    made.errors() == []
    made.warnings() == ["1:32: `mac_address` belongs to a network of the stack, which the engine's own bridge is not: the services get a network of the stack instead"]
    made.stack().service('web').get().networks()*.address()*.mac() == [Optional.of('02:42:ac:11:65:43')]
    made.stack().service('db').get().effectiveNetworks()*.network() == ['default']
  }

  def "what engines bear is told, and let pass: #services"(String services, String warning) {
    when:
    def made = new MadeStack("services:\n$services")

    then:
    made.errors() == []
    made.warnings() == [warning]
    made.stack() != null

    where:
    services                                                            || warning
    '  a: {image: x, ports: ["80:80"]}\n  b: {image: x, ports: ["80:81"]}' || '3:25: services `a` and `b` both publish port 80/tcp (the first one is in line 2)'
    '  a: {image: x, privileged: true, cap_drop: [MKNOD]}'              || '2:46: service `a` is privileged, so `cap_drop` of MKNOD takes nothing away (leave out one of the two)'
  }

  def "in a file of 2014 links may form a circle, and folders may have no dot in front"() {
    when:
    def made = new MadeStack('''\
      service1:
          build: Service 1
          volumes:
              - Service 1:/usr/src/app
          links:
              - service2
              - db
          ports:
              - 8001:8000
      service2:
          build: Service2
          volumes:
              - lib/Service2:/usr/src/app
          links:
              - service1
              - db
      db:
          image: mongo
      ''')
    def one = made.stack().service('service1').get()

    then:
    made.errors() == []
    made.warnings() == ['1:1: services link to each other in a circle, which the engine\'s own bridge cannot do: the services get a network of the stack instead']
    one.effectiveNetworks()*.network() == ['default']
    one.links().findAll { it.service() == 'service2' }.collect { [it.alias(), it.withEnv()] } == [['service2', true], ['service2_1', true], ['shop_service2_1', true]]
    one.mounts()*.source() == [Path.of('/shop/Service 1')]
    made.stack().service('service2').get().mounts()*.source() == [Path.of('/shop/lib/Service2')]
    StartOrder.of(made.stack()).needsOf('service1')*.service() == ['db']
  }

  def "the generation of #text is #generation"(String text, String generation) {
    expect:
    def made = new MadeStack(text)
    made.stack().naming() == (generation == 'first' ? Stack.Naming.UNDERSCORES : Stack.Naming.DASHES)

    where:
    text || generation
    'a: {image: x}' || 'first'
    'a: {build: .}\nb: {image: c}' || 'first'
    'services: {a: {image: x}}' || 'later'
    'version: "2"\nservices: {a: {image: x}}' || 'later'
    'version: "3.8"\nservices: {a: {image: x}}\nx-a: {image: y}' || 'later'
    'version: {image: x}' || 'first'
  }
}
