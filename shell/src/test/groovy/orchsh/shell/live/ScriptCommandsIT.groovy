package orchsh.shell.live

import groovy.json.JsonSlurper
import java.nio.file.Files
import orchsh.engine.EngineFixture
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.wire.WireRequest
import spock.lang.Timeout

/** The commands about scripts: what they read and write is what a real engine is then given. */
@Timeout(900)
class ScriptCommandsIT extends LiveFixture {
  static final String LIVE = "command 'sh', '-c', 'trap \"exit 0\" TERM; sleep 1000 & wait'"

  private void file(String path, String text) {
    Files.createDirectories(folder.resolve(path).parent)
    Files.writeString(folder.resolve(path), text.stripIndent())
  }

  private List<Map<String, ?>> json() {
    out.toString().readLines().collect { new JsonSlurper().parseText(it) as Map<String, ?> }
  }

  private Map<String, State> states() {
    containers().collectEntries { [it.service().get(), it.state()] }
  }

  /** For commands that take neither an engine nor a stack: where the engine is, is in the environment. */
  private void elsewhere() {
    aboutStack = false
    host = ''
    variables = [DOCKER_HOST: EngineFixture.address().toString()]
  }

  def "validate: what is right and what is wrong, and the engine is left alone"() {
    given:
    script("service 'web' { image 'busybox'; $LIVE }")
    file('bad.groovy', "service 'web' { imaeg 'busybox' }")

    expect:
    run('validate') == 0
    out.toString().contains('1 service')
    run('validate', 'stack.groovy', 'bad.groovy') == 2
    err.toString().startsWith('error: bad.groovy:1:17: unknown word `imaeg`')
    containers() == []
  }

  def "params: what can be given is what comes to be"() {
    given:
    script("param 'colour', default: 'blue', description: 'of the door'\nservice 'web' { image 'busybox'; $LIVE; env COLOUR: params.colour }")

    expect:
    run('params', '--json') == 0
    json()*.subMap('name', 'value', 'from') == [[name: 'colour', value: 'blue', from: 'default']]
    run('-P', 'colour=red', 'params', '--json') == 0
    json()*.subMap('name', 'value', 'from') == [[name: 'colour', value: 'red', from: '-P']]
    run('-P', 'colour=red', 'up') == 0
    run('exec', 'web', 'sh', '-c', 'echo $COLOUR') == 0
    out.toString() == 'red\n'
  }

  def "tasks: what is listed can be run by its name"() {
    given:
    script("""
      service 'web' { image 'busybox'; $LIVE }
      job 'seed' { image 'busybox'; command 'sh', '-c', 'echo sown; exit 6' }
      task('greet', 'says hello') { up 'web'; println exec('web', 'echo', 'hello').lines }
      check('it lives') { assert web.state == 'running' }
      """)

    expect:
    run('tasks', '--json') == 0
    json().findAll { it.kind != 'script' }.collectEntries { [it.name, it.kind] } == [greet: 'task', seed: 'job', 'it lives': 'check']
    json().findAll { it.kind == 'script' }*.name == ['buildImages', 'cleanupImages', 'startStack', 'stopStack', 'teardownStack']
    containers() == []
    run('greet') == 0
    states() == [web: State.RUNNING]
    run('seed') == 6
  }

  def "test: checks hold on a stack that it brings up and clears up"() {
    given:
    script("service 'web' { image 'busybox'; $LIVE }\ncheck('it lives') { assert web.state == 'running' }")

    expect:
    run('test', '--down') == 0
    containers() == []
  }

  def "convert: a compose file and the script made of it are one stack to the engine"() {
    given:
    file('compose.yaml', """\
      services:
        db:
          image: busybox
          command: sh -c 'trap "exit 0" TERM; sleep 1000 & wait'
          volumes: ["data:/data"]
        web:
          image: busybox
          command: sh -c 'trap "exit 0" TERM; sleep 1000 & wait'
          environment: {COLOUR: blue}
          depends_on: [db]
      volumes: {data: {}}
      """)

    expect:
    run('-f', 'compose.yaml', 'up') == 0
    run('-f', 'compose.yaml', 'convert', '-o', 'stack.groovy') == 0
    run('-f', 'stack.groovy', 'plan') == 0
    run('-f', 'stack.groovy', 'convert', '--to', 'compose', '-o', 'again.yaml') == 0
    run('-f', 'again.yaml', 'plan') == 0
    states() == [db: State.RUNNING, web: State.RUNNING]
  }

  def "init: what is proposed for a folder comes up"() {
    given:
    elsewhere()
    file('Dockerfile', '''\
      FROM busybox
      CMD ["sh", "-c", "trap 'exit 0' TERM; sleep 1000 & wait"]
      ''')

    expect:
    run('init') == 0
    Files.exists(folder.resolve('stack.groovy'))
    run('-p', name, 'up') == 0
    containers()*.state() == [State.RUNNING]
    run('init') == 2

    cleanup:
    removeAll()
    observer.observe(name).images().findAll { image -> image.names().any { it.contains(name) } }.each {
      client.send(WireRequest.of('DELETE', "/images/${it.id()}?force=1")).close()
    }
  }

  def "snippet list, snippet show, snippet add, snippet approve, snippet update, snippet test, snippet remove: what is approved comes up, what is not is refused"() {
    given:
    elsewhere()
    file('elsewhere/sleeper.groovy', "// Sleeps.\nservice(name) { image 'busybox'; $LIVE }\n")
    file('shop/stack.groovy', "stack '$name'\nuse '../elsewhere/sleeper.groovy'\nsleeper 'bed'\n")
    def shop = { String... words -> run('-f', 'shop/stack.groovy', *words) }

    expect:
    shop('up') == 2
    containers() == []
    shop('snippet', 'list') == 0
    out.toString().contains('not approved')
    shop('snippet', 'show', '../elsewhere/sleeper.groovy') == 0
    out.toString().contains('Sleeps.')
    shop('snippet', 'approve', '../elsewhere/sleeper.groovy', '--yes') == 0
    shop('up') == 0
    states() == [bed: State.RUNNING]
    shop('snippet', 'test', '../elsewhere/sleeper.groovy') == 0
    out.toString().contains('busybox')
    shop('snippet', 'add', 'postgres') == 0
    shop('snippet', 'update') == 0
    shop('snippet', 'remove', '../elsewhere/sleeper.groovy') == 0
    shop('plan') == 2
    err.toString().startsWith('error: ')
  }

  def "help: every command has its page, and a word of the language"() {
    given:
    elsewhere()

    expect:
    run('help', 'up') == 0
    out.toString().contains('--attach')
    run('help', 'service') == 0
    run('help', 'upp') == 2
  }
}
