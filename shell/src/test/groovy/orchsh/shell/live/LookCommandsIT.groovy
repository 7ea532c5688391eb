package orchsh.shell.live

import groovy.json.JsonSlurper
import java.nio.file.Files
import orchsh.engine.EngineFixture
import orchsh.engine.SuiteEngine
import orchsh.engine.observed.ObservedContainer
import spock.lang.IgnoreIf
import spock.lang.Timeout

/** The commands that only look, on one stack that stands; what they print is compared with what the engine says. */
@Timeout(900)
class LookCommandsIT extends StandingFixture {
  @Override
  String text() {
    '''
    volume 'data'
    service 'db' {
      image 'busybox'; command 'sh', '-c', 'trap "exit 0" TERM; echo one; echo two; echo up; sleep 1000 & wait'
      volume 'data:/data'; env COLOUR: 'blue', PASSWORD: 'hush-hush'; wait log: 'up'
    }
    service 'web' {
      image 'busybox'; command 'sh', '-c', 'mkdir /srv; echo page >/srv/index.html; httpd -p 8080 -h /srv; echo on; trap "exit 0" TERM; sleep 1000 & wait'
      needs 'db'; port 8080; wait log: 'on'
    }
    job 'seed' { image 'busybox'; command 'sh', '-c', 'echo sown'; needs 'db'; once true }
    '''
  }

  private List<Map<String, ?>> json() {
    out.toString().readLines().collect { new JsonSlurper().parseText(it) as Map<String, ?> }
  }

  /** The containers, by their services. */
  private Map<String, ObservedContainer> there() {
    observer.containersOf(standing).collectEntries { [it.service().get(), it] }
  }

  private String published() {
    there().web.ports().find { it.published }.hostPort().toString()
  }

  def "ps: each container is listed as the engine has it, and a job that ended well is no failure"() {
    expect:
    run('ps', '--json') == 0
    json().collectEntries { [it.name, it.state] } == there().values().collectEntries { [it.name(), it.state().word()] }
    there()*.key as Set == ['db', 'seed', 'web'] as Set
    run('ps') == 0
    out.toString().readLines()*.tokenize()*.first() == ['NAME', "$standing-db-1", "$standing-seed-1", "$standing-web-1"]*.toString()
    run('ps', '-q', 'web') == 0
    out.toString() == there().web.id() + '\n'
    run('ps', '--services', '--status', 'exited') == 0
    out.toString() == 'seed\n'
  }

  def "ls: the stack is among those of the engine, and ready though its job has ended"() {
    given:
    aboutStack = false

    expect:
    run('ls', '--json', '--filter', "name=$standing") == 0
    json()*.subMap('name', 'status', 'made_by') == [[name: standing, status: '3/3 ready', made_by: 'orchsh']]
    run('ls', '-q', '--filter', "name=$standing", '--filter', 'status=stopped') == 0
    out.toString() == ''
  }

  def "images: each container's image, by the id that the engine gave it"() {
    expect:
    run('images', '--json') == 0
    json().collectEntries { [it.container, it.id] } == there().values().collectEntries { [it.name(), it.imageId()] }
    json().every { it.size > 0 && it.platform.startsWith('linux/') }
    run('images', '-q', 'web') == 0
    there().web.imageId().contains(out.toString().trim())
  }

  def "volumes: whose they are and where"() {
    expect:
    run('volumes', '--json') == 0
    json()*.subMap('name', 'in_the_stack', 'used_by', 'at') ==
      [[name: "${standing}_data".toString(), in_the_stack: 'data', used_by: ["$standing-db-1".toString()], at: ['/data']]]
    observer.observe(standing).volumeNamed("${standing}_data".toString()).present
    run('volumes', '-q', 'web') == 0
    out.toString() == ''
  }

  def "port: where the engine has published it"() {
    expect:
    run('port', 'web', '8080') == 0
    out.toString().readLines().contains("0.0.0.0:${published()}".toString())
    run('port', 'web', '81') == 1
    run('port', 'db') == 1
  }

  def "open: the page is where it says"() {
    when:
    def code = run('open', '--print', 'web')

    then:
    code == 0
    out.toString() == "http://${EngineFixture.engine().address()}:${published()}\n"

    expect:
    out.toString().trim().toURL().text == 'page\n'
    run('open', '--print', 'db') == 1
  }

