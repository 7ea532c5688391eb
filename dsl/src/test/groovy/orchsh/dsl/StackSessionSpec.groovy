package orchsh.dsl

import java.nio.file.Path
import java.time.Clock
import java.util.concurrent.CancellationException
import java.util.concurrent.CountDownLatch
import orchsh.dsl.build.Wishes
import orchsh.dsl.script.EntryEngine
import orchsh.dsl.snippet.Approver
import orchsh.dsl.snippet.SnippetLibrary
import orchsh.dsl.task.FakeLive
import orchsh.dsl.task.Verbs
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.problem.ProblemException

class StackSessionSpec extends DslSpec {
  Stack stack = new Stack('shop', [
    Service.named('db').image('postgres:16').build(), Service.named('my-mq').image('mq').build()], [], [])
  Verbs verbs = Verbs.NONE
  Cancellation cancellation = new Cancellation()
  StringBuilder printed = new StringBuilder()
  List<String> done = []
  int count
  @Lazy
  StackSession session = new StackSession(FOLDER, '', new Surroundings(FOLDER.parent, Path.of('/home/ann'), [:], Clock.systemUTC()), Wishes.NONE, SnippetLibrary.EMPTY, Approver.NOBODY)

  /** Carries out an entry on the stack, which is then what the entry has made of it. */
  EntryEngine.Done say(String entry) {
    def live = new FakeLive(stack)
    def result = session.run("entry ${++count}".toString(), entry, live, verbs, cancellation)
    printed.append(live.printed)
    done.addAll(live.done)
    result.changed().ifPresent { stack = it }
    verbs = new Verbs(
      verbs.tasks() + result.verbs().tasks(), verbs.checks() + result.verbs().checks(), result.verbs().jobs())
    result
  }

  Object value(String entry) {
    say(entry).value()
  }

  String failure(String entry) {
    try {
      say(entry)
    } catch (ProblemException e) {
      return e.problems().collect { problem -> problem.toString() + problem.hint().map { " | $it" }.orElse('') }.join('\n')
    }
    throw new AssertionError('nothing failed' as Object)
  }

  def "the value of an entry is kept: #entry"(String entry, Object expected) {
    expect:
    value(entry) == expected

    where:
    entry                                        | expected
    '1 + 1'                                      | 2
    'null'                                       | null
    'def x = 5'                                  | 5
    '[1, 2, 3].collect { it * 2 }'               | [2, 4, 6]
    'db.ip'                                      | '10.0.0.1'
    'db.name'                                    | 'db'
    "services['my-mq'].name"                     | 'my-mq'
    'services*.name'                             | ['db', 'my-mq']
    "services.findAll { it.name == 'db' }*.name" | ['db']
    '512.mb'                                     | 512L * 1024 * 1024
  }

  def "what one entry leaves, later ones have"() {
    when:
    say("def x = 5; y = 6")
    say('int twice(int n) { 2 * n }')
    say('class Point { int a }')
    say('import java.util.concurrent.atomic.AtomicInteger')
    say('def addAll(List<Integer> numbers) { numbers.collect { twice(it) } }')

    then:
    value('x + y') == 11
    value('twice(x)') == 10
    value('addAll([1, 2])') == [2, 4]
    value('new Point(a: 3).a') == 3
    value('new AtomicInteger(4).get()') == 4
    session.variables().containsAll(['x', 'y', '_'])
  }

  def "a function that is written anew takes the place of the one before"() {
    when:
    say('def f() { 1 }')
    say('def f() { 2 }')

    then:
    value('f()') == 2
  }

  def "results have numbers"() {
    when:
    def first = say('40')
    say('null')
    def second = say('_ + 2')

    then:
    first.number() == 1
    second.number() == 2
    second.value() == 42
    value('_1 + _2') == 82
  }

  def "the words of tasks work on what runs: #entry"(String entry, String expected) {
    when:
    say(entry)

    then:
    done[0].startsWith(expected)

    where:
    entry              | expected
    'up'               | 'up []'
    "up 'db'"          | 'up [db]'
    'up db'            | 'up [db]'
    'down volumes: true' | 'down REMOVE'
    "stop('db')"       | 'stop [db]'
    'if (true) { up }' | 'up []'
  }

