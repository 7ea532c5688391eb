package orchsh.engine.live

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.port.ContainerFiles
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

class CopyingSpec extends Specification {
  @TempDir
  Path folder

  def "says in words why a source cannot be read"() {
    given:
    Files.createSymbolicLink(folder.resolve('a'), folder.resolve('b'))
    Files.createSymbolicLink(folder.resolve('b'), folder.resolve('a'))

    when:
    new Copying(Stub(ContainerFiles), new Surroundings(folder, folder, [:], Clock.systemUTC()))
      .in('a', 'web', '/', Copying.SourceLink.FOLLOW, CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message.startsWith('`a` cannot be read: too many levels of symbolic links')
  }
}
