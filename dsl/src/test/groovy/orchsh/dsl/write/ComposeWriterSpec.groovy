package orchsh.dsl.write

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import java.util.function.Consumer
import org.yaml.snakeyaml.LoaderOptions
import org.yaml.snakeyaml.Yaml
import orchsh.dsl.DslSpec
import orchsh.dsl.write.compose.ComposeWriter
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import spock.lang.TempDir

/**
 * What stacks are as compose files. Where a docker compose is installed, named by {@code -Dorchsh.oracle.2=PROGRAM}, it has to
 * accept them all; elsewhere they have to be YAML.
 */
class ComposeWriterSpec extends DslSpec {
  @TempDir
  Path scratch

  Written compose(Stack stack) {
    ComposeWriter.write(Original.of(stack, FOLDER, Path.of('/home/ann')))
  }

  Written compose(String script) {
    compose(stack(script))
  }

  /** What stands in a service's block, as YAML has it. */
  String written(String block) {
    compose(Samples.script(block)).text().with { it.substring(it.indexOf('  a:\n') + 5, it.indexOf('\n  db:\n') + 1) }.stripIndent(4)
  }

  static Object read(String yaml) {
    new Yaml(new LoaderOptions(allowDuplicateKeys: false)).load(yaml)
  }

  def "a stack is written as people write compose files"() {
    given:
    def written = compose('''
      stack 'shop'
      network 'back', internal: true, subnet: '172.30.0.0/24'; volume 'pgdata'; secret 'db-password', content: 'hunter2'; config 'site', content: "a: 1\\nb\\n"
      service db < image 'postgres'; env POSTGRES_PASSWORD: 'hunter2', POSTGRES_USER: 'admin'; volume 'pgdata:/var/lib/postgresql/data'; networks 'default', 'back'; wait exec: 'pg_isready -h 127.0.0.1', timeout: 30.s; secret 'db-password' >
      service 'api' {
        build './api', args: [A: '$1']; link db: 'database', env: false; port '5000:5000', '127.0.0.1::81'
        volume './src:/src:ro', './made:/made'
        command 'sh', '-c', 'echo "$HOME"'; config 'site', target: '/etc/site', mode: '0440'; memory 512.mb; stopTimeout 90.s
        network 'back', alias: 'door'; needs migrate: 'completed'
      }
      job 'migrate' { image 'shop/migrate:1'; networkMode 'none'; command 'migrate' }'''.stripIndent())

    expect:
    written.text() == '''\
name: shop
services:
  db:
    image: postgres
    environment:
      POSTGRES_PASSWORD: "${DB_PASSWORD}"
      POSTGRES_USER: admin
    volumes:
      - pgdata:/var/lib/postgresql/data
    secrets:
      - db-password
    networks:
      - default
      - back
    healthcheck:
      test: [CMD, pg_isready, "-h", "127.0.0.1"]
      interval: "1s"
      retries: 30
  api:
    build:
      context: ./api
      args:
        A: "$$1"
    command: [sh, "-c", "echo \\"$$HOME\\""]
    volumes:
      - type: bind
        source: ./src
        target: /src
        read_only: true
        bind:
          create_host_path: false
      - type: bind
        source: ./made
        target: /made
        bind:
          create_host_path: false
    configs:
      - source: site
        target: /etc/site
        mode: 0440
    networks:
      back:
        aliases:
          - door
    links:
      - db:database
    ports:
      - "5000:5000"
      - "127.0.0.1::81"
    depends_on:
      migrate:
        condition: service_completed_successfully
      db:
        condition: service_healthy
    stop_grace_period: "90s"
    mem_limit: "512m"
  migrate:
    image: shop/migrate:1
    command: [migrate]
    network_mode: none
networks:
  back:
    internal: true
    ipam:
      config:
        - subnet: "172.30.0.0/24"
volumes:
  pgdata:
secrets:
  db-password:
    environment: DB_PASSWORD
configs:
  site:
    content: |
      a: 1
      b
'''
    written.losses() == ['job `migrate` is a service like any other, and `up` does not wait for its end']
    written.wanted()*.toString() == ['db-password (DB_PASSWORD): the content of secret `db-password`']
  }

