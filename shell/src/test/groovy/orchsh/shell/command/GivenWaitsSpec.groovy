package orchsh.shell.command

import java.nio.file.Path
import orchsh.dsl.value.WaitText
import orchsh.dsl.snippet.LibraryFolder
import orchsh.engine.model.Stack
import orchsh.engine.model.StartOrder
import orchsh.shell.call.About
import orchsh.shell.invocation.ExitCode

/** Waits that are given beside a compose file, and those of well-known images. */
class GivenWaitsSpec extends CommandFixture {
  Stack planned(String... args) {
    def runner = new CommandRunner(engines, library, new About('1', '17', 'x'))
    assert runner.run(invocation(args)) == ExitCode.FINE : err.toString()
    engines.planned[-1]
  }

  def "`#text` is #described"(String text, String described) {
    expect:
    WaitText.parse(text).describe() == described

    where:
    text                    || described
    'tcp:5432'              || 'tcp 5432'
    'http:8080/health?a=b'  || 'http 8080/health?a=b'
    'http:80'               || 'http 80/'
    'log:ready (really)'    || 'log /ready \\(really\\)/'
    'exec:pg_isready -h "a b"' || 'exec pg_isready -h a b'
    'file:/tmp/ready'       || 'file /tmp/ready'
    'healthy'               || 'healthy'
  }

  def "who needs a service that is given a wait waits until it is ready"() {
    given:
    file('compose.yaml', 'name: shop\nservices:\n  db: {image: "postgres:16"}\n  cache: {image: example.org/bitnami/redis}\n  own: {image: redis, healthcheck: {test: "true"}}\n  web: {image: a, depends_on: [db, cache]}\n')
    library = new LibraryFolder(folder.resolve('lib/snippets'))
    file('lib/waits.txt', '# known\npostgres tcp:5432\nredis  tcp:6379 # quick\n')

    when:
    def stack = planned('plan', '--wait', 'db=exec:pg_isready', '--infer-waits')

    then:
    stack.services().collectEntries { [it.name(), it.waits()*.describe()] } ==
      [db: ['exec pg_isready'], cache: ['tcp 6379'], own: [], web: []]
    StartOrder.of(stack).needsOf('web').collect { [it.service(), it.condition().word()] } == [['db', 'ready'], ['cache', 'ready']]
  }

  def "what runs no server in such an image is left as it is: #how"(String how, List<String> waits) {
    given:
    file('compose.yaml', "services: {db: {image: postgres, $how}}")
    library = new LibraryFolder(folder.resolve('lib/snippets'))
    file('lib/waits.txt', 'postgres tcp:5432\n')

    expect:
    planned('plan', '--infer-waits').services()[0].waits()*.describe() == waits

    where:
    how                                        || waits
    "command: '-c fsync=off'"                  || ['tcp 5432']
    "command: postgres -c fsync=off"           || ['tcp 5432']
    "command: docker-entrypoint-server start"  || ['tcp 5432']
    "command: psql -h other"                   || []
    "command: /usr/bin/pg_dump shop"           || []
    "command: ['sh', '-c', 'psql']"            || []
    "command: /init/fill.sh"                   || []
    "command: 'true'"                          || []
    "entrypoint: 'true'"                       || []
    "entrypoint: /my-entrypoint"               || []
  }

  def "what may listen somewhere else is left as it is, and that is said: #how"(String how, List<String> waits, String said) {
    given:
    file('compose.yaml', "services: {cache: {image: redis, $how}}")
    library = new LibraryFolder(folder.resolve('lib/snippets'))
    file('lib/waits.txt', 'redis  tcp:6379  beside 8001  unless --port PORT /etc/redis\n')

    expect:
    planned('plan', '--infer-waits').services()[0].waits()*.describe() == waits
    err.toString().readLines() == (said ? ["no wait is inferred for `cache`: $said; `--wait cache=…` says when it is ready".toString()] : [])

    where:
    how                                                          || waits        | said
    "command: redis-server --port 7000"                          || []           | '`--port` may move it from port 6379'
    "command: redis-server --port 6379"                          || ['tcp 6379'] | ''
    "environment: {PORT: 7000}"                                  || []           | '`PORT` may move it from port 6379'
    "ports: ['7000:7000']"                                       || []           | 'it offers port 7000, and not its usual 6379'
    "expose: [7000]"                                             || []           | 'it offers port 7000, and not its usual 6379'
    "ports: ['7000:6379']"                                       || ['tcp 6379'] | ''
    "ports: ['8001:8001']"                                       || ['tcp 6379'] | ''
    "volumes: ['./redis.conf:/etc/redis/redis.conf']"            || []           | 'what is mounted at `/etc/redis` may move it from port 6379'
    "volumes: ['./redis.conf:/etc/redis/redis.conf'], expose: [6379]" || ['tcp 6379'] | ''
  }

  def "a wait that is given counts, wherever the image may listen, and nothing more is said"() {
    given:
    file('compose.yaml', 'services: {cache: {image: redis, command: redis-server --port 7000}}')
    library = new LibraryFolder(folder.resolve('lib/snippets'))
    file('lib/waits.txt', 'redis tcp:6379 unless --port\n')

    expect:
    planned('plan', '--infer-waits', '--wait', 'cache=tcp:7000').services()[0].waits()*.describe() == ['tcp 7000']
    err.toString() == ''
  }

  def "`up --wait=#wait` is refused: #why"(String wait, String why) {
    given:
    file('compose.yaml', 'services: {db: {image: postgres}}')

    expect:
    new CommandRunner(engines, library, new About('1', '17', 'x')).run(invocation('up', "--wait=$wait" as String)) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $why")

    where:
    wait          || why
    'db'          || '`--wait db` is not SERVICE=WAIT'
    'dbb=tcp:1'   || 'there is no service `dbb` in stack `'
    'db=tpc:1'    || '`tpc` is no kind of wait'
    'db=tcp'      || '`tcp` is not told what to wait for'
    'db=tcp:x'    || '`x` is no port'
    'db=tcp:99999' || 'port 99999 is not between 1 and 65535'
  }

  def "alone it changes nothing: `up #typed`"(List<String> typed, List<String> services) {
    given:
    file('compose.yaml', 'name: shop\nservices: {db: {image: postgres}}')

    expect:
    planned('plan', *typed).services()*.waits() == [[]]
    engines.goals[0].services() == services as Set

    where:
    typed            || services
    ['--wait']       || []
    ['--wait', 'db'] || ['db']
    ['db', '--wait'] || ['db']
  }

  def "the table of the standard library can be read"() {
    given:
    def waits = new LibraryFolder(Path.of(System.getProperty('orchsh.root') ?: '..').resolve('stdlib-scripts/snippets')).waits()

    expect:
    waits.table().size() > 20
    waits.table().values().every { WaitText.parse(it.text()) }
    waits.table().postgres.text() == 'tcp:5432'
  }
}
