package orchsh.shell.session

import static orchsh.shell.command.FakeObserver.container

import java.nio.file.Files
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import orchsh.engine.caller.Cancellation
import orchsh.engine.model.Stack
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.Step
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.ExitCode
import orchsh.shell.session.status.SessionStatus
import spock.util.concurrent.PollingConditions

class SessionSpec extends SessionFixture {
  static final String SHOP = '''\
stack 'shop'
service 'db' { image 'postgres:16' }
service 'web' { image 'nginx' }
task 'seed', 'fills the database' { say 'seeded ' + args.join(',') }
'''

  def "commands see the stack of the session, and one connection serves all of them"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web', state: State.EXITED)]

    expect:
    shown('ps -a').contains('shop-db-1')
    say('ps') == ExitCode.FINE
    shown("ls").contains('shop')
    engines.opened.size() == 1
    engines.closed == 0

    when:
    session.close()

    then:
    engines.closed == 1
  }

  def "the language has values: #entry"(String entry, String expected) {
    expect:
    shown(entry) == expected

    where:
    entry                               | expected
    '1 + 1'                             | '2\n'
    'null'                              | ''
    "'text'"                            | 'text\n'
    '[1, 2]'                            | '1\n2\n'
    '[]'                                | '[]\n'
    '[a: 1, b: [2]]'                    | 'KEY   VALUE\na     1\nb     [2]\n'
    "[[name: 'a', n: 1], [name: 'b']]"  | 'NAME   N\na      1\nb      -\n'
    '"x${1}"'                           | 'x1\n'
    "println 'x'"                       | 'x\n'
  }

  def "what a command lists goes through stages: #entry"(String entry, String expected) {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db', state: State.EXITED), container('shop', 'web')]

    expect:
    shown(entry) == expected

    where:
    entry                                                            | expected
    "ps | where state == 'exited' | select name, service"            | 'NAME        SERVICE\nshop-db-1   db\n'
    'ps | sort service desc | select service | first'                | 'web\n'
    'ps | count'                                                     | '2\n'
    "ps --json | where service == 'db' | select service"             | 'db\n'
    'ps | where false'                                               | ''
  }

  def "what a command lists is a value of the language from then on"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web')]

    expect:
    say('ps | sort service') == ExitCode.FINE
    shown('_*.service') == 'db\nweb\n'
    shown('_1.size()') == '2\n'
  }

  def "stages that cannot be are refused: #entry"(String entry, String message) {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db')]

    expect:
    say(entry) == ExitCode.WRONG_USAGE
    err.toString().contains(message)

    where:
    entry                    | message
    'ps | wher a'            | 'did you mean `where`?'
    'ps | where stat == 1'   | 'there is no column `stat`'
    'completion bash | count' | '`completion` lists no rows'
    'ps --nonsense | count'  | '--nonsense'
    'ps |'                   | 'nothing behind a `|`'
  }

  def "values of the language go through stages: #entry"(String entry, String expected) {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db', state: State.EXITED), container('shop', 'web')]

    expect:
    say('some = [[name: "a", n: 1], [name: "b", n: 2], [name: "c", n: 2]]') == ExitCode.FINE
    shown(entry) == expected

    where:
    entry                                                    | expected
    "services | where state == 'exited' | select name"       | 'db\n'
    'services | sort -replicas, name desc | select name, state' | 'NAME   STATE\nweb    running\ndb     exited\n'
    'services | where image ==~ /ng.*/ | select name'        | 'web\n'
    'services'                                               | 'NAME   STATE     HEALTH   IP   REPLICAS\ndb     exited    -        -    1\nweb    running   -        -    1\n'
    'db | select name, state'                                | 'NAME   STATE\ndb     exited\n'
    'some | where n == 2 | select name'                      | 'NAME\nb\nc\n'
    'some | sum n'                                           | '5\n'
    'some | group n'                                         | 'N   COUNT\n1   1\n2   2\n'
    'some[0] | where value == 1'                             | 'KEY   VALUE\nn     1\n'
    '_ | count'                                              | '3\n'
    "['a', 'b', 'ab'] | grep b"                              | 'b\nab\n'
    "['a', 'b', 'ab'] | grep b | first"                      | 'b\n'
    "'one\\ntwo\\nthree' | grep t | last"                    | 'three\n'
    '["${1 + 1}", \'2\'] | unique'                           | '2\n'
    '([1, 2] as int[]) | count'                              | '2\n'
    'some | where false'                                     | ''
    'some | where false | count'                             | '0\n'
    'some.iterator() | skip 2 | select name'                 | 'c\n'
    'java.util.stream.Stream.iterate(1) { it * 2 } | where value > 100 | first' | '128\n'
    '(1..2000000000) | first 2'                              | '1\n2\n'
    '[null, 1] | count'                                      | '2\n'
    'few = some | first 2; few*.name'                        | ''
    'services | where state == "absent" | select name, memory, env' | ''
    "sh 'printf \"a\\nb\\n\"' | grep b"                      | 'b\n'
  }

  def "a service without a container is a row like others"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'web')]

    expect:
    shown("services | where state == 'absent' | select name, image") == 'NAME   IMAGE\ndb     postgres:16\n'
    shown('services') == 'NAME   STATE     HEALTH   IP   REPLICAS\ndb     absent    -        -    0\nweb    running   -        -    1\n'

    when:
    engines.observer.containers = []

    then:
    shown("services | first | select name, memory, env, logs") == 'NAME   MEMORY   ENV   LOGS\ndb     0        -     -\n'
  }

  def "what comes out of the last stage is the value of the entry, and can be given a name"() {
    expect:
    say("['a', 'b', 'ab'] | grep b") == ExitCode.FINE
    shown('_') == 'b\nab\n'
    shown("def few = [[n: 1], [n: 2]] | where n > 1") == '2\n'
    shown('few') == 'N\n2\n'
  }

  def "a bar that is an operator stays one"() {
    expect:
    shown('5 | 2') == '7\n'
    say('count = 8; def first(n) { n }') == ExitCode.FINE
    shown('7 | count') == '15\n'
    shown('16 | first(1)') == '17\n'
    shown('1 | 2 | count') == '11\n'
    shown('[true | false, 1] | skip 0 | grep true') == 'true\n'
  }

  def "what cannot go through stages is refused: #entry"(String entry, String message) {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db')]

    expect:
    say(entry) != ExitCode.FINE
    err.toString().contains(message)
    !err.toString().contains('internal')

    where:
    entry                                           | message
    'services | wher state == 1'                    | 'did you mean `where`?'
    'services | cuont'                              | 'did you mean `count`?'
    'services | select memry'                       | 'did you mean `memory`?'
    'services | where stat == 1'                    | 'there is no column `stat`'
    'services | first x'                            | '`first` takes a number'
    'services |'                                    | 'nothing behind a `|`'
    '| count'                                       | 'nothing before the `|`'
    'x = | count'                                   | 'nothing before the `|`'
    '5 | count'                                     | '`5` is a number, and stages work on rows'
    'null | count'                                  | '`null` gives nothing'
    '(1 < 2) | count'                               | 'is true or false'
    'new Object() | count'                          | 'is no collection of anything'
    '(1..2000000000) | sort value'                  | 'more than 1,000,000 rows'
    '[1, 2].iterator().collect { 1.intdiv(0) } | count' | 'entry 1:1'
    'java.util.stream.Stream.iterate(1) { throw new IllegalStateException("gone") } | count' | 'gone'
    'nothing | count'                               | 'unknown name `nothing`'
  }

  def "what is wrong with a stage is said before anything is done"() {
    expect:
    say("service 'late', { image 'x' } | wher x") == ExitCode.WRONG_USAGE
    !session.status().changed()
  }

  def "what an entry leaves, later ones have"() {
    expect:
    say('x = 20') == ExitCode.FINE
    shown('_ + x') == '40\n'
    shown('def f(n) { n * 2 }') == ''
    shown('f(_2)') == '80\n'
  }

  def "declarations change the stack that commands see, and nothing else"() {
    given:
    script(SHOP)

    when:
    def said = told("service 'cache' { image 'redis' }")

    then:
    said == 'the stack has db, web, cache now; `up` applies it\n'
    engines.opened.isEmpty()
    session.status().changed()

    when:
    say('up')

    then:
    engines.planned[0].services()*.name() == ['db', 'web', 'cache']
  }

  def "a session needs no file"() {
    expect:
    say("service 'cache' { image 'redis' }") == ExitCode.FINE
    say('up') == ExitCode.FINE
    engines.planned[0].name() == folder.fileName.toString()
    engines.planned[0].services()*.name() == ['cache']
  }

  def "a compose file that is pasted is taken in"() {
    expect:
    told('services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\nvolumes:\n  data:\n') == 'taken in: db; `up` applies it\n'
    say('up') == ExitCode.FINE
    engines.planned[0].services()*.name() == ['db']
    engines.planned[0].volumes()*.name() == ['data']
  }

  def "the tasks of the stack are commands, as those that are declared here"() {
    given:
    script(SHOP)

    expect:
    shown('seed a b') == 'seeded a,b\n'
    say("task 'greet' { say 'hello' }") == ExitCode.FINE
    shown('greet') == 'hello\n'
    session.words().commands()*.word().containsAll(['seed', 'greet', 'ps', 'jobs', 'exit'])
  }

  def "a task can be run by the text that declares it: #text"(String text, List<String> entries) {
    expect:
    session.entries(text).all() == entries

    where:
    text                                             | entries
    "task 'greet', { say 'hello' }; greet"           | ["task 'greet', { say 'hello' }", 'greet']
    "x = 1\ntask 'greet' { say x }\ngreet you\nx"    | ["x = 1\ntask 'greet' { say x }", 'greet you', 'x']
    "task 'greet' { greet 'x' }"                     | ["task 'greet' { greet 'x' }"]
    "greet"                                          | ['greet']
  }

  def "problems look as everywhere: #entry"(String entry, String expected) {
    given:
    script(SHOP)

    when:
    def code = say(entry)

    then:
    code == ExitCode.WRONG_USAGE
    err.toString().contains(expected)

    where:
    entry                              | expected
    'pss'                              | 'did you mean `ps`?'
    'up dbx'                           | 'did you mean `db`?'
    "service 'x' { imgae 'nginx' }"    | "entry 1:1:15: unknown word `imgae`"
    'dbb.ip'                           | 'did you mean `db`?'
    "exec db 'a"                       | 'is never closed'
    'x = ('                            | 'entry 1:1:'
  }

  def "a script that is broken says so, and works as soon as it is right"() {
    given:
    script("service 'db' { imgae 'x' }")

    expect:
    say('up') == ExitCode.WRONG_USAGE
    err.toString().contains('stack.groovy:1:')

    when:
    script(SHOP)

    then:
    say('up') == ExitCode.FINE
    engines.planned[0].services()*.name() == ['db', 'web']
  }

  def "files that change are read again, unless entries have changed the stack"() {
    given:
    script(SHOP)
    say('up')

    when:
    script(SHOP + "service 'mail' { image 'mailhog' }\n")
    say('up')

    then:
    engines.planned[1].services()*.name() == ['db', 'web', 'mail']

    when:
    say("service 'cache' { image 'redis' }")
    script(SHOP)
    def first = told('up')
    def second = told('up')

    then:
    first.contains('`stack.groovy` has changed; `reload` takes that in')
    !second.contains('has changed')
    engines.planned[3].services()*.name() == ['db', 'web', 'mail', 'cache']
  }

  def "a script that is gone leaves the stack as it was read"() {
    given:
    script(SHOP)
    say('up')
    def file = folder.resolve('stack.groovy')

    when:
    Files.delete(file)
    def first = told('up')
    def second = told('up')

    then:
    first.contains('`stack.groovy` is not there any more; the stack stays as it was read, and `save stack.groovy` writes it')
    !second.contains('any more')
    engines.planned.last().services()*.name() == ['db', 'web']

    when:
    def code = say('reload')

    then:
    code == ExitCode.WRONG_USAGE
    err.toString().contains('error: `stack.groovy` is not there any more\n  hint: `save stack.groovy` writes the stack as it is now')

    when:
    say('save stack.groovy')
    say('reload')

    then:
    Files.exists(file)
    engines.planned.last().services()*.name() == ['db', 'web']
    !told('up').contains('any more')
  }

  static String said(Stack stack) {
    stack.services().collect { it.image().get().toString() + it.env() }.join(' ')
  }

  def "files that come along with the stack's count as its own: #name"(String stack, String name, String before, String after, String seen) {
    given:
    file(name, before)
    file(stack.contains('services:') ? 'compose.yaml' : 'stack.groovy', stack)
    say('up')

    when:
    file(name, after)
    say('up')

    then:
    said(engines.planned[1]).contains(seen)
    !said(engines.planned[0]).contains(seen)

    when:
    say("service 'cache' { image 'redis' }")
    file(name, before)
    def first = told('up')
    def second = told('up')

    then:
    first.contains("`$name` has changed; `reload` takes that in")
    !second.contains('has changed')
    said(engines.planned.last()).contains(seen)

    when:
    answers = 'y\n'
    say('reload')

    then:
    !said(engines.planned.last()).contains(seen)
    engines.planned.last().service('cache').isEmpty()

    where:
    stack                                                                | name           | before                                    | after                                     | seen
    "include './more.groovy'"                                            | 'more.groovy'  | "service 'a' { image 'one' }"             | "service 'a' { image 'other' }"           | 'other'
    "use './own.groovy'; own 'a'"                                        | 'own.groovy'   | "service name { image 'one' }"            | "service name { image 'other' }"          | 'other'
    "service 'a' { image 'one'; envFile 'a.env' }"                       | 'a.env'        | 'A=b'                                     | 'A=other'                                 | 'other'
    "include './more.yaml'"                                              | 'more.yaml'    | 'services: {a: {image: one}}'             | 'services: {a: {image: other}}'           | 'other'
    'services: {a: {image: one, env_file: a.env}}'                       | 'a.env'        | 'A=b'                                     | 'A=other'                                 | 'other'
    'include: [more.yaml]\nservices: {b: {image: b}}'                    | 'more.yaml'    | 'services: {a: {image: one}}'             | 'services: {a: {image: other}}'           | 'other'
    'services: {a: {extends: {file: more.yaml, service: x}}}'            | 'more.yaml'    | 'services: {x: {image: one}}'             | 'services: {x: {image: other}}'           | 'other'
  }

  def "of several files that have changed, each is told, and again when they change again"() {
    given:
    script("include './more.groovy'")
    file('more.groovy', "service 'a' { image 'one' }")
    say("service 'cache' { image 'redis' }")

    when:
    file('more.groovy', "service 'a' { image 'others' }")
    script("include './more.groovy' // changed")

    then:
    told('up').contains('`more.groovy`, `stack.groovy` have changed; `reload` takes that in')
    !told('up').contains('changed;')

    when:
    Files.delete(folder.resolve('more.groovy'))

    then:
    told('up').contains('have changed')
  }

  def "another stack can be named, and options of the opening count"() {
    given:
    script(SHOP)
    file('other.groovy', "stack 'other'; service 'x' { image 'x' }")
    opening = ['-p', 'mine']

    expect:
    say('up') == ExitCode.FINE
    session.status().stack() == Optional.of('mine')
    engines.planned[0].name() == 'mine'
    say('up -f other.groovy') == ExitCode.FINE
    engines.planned.last().name() == 'other'
  }

  def "an engine that has died is looked for again, and that is said once"() {
    given:
    script(SHOP)
    say('ps')

    when:
    def dead = true
    engines.observer.beforeFacts = {
      if (dead) {
        throw ProblemException.noEngine(Problem.error('the engine is gone'))
      }
    }
    engines.whileOpening = { dead = false }
    def said = told('ps')

    then:
    said.contains('the engine was away; connected to unix:///run/docker.sock again')
    engines.opened.size() == 2
    !told('ps').contains('away')
  }

  def "an engine that comes back is noticed while nobody asks"() {
    given:
    script(SHOP)
    def seen = new LinkedBlockingQueue<SessionStatus>()
    def away = true
    def attempts = 0
    def asked = new CountDownLatch(1)
    engines.observer.beforeFacts = {
      if (away) {
        throw ProblemException.noEngine(Problem.error('the engine is gone'))
      }
    }
    engines.whileOpening = {
      if (away && engines.opened.size() > 1) {
        attempts++
        asked.countDown()
        throw ProblemException.noEngine(Problem.error('the engine is gone'))
      }
    }
    session.onStatus { seen.add(session.status()) }

    when:
    say('ps')
    say('ps')

    then:
    session.status().engine() == SessionStatus.Engine.AWAY
    asked.await(60, TimeUnit.SECONDS)

    when:
    seen.clear()
    away = false
    SessionStatus status = null
    while ((status = seen.poll(60, TimeUnit.SECONDS)) && status.engine() != SessionStatus.Engine.THERE) {
    }

    then:
    status.engine() == SessionStatus.Engine.THERE
    attempts > 0
    err.toString().contains('the engine was away; connected to unix:///run/docker.sock again')
  }

  def "`history` lists what whoever hands in entries has kept"() {
    given:
    session.recall { ['ps', 'x = 1', "service 'a', {\n}"] }

    expect:
    shown('history').contains('1        ps\n2        x = 1\n')
    shown('history 1').contains('3 ') && !shown('history 1').contains('ps')
    shown("history | where entry == 'ps' | select number") == '1\n'
    say('history x') == ExitCode.WRONG_USAGE
  }

  def "commands run in the background until they are brought back and ended"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db')]
    engines.observer.logs = ['id-of-shop-db-1': [['2026-11-20T12:00:00Z', 'ready']]]

    when:
    say('logs -f db &')

    then:
    err.toString().contains('[1] logs -f db')
    shown('jobs').contains('logs -f db')
    session.status().jobs() == 1

    when:
    def token = new Cancellation()
    token.cancel()
    def code = session.run('fg', invocation().console(), token)

    then:
    code == ExitCode.INTERRUPTED || code == ExitCode.FINE
    told('jobs') == 'nothing runs in the background\n'
    told('fg') .contains('nothing runs in the background')
  }

  def "the language goes on while a command waits for a service"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db')]
    def waiting = new CountDownLatch(1)
    def ready = new CountDownLatch(1)
    engines.beforeStep = {
      waiting.countDown()
      ready.await()
    }

    when:
    say('wait db tcp 5432 timeout 300s &')
    waiting.await(60, TimeUnit.SECONDS)
    def said = CompletableFuture.supplyAsync { [shown('1 + 1'), told("service 'x' { image 'y' }"), shown('ps | count')] }

    then:
    said.get(60, TimeUnit.SECONDS) == ['2\n', 'the stack has db, web, x now; `up` applies it\n', '1\n']
    session.status().jobs() == 1

    when:
    ready.countDown()

    then:
    new PollingConditions(timeout: 60).eventually {
      assert session.status().jobs() == 0
      assert err.toString().contains('`db` is as it should be')
    }

    cleanup:
    ready.countDown()
  }

  def "it is waited for what is typed: #typed"(String typed, String waits, Duration timeout, Duration deadline) {
    given:
    script("stack 'shop'; service 'db' { image 'x'; wait file: '/ready' }")
    engines.observer.containers = [container('shop', 'db')]

    expect:
    told(typed).endsWith('`db` is as it should be\n')
    def plan = engines.carriedOut[0]
    def step = plan.steps()[0].step() as Step.AwaitReady
    step.service() == 'db'
    step.waits()*.describe() == [waits]
    step.waits()*.options()*.timeout() == [timeout]
    plan.terms().deadline() == Optional.ofNullable(deadline)

    and: 'whoever changes something in the meantime may do so'
    engines.held.empty

    where:
    typed                                    | waits                       | timeout                | deadline
    'wait db ready'                          | 'file /ready'               | Duration.ofMinutes(1)  | null
    'wait db timeout 5s'                     | 'file /ready'               | Duration.ofMinutes(1)  | Duration.ofSeconds(5)
    'wait db ready timeout 5s'               | 'file /ready'               | Duration.ofMinutes(1)  | Duration.ofSeconds(5)
    'wait db tcp 5432 timeout 30s'           | 'tcp 5432'                  | Duration.ofSeconds(30) | null
    "wait db log 'it is (really) up'"        | 'log /it is \\(really\\) up/' | Duration.ofMinutes(1)  | null
    "wait db exec 'pg_isready -h 127.0.0.1'" | 'exec pg_isready -h 127.0.0.1' | Duration.ofMinutes(1)  | null
    'wait db healthy true'                   | 'healthy'                   | Duration.ofMinutes(1)  | null
  }

  def "what cannot be waited for is refused: #typed"(String typed, String message) {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db')]

    expect:
    say(typed) == ExitCode.WRONG_USAGE
    err.toString().contains(message)
    engines.carriedOut.empty

    where:
    typed                        | message
    'wait bd tcp 5432'           | 'did you mean `db`?'
    'wait db tcp x'              | '`tcp` takes a number, not `x`'
    'wait db tcp 5432 file /x'   | 'told to wait for tcp and file'
    'wait db tcp 5432 timeout 9' | '`timeout: 9` has no unit'
    'wait db timeout soon'       | '`soon`'
    'wait db http /'             | 'add port: and its number'
    'wait db tcp'                | '`tcp` is given nothing to wait for'
  }

  def "the status follows what the engine tells"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web', status: 'Up 1 minute (unhealthy)')]
    def seen = new LinkedBlockingQueue<SessionStatus>()
    session.onStatus { seen.add(session.status()) }

    when:
    say('up')
    SessionStatus status = null
    while ((status = seen.poll(30, TimeUnit.SECONDS)) && status.unhealthy().isEmpty()) {
    }

    then:
    status.stack() == Optional.of('shop')
    status.up() == 2
    status.total() == 2
    status.unhealthy() == ['web']
    status.engine() == SessionStatus.Engine.THERE
    session.farewell() == ['2 containers of stack `shop` keep running; `down` ends them']
  }

  def "an endless entry ends when it is called off"() {
    given:
    def token = new Cancellation()
    def begun = new CountDownLatch(1)
    def console = invocation().console()
    def out = new PrintWriter(new Writer() {
        @Override
        void write(char[] text, int from, int length) {
          begun.countDown()
        }

        @Override
        void flush() {
        }

        @Override
        void close() {
        }
      })
    def code = null
    def thread = Thread.start {
      code = session.run("println 'x'; while (true) {}", console.through { out }, token)
    }

    when:
    begun.await()
    token.cancel()
    thread.join()

    then:
    code == ExitCode.INTERRUPTED
    shown('1 + 1') == '2\n'
  }

  def "what entries declare at the same time is in the stack, all of it"() {
    given:
    def first = new HeldEntry("println 'x'; service 'a' { image 'x' }")
    def second = new HeldEntry("service 'b' { image 'x' }")
    second.release.countDown()
    first.start()
    first.printing.await()
    second.start()
    second.seeItWait()

    when:
    first.release.countDown()
    [first, second]*.end()

    then:
    shown('services*.name') == 'a\nb\n'

    cleanup:
    first.release.countDown()
  }

  def "an entry that waits for another ends when it is called off, and is not carried out later"() {
    given:
    def first = new HeldEntry("println 'x'; service 'a' { image 'x' }")
    def second = new HeldEntry(entry)
    second.release.countDown()
    first.start()
    first.printing.await()
    second.start()
    second.seeItWait()

    when:
    second.token.cancel()
    second.end()

    then:
    second.code == ExitCode.INTERRUPTED

    when:
    first.release.countDown()
    first.end()

    then:
    shown('services*.name') == 'a\n'

    cleanup:
    first.release.countDown()

    where:
    entry << ["service 'b' { image 'x' }", 'services:\n  b:\n    image: x\n']
  }

  /** An entry on a thread of its own, which is held up where it prints. */
  class HeldEntry {
    final CountDownLatch printing = new CountDownLatch(1)
    final CountDownLatch release = new CountDownLatch(1)
    final Cancellation token = new Cancellation()
    final Thread thread
    ExitCode code

    HeldEntry(String entry) {
      def held = new PrintWriter(new Writer() {
          @Override
          void write(char[] text, int from, int length) {
            printing.countDown()
            release.await()
          }

          @Override
          void flush() {
          }

          @Override
          void close() {
          }
        })
      def console = invocation().console()
      thread = new Thread({ code = session.run(entry, new Console(held, console.err(), console.in(), look, look, console.asking()), token) })
      thread.daemon = true
    }

    void start() {
      thread.start()
    }

    void seeItWait() {
      new PollingConditions(timeout: 60).eventually {
        assert thread.state in [Thread.State.BLOCKED, Thread.State.WAITING]
      }
    }

    void end() {
      thread.join(30_000)
      assert !thread.alive
    }
  }

  def "`#word` ends the session"(String word) {
    when:
    say(word)

    then:
    session.isOver()

    where:
    word << ['exit', 'quit']
  }

  def "odd input is survived: #entry"(String entry) {
    when:
    say(entry)

    then:
    shown('1 + 1') == '2\n'

    where:
    entry << ['', '\u0000', '\u001b[2J', '🙂', '"', "'", '{', '}', ')', '$', '\\', '&', '|', '| |', '# note', 'ps &&', '::', 'services:', "x = '" + 'y' * 70000 + "'"]
  }

  def "words are at hand"() {
    given:
    script(SHOP)
    say('1')

    expect:
    session.words().isCommand('ps')
    session.words().behind(['logs', ''])*.word().containsAll(['db', 'web'])
    session.words().behind(['logs', '--fol'])*.word() == ['--follow']
    session.words().language("service 'x' { ima")*.word() == ['image']
    session.words().language('d')*.word().containsAll(['db', 'defaults', 'deadline'])
    session.words().help('logs').isPresent()
    session.words().help("service 'x' { image").get().contains('image')
  }
}
