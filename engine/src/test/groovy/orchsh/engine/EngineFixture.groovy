package orchsh.engine

import java.nio.file.Path
import java.time.Clock
import java.util.function.Supplier
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.docker.PrivateEngine
import orchsh.engine.docker.PrivateEngineException
import orchsh.engine.docker.RunningEngine
import orchsh.engine.port.ContainerEngine
import orchsh.engine.port.EngineObserver
import orchsh.engine.run.Reach
import orchsh.engine.run.StandIns
import orchsh.engine.wire.EngineAddress

/**
 * The engine of the integration tests: a box of its own, started when the first test asks for it and ended with the
 * tests. What it holds is kept for the next run, so that stand-in images are made once. Without it tests fail.
 */
class EngineFixture {
  private static RunningEngine running
  private static TcpDoor door

  /** What a test sees of the machine; the engine's folder is not among it. */
  static Surroundings surroundings() {
    new Surroundings(Path.of('').toAbsolutePath(), Path.of(System.getProperty('user.home')), System.getenv(), Clock.systemDefaultZone())
  }

  static synchronized RunningEngine engine() {
    if (running == null) {
      def engine = SuiteEngine.chosen().engine()
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
      SuiteEngine.chosen().start(engine)
    } catch (PrivateEngineException e) {
      throw new AssertionError("The integration tests need a container engine of their own: $e.message\n" +
        'To have it installed and started: mvn verify -Dorchsh.bootstrap', e)
    }
  }

  static synchronized EngineAddress address() {
    if (SuiteEngine.chosen() == SuiteEngine.REMOTE) {
      door = door ?: new TcpDoor(engine().socket())
      return new EngineAddress.Tcp('127.0.0.1', door.port(), Optional.empty())
    }
    new EngineAddress.Unix(engine().socket())
  }

  /** An orchestrator for somebody who keeps nothing. */
  static Orchestrator orchestrator(
      EngineObserver observer, Supplier<ContainerEngine> engine, String publishedAt, Reach.Locality locality, StandIns standIns = StandIns.NONE) {
    def nowhere = new Surroundings(Path.of('/'), Path.of('/'), [:], Clock.systemUTC())
    new Orchestrator(observer, engine, publishedAt, locality, standIns, Memory.none(), nowhere)
  }

  /** From where the tests look at the engine's containers. */
  static Reach.Locality locality() {
    SuiteEngine.chosen().locality
  }
}
