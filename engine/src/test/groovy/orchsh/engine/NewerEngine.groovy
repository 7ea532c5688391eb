package orchsh.engine

import java.nio.file.Path
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.docker.PrivateEngine
import orchsh.engine.docker.RunningEngine
import orchsh.engine.wire.EngineAddress

/**
 * A Docker engine of today in a box of its own: the package of Debian's newest suite, unpacked beside what is installed.
 * Programs and images are kept for the next run.
 */
class NewerEngine {
  private static RunningEngine running

  /** The folder of dockerd, docker-proxy, docker-buildx and docker-registry. */
  static synchronized Path programs() {
    def folder = EngineFixture.surroundings().cacheFolder().resolve('newer-programs')
    def root = Path.of(System.getProperty('orchsh.root'))
    def process = new ProcessBuilder('sh', SuiteEngine.script('newer-programs.sh').toString(), folder.toString(), root.resolve('stdlib-scripts/images/lib/apt-mirror.sh').toString())
      .inheritIO().start()
    if (process.waitFor() != 0) {
      throw new AssertionError('The newer engine could not be fetched from this machine\'s Debian archive' as Object)
    }
    folder.resolve('bin')
  }

  /** What a test sees of the machine, with the newer programs before the installed ones. */
  static Surroundings surroundings() {
    def usual = EngineFixture.surroundings()
    def environment = new HashMap<String, String>(usual.environment())
    environment.PATH = "${programs()}:${environment.PATH ?: '/usr/sbin:/usr/bin:/sbin:/bin'}".toString()
    new Surroundings(usual.directory(), usual.home(), environment, usual.clock())
  }

  static synchronized RunningEngine engine() {
    if (running == null) {
      def engine = new PrivateEngine(EngineFixture.surroundings().cacheFolder().resolve('newer'), surroundings())
      running = engine.start(PrivateEngine.Mode.BOX, [], { println it }, CancellationToken.none())
      Runtime.runtime.addShutdownHook(new Thread({ engine.stop { } }))
    }
    running
  }

  static EngineAddress address() {
    new EngineAddress.Unix(engine().socket())
  }
}