  def "top: the processes of what runs"() {
    expect:
    run('top', '--json') == 0
    json().find { it.service == 'db' && it.values()*.toString().contains('sleep 1000') }
    json().find { it.service == 'web' && it.values().any { it.toString().startsWith('httpd') } }
    !json().find { it.service == 'seed' }
    run('top', 'seed') == 1
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "stats: what runs uses memory, once or until Ctrl-C"() {
    expect:
    run('stats', '--no-stream', '--json') == 0
    json().every { it.memory > 0 }
    json()*.name == ["$standing-db-1", "$standing-web-1"]*.toString()

    when:
    def stats = start('stats', '--json', 'db')
    stats.see('"memory":')
    stats.ctrlC.cancel()

    then:
    stats.end() == 130
    stats.err.toString() == ''
  }

  def "events: what was, and what comes, until Ctrl-C"() {
    expect:
    run('events', '--since', '10m', '--until', 'now', '--json') == 0
    json().findAll { it.action == 'start' }*.service as Set == ['db', 'seed', 'web'] as Set
    json().find { it.action == 'die' && it.service == 'seed' }.attributes.exitCode == '0'

    when:
    def events = start('events', '--since', '10m', '--json', 'db')
    events.see('"action":"start"')
    run('kill', '-s', 'CONT', 'db')
    events.see('"action":"kill"')
    events.ctrlC.cancel()

    then:
    events.end() == 130
    events.out.toString().readLines().every { new JsonSlurper().parseText(it).service == 'db' }
  }

  def "inspect: what the engine knows, but for secrets"() {
    expect:
    run('inspect', 'web.Id') == 0
    out.toString() == there().web.id() + '\n'
    run('inspect', 'db.Config.Env') == 0
    out.toString().contains('COLOUR=blue')
    !out.toString().contains('hush-hush')
    run('inspect', "${standing}_data", '--json') == 0
    json()[0].Name == "${standing}_data".toString()
    run('inspect', 'nothing') in [1, 2]
  }

  def "logs: merged by time, from a moment to a moment, the last lines, and only what fits"() {
    given:
    assert run('logs', '--json') == 0
    def all = json()
    def moments = all*.time

    expect:
    all*.text as Set == ['one', 'two', 'up', 'on', 'sown'] as Set
    moments == moments.toSorted()
    all.findAll { it.name == 'db' }*.text == ['one', 'two', 'up']
    run('logs', '--no-log-prefix', '--tail', '1', 'db') == 0
    out.toString() == 'up\n'
    run('logs', '--no-log-prefix', '--grep', '^o', 'db', 'web') == 0
    out.toString() == 'one\non\n'
    run('logs', '--json', '--since', moments[1]) == 0
    json()*.text == all.drop(2)*.text
    run('logs', '--json', '--until', moments[1]) == 0
    json()*.text == all.take(2)*.text
    run('logs', 'seed') == 0
    out.toString() == 'seed | sown\n'
  }

  def "wait: one that has ended gives its code at once, and one that runs is given up"() {
    expect:
    run('wait', 'seed') == 0
    out.toString() == '0\n'
    run('wait', '--timeout', '1', 'db') == 1
    err.toString() == "error: still running after 1.0 s: $standing-db-1\n"
  }

  def "why: what is well is said to be well"() {
    expect:
    run('why', 'db') == 0
    out.toString().contains('db')
    run('why', 'seed') == 0
    out.toString().contains('0')
  }

  def "graph: how each thing is doing now"() {
    expect:
    run('graph', '--json') == 0
    json().findAll { it.kind == 'service' }.every { it.state == 'running' }
    run('graph', '--format', 'svg', '-o', 'drawn.svg') == 0
    Files.readString(folder.resolve('drawn.svg')).contains('<svg')
    run('graph', '--format', 'mermaid') == 0
    out.toString().contains('web')
    run('graph', '--format', 'dot') == 0
    out.toString().startsWith('digraph')
  }

  def "plan: nothing is to be done, and what more would do is told"() {
    given:
    def before = there().values()*.id()

    expect:
    run('plan') == 0
    run('plan', '--scale', 'db=2') == 2
    out.toString().contains("$standing-db-2")
    run('up', '--dry-run') == 0
    there().values()*.id() == before
  }

  def "timeline: the up that brought it here"() {
    expect:
    run('timeline', '--json') == 0
    json()[0].subMap('stack', 'command', 'outcome') == [stack: standing, command: 'up', outcome: 'done']
    json()[0].steps.findAll { it.kind == 'start_container' }*.subject as Set == ['db', 'seed', 'web'] as Set
  }

  def "config: a compose file that means the same stack"() {
    given:
    def before = there().values()*.id()
    Files.createDirectories(folder.resolve('copy'))

    expect:
    run('config') == 0
    Files.writeString(folder.resolve('copy/compose.yaml'), out.toString())
    Files.writeString(folder.resolve('copy/.env'), 'DB_PASSWORD=hush-hush\n')
    run('-f', 'copy/compose.yaml', 'config', '--services') == 0
    out.toString().readLines().toSorted() == ['db', 'seed', 'web']
    there().values()*.id() == before
  }

  def "completion: what lives is known where it is typed"() {
    given:
    aboutStack = false
    host = ''

    expect:
    run('completion', 'bash') == 0
    out.toString().contains('complete')
    complete('-p', standing, 'logs', 'w') == ['web']
    complete('-p', standing, 'exec', 'd') == ['db']
  }

  private List<String> complete(String... words) {
    run('__complete', '--', '--host', EngineFixture.address().toString(), *words)
    out.toString().readLines().drop(1)*.replaceFirst('\t.*', '')
  }

  def "version: that of the engine, too"() {
    given:
    aboutStack = false

    expect:
    run('version', '--json') == 0
    out.toString().contains(observer.facts().version())
  }
}
