package orchsh.stdlib

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.RealEngineSpec
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.plan.Goal
import spock.lang.TempDir
import spock.lang.Timeout

/** The snippets whose software Debian has, on a real engine: whoever needs one can use it at once. */
@Timeout(1800)
class StandardSnippetsIT extends RealEngineSpec {
  /** Speaks with NATS: logs in, and asks how JetStream is. */
  static final ASK_NATS = '''\
    exec 3<>/dev/tcp/it/4222
    printf 'CONNECT {"verbose":false,"user":"ann","pass":"secret"}\\r\\nSUB answers 1\\r\\nPUB $JS.API.INFO answers 0\\r\\n\\r\\n' >&3
    while read -r -t 60 line <&3; do
      case $line in *'"streams":0'*) exit 0 ;; -ERR*) echo "$line"; exit 1 ;; esac
    done
    exit 2'''.stripIndent()
  static final ASK_RABBITMQ = '''\
    ask="rabbitmqadmin -H it -u ann -p secret -V shop"
    $ask declare queue name=letters && $ask publish exchange=amq.default routing_key=letters payload=hello \\
      && $ask get queue=letters | grep -q hello'''.stripIndent()

  static final ADMIN = 'rabbitmqadmin -H it -u rabbit -p secret'
  static final PSQL = 'PGPASSWORD=secret psql -At -h it -U ann -d shop -c'
  static final MYSQL = 'MYSQL_PWD=secret mysql -N -h it -uann shop -e'
  static final MARIADB = 'MYSQL_PWD=secret mariadb -N -h it -uann shop -e'

  /** Asks NATS things of JetStream: `ask ANSWER SUBJECT [WORDS]` fails if another answer comes, or none. */
  static final ASK_JETSTREAM = '''\
    exec 3<>/dev/tcp/it/4222
    printf 'CONNECT {"verbose":false}\\r\\nSUB answers 1\\r\\n' >&3
    ask() {
      printf 'PUB %s answers %d\\r\\n%s\\r\\n' "$2" ${#3} "$3" >&3
      while read -r -t 60 line <&3; do
        case $line in *"$1"*) return ;; -ERR*|*'"error"'*) echo "$line"; exit 1 ;; esac
      done
      exit 2
    }
    '''.stripIndent()
  static final FILL_STREAM = '''\
    ask '"created"' '$JS.API.STREAM.CREATE.letters' '{"name":"letters","subjects":["post"],"storage":"file"}'
    ask '"seq":1' post hello
    '''.stripIndent()
  static final READ_STREAM = '''\
    ask '"messages":1,' '$JS.API.STREAM.INFO.letters'
    '''.stripIndent()

  /** Asks Prometheus, once a second, until it knows something. */
  static final ASK_PROMETHEUS = '''\
    ask() {
      for turn in $(seq 60); do
        wget -q -O - "http://it:9090/api/v1/query?query=$1" | grep value && return
        sleep 1
      done
      exit 1
    }
    '''.stripIndent()

  @TempDir
  Path folder

  def "whoever needs what `#call` declares can use it at once"(String call, String image, String asker) {
    given:
    def script = """\
      use '${call.takeWhile { it != ' ' }}'
      stack '$name'
      $call, timeout: '10m'
      job('asker') { image '${this.image(image)}'; needs 'it'
      $asker }
      """.stripIndent()

    when:
    def outcome = up(LibraryFixture.stack(folder, script))

    then:
    failures() == []
    outcome == Outcome.DONE
    events.findAll { it instanceof EngineEvent.ContainerEnded }*.exitCode() == [0]

    where:
    call                                                                                  | image       | asker
    "postgres 'it', user: 'ann', password: 'secret', database: 'shop'"                     | 'postgres'  | "env PGPASSWORD: 'secret'; command 'psql', '-h', 'it', '-U', 'ann', '-d', 'shop', '-c', 'SELECT 1'"
    "mysql 'it', user: 'ann', password: 'secret', database: 'shop'"                        | 'mysql'     | "env MYSQL_PWD: 'secret'; command 'mysql', '-h', 'it', '-uann', 'shop', '-e', 'SELECT 1'"
    "mariadb 'it', user: 'ann', password: 'secret', database: 'shop'"                      | 'mariadb'   | "env MYSQL_PWD: 'secret'; command 'mariadb', '-h', 'it', '-uann', 'shop', '-e', 'SELECT 1'"
    "redis 'it', persistent: true, password: 'secret'"                                     | 'redis'     | "env REDISCLI_AUTH: 'secret'; command 'redis-cli', '-e', '-h', 'it', 'set', 'a', 'b'"
    "nginx 'it'"                                                                           | 'busybox'   | "command 'wget', '-q', '-O', '/dev/null', 'http://it/'"
    "memcached 'it', memory: 16"                                                           | 'busybox'   | "command 'sh', '-c', 'printf \"stats\\\\r\\\\nquit\\\\r\\\\n\" | nc it 11211 | grep \"limit_maxbytes 16777216\"'"
    "nats 'it', persistent: true, user: 'ann', password: 'secret'"                         | 'debian'    | "command 'bash', '-c', '''$ASK_NATS'''"
    "rabbitmq 'it', user: 'ann', password: 'secret', vhost: 'shop', management: true"      | 'rabbitmq'  | "command 'sh', '-c', '''$ASK_RABBITMQ'''"
    "prometheus 'it', targets: ['api:8080', 'worker:8081'], interval: '5s'"                | 'busybox'   | "command 'sh', '-c', 'wget -q -O - http://it:9090/api/v1/status/config | grep worker:8081'"
    "adminer 'it', server: 'mysql', design: 'nette', plugins: 'tables-filter'"             | 'busybox'   | "command 'sh', '-c', 'wget -q -O - http://it:8080/ | grep value=.mysql'"
  }

