package orchsh.examples

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.EngineFixture
import orchsh.engine.OwnName
import orchsh.engine.EngineState
import orchsh.engine.Leftovers
import orchsh.engine.docker.DockerEngine
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.wire.WireClient
import orchsh.engine.api.WireObserver
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** A story's folder, copied, for containers write into folders that they share; its stack has a name of its own. */
abstract class StoryFixture extends Specification {
  @TempDir
  Path folder

  def name = OwnName.of('story')
  def client = new WireClient(EngineFixture.address(), EngineFixture.surroundings())
  def observer = new WireObserver(client)
  def host = EngineFixture.engine().address()
  def before = EngineState.of(observer)

  def cleanup() {
    def engine = new DockerEngine(client, EngineFixture.surroundings())
    new Leftovers(client, observer, engine).remove(name)
    engine.close()
  }

  Path copyOf(String story) {
    def copy = folder.resolve(story)
    def from = Command.ROOT.resolve("examples/$story")
    Files.walk(from).withCloseable { files ->
      files.each { Files.copy(it, copy.resolve(from.relativize(it).toString())) }
    }
    copy
  }

  List<ObservedContainer> containers() {
    observer.containersOf(name).sort { it.service().orElse('') }
  }

  List<String> running() {
    containers().findAll { it.running }.collect { it.service().get() }
  }

  void leavesNothing(Command command) {
    assert command.call('down', '--volumes').code() == 0
    // what a builder was at goes a moment later
    new PollingConditions(timeout: 300).eventually { assert EngineState.of(observer) == before }
  }
}
