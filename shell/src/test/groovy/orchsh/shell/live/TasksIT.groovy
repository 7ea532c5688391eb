package orchsh.shell.live

import java.nio.file.Files
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.wire.WireRequest
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(900)
class TasksIT extends LiveFixture {

  def "a task brings up, runs commands in containers and on the host, and looks at services"() {
    given:
    Files.writeString(folder.resolve('codes.sql'), 'one\ntwo\n')

    when:
    def printed = task('''\
      up 'db'
      println exec('db', 'wc -l', stdin: file('codes.sql'), quiet: true).out.trim()
      println exec('db', 'cat', stdin: 'typed', quiet: true).out
      println exec('db', 'sh', '-c', 'echo $COLOUR $SIZE; pwd; id -u', env: [SIZE: 3], workdir: '/tmp', user: '1000', quiet: true).lines
      def ended = exec('db', 'sh -c "echo bad >&2; exit 3"', check: false, quiet: true)
      println "$ended.exitCode $ended.ok ${ended.err.trim()}"
      exec 'db', 'echo shown'
      println sh('cat; pwd; exit 4', stdin: file('codes.sql'), check: false, quiet: true).with { [it.exitCode, it.lines] }
      println "$db.name $db.state $db.replicas $db.env.COLOUR ${db.inspect.State.Running} ${db.image}"
      println db.ip ==~ /\\d+\\.\\d+\\.\\d+\\.\\d+/
      println db.logs
      println logs('db', tail: 1)
      println db.memory > 0
      println db.stats.keySet()
      println services*.name
      println db.containers*.state
      println exec(db, 'echo by value', quiet: true).out
      println db.exec('echo on it', quiet: true)
    '''.stripIndent())

    then:
    printed == """\
      2
      typed
      [blue 3, /tmp, 1000]
      3 false bad
      shown
      [4, [one, two, $folder]]
      db running 1 blue true busybox:latest
      true
      hello

      hello

      true
      [cpu, memory, memoryLimit, received, sent, processes]
      [db]
      [running]
      by value

      on it

      """.stripIndent()
  }

  def "services are stopped, started, restarted, waited for and removed"() {
    expect:
    task('''\
      up
      stop 'db', grace: 1.s
      println db.state
      println services.findAll { it.memory > 0 || it.cpu > 0 }*.name
      start 'db'
      println db.state
      def before = db.inspect.State.StartedAt
      restart 'db'
      println before != db.inspect.State.StartedAt
      wait 'db'
      wait db: [log: 'hello']
      wait 'db', exec: 'true', timeout: 60.s
      wait 100.ms
      remove 'db'
      println db.state
      println db.memory
      up 'db', recreate: true
      down volumes: true
      println db.state
    '''.stripIndent()).readLines() == ['exited', '[]', 'running', 'true', 'absent', '0', 'absent']
  }

  def "a command runs in a container of its own, which is gone afterwards"() {
    expect:
    task('''\
      println run('db', 'sh', '-c', 'echo $COLOUR; cat', stdin: 'x', quiet: true).lines
      println run('db', 'sh -c "exit 5"', check: false).exitCode
      println db.state
    '''.stripIndent()).readLines() == ['[blue, x]', '5', 'absent']
    containers() == []
  }

  def "files are copied both ways"() {
    given:
    Files.writeString(folder.resolve('in.txt'), 'in')

    expect:
    task('''\
      up
      copy 'in.txt', 'db:/tmp/there.txt'
      exec 'db', 'cp /tmp/there.txt /tmp/back.txt'
      copy 'db:/tmp/back.txt', '.'
      println file('back.txt').text
    '''.stripIndent()) == 'in\n'
  }

  def "HTTP goes to a service whether its port is published or not, and to any URL"(String port) {
    expect:
    task('''\
      up
      def answer = http(web, '/a.json', port: 8000)
      println "$answer.status $answer.json.colour ${answer.header('CONTENT-LENGTH')}"
      println http(web, '/nothing', port: 8000).status
    '''.stripIndent(), """service 'web' { image 'busybox'; $port
      command 'sh', '-c', 'mkdir /w; echo "{\\\\"colour\\\\": \\\\"blue\\\\"}" > /w/a.json; trap "exit 0" TERM; httpd -f -p 8000 -h /w & wait'; wait tcp: 8000 }""")
      .readLines() == ['200 blue 19', '404']

    where:
    port << ['', 'port 8000']
  }

