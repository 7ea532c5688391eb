package orchsh.dsl.task

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import orchsh.dsl.language.Vocabulary
import orchsh.dsl.live.CommandEnd
import orchsh.dsl.live.CommandOrder
import orchsh.dsl.live.CommandOrder.Input
import orchsh.dsl.live.Printed
import orchsh.dsl.live.Web
import spock.lang.TempDir

class WordsOfTasksSpec extends TaskFixture {
  @TempDir
  Path folder

  def "#block means #done"(String block, List<String> done) {
    expect:
    task(block).done == done

    where:
    block                                  || done
    'up'                                   || ['up [] AS_NEEDED KEEP_UNCHANGED']
    'up()'                                 || ['up [] AS_NEEDED KEEP_UNCHANGED']
    "up 'db', 'api'"                       || ['up [db, api] AS_NEEDED KEEP_UNCHANGED']
    "up(['db', api])"                      || ['up [db, api] AS_NEEDED KEEP_UNCHANGED']
    'up rebuild: true'                     || ['up [] REBUILD KEEP_UNCHANGED']
    "up 'db', build: false, recreate: true" || ['up [db] NO_BUILD RECREATE']
    'down'                                 || ['down KEEP']
    'down volumes: true'                   || ['down REMOVE']
    'start'                                || ['start []']
    'start db'                             || ['start [db]']
    'stop'                                 || ['stop [] null']
    "stop 'db', grace: 3.s"                || ['stop [db] PT3S']
    'stop grace: 3.s'                      || ['stop [] PT3S']
    'restart'                              || ['restart [] null']
    "restart 'db', 'api'"                  || ['restart [db, api] null']
    'build'                                || ['build [] AS_NEEDED']
    "build 'api', rebuild: true"           || ['build [api] REBUILD']
    'pull'                                 || ['pull []']
    "pull 'db'"                            || ['pull [db]']
    "remove 'db'"                          || ['remove [db] KEEP']
    "remove db, volumes: true"             || ['remove [db] REMOVE']
    "exec 'db', 'ls -l \"a b\"'"           || ['exec db-1 [ls, -l, a b]']
    "exec 'db', 'sh', '-c', 'a b'"         || ['exec db-1 [sh, -c, a b]']
    "exec 'db', ['ls', 'a b']"             || ['exec db-1 [ls, a b]']
    "exec db, 'ls', replica: 2"            || ['exec db-2 [ls]']
    "db.exec 'ls'"                         || ['exec db-1 [ls]']
    "db.containers[0].exec('ls', '-l')"    || ['exec db-1 [ls, -l]']
    "run 'api'"                            || ['run api []']
    "run 'api', 'manage.py resetdb'"       || ['run api [manage.py, resetdb]']
    "sh 'ls | wc -l'"                      || ['host [sh, -c, ls | wc -l]']
    "sh 'ls', '-l'"                        || ['host [ls, -l]']
    "sh(['ls'])"                           || ['host [ls]']
    "wait 'db', api"                       || ['ready [db] null', 'ready [api] null']
    "wait 'db', timeout: 5.s"              || ['ready [db] PT5S']
    "wait timeout: 5.s"                    || ['ready [] PT5S']
    "wait 'db', tcp: 5432, timeout: 5.s"   || ['await db [tcp 5432] [PT5S]']
    "wait db: [tcp: 5432], api: 'ready'"   || ['await db [tcp 5432] [PT1M]', 'ready [api] null']
    "wait db: [[tcp: 1], [log: 'x']]"      || ['await db [tcp 1, log /x/] [PT1M, PT1M]']
    "wait api: [http: '/health']"          || ['await api [http 5000/health] [PT1M]']
    "copy 'a.txt', 'db:/tmp/'"             || ['copy a.txt in db-1:/tmp/']
    "copy 'db:/tmp/.', './out'"            || ['copy out db-1:/tmp/. ./out']
    "logs 'db', tail: 3, since: 5.min"     || ['logs [db] 3 2026-11-20T11:55:00Z']
    "http(api, '/x?a=b c')"                || ['GET api:5000/x?a=b c']
    "http 'db'"                            || ['GET db:5432/']
    "http(db, '/', port: 81, method: 'put')" || ['PUT db:81/']
    "http(api, '/', replica: 2)"           || ['GET api#2:5000/']
    "http('http://example.org/a b')"       || ['GET http://example.org/a%20b']
    "http(api, '/', json: [a: 1])"         || ['POST api:5000/']
  }

  def "the example of a word can be written: #example"(String example) {
    expect:
    compiled("task 'x' { $example }").verbs().tasks().size() == 1

    where:
    example << Vocabulary.ofTasks().words().collect { Vocabulary.ofTasks().manual(it).get().example() }
  }

  def "each container of a service can be asked over HTTP"() {
    given:
    compiled('')
    live.replicas = [db: 2]

    expect:
    task("db.containers.each { http(it, '/') }; http(db, '/')").done == ['GET db:5432/', 'GET db#2:5432/', 'GET db:5432/']
    failure("http(db.containers[0], '/', replica: 2)").contains('`replica:` chooses among the containers of a service, and this is one of them')
  }

  def "a time passes"() {
    expect:
    task('wait 2.s; wait 100.ms').pauses == [Duration.ofSeconds(2), Duration.ofMillis(100)]
  }

  def "a command is told all that is said of it"() {
    when:
    task("exec 'db', 'x', env: [A: 1, B: true], user: 1000, workdir: '/w', stdin: 'text', timeout: 5.s, quiet: true")

    then:
    with(live.orders[0]) {
      env() == [A: '1', B: 'true']
      user() == Optional.of('1000')
      folder() == Optional.of('/w')
      input() == new Input.Text('text')
      timeout() == Optional.of(Duration.ofSeconds(5))
      echo() == CommandOrder.Echo.QUIET
      output().empty
    }
  }

