package orchsh.shell.session

import static orchsh.shell.command.FakeObserver.container

import java.nio.file.Files
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import orchsh.dsl.Compilation
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Link
import orchsh.engine.model.Network
import orchsh.engine.model.Stack
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedImage
import orchsh.engine.observed.ObservedNetwork
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.Step
import orchsh.engine.port.EngineObserver
import orchsh.engine.port.NetworkOrder
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.command.FakeEngines
import orchsh.shell.invocation.ExitCode
import orchsh.shell.invocation.RawTerminal
import orchsh.shell.invocation.Streams
import spock.util.concurrent.PollingConditions
import orchsh.engine.port.ContainerEngine.AnonymousVolumes

/** What entries change: the stack, what runs of it, and its file. */
class ChangesSpec extends SessionFixture {
  static final String SHOP = "stack 'shop'\nservice 'db' { image 'postgres:16' }\nservice 'web' { image 'nginx' }\n"

  List<String> calls() {
    engines.ports.changes().get().calls
  }

  Stack model() {
    say('up')
    engines.planned.last()
  }

  def "an image is run as a service: #entry"(String entry, String name, Map<String, String> env, List<List> links) {
    given:
    script(SHOP)

    expect:
    say(entry) == ExitCode.FINE
    def stack = engines.planned.last()
    engines.goals.last().services() == [name] as Set
    def service = stack.service(name).get()
    service.image().get().toString().startsWith(entry.split(' ').find { it.startsWith('redis') || it.startsWith('shop/api') }.split(':')[0])
    service.env() == env
    service.links() == links.collect { new Link(it[0], it[1], true) }
    stack.services().size() == 3

    where:
    entry                                                     | name    | env                | links
    'run redis:7 as cache'                                    | 'cache' | [:]                | []
    'run redis:7 as cache -e A=b -e "C=d e"'                  | 'cache' | [A: 'b', C: 'd e'] | []
    'run -e A=b --name cache redis:7'                         | 'cache' | [A: 'b']           | []
    'run redis'                                               | 'redis' | [:]                | []
    'run shop/api as api link db:database port 5000:5000'     | 'api'   | [:]                | [['db', 'database']]
    'run shop/api as api env "A=it\'s"'                       | 'api'   | [A: "it's"]        | []
    'run -d shop/api as api -p 5000:5000 restart always'      | 'api'   | [:]                | []
  }

  def "words behind the name are typed with or without the commas and colons of a script: #words"(String words, String lines) {
    given:
    script(SHOP)

    when:
    say("run redis:7 as cache $words")
    def typed = engines.planned.last().service('cache').get()
    say("service 'cache', { image 'redis:7'; $lines }\nup 'cache'")

    then:
    typed == engines.planned.last().service('cache').get()

    where:
    words                                        | lines
    "command 'sleep', '100'"                     | "command 'sleep', '100'"
    'command sleep 100'                          | "command 'sleep', '100'"
    'command echo hello, world'                  | "command 'echo', 'hello,', 'world'"
    'command echo a: b:'                         | "command 'echo', 'a:', 'b:'"
    "wait tcp: 5432, timeout: '3s'"              | "wait tcp: 5432, timeout: '3s'"
    'wait tcp:5432 timeout:3s restart always'    | "wait tcp: 5432, timeout: '3s'; restart 'always'"
    "env A: 'x', B: '1'"                         | "env A: 'x', B: '1'"
    'env A=x B=http://h:1/a=b'                   | "env A: 'x', B: 'http://h:1/a=b'"
    'link db: database'                          | "link db: 'database'"
    'link db:database, web'                      | "link db: 'database'; link 'web'"
    'port 81:80, 82:81 user 1000'                | "port '81:80', '82:81'; user '1000'"
    'labels a: b, c: d'                          | "labels a: 'b', c: 'd'"
  }

