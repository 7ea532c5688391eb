package orchsh.shell.rehearsal

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.shell.Main
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class RehearsalSpec extends Specification {
  @TempDir
  Path folder

  def "plays the usual commands to their end, on no engine and in its own folder"() {
    given:
    def ends = [:].withDefault { [] }

    when:
    new Rehearsal(Clock.systemUTC(), { invocation ->
      ends[invocation.args()[-1]] << Main.commands(folder).run(invocation).code()
      assert invocation.surroundings().directory() == folder
    }, []).play(folder)

    then:
    ends == [
      help: [0] * 2, version: [0] * 2, validate: [0] * 2, params: [0] * 2, tasks: [0] * 2, plan: [2] * 2, ps: [0] * 2, up: [0] * 2, logs: [0] * 2,
      nonsense: [2] * 2, down: [0] * 2
    ]
    Files.exists(folder.resolve('stack.groovy'))
  }
}
