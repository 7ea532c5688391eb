package orchsh.shell.rehearsal

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.shell.Main
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class RehearsalSpec extends Specification {
  @TempDir
  Path folder

  def "plays the usual commands to their end, on no engine and in its own folder"() {
    given:
    def ends = [:].withDefault { [] }

    when:
    new Rehearsal(Clock.systemUTC(), { invocation ->
      ends[invocation.args()[-1]] << Main.commands(folder).run(invocation).name()
      assert invocation.surroundings().directory() == folder
    }).play(folder)

    then:
    ends == [
      help: ['FINE'] * 2, version: ['FINE'] * 2, plan: ['FINE'] * 2, ps: ['FINE'] * 2, up: ['FINE'] * 2, logs: ['FINE'] * 2,
      nonsense: ['WRONG_USAGE'] * 2, down: ['FINE'] * 2
    ]
    Files.exists(folder.resolve('stack.groovy'))
  }
}