  def "texts are what they were, wherever they stand"() {
    given:
    def texts = Samples.TEXTS
    def service = Service.named('a').image('x').command(texts)
    texts.eachWithIndex { text, i -> service.env("V$i", text).identity({ it.label(text.blank ? "blank $i" : text, text) } as Consumer) }
    def read = read(compose(new Stack('shop', [service.build()], [], [])).text()).services.a
    def plain = { it.replace('$$', '$') }

    expect:
    read.command.collect(plain) == texts
    (0..<texts.size()).collect { plain(read.environment["V$it" as String]) } == texts
    read.labels.collect { plain(it.value) } as Set == texts as Set
    read.labels.keySet().containsAll(texts.findAll { !it.blank })
  }

  def "#need of a service that #target is waited for as #condition"(String need, String target, String condition) {
    expect:
    read(compose("service 'a' { image 'x'; $need }\n$target").text()).services.a.depends_on == (condition == 'service_started' ? ['b'] : [b: [condition: condition]])

    where:
    need                   | target                                                                || condition
    "needs b: 'started'"   | "service 'b' { image 'y'; healthcheck 'x' }"                          || 'service_started'
    "needs 'b'"            | "service 'b' { image 'y'; healthcheck 'x' }"                          || 'service_healthy'
    "needs 'b'"            | "service 'b' { image 'y'; wait healthy: true }"                       || 'service_healthy'
    "needs 'b'"            | "service 'b' { image 'y'; wait exec: 'x' }"                           || 'service_healthy'
    "needs 'b'"            | "service 'b' { image 'y'; wait tcp: 80 }"                             || 'service_started'
    "needs 'b'"            | "service 'b' { image 'y' }"                                           || 'service_started'
    "needs 'b'"            | "service 'b' { image 'y'; healthcheck false }"                        || 'service_started'
    "needs 'b'"            | "job 'b' { image 'y' }"                                               || 'service_completed_successfully'
    "needs 'b'"            | "job 'b' { image 'y'; wait exit: 3 }"                                 || 'service_started'
    "needs b: 'completed'" | "service 'b' { image 'y' }"                                           || 'service_completed_successfully'
    "link 'b', env: false" | "service 'b' { image 'y'; healthcheck 'x' }"                          || 'service_healthy'
  }

  def "#script loses #loss"(String script, String loss) {
    expect:
    compose(script).losses() == [loss]

    where:
    script                                                                                        || loss
    "service 'a' { image 'x'; wait tcp: 80 }"                                                     || 'service `a` does not wait for `tcp 80`'
    "service 'a' { image 'x'; wait exec: 'x', stable: 2.s }"                                      || 'service `a` does not heed the options of the wait for `exec x`'
    "service 'a' { image 'x'; healthcheck 'y'; wait exec: 'x' }"                                  || 'service `a` does not wait for `exec x`'
    "service 'a' { image 'x'; wait any: [[tcp: 80], [exec: 'x']] }"                               || 'service `a` does not wait for `any of tcp 80, exec x`'
    "service 'a' { image 'x'; needs 'b' }; service 'b' { image 'y' }"                             || 'service `a` waits for the start of `b`, and not for the healthcheck that its image may have'
    "service 'a' { image 'x'; link 'b' }; service 'b' { image 'y' }"                              || 'service `a` has no variables of its links to `b`'
    "volume 'v', shared: true, name: 'all'; service 'a' { image 'x' }"                            || 'volume `v` is one of the stack, and `down --volumes` takes it away'
    "stack 'x', separator: '_'; service 'a' { image 'x' }"                                        || 'containers and images have `-` in their names instead of `_`'
    "service 'a' { image 'x'; onReady 'x' }"                                                      || 'service `a` runs nothing when it is ready: `onReady` has no equal'
    "service 'a' { image 'x'; env.remove 'P' }"                                                   || 'service `a` takes the variable `P` from whoever starts it, instead of having none'
    "secret 's', content: 'hunter2'; service 'a' { image 'x'; env P: secret('s') }"               || 'service `a` has the variable `P` without knowing that its value is a secret'
    "secret 's', content: 'hunter2\\n'; service 'a' { image 'x' }"                                || 'secret `s` has no line end behind it'
    "service 'a' { build '.', noCacheFilter: ['one'] }"                                           || 'service `a` is built with the cache for all of its stages, or for none'
  }

  def "how long things may last is said under a key of our own, and read again"() {
    when:
    def written = compose("stack 'x', ttl: 2.h; deadline 90.s; service 'a' { image 'x' }")

    then:
    written.losses() == []
    read(written.text())['x-orchsh'] == [deadline: '90s', ttl: '2h']
    read(compose("service 'a' { image 'x' }").text())['x-orchsh'] == null
  }