  def "an image that takes the place of a service says so: #entry"(String entry, List<ObservedContainer> there, String line) {
    given:
    script(SHOP)
    engines.observer.containers = there

    expect:
    told(entry).contains(line)
    engines.planned.last().service('db').get().image().get().toString() == 'redis:7'

    when:
    say('undo')

    then:
    model().service('db').get().image().get().toString() == 'postgres:16'

    where:
    entry                        | there                                                                  | line
    'run redis:7 as db'          | []                                                                     | '`db` of stack.groovy is replaced in this session: postgres:16 becomes redis:7; `undo` brings it back, and stack.groovy stays as it is\n'
    'run --name db redis:7'      | [container('shop', 'db', image: 'postgres:15')]                        | '`db` of stack.groovy is replaced in this session: postgres:15 becomes redis:7; '
    'run redis:7 as db -e A=b'   | [container('shop', 'db', image: 'redis:7')]                            | '`db` of stack.groovy is replaced in this session, still with redis:7; '
    'run redis:7 as db'          | [container('shop', 'db', image: 'postgres:15', state: State.EXITED)]   | ': postgres:16 becomes redis:7; '
  }

  def "what is wrong with a compose file that is pasted is told where it stands"() {
    expect:
    say('services:\n  db:\n    image: x\n    imag: y\n') == ExitCode.WRONG_USAGE
    err.toString().contains('input:4:5: ')
  }

  def "what only an earlier entry said, or nobody, is not of the file"() {
    given:
    script(SHOP)

    expect:
    !told('run redis:7 as cache').contains('replaced')
    told('run redis:8 as cache').contains('`cache` is replaced in this session: redis:7 becomes redis:8; `undo` brings it back\n')
    !told('run --rm redis:8 as db').contains('replaced')
  }

  def "what cannot be run says why: #entry"(String entry, String expected) {
    given:
    script(SHOP)

    expect:
    say(entry) == ExitCode.WRONG_USAGE
    err.toString().contains(expected)
    model().services()*.name() == ['db', 'web']

    where:
    entry                             | expected
    'run redis:7 as'                  | 'there is no name behind `as`'
    'run redis:7 as cache prot 80'    | 'did you mean `port`?'
    'run redis:7 as cache -e'         | '-e'
    'run wbe'                         | 'did you mean `web`?'
    'run'                             | '`run` needs a service'
  }

  /** Runs an image in the background; returns when it runs. */
  void runInBackground(String entry) {
    def runs = new CountDownLatch(1)
    engines.ports.sessions().endless = true
    engines.ports.sessions().whileOpen = { runs.countDown() }
    say("$entry &")
    assert runs.await(60, TimeUnit.SECONDS)
  }

  /** Ends the latest of those that run in the background. */
  void endLatest() {
    def token = new Cancellation()
    token.cancel()
    session.run('fg', invocation().console(), token)
  }

  def "what runs an image and is removed at its end is never a part of the stack"() {
    given:
    script(SHOP)
    engines.observer.lookedAt = { false }

    when:
    runInBackground('run --rm redis:8 as cache')
    def ran = engines.planned.last()

    then:
    ran.services()*.name().any { it.startsWith('cache-run-') }
    engines.ports.sessions().attached[0][0].startsWith('shop-cache-run-')
    model().services()*.name() == ['db', 'web']
    !session.status().changed()

    when:
    say("service 'mail' { image 'mailhog' }")
    runInBackground('run --rm redis:8 as other')
    say("service 'queue' { image 'nats' }")
    endLatest()
    endLatest()

    then:
    model().services()*.name() == ['db', 'web', 'mail', 'queue']
  }

  def "what runs an image and is removed at its end has what its words and earlier entries say"() {
    given:
    script(SHOP)
    say("defaults { labels team: 'a' }")
    engines.observer.lookedAt = { false }

    when:
    say('run --rm -e A=b redis:8 redis-cli PING')

    then:
    with(engines.planned.last().services().find { it.name().startsWith('redis-run-') }) {
      it.image().get().toString() == 'redis:8'
      it.env() == [A: 'b']
      it.command().get() == ['redis-cli', 'PING']
      it.identity().labels() == [team: 'a']
    }
  }

  def "what was saved into another file stays saved when an image is run once"() {
    given:
    script(SHOP)
    say("service 'mail' { image 'mailhog' }")
    say('save other.groovy')
    engines.observer.lookedAt = { false }

    when:
    say('run --rm redis:8 as cache')

    then:
    !session.status().changed()
    model().services()*.name() == ['db', 'web', 'mail']
  }