  def "what fails says so at its line: #block"(String block, List<String> said) {
    expect:
    failure("up 'db'\n$block")[0..<said.size()] == said

    where:
    block                                       || said
    "exec 'db', 'sh -c \"echo broken >&2; exit 7\"'" || ['error: stack.groovy:4:1: `sh -c echo broken >&2; exit 7` in `db` ended with exit code 7', "  4 | exec 'db', 'sh -c \"echo broken >&2; exit 7\"'", "    | ${'^' * 44}".toString(), '  | broken']
    "stop 'db'; exec 'db', 'ls'"                || ['error: stack.groovy:4:12: service `db` does not run: its container is exited']
    "http(db, '/', port: 81)"                   || ['error: stack.groovy:4:1: nobody listens on port 81 of `db`']
    "http('http://127.0.0.1:1/')"               || ['error: stack.groovy:4:1: no answer from `http://127.0.0.1:1/`: the connection is refused']
    "sh 'exit 3'"                               || ['error: stack.groovy:4:1: `exit 3` ended with exit code 3']
    "sh(['no-such-program'])"                   || ['error: stack.groovy:4:1: `no-such-program` cannot be run: there is no such program']
    "exec 'db', 'no-such-program'"              || ['error: stack.groovy:4:1: `no-such-program` in `db` ended with exit code 126']
    "exec 'db', 'sleep 100', timeout: 500.ms"   || ['error: stack.groovy:4:1: `sleep 100` took longer than 0.5 s']
    "copy 'nothing', 'db:/tmp/'"                || ['error: stack.groovy:4:1: there is no `nothing`']
  }

  def "a command that takes too long is ended, children too"() {
    when:
    failure('''up; exec 'db', 'sh', '-c', 'sleep 4321 & sleep 4321', timeout: 1.s''')

    then:
    new PollingConditions(timeout: 180).eventually {
      assert !processes().contains('sleep 4321')
    }
  }

  def "Ctrl-C ends a task and what it runs, in containers and on the host"(String command) {
    given:
    script("$SLEEPER\ntask 'x' { up; sh 'touch begun'; $command }")
    run('up')
    def running = CompletableFuture.supplyAsync { run('x') }
    new PollingConditions(timeout: 180).eventually {
      assert Files.exists(folder.resolve('begun'))
      assert processes().contains('sleep 9876') || hostProcesses().contains('sleep 9876')
    }

    when:
    cancellation.cancel()

    then:
    running.get(120, TimeUnit.SECONDS) == 130
    new PollingConditions(timeout: 180).eventually {
      assert !processes().contains('sleep 9876')
      assert !hostProcesses().contains('sleep 9876')
    }

    where:
    command << ["exec 'db', 'sh', '-c', 'sleep 9876 & sleep 9876'", "sh 'sleep 9876 & sleep 9876'", "run 'db', 'sleep 9876'"]
  }

  def "Ctrl-C ends an endless loop of a task, and leaves nothing: #loop"(String loop) {
    given:
    script("$SLEEPER\ntask 'x' { up; sh 'touch begun'; $loop }")
    def running = CompletableFuture.supplyAsync { run('x') }
    new PollingConditions(timeout: 120).eventually {
      assert Files.exists(folder.resolve('begun'))
    }

    when:
    cancellation.cancel()

    then:
    running.get(120, TimeUnit.SECONDS) == 130
    new PollingConditions(timeout: 180).eventually {
      assert Thread.allStackTraces.keySet().every { it.name != 'task `x`' }
    }

    when: 'and the stack is free for others'
    cancellation = new Cancellation()
    def code = run('down')

    then:
    code == 0
    containers() == []

    where:
    loop << ['while (true) { }', 'while (true) { db.state }', 'for (;;) { try { sleep 10 } catch (ignored) { } }', 'def f; f = { -> f() }; while (true) { [1].each { println it } }']
  }