  def "what `#call` keeps is there again after it was taken down"(String call, String image, String writer, String reader) {
    given:
    def stack = { String asker ->
      LibraryFixture.stack(folder, """\
        use '${call.takeWhile { it != ' ' }}'
        stack '$name'
        $call, timeout: '10m'
        job('asker') { image '${this.image(image)}'; needs 'it'; command '${image == 'busybox' ? 'sh' : 'bash'}', '-c', '''$asker''' }
        """.stripIndent())
    }

    when:
    def outcomes = [up(stack(writer))]
    orchestrator.run(orchestrator.plan(observer.observe(name), new Goal.Down(Goal.Down.Data.KEEP)), { }, CancellationToken.none())
    def between = containers()
    outcomes << up(stack(reader))

    then:
    between == []
    outcomes == [Outcome.DONE, Outcome.DONE]
    events.findAll { it instanceof EngineEvent.ContainerEnded }*.exitCode() == [0]

    where:
    call                                                               | image      | writer                                                | reader
    "redis 'it', persistent: true"                                     | 'redis'    | 'redis-cli -e -h it set a b'                          | 'redis-cli -e -h it get a | grep b'
    "rabbitmq 'it', password: 'secret'"                                | 'rabbitmq' | "$ADMIN declare queue name=letters"                   | "$ADMIN list queues name | grep letters"
    "postgres 'it', user: 'ann', password: 'secret', database: 'shop'" | 'postgres' | "$PSQL 'CREATE TABLE letters AS SELECT 42 AS a' "     | "$PSQL 'SELECT a FROM letters' | grep 42"
    "mysql 'it', user: 'ann', password: 'secret', database: 'shop'"    | 'mysql'    | "$MYSQL 'CREATE TABLE letters AS SELECT 42 AS a' "    | "$MYSQL 'SELECT a FROM letters' | grep 42"
    "mariadb 'it', user: 'ann', password: 'secret', database: 'shop'"  | 'mariadb'  | "$MARIADB 'CREATE TABLE letters AS SELECT 42 AS a' "  | "$MARIADB 'SELECT a FROM letters' | grep 42"
    "nats 'it', persistent: true"                                      | 'debian'   | ASK_JETSTREAM + FILL_STREAM                           | ASK_JETSTREAM + READ_STREAM
    "prometheus 'it', targets: ['localhost:9090'], interval: '1s'"     | 'busybox'  | ASK_PROMETHEUS + 'ask process_start_time_seconds'     | ASK_PROMETHEUS + 'ask "changes(process_start_time_seconds%5B1h%5D)%3E0"'
  }

  def "whoever needs `#word` finds what the scripts of `init` have made, however long they take"(String word, String wait, String asker) {
    given:
    def init = Files.createDirectory(folder.resolve('init'))
    Files.writeString(init.resolve('1-wait.sql'), wait)
    Files.writeString(init.resolve('2-fill.sql'), 'CREATE TABLE letters AS SELECT 42 AS a;')
    def script = """\
      use '$word'
      stack '$name'
      $word 'it', user: 'ann', password: 'secret', database: 'shop', init: './init', timeout: '10m'
      job('asker') { image '${image(word)}'; needs 'it'; command 'bash', '-c', '''$asker 'SELECT a FROM letters' | grep 42''' }
      """.stripIndent()

    when:
    def outcome = up(LibraryFixture.stack(folder, script))

    then:
    failures() == []
    outcome == Outcome.DONE
    events.findAll { it instanceof EngineEvent.ContainerEnded }*.exitCode() == [0]

    where:
    word       | wait                  | asker
    'postgres' | 'SELECT pg_sleep(5);' | PSQL
    'mysql'    | 'DO SLEEP(5);'        | MYSQL
    'mariadb'  | 'DO SLEEP(5);'        | MARIADB
  }
}