  def "what runs an image once has stopped and is removed when the session is left, by whoever is told: #isTold"(boolean isTold) {
    given:
    script(SHOP)
    engines.observer.lookedAt = { true }
    engines.observer.lookedAtRuns = true
    runInBackground('run --rm redis:8 as cache')
    def closedBefore = null
    engines.ports.changes().get().reactions['remove'] = { closedBefore = engines.closed }
    err.buffer.length = 0

    when:
    def told = isTold ? session.farewell() : []
    session.close()

    then:
    calls().collect { it.split('-run-')[0] } == ['start shop-cache', 'stop shop-cache', 'remove shop-cache']
    closedBefore == 0
    (told + err.toString().readLines()).count('ended: run --rm redis:8 as cache') == 1

    where:
    isTold << [true, false]
  }

  def "links are made at once where containers run, and taken back"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web')]

    when:
    def said = told('link web db as postgres')

    then:
    said.contains('`web` knows `db` as `postgres` now; the variables of the link come with its next start')
    calls() == ['connect id-of-shop-web-1 to shop_default']
    model().service('web').get().links() == [new Link('db', 'postgres', true)]
    told('link web db as postgres').contains('already')

    when:
    said = told('unlink web db')

    then:
    said.contains('has no name of its own for `db` any more')
    model().service('web').get().links() == []
    say('unlink web db') == ExitCode.WRONG_USAGE
    say('link web dbx') == ExitCode.WRONG_USAGE
    say('link web') == ExitCode.WRONG_USAGE
  }

  def "a link that nobody had read the stack before is taken back where containers run"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web')]

    when:
    say('link web db as postgres')
    def said = told('undo')

    then:
    said.contains('undone: link web db as postgres')
    calls() == ['connect id-of-shop-web-1 to shop_default'] * 2
    model().service('web').get().links() == []
    !session.status().changed()
  }

  def "a link is taken back to what the files say by then"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web')]
    say('link web db as postgres')
    script(SHOP + "override 'web', { link db: 'store' }\n")

    when:
    say('undo')

    then:
    calls() == ['connect id-of-shop-web-1 to shop_default'] * 2
    model().service('web').get().links() == [new Link('db', 'store', true)]
  }

  def "a shell in a container is the best that it has"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db')]

    expect:
    say('sh db') == ExitCode.FINE
    engines.ports.sessions().execs[0][0] == 'id-of-shop-db-1'
    engines.ports.sessions().execs[0][1].command()[0..1] == ['sh', '-c']
    say('sh db ls /etc') == ExitCode.FINE
    engines.ports.sessions().execs[1][1].command() == ['sh', '-c', 'ls /etc']
    say('sh') == ExitCode.WRONG_USAGE
  }

  def "what is saved makes the same stack"() {
    given:
    script(SHOP)
    say("service 'cache' { image 'redis:7'; env A: 1; port '6379:6379'; link db: 'store' }")
    def before = model()

    when:
    def code = say('save other.groovy')

    then:
    code == ExitCode.FINE
    def text = Files.readString(folder.resolve('other.groovy'))
    def compiled = new StackCompiler().compile(
      new ScriptSource(folder.resolve('other.groovy'), 'other.groovy', text),
      new Surroundings(folder, folder, [ORCHSH_NO_CACHE: '1'], Clock.systemUTC()))
    compiled instanceof Compilation.Compiled
    compiled.stack() == before
  }

  Compilation compiled(String name) {
    def file = folder.resolve(name)
    new StackCompiler().compile(
      new ScriptSource(file, name, Files.readString(file)),
      new Surroundings(folder, folder, [ORCHSH_NO_CACHE: '1'], Clock.systemUTC()))
  }

  def "tasks and checks are saved as they were written, with what they make use of: #kind"(String kind, String text, List<String> entries, List<String> names, List<String> lines) {
    given:
    script(SHOP + text)
    file('more.groovy', "task 'other' { say 'more' }")
    entries.each { assert say(it) == ExitCode.FINE }
    def before = model()

    when:
    def code = say('save other.groovy')

    then:
    err.toString() == '' || !err.toString().contains('not written')
    code == ExitCode.FINE
    def saved = compiled('other.groovy') as Compilation.Compiled
    saved.stack() == before
    saved.verbs().tasks()*.name() + saved.verbs().checks()*.name() + saved.verbs().jobs().collect { "$it.name $it.description $it.test".toString() } == names
    lines.every { Files.readString(folder.resolve('other.groovy')).contains(it) }

    where:
    kind                | text                                                                 | entries                                                        | names               | lines
    'tasks'             | "// fills it\ntask 'seed', 'fills', {\n  say 'x'  // so\n}\n"        | []                                                             | ['seed']            | ["// fills it\ntask 'seed', 'fills', {\n  say 'x'  // so\n}"]
    'checks'            | "check 'well', within: 5.s, { assert true }\n"                   | []                                                             | ['well']            | ["check 'well', within: 5.s, {"]
    'needs'             | "task 'a' { say 'a' }; task 'b', needs: 'a', { say 'b' }\n"          | []                                                             | ['a', 'b']          | ["needs: 'a'"]
    'functions'         | "def twice(n) { n * factor }\ndef factor = 2\ntask 'a' { say twice(3) }\n".replace('n * factor', 'n * 2') | []                     | ['a']               | ['def twice(n)']
    'variables'         | "def factor = 2\nint other = 3\ntask 'a' { say factor * other }\n"  | []                                                             | ['a']               | ['def factor = 2', 'int other = 3']
    'imports'           | "import java.time.Duration as D\ntask 'a' { say D.ofSeconds(1) }\n"  | []                                                             | ['a']               | ['import java.time.Duration as D']
    'params'            | "param 'size', default: 'big'\ntask 'a' { say params.size }\n"       | []                                                             | ['a']               | ["param 'size', default: 'big'"]
    'loops'             | "['a', 'b'].each { n -> task n, { say n } }\n"                       | []                                                             | ['a', 'b']          | ["['a', 'b'].each"]
    'entries'           | ''                                                                   | ["task 'a' { say 'one' }", "task 'a', 'two', { say 'two' }"]   | ['a']               | ["task 'a', 'two', {"]
    'entries together'  | "task 'z' { say 'z' }\n"                                             | ['def hello(n) { "hello $n" }', "task 'a' { say hello('you') }", "check 'c' { assert true }"] | ['z', 'a', 'c'] | ['def hello(n)']
    'included'          | "include './more.groovy'\n"                                          | []                                                             | ['other']           | ["task 'other'"]
    'jobs'              | "job 'load', 'loads it', { image 'x'; test true }\n"                 | []                                                             | ['load loads it true'] | ["job 'load', 'loads it', {", 'test true']
  }

  def "what cannot be saved is named: #why"(String text, String called, String why) {
    given:
    script(SHOP + text + "\ntask 'good' { say 'good' }\n")

    when:
    def code = say('save other.groovy')

    then:
    code == ExitCode.FINE
    err.toString().contains("$called is not written: $why")
    (compiled('other.groovy') as Compilation.Compiled).verbs().tasks()*.name() == ['good']

    when:
    answers = 'y\n'
    def before = Files.readString(folder.resolve('stack.groovy'))

    then:
    say('save stack.groovy') == ExitCode.WRONG_USAGE
    err.toString().contains("$called would be lost: $why")
    Files.readString(folder.resolve('stack.groovy')) == before

    where:
    text                                                                       | called     | why
    "def handle = service 'x', { image 'x' }\ntask 'a' { say handle }"         | 'task `a`' | 'unknown name `handle`'
    "['a'].each { n -> service \"x\$n\", { image 'x' }; task n, { say n } }"    | 'task `a`' | ''
  }

  def "a file that is there is written over only after asking"() {
    given:
    script(SHOP)
    file('other.groovy', 'mine')

    expect:
    say('save other.groovy') == ExitCode.WRONG_USAGE
    Files.readString(folder.resolve('other.groovy')) == 'mine'
    say('save') == ExitCode.WRONG_USAGE
    say('save other.yaml') == ExitCode.WRONG_USAGE

    when:
    answers = 'y\n'

    then:
    say('save other.groovy') == ExitCode.FINE
    Files.readString(folder.resolve('other.groovy')).contains('postgres:16')
    folder.toFile().list().findAll { it.startsWith('.other.groovy') }.empty
  }

  def "declarations are taken back one after the other"() {
    given:
    script(SHOP)
    say("service 'a' { image 'a' }")
    say("service 'b' { image 'b' }")
    say('1 + 1')

    expect:
    told('undo').contains("undone: service 'b'")
    model().services()*.name() == ['db', 'web', 'a']
    say('undo') == ExitCode.FINE
    model().services()*.name() == ['db', 'web']
    say('undo') == ExitCode.WRONG_USAGE
    !session.status().changed()
  }

  String image(String service) {
    model().service(service).get().image().get().toString()
  }

  def "that files are read again is nothing that an entry has changed"() {
    given:
    script(SHOP)
    say('up')

    when:
    script(SHOP.replace('nginx', 'nginx:1.28'))
    say('services')

    then:
    told('undo').contains('there is nothing to take back')
    image('web') == 'nginx:1.28'
  }

  def "what changed containers alone leaves the stack as it is when it is taken back"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'web')]
    say('up')
    engines.beforeStep = { engines.observer.containers = [container('shop', 'web', state: State.EXITED)] }
    say('stop web')

    when:
    script(SHOP.replace('nginx', 'nginx:1.28'))
    say('up')
    def said = told('undo')

    then:
    said.contains('undone: stop web')
    calls() == ['start id-of-shop-web-1']
    image('web') == 'nginx:1.28'
    !session.status().changed()
  }

  def "files that were changed meanwhile are what they are now when a declaration is taken back"() {
    given:
    script(SHOP)
    say("service 'a' { image 'a' }")
    script(SHOP.replace('nginx', 'nginx:1.28'))
    say("service 'b' { image 'b' }")

    when:
    say('undo')

    then:
    model().services()*.name() == ['db', 'web', 'a']
    image('web') == 'nginx:latest'
    session.status().changed()

    when:
    say('undo')

    then:
    model().services()*.name() == ['db', 'web']
    image('web') == 'nginx:1.28'
    !session.status().changed()
  }

  def "a declaration that found files changed is taken back to these"() {
    given:
    script(SHOP)
    say('up')
    script(SHOP.replace('nginx', 'nginx:1.28'))

    when:
    say("service 'a' { image 'a' }")
    say('undo')

    then:
    model().services()*.name() == ['db', 'web']
    image('web') == 'nginx:1.28'
    !session.status().changed()
  }

  def "what was saved is in the file and not in the stack when it is taken back#read"(String read, List<String> entries) {
    given:
    script(SHOP)
    entries.each { say(it) }
    say("service 'cache' { image 'redis' }")
    answers = 'y\n'
    assert say('save stack.groovy') == ExitCode.FINE
    assert !session.status().changed()

    when:
    def said = told('undo')

    then:
    said.contains("undone: service 'cache'")
    model().services()*.name() == ['db', 'web']
    session.status().changed()
    !told('up').contains('has changed')

    when:
    Files.writeString(folder.resolve('stack.groovy'), '// more\n' + Files.readString(folder.resolve('stack.groovy')))

    then:
    told('up').contains('`stack.groovy` has changed; `reload` takes that in')
    model().services()*.name() == ['db', 'web']

    where:
    read                          | entries
    ''                            | ['up']
    ', also if nobody had asked'  | []
  }

  def "what was saved into another file is still saved when a later entry is taken back"() {
    given:
    script(SHOP)
    say("service 'a' { image 'a' }")
    say('save other.groovy')

    when:
    say("service 'b' { image 'b' }")
    say('undo')

    then:
    model().services()*.name() == ['db', 'web', 'a']
    !session.status().changed()

    when:
    say("service 'b' { image 'b' }")
    say('save another.groovy')
    say('undo')
    say('undo')

    then:
    model().services()*.name() == ['db', 'web']
    !session.status().changed()
  }

  def "a container that is removed is kept, and comes back"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web')]

    when:
    say('rm -fs db')

    then:
    with(engines.carriedOut.last().steps()*.step()) {
      it[0] instanceof Step.StopContainer
      it[1].describe() ==~ /.*shop-db-1-kept-id-of-sh-[0-9]+.*/
      it.size() == 2
    }
    calls() == []
    err.toString().contains('`undo` brings it back, until the shell is left or 10 minutes have gone by')
    !shown('ps -a').contains('shop-db-1')

    when:
    engines.observer.containers = [container('shop', 'db', state: State.EXITED), container('shop', 'web')]
    say('undo')

    then:
    calls() == ['rename id-of-shop-db-1 to shop-db-1', 'start id-of-shop-db-1']
    shown('ps -a').contains('shop-db-1')
  }

  def "what is kept goes when the session is left"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db', state: State.EXITED)]
    say('ps')
    say('rm -f db')

    when:
    session.close()

    then:
    calls().last() == 'remove id-of-shop-db-1'
  }

  def "what was #then when `#entry` came is that again: #called"(State then, String entry, State now, List<String> called) {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db', state: then)]
    say('ps')
    engines.beforeStep = { engines.observer.containers = [container('shop', 'db', state: now)] }

    when:
    say(entry)
    say('undo')

    then:
    calls() == called

    where:
    then           | entry   | now           || called
    State.RUNNING  | 'stop'  | State.EXITED  || ['start id-of-shop-db-1']
    State.PAUSED   | 'stop'  | State.EXITED  || ['start id-of-shop-db-1', 'pause id-of-shop-db-1']
    State.EXITED   | 'start' | State.RUNNING || ['stop id-of-shop-db-1']
  }

  def "only the option destroys data, not a service that is called like it"() {
    given:
    script("stack 'shop'\nservice('web-v') { image 'web' }")
    engines.observer.containers = [container('shop', 'web-v')]
    engines.beforeStep = { engines.observer.containers = [] }

    when:
    say(entry)

    then:
    told('undo').contains('there is nothing to take back') == !isUndone

    where:
    entry            || isUndone
    'down web-v'     || true
    'down -v web-v'  || false
    'down --volumes' || false
  }

  def "what was stopped is started again"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web', state: State.EXITED)]
    say('ps')
    engines.beforeStep = { engines.observer.containers = [container('shop', 'db', state: State.EXITED), container('shop', 'web', state: State.EXITED)] }

    when:
    say('stop')
    say('undo')

    then:
    calls() == ['start id-of-shop-db-1']
  }

  def "what was taken down is made anew with as many containers as it had"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web'), container('shop', 'web', number: 2)]
    say('ps')
    engines.steps = [orchsh.shell.command.FakeEngines.step(1, new orchsh.engine.plan.Step.RemoveNetwork('n', 'shop_default'))]
    engines.beforeStep = { engines.observer.containers = [] }

    when:
    say('down')
    engines.steps = []
    say('undo')

    then:
    engines.goals.last().services() == ['db', 'web'] as Set
  }

  def "what was taken down comes back as it was, in its networks"() {
    given:
    script(SHOP + "override 'web', { needs 'db' }\n")
    def before = [inNetwork(container('shop', 'web', state: State.EXITED), 'n1'), inNetwork(container('shop', 'db'), 'n1')]
    engines.observer.networks = [new ObservedNetwork('n1', 'shop_default', [:])]
    engines.observer.containers = before
    say('ps')
    def created = new Step.CreateNetwork(new NetworkOrder('shop_default', Network.named('default').build(), [:]), true)
    engines.steps = [
      FakeEngines.step(1, new Step.StopContainer('db', 'shop-db-1', Duration.ZERO)),
      FakeEngines.step(2, new Step.RemoveContainer('db', 'shop-db-1', AnonymousVolumes.KEEP)),
      FakeEngines.step(3, new Step.RemoveContainer('web', 'shop-web-1', AnonymousVolumes.KEEP)),
      FakeEngines.step(4, new Step.RemoveNetwork('shop_default', 'n1'))]

    when:
    say('down')

    then:
    engines.carriedOut.last().steps()[1].step().describe().contains('shop-db-1-kept-')
    engines.carriedOut.last().steps()[2].step().describe().contains('shop-web-1-kept-')
    out.toString().contains('removed shop-db-1, shop-web-1, network shop_default')
    !out.toString().contains('kept-')
    err.toString().contains('`undo` brings them back, until')
    shown('ps -a').count('shop-') == 0

    when:
    engines.observer.networks = []
    engines.steps = [FakeEngines.step(1, created)]
    def code = say('undo')

    then:
    code == ExitCode.FINE
    calls() == ['create network shop_default', 'rename id-of-shop-db-1 to shop-db-1', 'rename id-of-shop-web-1 to shop-web-1', 'start id-of-shop-db-1']
  }

  def "an engine that refuses to bring back can be asked again"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db')]
    say('ps')
    engines.steps = [FakeEngines.step(1, new Step.RemoveContainer('db', 'shop-db-1', AnonymousVolumes.KEEP))]
    say('down')
    engines.steps = []
    def refusing = true
    engines.whileLocking = {
      if (refusing) {
        throw ProblemException.stack(Problem.error('not now'))
      }
    }

    when:
    def first = say('undo')
    refusing = false
    def second = say('undo')

    then:
    first != ExitCode.FINE
    second == ExitCode.FINE
    calls() == ['rename id-of-shop-db-1 to shop-db-1', 'start id-of-shop-db-1']
  }

  def "what cannot be made again is not undone, and can be asked for again"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db')]
    say('ps')
    engines.beforeStep = { engines.observer.containers = [] }
    say('rm -fsv db')
    engines.beforeStep = {}
    engines.steps = [FakeEngines.step(1, new Step.CreateNetwork(new NetworkOrder('shop_default', Network.named('default').build(), [:]), true))]
    engines.failingStep = 1

    when:
    def said = told('undo')

    then:
    said.contains('it broke')
    !said.contains('undone')
    say('undo') == ExitCode.STACK_FAILED

    when:
    engines.failingStep = 0

    then:
    told('undo').contains('undone: rm -fsv db')
    engines.goals.last().services() == ['db'] as Set
    told('undo').contains('there is nothing to take back')
  }

  def "a declaration stays as long as what it has changed cannot be brought back"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db')]
    say('ps')
    def created = FakeEngines.step(1, new Step.CreateNetwork(new NetworkOrder('shop_default', Network.named('default').build(), [:]), true))
    engines.steps = [created]
    engines.beforeStep = { engines.observer.containers = [] }
    say('run redis:7 as db')
    engines.failingStep = 1

    when:
    def code = say('undo')

    then:
    code == ExitCode.STACK_FAILED
    session.status().changed()

    when:
    engines.failingStep = 0

    then:
    say('undo') == ExitCode.FINE
    !session.status().changed()
    image('db') == 'postgres:16'
  }

  def "what a killed shell has kept is removed by the next one when its time is over"() {
    given:
    script(SHOP)
    def over = container('shop', 'db').nameToKeep(Instant.parse('2000-01-01T00:00:00Z'))
    def kept = container('shop', 'web').nameToKeep(Instant.parse('2999-01-01T00:00:00Z'))
    engines.observer.containers = [container('shop', 'db', name: over), container('shop', 'web', name: kept)]

    when:
    say('ps')

    then:
    new PollingConditions(timeout: 60).eventually {
      assert calls() == ['remove id-of-shop-db-1']
    }
  }

  private static ObservedContainer inNetwork(ObservedContainer container, String id) {
    new ObservedContainer(container.id(), container.name(), container.image(), container.imageId(), container.state(), container.status(),
      container.created(), container.labels(), container.ports(), ['shop_default': new ObservedContainer.Endpoint(id, '')], container.volumes())
  }

  def "`reload` shows what the files would change, and changes it on a yes"() {
    given:
    script(SHOP)
    say('ps')
    script(SHOP + "service 'mail' { image 'mailhog' }\n")
    engines.steps = [orchsh.shell.command.FakeEngines.step(1, new orchsh.engine.plan.Step.RemoveNetwork('n', 'shop_default'))]

    when:
    say('reload')

    then:
    engines.ran == 0
    engines.planned.last().services()*.name() == ['db', 'web', 'mail']
    err.toString().contains('nothing was changed; `up` applies it')

    when:
    answers = 'y\n'
    say('reload')

    then:
    engines.ran == 1

    when:
    script("service 'db' { imgae 'x' }")
    def code = say('reload')
    script(SHOP)

    then:
    code == ExitCode.WRONG_USAGE
    err.toString().contains('imgae')
  }

  def "what was saved into another file is not said to be lost"() {
    given:
    script(SHOP)
    say("service 'cache' { image 'redis' }")
    assert session.status().changed()

    when:
    say('save other.groovy')

    then:
    !session.status().changed()

    when:
    say('reload')

    then:
    !err.toString().contains('lost')
    engines.planned.last().services()*.name() == ['db', 'web']

    when:
    say("service 'queue' { image 'nats' }")

    then:
    session.status().changed()
  }

  def "`edit` opens the editor and takes in what it wrote"() {
    given:
    script(SHOP)
    def editor = folder.resolve('editor.sh')
    Files.writeString(editor, "echo \"service 'mail' { image 'mailhog' }\" >> \"\$1\"\n")
    environment = [ORCHSH_NO_CACHE: '1', EDITOR: "sh $editor".toString(), PATH: '/usr/bin:/bin']

    expect:
    say('edit') == ExitCode.FINE
    model().services()*.name() == ['db', 'web', 'mail']
  }

  def "the terminal is the editor's as long as it is open"() {
    given:
    script(SHOP)
    def lent = folder.resolve('lent')
    def terminal = [lendAsItIs: { Files.createFile(lent); { -> Files.delete(lent) } as RawTerminal.Loan }] as RawTerminal
    streams = new Streams(InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Optional.of(terminal))
    def editor = folder.resolve('editor.sh')
    Files.writeString(editor, "[ -e lent ] && echo \"service 'mail' { image 'mailhog' }\" >> \"\$1\"\n")
    environment = [ORCHSH_NO_CACHE: '1', EDITOR: "sh $editor".toString(), PATH: '/usr/bin:/bin']

    expect:
    say('edit') == ExitCode.FINE
    !Files.exists(lent)
    model().services()*.name() == ['db', 'web', 'mail']
  }

  def "without an editor, `edit` says how to name one"() {
    given:
    script(SHOP)

    expect:
    say('edit') == ExitCode.WRONG_USAGE
    err.toString().contains('EDITOR=vi')
  }

  def "`reach` tries the name, the way and the port"() {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web')]
    engines.observer.execs = { container, command -> null }

    expect:
    say('reach web db:5432') == ExitCode.STACK_FAILED
    out.toString().contains('name: `db` is known inside `shop-web-1`')
    out.toString().contains('way: none')
    out.toString().contains('port: 5432 answers, tried inside `shop-web-1`')
    say('reach web db') == ExitCode.WRONG_USAGE
    say('reach web') == ExitCode.WRONG_USAGE
  }

  def "where an image has no tools, `reach` asks from beside it: #images"(List<String> images, List<String> found, String name, String port) {
    given:
    script(SHOP)
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web')]
    engines.observer.images = [new ObservedImage('sha256:1', images, [:])]
    engines.observer.execs = { where, command ->
      where == 'id-of-shop-web-1' ? new EngineObserver.ExecResult(126, 'exec: "sh": executable file not found') : null
    }

    when:
    say('reach web db:5432')

    then:
    out.toString().contains(name)
    out.toString().contains(port)
    calls().collect { it.split(' ')[0] } == found

    where:
    images                       | found                       | name                                                              | port
    ['nginx:1', 'busybox:1.36']  | ['create', 'start', 'remove'] | 'name: `db` is known beside `shop-web-1` in its network'        | 'port: 5432 answers, tried beside `shop-web-1` in its network'
    ['nginx:1', 'alpine:3']      | ['create', 'start', 'remove'] | 'name: `db` is known beside `shop-web-1` in its network'        | 'port: 5432 answers, tried beside `shop-web-1` in its network'
    ['nginx:1']                  | []                          | 'name: not tried, for the image of `shop-web-1` has no tool'      | 'port: not tried, for the image of `shop-web-1` has no tool'
  }
}
