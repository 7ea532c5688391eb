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
      ends[invocation.args()[-1]] << Main.commandsOnStage(folder).run(invocation).code()
      assert invocation.surroundings().directory() == folder
    }, []).play(folder)

    then:
    ends == [
      help: [0] * 2, version: [0] * 2, validate: [0] * 2, params: [0] * 2, tasks: [0] * 2, plan: [2] * 2, ps: [0] * 2, up: [0] * 2, logs: [0] * 2,
      nonsense: [2] * 2, down: [0] * 2, 'stack.groovy': [0]
    ]
    Files.exists(folder.resolve('stack.groovy'))
  }

  def "has the small program play its part, and fails when it cannot"() {
    given:
    def jar = Files.list(Path.of(System.getProperty('user.dir'), 'target/quick')).withCloseable { files ->
      files.filter { it.toString().endsWith('.jar') }.findFirst().get()
    }
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
    def silent = { }

    when:
    new Rehearsal(Clock.systemUTC(), silent, [java, '-Dorchsh.version=1.2.3', '-cp', jar.toString()]).play(folder)

    then:
    noExceptionThrown()

    when:
    def other = Files.createDirectory(folder.resolve('other'))
    new Rehearsal(Clock.systemUTC(), silent, ['false']).play(other)

    then:
    def e = thrown(IOException)
    e.message == 'the small program could not rehearse'
  }
}
