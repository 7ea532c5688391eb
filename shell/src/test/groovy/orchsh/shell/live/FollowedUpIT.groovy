package orchsh.shell.live

import groovy.json.JsonSlurper
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import orchsh.engine.SuiteEngine
import orchsh.engine.caller.CancellationToken
import spock.lang.IgnoreIf
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** What `up`, `down`, `rm`, `inspect`, `logs` and `config` do with the flags that docker compose has, on a real engine. */
@Timeout(900)
class FollowedUpIT extends LiveFixture {
  PollingConditions soon = new PollingConditions(timeout: 180)

  static final ENDING = '''
    service 'db' { image 'busybox'; command 'sh', '-c', 'trap "exit 0" TERM; echo up; sleep 1000 & wait'; wait log: 'up'; env PASSWORD: 'hush-hush', LEVEL: '3' }
    service 'web' { image 'busybox'; command 'sh', '-c', 'echo on; while ! test -e /end; do sleep 0.1; done; exit 7'; needs 'db' }
    '''

  private Map<String, String> states() {
    run('ps', '-a', '--json')
    out.toString().readLines().collect { new JsonSlurper().parseText(it) }.collectEntries { [it.service, it.state] }
  }

  def "a stack that is followed ends with a container of it, and gives its exit code"() {
    given:
    script(ENDING)
    def following = CompletableFuture.supplyAsync { run('up', '--attach', '--exit-code-from', 'web') }
    soon.eventually {
      assert out.toString().contains('web | on')
      assert out.toString().contains('db  | up')
    }

    when:
    observer.exec("$name-web-1", ['touch', '/end'], Duration.ofSeconds(60), CancellationToken.none())

    then:
    following.get(120, TimeUnit.SECONDS) == 7
    err.toString().contains("`$name-web-1` has ended with 7, so the stack is stopped")
    states() == [db: 'exited', web: 'exited']
  }

  def "Ctrl-C stops a stack that is followed"() {
    given:
    script(ENDING)
    def following = CompletableFuture.supplyAsync { run('up', '--attach') }
    soon.eventually { assert out.toString().contains('web | on') }

    when:
    cancellation.cancel()

    then:
    following.get(120, TimeUnit.SECONDS) == 130
    soon.eventually { assert containers().every { !it.running } }
  }

  def "what is created is not started, and one service goes without the others"() {
    given:
    script(ENDING)

    expect:
    run('create') == 0
    states() == [db: 'created', web: 'created']
    run('up') == 0
    states() == [db: 'running', web: 'running']
    run('down', 'web') == 0
    states() == [db: 'running']
    run('down', '-t', '5') == 0
    states() == [:]
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "a container of run -d is removed with its service, and what is secret is hidden"() {
    given:
    script(ENDING)

    expect:
    run('up') == 0
    run('run', '-d', 'db', 'sleep', '1000') == 0
    containers().size() == 3
    run('inspect', 'db.Config.Env') == 0
    out.toString().contains('PASSWORD=***')
    out.toString().contains('LEVEL=3')
    run('inspect', '--show-secrets', 'db.Config.Env') == 0
    out.toString().contains('PASSWORD=hush-hush')
    run('inspect', '--json', 'default') == 0
    new JsonSlurper().parseText(out.toString().readLines().first()).Name == "${name}_default".toString()
    run('logs', '--json', 'db') == 0
    new JsonSlurper().parseText(out.toString().readLines().first()).text == 'up'
    run('rm', '-s', '-f', 'db') == 0
    containers()*.service()*.get() == ['web']
  }

  def "a stack is shown as a compose file that another command reads"() {
    given:
    script(ENDING)

    expect:
    run('config') == 0
    out.toString().contains('PASSWORD: "${DB_PASSWORD}"')
    !out.toString().contains('hush-hush')
  }
}