  def "declarations change the model and nothing else"() {
    when:
    def result = say('''\
      service web {
        image 'nginx'
        link db: 'database'
        port 8080 >> 80
      }
      volume 'data'
    ''')

    then:
    result.value() == null
    result.changed().get().service('web').get().image().get().toString() == 'nginx:latest'
    stack.services()*.name() == ['db', 'my-mq', 'web']
    stack.volumes()*.name() == ['data']
    done == []
  }

  def "a service that is declared anew takes the place of the one before, and one that is overridden is added to"() {
    when:
    say("service db { image 'mysql' }")
    say("override 'db' { port 3306 }")
    say("override 'db' { env A: 1 }")

    then:
    def db = stack.service('db').get()
    db.image().get().toString() == 'mysql:latest'
    db.ports()*.toString().size() == 1
    db.env() == [A: '1']
    stack.services()*.name() == ['db', 'my-mq']
  }

  def "a stack can begin with nothing"() {
    given:
    stack = new Stack('empty', [], [], [])

    when:
    say("network 'back'")
    say("def name = 'web'")
    say('for (i in 1..2) { service "$name$i" { image "nginx" } }')

    then:
    stack.services()*.name() == ['web1', 'web2']
    stack.networks()*.name() == ['back']
  }

  def "blocks for all services, and params, outlive their entry"() {
    when:
    say("param 'version', default: '16'")
    say("defaults { env A: 1 }")
    say('service other { image "postgres:${params.version}" }')

    then:
    def other = stack.service('other').get()
    other.image().get().toString() == 'postgres:16'
    other.env() == [A: '1']
    stack.service('db').get().env() == [:]
  }

  def "a task that is declared can be run by its name"() {
    when:
    say("task 'seed' { say 'seeded ' + args }")
    say("seed('small')")
    say("task 'seed'")

    then:
    printed.toString() == 'seeded [small]\nseeded []\n'
    verbs.tasks()*.name() == ['seed']
  }

  def "a closure that was kept declares into the stack of the day"() {
    when:
    say('more = { n -> service n, { image "x" } }')
    say("more 'a'")
    say("more('b')")

    then:
    stack.services()*.name() == ['db', 'my-mq', 'a', 'b']
  }

  def "problems show their place: #entry"(String entry, String expected) {
    expect:
    failure(entry).startsWith(expected)

    where:
    entry                                    | expected
    "service 'x' { imgae 'nginx' }"          | 'entry 1:1:15: unknown word `imgae`'
    'dp.ip'                                  | 'entry 1:1:1: unknown name `dp`'
    'int x = ('                              | 'entry 1:1:'
    "throw new IllegalStateException('no')"  | 'entry 1:1:1: '
    "up 'dbx'"                               | 'entry 1:1:1: '
    "service 'x' { port 80 }"                | 'entry 1:1:1: service `x` has no image'
  }

  def "an entry that is wrong changes nothing, and the next one works"() {
    when:
    failure("x = 1; service 'x' { image 'a'; port 'nonsense' }")

    then:
    stack.services()*.name() == ['db', 'my-mq']
    value("service 'y' { image 'b' }; 7") == 7
    stack.services()*.name() == ['db', 'my-mq', 'y']
  }

  def "a service with an image that is a job stays one"() {
    given:
    stack = new Stack('shop', [Service.named('load').image('x').job(new orchsh.engine.model.Job(true)).build()], [], [])

    when:
    say("override 'load' { env A: 1 }")

    then:
    stack.service('load').get().job().get().once()
  }

  def "an endless entry ends when it is called off, and the session goes on"() {
    given:
    def begun = new CountDownLatch(1)
    def ended = new CountDownLatch(1)
    Throwable thrown = null
    def thread = Thread.start {
      try {
        def live = new FakeLive(stack) {
          @Override
          void print(String text) {
            begun.countDown()
          }
        }
        session.run('entry 1', "println 'x'; while (true) {}", live, verbs, cancellation)
      } catch (Throwable e) {
        thrown = e
      }
      ended.countDown()
    }

    when:
    begun.await()
    cancellation.cancel()
    ended.await()
    cancellation = new Cancellation()

    then:
    thrown instanceof CancellationException
    value('1') == 1

    cleanup:
    thread.join()
  }
}
