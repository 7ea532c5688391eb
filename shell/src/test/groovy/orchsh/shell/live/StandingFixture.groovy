package orchsh.shell.live

import java.nio.file.Path
import orchsh.engine.OwnName
import spock.lang.Shared
import spock.lang.TempDir

/** Runs commands on one stack, which comes up before the first of them and goes after the last. */
abstract class StandingFixture extends LiveFixture {
  @Shared String standing = OwnName.of('it')
  @Shared @TempDir
  Path home
  @Shared boolean isUp

  /** What stands. */
  abstract String text()

  def setup() {
    project = standing
    folder = home
    if (!isUp) {
      script(text())
      assert run('up') == 0
      isUp = true
    }
  }

  def cleanupSpec() {
    removeAll(standing)
  }
}