  def "files are beside the script"() {
    given:
    Files.writeString(folder.resolve('codes.sql'), 'one\ntwo\n')
    compiled('')
    live.folder = folder

    when:
    task('''\
      def codes = file('codes.sql')
      println "$codes.name $codes.size $codes.exists ${codes.exists()} ${codes.lines} ${file('none').exists}"
      print codes.text
      exec 'db', 'x', stdin: codes, output: file('out.bin')
    '''.stripIndent())

    then:
    live.printed.toString() == 'codes.sql 8 true true [one, two] false\none\ntwo\n'
    live.orders[0].input() == new Input.File(folder.resolve('codes.sql'))
    live.orders[0].output() == Optional.of(folder.resolve('out.bin'))
  }

  def "a result can be looked at"() {
    given:
    compiled('')
    live.ending = { FakeLive.end(3, 'a\nb\n', 'bad') }

    when:
    task('''def r = exec('db', 'x', check: false); println "$r.exitCode $r.ok $r.lines ${r.err} ${r.bytes.length} ${r.out == r.toString()}"''')

    then:
    live.printed.toString() == '3 false [a, b] bad 4 true\n'
  }

  def "output that is not all kept is not passed off as all"() {
    given:
    compiled('')
    live.ending = { new CommandEnd(0, new Printed('the end'.bytes, false), Printed.NOTHING) }

    expect:
    failureOf { task("println exec('db', 'x').out") } ==
      "3:1: the output is longer than the 16 MiB that are kept | `output: file('…')` writes it to a file as it comes"
  }

  def "an answer can be looked at"() {
    given:
    compiled('')
    live.answer = { FakeLive.reply(201, '{"a": [1, 2]}', ['content-type': ['application/json'], 'set-cookie': ['a', 'b']]) }

    when:
    task('''def r = http(api, '/'); println "$r.status $r.ok ${r.json.a} ${r.text == r.body} ${r.header('Content-Type')} ${r.headers['set-cookie']} $r"''')

    then:
    live.printed.toString() == '201 true [1, 2] true application/json a, b HTTP 201\n'
  }

  def "what is asked is sent whole"() {
    when:
    task("http(api, '/', json: [a: 1], headers: [Accept: 'text/plain']); http(api, '/', body: 'x', method: 'PATCH')")

    then:
    with(live.questions[0]) { Web.Question asked ->
      new String(asked.body()) == '{"a":1}'
      asked.headers() == [Accept: 'text/plain', 'Content-Type': 'application/json']
    }
    live.questions[1].method() == 'PATCH'
    new String(live.questions[1].body()) == 'x'
  }

  def "a form is sent as browsers send it"() {
    when:
    task("http(api, '/', form: [name: 'Pika & co', coat: 'tortié', count: 2])")

    then:
    with(live.questions[0]) { Web.Question asked ->
      asked.method() == 'POST'
      asked.headers() == ['Content-Type': 'application/x-www-form-urlencoded']
      new String(asked.body()) == 'name=Pika+%26+co&coat=torti%C3%A9&count=2'
    }
  }

  def "who asks is told as browsers tell it: #options"(String options, String known) {
    when:
    task("http(api, '/', $options)")

    then:
    live.questions[0].method() == 'GET'
    live.questions[0].headers() == [Authorization: "Basic ${known.bytes.encodeBase64()}".toString()]

    where:
    options                           || known
    "user: 'admin', password: 'a:b é'" || 'admin:a:b é'
    "user: 'admin'"                   || 'admin:'
  }

  def "an answer that is no JSON is said to be none"() {
    given:
    compiled('')
    live.answer = { FakeLive.reply(200, '<html>') }

    expect:
    failureOf { task("http(api, '/').json") } == '3:1: the body of the answer is no JSON'
  }

  def "services are live values: #expression is #value"(String expression, String value) {
    given:
    compiled('')
    live.details = '{"State": {"Pid": 7}, "Config": {"Env": ["A=1", "B=x=y", "C"]}}'
    live.written = [db: ['one', 'two'], api: ['three']]
    live.replicas = [db: 2, api: 1, 'my-mq': 0]

    expect:
    task("print $expression").printed.toString() == value

    where:
    expression                      || value
    'db'                            || 'db'
    'db.name'                       || 'db'
    'db.image'                      || 'postgres:latest'
    'db.ip'                         || '10.0.0.1'
    'db.port(5432)'                 || '49153'
    "db.port('5432/tcp')"           || '49153'
    'db.state'                      || 'running'
    'db.health'                     || 'healthy'
    'db.replicas'                   || '2'
    'db.containers*.name'           || '[shop-db-1, shop-db-2]'
    'db.containers[1].ip'           || '10.0.0.2'
    'db.env'                        || '[A:1, B:x=y, C:]'
    'db.inspect.State.Pid'          || '7'
    'db.memory > 200.mb'            || 'true'
    'db.cpu'                        || '12.5'
    'db.stats.processes'            || '3'
    "api.logs"                      || 'three\n'
    "db.containers[0].logs"         || 'one\ntwo\n'
    "db.logs"                       || 'db | one\ndb | two\n'
    "logs('api')"                   || 'three\n'
    "logs('db', 'api')"             || 'db | one\ndb | two\napi | three\n'
    "services['my-mq'].state"       || 'absent'
    "services['my-mq'].memory"      || '0'
    "services['my-mq'].cpu"         || '0.0'
    'services.findAll { it.memory > 200.mb }*.name' || '[db, api]'
    'services.size()'               || '3'
    'services*.name'                || '[db, api, my-mq]'
    'services.findAll { it.replicas }*.name' || '[db, api]'
    'services[0].name'              || 'db'
  }
}
