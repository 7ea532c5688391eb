package orchsh.engine

import java.nio.file.Path
import java.time.Clock
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.docker.PrivateEngine
import orchsh.engine.docker.PrivateEngineException
import orchsh.engine.docker.RunningEngine
import orchsh.engine.wire.EngineAddress

/**
 * The engine of the integration tests: a box of its own, started when the first test asks for it and ended with the
 * tests. What it holds is kept for the next run, so that stand-in images are made once. Without it tests fail.
 */
class EngineFixture {
  private static RunningEngine running

  /** What a test sees of the machine; the engine's folder is not among it. */
  static Surroundings surroundings() {
    new Surroundings(Path.of('').toAbsolutePath(), Path.of(System.getProperty('user.home')), System.getenv(), Clock.systemDefaultZone())
  }

  static synchronized RunningEngine engine() {
    if (running == null) {
      def engine = new PrivateEngine(surroundings().cacheFolder().resolve('suite'), surroundings())
      running = start(engine)
      Runtime.runtime.addShutdownHook(new Thread({ engine.stop { } }))
    }
    running
  }

  private static RunningEngine start(PrivateEngine engine) {
    try {
      if (Boolean.getBoolean('orchsh.bootstrap')) {
        engine.install({ println it }, CancellationToken.none())
      }
      engine.start(PrivateEngine.Mode.BOX, [], { println it }, CancellationToken.none())
    } catch (PrivateEngineException e) {
      throw new AssertionError("The integration tests need a container engine of their own: $e.message\n" +
        'To have it installed and started: mvn verify -Dorchsh.bootstrap', e)
    }
  }

  static EngineAddress address() {
    new EngineAddress.Unix(engine().socket())
  }
}
