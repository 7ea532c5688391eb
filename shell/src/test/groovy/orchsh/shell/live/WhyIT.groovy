package orchsh.shell.live

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.EngineFixture
import orchsh.engine.SuiteEngine
import orchsh.engine.model.Port.Protocol
import orchsh.engine.probe.PortHolder
import spock.lang.IgnoreIf
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Stories of services in trouble, on a real engine. */
@Timeout(900)
class WhyIT extends LiveFixture {
  PollingConditions soon = new PollingConditions(timeout: 120, delay: 0.3)
  Process program

  def cleanup() {
    program?.destroyForcibly()?.waitFor()
  }

  /** What is told of a service; with its causes. */
  private Map story(String... words) {
    assert run('why', *words, '--json') == 0
    new JsonSlurper().parseText(out.toString()) as Map
  }

  private static String service(String name, String command, String more = '') {
    "service '$name' { image 'busybox'; command 'sh', '-c', '$command'; $more }"
  }

  /** A port that nobody has asked for before. */
  private static int port() {
    20_000 + Math.floorMod(System.nanoTime(), 9_000L) as int
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless || SuiteEngine.chosen().podman })
  def "one that ran out of memory"() {
    given:
    script(service('hog', 'exec tail /dev/zero', 'memory 16.mb'))
    run('up')
    assert run('wait', 'hog') == 137

    expect:
    with(story('hog')) {
      it.headline ==~ /ran out of memory .* ago and was ended by the kernel \(exit code 137\)/
      it.facts.contains('it may have no more than 16 MiB')
      it.remedies == ['give it more memory, or let it need less']
    }
  }

  def "ends of their own, with what their codes mean"() {
    given:
    script([service('three', 'echo three words here; exit 3'), service('lost', 'nosuch'), service('done', 'true'),
            "job('load') { image 'busybox'; command 'true' }"].join('\n'))
    run('up')
    run('wait')

    expect:
    with(story('three')) {
      it.headline ==~ /ended .* ago with exit code 3/
      it.log == ['three words here']
    }
    with(story('lost')) {
      it.headline ==~ /ended .* ago with exit code 127/
      it.facts.contains('exit code 127: its command, or one that it runs, is not in its image')
    }
    story('done').headline ==~ /ended .* ago by itself: its command was done \(exit code 0\)/
    story('load').mood == 'fine'
  }

  /** Podman has words of its own for what happens. */
  @IgnoreIf({ SuiteEngine.chosen().podman })
  def "one that was stopped, one that did not heed it, and one whose program is not there"() {
    given:
    script([service('calm', 'trap "exit 0" TERM; sleep 1000 & wait'), service('deaf', 'trap "" TERM; while :; do sleep 1; done')].join('\n'))
    assert run('up') == 0
    assert run('stop', '-t', '1') == 0

    expect:
    with(story('calm')) {
      it.headline ==~ /was stopped .* ago \(exit code 0\)/
      it.remedies == ['start it again: orchsh start calm']
    }
    with(story('deaf')) {
      it.headline ==~ /was stopped .* ago \(exit code 137\)/
      it.facts.any { it.startsWith('it did not end when it was asked to with TERM') }
    }

    when:
    script("service 'none' { image 'busybox'; command '/no/such/program' }")

    then:
    run('up', 'none') == 1
    with(story('none')) {
      it.mood == 'bad'
      it.headline in ['was made, but could not be started', 'has no container']
    }
  }

  @IgnoreIf({ SuiteEngine.chosen().podman })
  def "one that ends again and again"() {
    given:
    script(service('mad', 'echo no luck; exit 7', "restart 'always'"))
    run('up')

    expect:
    soon.eventually {
      with(story('mad')) {
        assert it.headline == 'ends again and again, and is started each time'
        assert it.facts.any { it ==~ /its last exit codes: (7, )+7; .* lie between two ends/ }
        assert it.log.every { it == 'no luck' }
      }
    }
  }

  def "one whose port another container has"() {
    given:
    int wanted = port()
    script(service('holder', 'sleep 1000', "ports '$wanted:80'"))
    assert run('up') == 0
    script(service('web', 'sleep 1000', "ports '$wanted:80'"))
    run('up')
    def taken = "port $wanted of the engine's host is taken by container `$name-holder-1`".toString()

    expect:
    story('web').mood == 'bad'
    story('web').facts == [taken]
    run('down') == 0
  }

  /** The port is that of the engine's network, which is a box beside the machine's. */
  @IgnoreIf({ !(SuiteEngine.chosen() in [SuiteEngine.INSTALLED, SuiteEngine.NEWER]) })
  def "one whose port a program of the engine's host has"() {
    given:
    int wanted = port()
    def host = EngineFixture.engine().engineProcess()
    def listener = folder.resolve('Listener.java')
    Files.writeString(listener, 'public class Listener { public static void main(String[] port) throws Exception { new java.net.ServerSocket(Integer.parseInt(port[0])).accept(); } }')
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java')
    program = new ProcessBuilder('nsenter', '-t', "$host", '-n', '--', "$java", "$listener", "$wanted").redirectErrorStream(true)
      .redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
    soon.eventually { assert PortHolder.seenBy(host).of(wanted, Protocol.TCP).present }
    script(service('web', 'sleep 1000', "ports '$wanted:80'"))

    expect:
    run('up') == 1
    story('web').facts.any { it ==~ /port $wanted of the engine's host is taken by java \(process \d+\), a program of the engine's host/ }
  }

  def "one that is unhealthy"() {
    given:
    script(service('sick', 'sleep 1000', "healthcheck 'sh', '-c', 'echo no table; exit 1', interval: 1.s, retries: 1"))
    assert run('up') == 1

    expect:
    with(story('sick')) {
      it.headline == 'runs, but is unhealthy'
      it.facts.contains('its last healthcheck said: no table')
    }
  }

  def "one that is not ready, with what its wait sees now"() {
    given:
    script(service('shut', 'echo nearly; sleep 1000', "wait tcp: 80, timeout: 1.s; wait log: 'all done', timeout: 1.s"))
    assert run('up') == 1

    expect:
    with(story('shut')) {
      it.headline == 'runs, but is not ready'
      it.facts.any { it.startsWith('wait tcp 80: ') }
      it.facts.contains('wait log /all done/: not seen yet')
      it.log == ['nearly']
    }
  }

  def "a chain of needs is followed to what began it, with a script and without one"() {
    given:
    script([service('db', 'echo FATAL: no password; exit 1', "wait log: 'ready', timeout: 20.s"),
            service('api', 'sleep 1000', "needs 'db'"), service('web', 'sleep 1000', "needs 'api'")].join('\n'))
    assert run('up') == 1

    when:
    def web = story('web')
    def api = web.causes[0]
    def db = api.causes[0]

    then:
    web.facts.contains('it needs `api` to be ready')
    api.facts.contains('it needs `db` to be ready')
    db.headline ==~ /ended .* ago with exit code 1/
    db.log == ['FATAL: no password']
    web.remedies[0] == 'see all that it wrote: orchsh logs db'

    when:
    folder.resolve('stack.groovy').toFile().delete()

    then:
    story('db').headline ==~ /ended .* ago with exit code 1/
  }

  def "one that is well, and one that is not what its script says any more"() {
    given:
    script(service('web', 'echo on; sleep 1000', "port 8080; env A: '1'; wait log: 'on'"))
    assert run('up') == 0

    expect:
    with(story('web')) {
      it.mood == 'fine'
      it.headline ==~ /is ready and has run for .*/
      it.facts.any { it ==~ /published: .* leads to 8080\/tcp/ }
    }
    run('up', '--dry-run') == 0

    when:
    script(service('web', 'echo on; sleep 1000', "port 8080; env A: '2'; wait log: 'on'"))

    then:
    story('web').facts.contains('`up` would make it anew: env A 1 -> 2')
    run('--dry-run', 'up') == 2
    out.toString().contains('env A 1 -> 2')
    run('down', '--dry-run') == 2
    run('ps', '-q') == 0
    out.toString().readLines().size() == 1
    story("${name}_default").headline == 'is there, with one container'
  }
}
