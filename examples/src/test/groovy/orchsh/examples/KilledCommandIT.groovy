package orchsh.examples

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.EngineFixture
import orchsh.engine.OwnName
import orchsh.engine.EngineState
import orchsh.engine.Leftovers
import orchsh.engine.docker.DockerEngine
import orchsh.engine.wire.WireClient
import orchsh.engine.api.WireObserver
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/**
 * Wherever the command is killed, the next one goes on from there, and down leaves the engine as it was. A few places are
 * tried, spread over all there are; {@code -Dorchsh.kill=all} tries each line that the command prints.
 */
@Timeout(3600)
class KilledCommandIT extends Specification {
  static final int SPREAD = 3
  static final List<String> SERVICES = ['api', 'cache', 'db', 'web', 'worker']

  @TempDir
  Path folder

  def name = OwnName.of('killed')
  def client = new WireClient(EngineFixture.address(), EngineFixture.surroundings())
  def observer = new WireObserver(client)

  def cleanup() {
    def engine = new DockerEngine(client, EngineFixture.surroundings())
    new Leftovers(client, observer, engine).remove(name)
    engine.close()
  }

  def "what a killed up or down leaves behind is finished by the next one"() {
    given:
    def five = new Command(writeStack(), name)
    def before = EngineState.of(observer)

    when: 'nobody disturbs it'
    def up = linesOf(five.call('up'))
    def down = linesOf(five.call('down', '--volumes'))

    then:
    up > SERVICES.size()
    down > SERVICES.size()
    isAgain(before)

    expect: 'and each time it is disturbed'
    places(up, down).each { inUp, inDown ->
      five.kill(inUp, 'up')
      assert five.call('up').code() == 0
      def containers = observer.containersOf(name)
      assert containers*.name().sort() == SERVICES.collect { "$name-$it-1".toString() }
      assert containers.every { it.running }

      five.kill(inDown, 'down')
      assert five.call('down', '--volumes').code() == 0
      isAgain(before)
    }
  }

  /** Waits, for what a builder was at goes a moment later. */
  private void isAgain(EngineState before) {
    new PollingConditions(timeout: 300).eventually { assert EngineState.of(observer) == before }
  }

  private static int linesOf(Command.Result result) {
    assert result.code() == 0
    (result.out() + result.err()).readLines().size()
  }

  /** A place of an up and one of a down at a time, so that each is tried once. */
  private static List<List<Integer>> places(int up, int down) {
    def count = System.getProperty('orchsh.kill') == 'all' ? Math.max(up, down) : SPREAD
    (0..<count).collect { place -> [up, down].collect { 1 + ((2 * place + 1) * it).intdiv(2 * count) } }
  }

  /** Five services with a bit of everything: a build, two networks, a volume, links in a circle, waits. */
  private Path writeStack() {
    def cache = Files.createDirectories(folder.resolve('cache'))
    Files.writeString(cache.resolve('Dockerfile'), '''\
      FROM busybox
      COPY Dockerfile /here
      CMD ["sh", "-c", "trap 'exit 0' TERM; sleep 1000 & wait"]
      '''.stripIndent())
    Files.writeString(folder.resolve('stack.groovy'), '''\
      stack 'five'

      def idle = "trap 'exit 0' TERM; sleep 1000 & wait"

      volume 'data'
      network 'back'
      network 'front'

      service 'db' {
          image 'busybox'
          command 'sh', '-c', "httpd -p 5432; $idle"
          volume 'data:/data'
          network 'back'
          wait tcp: 5432
      }

      service 'cache' {
          build './cache'
          network 'back'
      }

      service 'api' {
          image 'busybox'
          command 'sh', '-c', "httpd -p 8080; $idle"
          link 'db'
          needs 'cache'
          network 'back', 'front'
          wait tcp: 8080
      }

      service 'web' {
          image 'busybox'
          command 'sh', '-c', "$idle"
          link worker: 'helper'
          needs 'api'
          network 'front'
      }

      service 'worker' {
          image 'busybox'
          command 'sh', '-c', "$idle"
          link web: 'page'
          network 'front'
      }
      '''.stripIndent())
  }
}
