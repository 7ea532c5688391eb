package orchsh.shell.live

import orchsh.engine.EngineFixture
import orchsh.engine.SuiteEngine
import orchsh.engine.caller.Surroundings
import orchsh.engine.docker.PrivateEngine
import spock.lang.IgnoreIf
import spock.lang.Timeout

/** The private engine of a user, in a folder of the test's own. */
@Timeout(900)
class EngineCommandIT extends LiveFixture {
  private PrivateEngine own() {
    def usual = EngineFixture.surroundings()
    PrivateEngine.of(new Surroundings(folder, folder, (usual.environment() + variables).findAll { it.value != null }, usual.clock()))
  }

  def setup() {
    aboutStack = false
    host = ''
    variables = [XDG_CACHE_HOME: folder.resolve('cache').toString(), DOCKER_HOST: null]
  }

  def cleanup() {
    own().kill()
    own().remove { }
  }

  @IgnoreIf({ SuiteEngine.chosen().podman || SuiteEngine.chosen().rootless })
  def "engine start, engine status, engine stop, engine remove: it is there, runs, rests, and is gone"() {
    expect:
    run('engine', 'status') == 3
    out.toString().contains('state     absent')
    run('engine', 'start') == 0
    out.toString().contains('state     running')
    own().status().present
    run('engine', 'status') == 0
    run('ps', '-p', 'nobody') == 0
    run('engine', 'stop') == 0
    own().status().empty
    run('engine', 'status') == 3
    run('engine', 'remove') == 2
    run('engine', 'remove', '--yes') == 0
    run('engine', 'status') == 3
    out.toString().contains('state     absent')
  }
}