  def "secrets whose names differ in a sign alone have variables of their own"() {
    when:
    def written = compose("""\
      secret 'db-password', content: 'hunter2'; secret 'db_password', content: 'hunter3'; secret 'db.password', content: ''
      service 'a' { image 'x'; secrets 'db-password', 'db_password', 'db.password' }""".stripIndent())
    def secrets = (read(written.text()) as Map).secrets as Map<String, Map>

    then:
    secrets.collectEntries { name, said -> [name, said.environment] } == ['db-password': 'DB_PASSWORD', db_password: 'DB_PASSWORD_2', 'db.password': 'DB_PASSWORD_3']
    written.wanted()*.variable() == ['DB_PASSWORD', 'DB_PASSWORD_2']
  }

  def "circles of links are left out: docker compose refuses them"() {
    expect:
    read(compose("service 'a' { image 'x'; link 'b' }; service 'b' { image 'y'; link 'a' }; service 'c' { image 'z'; link 'a' }").text()).services.collect { it.value.links } == [null, null, ['a']]
  }

  def "what links in circles meant is told"() {
    expect:
    compose("service 'a' { image 'x'; link b: 'c', env: false }; service 'b' { image 'y'; link 'a', env: false }").losses() == [
      'service `a` does not know `b` as `c`: the two link to each other in a circle',
      'service `b` has no link to `a`, which links back; its name leads there all the same']
  }

  def "#block is written as #expected"(String block, String expected) {
    expect:
    written(block).replaceFirst('image: x\n', '') == expected + '\n'

    where:
    block                                        || expected
    "port 80, '53:53/udp'"                       || 'ports:\n  - "80"\n  - 53:53/udp'.replace('53:53/udp', '"53:53/udp"')
    "volume './x:/s', createHostPath: true"      || 'volumes:\n  - ./x:/s'
    "tmpfs '/t:noexec', size: 64.kb"              || 'tmpfs:\n  - "/t:size=65536,noexec"'
    "tmpfs '/t', mode: '1777'"                   || 'volumes:\n  - type: tmpfs\n    target: /t\n    tmpfs:\n      mode: 01777'
    "command([]); entrypoint 'e'"                || 'entrypoint: [e]\ncommand: []'
    "healthcheck false"                          || 'healthcheck:\n  disable: true'
    "memory 64.mb; memorySwap -1"                || 'mem_limit: "64m"\nmemswap_limit: -1'
    "restart 'on-failure:3'"                     || 'restart: on-failure:3'
    "beforeStart 'migrate', image: 'tool', each: true" || 'pre_start:\n  - command: [migrate]\n    image: tool\n    per_replica: true'
    "gpus 'all'"                                 || 'deploy:\n  resources:\n    reservations:\n      devices:\n        - capabilities:\n            - gpu\n          count: all'
    "init false; pull every: 12.h; replicas 2"   || 'pull_policy: every_12h\ninit: false\nscale: 2'
    "needs 'db', restart: true"                  || 'depends_on:\n  db:\n    condition: service_started\n    restart: true'
    "env.remove 'P'"                             || 'environment:\n  P:'
  }

  def "docker compose accepts what is written of each stack"() {
    given:
    def scripts = Samples.BLOCKS.collect { Samples.script(it) } + Samples.DECLARATIONS.collect { "$it\nservice 'a' { image 'x' }" as String }
    def known = { Stack stack -> stack.services().every { it.hooks().beforeStart().empty } } // docker compose 5.3 is the first to know pre_start
    def stacks = (scripts.collect { stack(it) } + (1..25).collect { RandomStack.of(it) }).findAll(known)
    def files = stacks.withIndex().collect { stack, i -> Files.writeString(scratch.resolve("${i}.yaml"), compose(stack).text()) }

    expect:
    files.collect { refusal(it) }.findAll() == []
  }

  /** What is wrong with a file; nothing if it is fine. */
  private static String refusal(Path file) {
    def program = System.getProperty('orchsh.oracle.2')
    if (program == null) {
      return read(Files.readString(file)).services ? '' : 'no services'
    }
    def output = file.resolveSibling('output')
    def process = new ProcessBuilder(program, '-f', file.toString(), 'config', '--quiet').redirectErrorStream(true).redirectOutput(output.toFile()).start()
    assert process.waitFor(1, TimeUnit.MINUTES)
    process.exitValue() == 0 ? '' : Files.readString(output) + Files.readString(file)
  }
}
