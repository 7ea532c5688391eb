package orchsh.shell.live

import groovy.json.JsonSlurper
import java.nio.file.Files
import spock.lang.Timeout

/** Deployments on a real engine: in batches, with failures, and back. */
@Timeout(600)
class DeployIT extends LiveFixture {
  static final RUNS = 'trap "exit 0" TERM; sleep 1000 & wait'
  static final FAILS = 'echo no; exit 3'

  /** Four containers that end quickly when they are asked to. */
  private void web(String version, String deploy, String command = RUNS, String restart = 'no') {
    script("""
      service 'web' {
        image 'busybox'
        command 'sh', '-c', '$command'
        env VERSION: '$version'
        replicas 4
        restart '$restart'
        deploy $deploy
      }
      """)
  }

  /** The version of each container that runs, by its name. */
  private Map<String, String> running() {
    observer.containersOf(name).findAll { it.running }.collectEntries { [it.name(), version(it.id())] }
  }

  private String version(String id) {
    observer.allOfContainer(id).get().at('Config').at('Env').texts().find { it.startsWith('VERSION=') } - 'VERSION='
  }

  private Map<String, String> four(String version) {
    (1..4).collectEntries { ["$name-web-$it".toString(), version] }
  }

  private List<String> kept() {
    observer.containersOf(name).findAll { it.name().endsWith('-previous') }*.name().sort()
  }

  /** How many ran at the fewest and at the most after the first four had been started, as the engine remembers it. */
  private List<Integer> fewestAndMost() {
    assert run('events', '--since', '10m', '--until', 'now', '--json') == 0
    def counts = []
    int now = 0
    out.toString().readLines().collect { new JsonSlurper().parseText(it) }.findAll { it.type == 'container' }*.action.each {
      now += it == 'start' ? 1 : it in ['die', 'died'] ? -1 : 0
      counts << now
    }
    def after = counts.drop(counts.indexOf(4))
    assert counts.contains(4) && after.size() > 16
    [after.min(), after.max()]
  }

  def "deploy: four containers are replaced two at a time, #order: never fewer than #fewest, never more than #most"(String order, int fewest, int most) {
    given:
    web('1', 'replicas: 4')
    assert run('deploy') == 0

    when:
    web('2', "update: [parallelism: 2, order: '$order', monitor: 500.ms, delay: 200.ms]")

    then:
    run('deploy', '--dry-run') == 2
    running() == four('1')
    run('deploy') == 0
    running() == four('2')
    kept() == (1..4).collect { "$name-web-$it-previous".toString() }
    fewestAndMost() == [fewest, most]
    run('deploy', '--dry-run') == 0
    run('plan') == 0
    run('ps', '-q') == 0
    out.toString().readLines().size() == 4

    where:
    order         || fewest | most
    'stop-first'  || 2      | 4
    'start-first' || 4      | 6
  }

  def "a deployment that fails goes back by itself, and what ran before runs again"() {
    given:
    web('1', 'replicas: 4', RUNS, 'on-failure')
    assert run('deploy') == 0
    def before = observer.containersOf(name)*.id() as Set
    web('2', "update: [parallelism: 2, failureAction: 'rollback', monitor: 30.s], rollback: [monitor: 0.s, parallelism: 0]", FAILS, 'on-failure')

    expect:
    run('deploy') == 1
    err.toString().contains('exit code 3')
    err.toString().contains('web goes back to what ran before')
    running() == four('1')
    observer.containersOf(name)*.id() as Set == before
    observer.allOfContainer("$name-web-1").get().at('HostConfig').at('RestartPolicy').at('Name').text() == 'on-failure'
  }

  def "a deployment that fails pauses, is gone on with, and can be gone back from"() {
    given:
    web('1', 'replicas: 4')
    assert run('deploy') == 0
    web('2', "update: [monitor: 30.s]", FAILS)

    expect:
    run('deploy') == 1
    err.toString().contains('`deploy` goes on from here, `deploy --rollback` goes back')
    running() == four('1').findAll { !it.key.endsWith('-1') }
    run('deploy', '--rollback') == 0
    running() == four('1')

    when:
    web('3', 'update: [monitor: 0.s, parallelism: 0]')

    then:
    run('deploy') == 0
    running() == four('3')
    run('deploy', '--rollback') == 0
    running() == four('1')
    kept() == []
    run('deploy', '--rollback') == 1
    err.toString().contains('there is no way back')
  }

  def "as many failures as may be are borne, #order: of the first container #left"(String order, String left, Map<String, String> first) {
    given:
    web('1', 'replicas: 4')
    assert run('deploy') == 0
    script("""
      volume 'all'
      service 'web' {
        image 'busybox'
        command 'sh', '-c', 'mkdir /all/mine && exit 3; trap "exit 0" TERM; sleep 1000 & wait'
        env VERSION: '2'
        volume 'all:/all'
        replicas 4
        deploy update: [monitor: 1.s, maxFailureRatio: 0.25, order: '$order']
      }
      """)

    expect:
    run('deploy') == 0
    err.toString().contains('not finished: web\nno more failed than may, the same command goes on from here')
    running() == four('2').findAll { !it.key.endsWith('-1') } + first.collectEntries { [name + it.key, it.value] }

    and: 'the next one goes on from there'
    run('deploy') == 0
    running() == four('2')
    !observer.containersOf(name)*.name().any { it.endsWith('-next') }
    run('plan') == 0

    where:
    order         | left                    || first
    'stop-first'  | 'nothing runs'          || [:]
    'start-first' | 'the old one is there'  || ['-web-1': '1']
  }

  def "a compose file says the same"() {
    given:
    def compose = { String version, String command ->
      Files.writeString(folder.resolve('compose.yaml'), """\
        services:
          web:
            image: busybox
            command: ['sh', '-c', '$command']
            environment: {VERSION: '$version'}
            deploy:
              replicas: 4
              placement: {constraints: [node.platform.os == linux]}
              update_config: {parallelism: 2, order: start-first, failure_action: rollback, monitor: 500ms}
              rollback_config: {parallelism: 0, monitor: 0s}
        """.stripIndent())
    }
    compose('1', 'trap "exit 0" TERM; sleep 1000 & wait')
    assert run('deploy') == 0

    when:
    compose('2', 'trap "exit 0" TERM; sleep 1000 & wait')

    then:
    run('deploy') == 0
    running() == four('2')
    fewestAndMost() == [4, 6]

    when:
    compose('3', 'exit 3')

    then:
    run('deploy') == 1
    running() == four('2')
  }

  def "what cannot be is refused before anything happens: #deploy"(String deploy, String message) {
    given:
    web('1', deploy)

    expect:
    run('deploy') == 1
    err.toString().contains(message)
    err.toString().contains('stack.groovy:8:')
    observer.containersOf(name) == []

    where:
    deploy                                                      || message
    "placement: [constraints: ['node.hostname == nowhere']]"    || '`node.hostname == nowhere` is not true: here it is'
    "placement: [constraints: ['node.labels.zone == east']]"    || 'asks for what only a swarm knows'
    "placement: [preferences: ['node.labels.zone']]"            || 'cannot be spread by `node.labels.zone`'
    "placement: [maxReplicasPerNode: 3]"                        || 'at most 3 on one machine'
    "endpointMode: 'vip'"                                       || 'cannot have one address'
  }
}
