package orchsh.shell.live

import java.nio.file.Files
import orchsh.engine.SuiteEngine
import orchsh.engine.observed.ObservedContainer.State
import spock.lang.IgnoreIf
import spock.lang.Timeout

/** Compose files of three generations come up on the engine, say what they are to say, and are left alone by a second `up`. */
@Timeout(900)
@IgnoreIf({ SuiteEngine.chosen().podman })
class ComposeFilesIT extends LiveFixture {
  static final String LIVE = 'trap "exit 0" TERM; sleep 1000 & wait'

  void file(String path, String text) {
    Files.writeString(folder.resolve(path), text.stripIndent())
  }

  /** Brings it up, once more to no effect, and gives what a service has written. */
  List<String> logs(String service) {
    assert run('up') == 0
    def ids = observer.containersOf(name)*.id() as Set
    assert run('up') == 0
    assert observer.containersOf(name).findAll { it.state() == State.RUNNING }*.id().every { it in ids }
    assert run('logs', service) == 0
    out.toString().readLines().collect { it.replaceFirst(/^\S+ +[|│] ?/, '') }
  }

  def "a file of 2014: links with variables on the engine's own bridge, volumes of the host, names with underscores"() {
    given:
    file('docker-compose.yml', """\
      db:
        image: busybox
        command: sh -c '$LIVE'
        expose: ["5432"]
        environment: [COLOUR=blue]
        volumes: ["$name-data:/data"]
      web:
        image: busybox
        command: sh -c 'env; cat /etc/hosts; ls -d /data; echo all said; $LIVE'
        links: [db]
        volumes_from: [db]
      """)
    file('orchsh.groovy', "override('web') { wait log: 'all said' }")

    when:
    def said = logs('web')
    def containers = observer.containersOf(name).collectEntries { [it.service().get(), it] }

    then:
    containers.values()*.name().sort() == ["${name}_db_1", "${name}_web_1"]*.toString()
    containers.values().every { it.networks().keySet() == ['bridge'] as Set }
    said.any { it ==~ /DB_PORT_5432_TCP_ADDR=[0-9.]+/ }
    said.any { it ==~ /DB_1_PORT_5432_TCP=tcp:.*:5432/ }
    said.contains('DB_ENV_COLOUR=blue')
    said.any { it ==~ /[0-9.]+\s+db\b.*/ }
    said.contains('/data')
    containers.db.volumes()*.volume() == ["$name-data".toString()]

    when:
    def code = run('down', '--volumes')

    then:
    code == 0
    observer.containersOf(name) == []
    observer.observe(name).volumeNamed("$name-data".toString()).get().label('orchsh.stack').empty

    cleanup:
    run('down')
    engine.removeVolume("$name-data".toString())
  }

  def "a file of version 2: health is waited for, links are names, limits hold"() {
    given:
    file('docker-compose.yml', """\
      version: "2.4"
      services:
        db:
          image: busybox
          command: sh -c 'touch /tmp/ok; $LIVE'
          healthcheck: {test: "test -f /tmp/ok", interval: 200ms, retries: 100}
          mem_limit: 64m
        web:
          image: busybox
          command: sh -c 'ping -c 1 store && echo all said; $LIVE'
          depends_on: {db: {condition: service_healthy}}
          links: ["db:store"]
      """)
    file('orchsh.groovy', "override('web') { wait log: 'all said' }")

    expect:
    logs('web').contains('all said')
    observer.containersOf(name)*.name().sort() == ["$name-db-1", "$name-web-1"]*.toString()
    observer.containersOf(name).every { it.networks().keySet() == ["${name}_default".toString()] as Set }
  }

  def "a file of version 3: replicas, a job, secrets, configs, networks; what is for a swarm is told"() {
    given:
    file('pw.txt', 'hidden')
    file('compose.yaml', """\
      version: "3.8"
      services:
        init: {image: busybox, command: "true"}
        web:
          image: busybox
          command: sh -c 'cat /run/secrets/pw /etc/shop; echo; ping -c 1 w && echo all said; $LIVE'
          depends_on: {init: {condition: service_completed_successfully}}
          networks: {back: {aliases: [w]}}
          secrets: [pw]
          configs: [{source: shop, target: /etc/shop, mode: 0440}]
          tmpfs: /scratch
          deploy: {replicas: 2, placement: {constraints: [node.role == manager]}}
      networks: {back: {internal: true}}
      secrets: {pw: {file: ./pw.txt}}
      configs: {shop: {content: " and open"}}
      """)
    file('orchsh.groovy', "override('web') { wait log: 'all said' }")

    expect:
    logs('web').count('*** and open') == 2
    observer.containersOf(name).findAll { it.service().get() == 'web' && it.state() == State.RUNNING }.size() == 2
    run('plan') == 2
    out.toString().contains('the job runs again on each up')
    !out.toString().contains('create ' + name + '-web')
    err.toString().contains('`deploy.placement` is heeded by the command `deploy` alone')
  }
}
