package orchsh.shell.live

import groovy.json.JsonSlurper
import java.nio.file.Files
import orchsh.engine.model.ImageReference
import spock.lang.Timeout

/** The scripts of the standard library, on a real engine. */
@Timeout(900)
class StandardScriptsIT extends LiveFixture {
  static final String SLEEPS = '''command 'sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait\''''

  def setup() {
    Files.createDirectories(folder.resolve('api'))
    Files.writeString(folder.resolve('api/Dockerfile'), 'FROM busybox\nCOPY greeting /greeting\n')
    Files.writeString(folder.resolve('api/greeting'), 'hello\n')
    script("""\
      volume 'data'
      service 'db' { image 'busybox'; volume 'data:/data'; $SLEEPS }
      service 'api' { build './api'; needs 'db'; $SLEEPS; port 80 }
      """)
  }

  def cleanup() {
    run('teardownStack', '--volumes', '--yes')
    run('cleanupImages')
  }

  /** All that there is on the engine. */
  Map<String, Set<String>> everything() {
    def seen = observer.observe('')
    [containers: seen.containers()*.id() as Set, networks: seen.networks()*.id() as Set,
     volumes   : seen.volumes()*.name() as Set, images: seen.images().collectMany { [it.id(), *it.names()] } as Set]
  }

  List<String> states() {
    containers()*.state()*.word().sort()
  }

  List<String> said() {
    out.toString().readLines()
  }

  def "they leave no trace, and what others have stays"() {
    given: 'an image of somebody else whose name begins like ours'
    def other = "${name}-api-of-others"
    assert run('-p', other, 'buildImages') == 0

    and:
    def before = everything()

    expect: 'images are built once, and again when a file has changed'
    run('buildImages') == 0
    said() == ["built $name-api:latest: no image yet"]
    run('buildImages') == 0
    said() == ['nothing to build: no file has changed']
    Files.writeString(folder.resolve('api/greeting'), 'hello again\n')
    run('buildImages', 'api') == 0
    said().size() == 1
    said()[0].startsWith("built $name-api:latest: ")
    said()[0].contains('greeting')

    and: 'all is ready when it is up'
    run('startStack') == 0
    states() == ['running', 'running']
    said().any { it ==~ /api +http:\/\/.*/ }
    run('startStack') == 0
    said().any { it ==~ /api +http:\/\/.*/ }

    and: 'stopped containers stay'
    run('stopStack') == 0
    said() == ['stopped db, api; containers and data are kept']
    states() == ['exited', 'exited']
    run('stopStack') == 0
    said() == ['nothing of it runs']
    run('startStack', 'db') == 0
    states() == ['exited', 'running']
    run('stopStack', 'db', 'api') == 0
    said() == ['stopped db; containers and data are kept']

    and: 'images that containers use are left, and said to be'
    run('cleanupImages') == 1
    err.toString().contains("image $name-api:latest stays: `$name-api-1` uses it")
    err.toString().contains("this is left of the stack: container $name-api-1, container $name-db-1, network ${name}_default, image $name-api:latest")
    containers().size() == 2

    and: 'data stay until somebody says otherwise'
    run('teardownStack') == 0
    said() == ["removed $name-api-1, $name-db-1, network ${name}_default", "kept volume ${name}_data"]
    run('teardownStack') == 0
    said() == ['nothing to remove', "kept volume ${name}_data"]
    engine.tagImage("$name-api:latest", ImageReference.parse("$name-mine:1"))
    run('cleanupImages') == 0
    err.toString().contains("warning: image $name-mine:1 stays: the stack did not name it so")
    said().first().startsWith("removed image $name-api:latest")
    !said().first().contains('mine')
    said().drop(1) == ["kept volume ${name}_data", 'nothing else is left of the stack']
    run('teardownStack', '--volumes') == 2
    err.toString() == "error: nobody is there to be asked: remove ${name}_data, with all data in them?\n  hint: `--yes` does not ask\n"
    run('teardownStack', '--volumes', '--yes') == 0
    said() == ["removed volume ${name}_data"]
    run('cleanupImages', '--volumes') == 0
    said() == ['nothing to remove', 'nothing is left of the stack']

    when:
    engine.removeImage("$name-mine:1")

    then:
    everything() == before

    cleanup:
    run('-p', other, 'cleanupImages')
    observer.image("$name-mine:1").ifPresent { engine.removeImage(it.id()) }
  }

  def "they tell beforehand what each would do"() {
    expect:
    run('buildImages', '--dry-run') == 2
    said().any { it.startsWith("build $name-api:latest") }
    run('startStack', 'db', '--dry-run') == 2
    said().any { it.startsWith("start $name-db-1") }
    containers() == []

    when:
    run('startStack')

    then:
    run('stopStack', '--dry-run') == 2
    said() == ["stop $name-api-1", "stop $name-db-1", '2 to stop']
    run('teardownStack', '--dry-run', '--volumes') == 2
    said().any { it.startsWith("remove $name-api-1") }
    said().any { it.startsWith("remove volume ${name}_data") }
    run('cleanupImages', '--dry-run') == 1
    states() == ['running', 'running']

    when:
    run('teardownStack')

    then:
    run('cleanupImages', '--dry-run', '--volumes') == 2
    said().any { it.startsWith("remove image $name-api:latest") }
    said().any { it.startsWith("remove volume ${name}_data") }
    observer.observe(name).ownVolumes().size() == 1
    run('cleanupImages', '--volumes', '--yes') == 0
    run('cleanupImages', '--dry-run', '--volumes') == 0
    said() == ['nothing to change']
  }

  def "a compose file is a stack like any other"() {
    given:
    Files.delete(folder.resolve('stack.groovy'))
    Files.writeString(folder.resolve('compose.yaml'), '''\
      services:
        api:
          build: ./api
          command: ['sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait']
      '''.stripIndent())

    expect:
    run('buildImages') == 0
    run('startStack') == 0
    states() == ['running']
    run('stopStack') == 0
    run('teardownStack') == 0
    run('cleanupImages') == 0
    said() == ["removed image $name-api:latest", 'nothing is left of the stack']
  }

  def "tasks call them, and programs can read what they do"() {
    given:
    script("""\
      service 'db' { image 'busybox'; $SLEEPS }
      task 'all' {
          startStack db
          say db.state
          stopStack()
          say db.state
          teardownStack volumes: true, yes: true
          cleanupImages()
      }
      """)

    expect:
    run('all') == 0
    said().findAll { !it.startsWith('db ') } == [
      'running',
      'stopped db; containers and data are kept',
      'exited',
      "removed $name-db-1, network ${name}_default",
      'nothing to remove',
      'nothing is left of the stack',
    ]
    run('startStack', '--json') == 0
    def events = said().collect { new JsonSlurper().parseText(it) }
    events.last().event == 'result'
    events.last().command == 'startStack'
    events.last().services*.service == ['db']
    run('teardownStack') == 0
  }
}