  def "images of services are built when a task says so, and containers are left alone"() {
    given:
    def built = """service 'app' { command 'sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait'; build dockerfile: \'\'\'
FROM busybox
RUN echo "made of $name" > /made
\'\'\' }"""

    expect:
    task('''\
      build 'app'
      println app.state
      up 'app'
      println exec('app', 'cat /made', quiet: true).out
      def before = app.inspect.Id
      build rebuild: true
      println before == app.inspect.Id
      println db.state
      down()
    '''.stripIndent(), "$SLEEPER; $built").readLines() == ['absent', "made of $name".toString(), '', 'true', 'absent']
    failure("pull 'app'", "$SLEEPER; $built")[0] == 'error: stack.groovy:6:1: the image of service `app` is not pulled, but built'
    failure("build 'db'", "$SLEEPER; $built")[0] == 'error: stack.groovy:6:1: the image of service `db` is not built'

    cleanup:
    client.send(WireRequest.of('DELETE', "/images/$name-app?force=1")).close()
  }

  def "an image that cannot be pulled is named at its line, and the stack is free for others"() {
    given:
    def gone = "service 'gone' { image 'localhost:1/none/x:1' }"

    expect:
    failure("pull 'gone'", gone)[0].startsWith('error: stack.groovy:3:1: `localhost:1/none/x:1` cannot be pulled: ')
    failure('pull()', gone)[0].startsWith('error: stack.groovy:3:1: `localhost:1/none/x:1` cannot be pulled: ')
  }

  def "each container of a scaled service is asked over HTTP, and named when it does not answer"() {
    given:
    def web = """service 'web' { image 'busybox'; replicas 2; wait tcp: 8000
      command 'sh', '-c', 'mkdir /w; hostname > /w/who; trap "exit 0" TERM; httpd -f -p 8000 -h /w & wait' }"""

    when:
    def lines = task('''\
      up
      web.containers.each { println http(it, '/who', port: 8000).text.trim() }
      println http(web, '/who', port: 8000).text.trim()
      println http(web, '/who', port: 8000, replica: 2).text.trim()
    '''.stripIndent(), web).readLines()

    then:
    lines.take(2).toSet().size() == 2
    lines.drop(2) == lines.take(2)
    failure("http(web, '/', port: 81, replica: 2)", web)[0].startsWith('error: stack.groovy:4:1: nobody listens on port 81 of container 2 of `web`')
    failure("http(web, '/', port: 81, replica: 3)", web)[0] == 'error: stack.groovy:4:1: service `web` has no container 3, only 1, 2'
  }

  def "a job is run by its name, shows what it prints, and gives its own exit code"() {
    given:
    script("job('migrate', 'make the tables') { image 'busybox'; command 'sh', '-c', 'echo migrating; exit 6' }")

    expect:
    run('migrate') == 6
    out.toString() == 'migrating\n'
  }

  def "a task in which a job fails ends with the job's exit code: #typed"(List<String> typed) {
    given:
    script("""\
      job('migrate') { image 'busybox'; command 'sh', '-c', 'echo migrating; exit 6' }
      service 'db' { image 'busybox'; command 'sleep', '1000'; stopSignal 'KILL'; needs migrate: 'completed' }
      task('ups') { up 'migrate' }
      task('needs') { up 'db' }
      task('runs') { run 'migrate' }
      task('calls') { ups() }
      """)

    expect:
    run(*typed) == 6
    (out.toString() + err).contains('migrating')

    where:
    typed << [['ups'], ['needs'], ['runs'], ['calls'], ['up', 'migrate'], ['-c', 'ups'], ['-c', 'ups()'], ['-c', "up 'migrate'"], ['-c', 'up migrate']]
  }

  private String processes() {
    containers().findAll { it.running }.collect { observer.exec(it.id(), ['ps'], Duration.ofSeconds(60), CancellationToken.none()).output() }.join('\n')
  }

  private static String hostProcesses() {
    ProcessHandle.current().descendants().map { it.info().commandLine().orElse('') }.toList().join('\n')
  }
}
