package orchsh.shell

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** The process itself: what only a real one can show. */
@Timeout(120)
class MainSpec extends Specification {
  @TempDir
  Path folder

  def "says its version"() {
    expect:
    with(finish(start('version', '--short'))) {
      out.matches(/\d+\.\d+\.\d+(-SNAPSHOT)?\n/)
      err == ''
      code == 0
    }
  }

  def "ends with the command's exit code"() {
    expect:
    finish(start('--no-such-option')).code == 2
    finish(start('pss')).err == 'error: there is no command `pss`\n  hint: did you mean `ps`?\n'
  }

  def "works in the caller's folder and writes UTF-8 whatever the locale"() {
    given:
    Files.writeString(folder.resolve('Zoë.groovy'), "service('wëb') { imaeg 'x' }")

    when:
    def result = finish(start('Zoë.groovy', 'plan'))

    then:
    result.code == 2
    result.err.startsWith('error: Zoë.groovy:1:')
  }

  def "ends with 130 when it is told to, in the middle of a script that never ends"(String signal) {
    given:
    Files.writeString(folder.resolve('stack.groovy'), "println 'here'; while (true) { Thread.yield() }")
    def process = start('plan')
    def seen = new StringBuilder()
    Thread.start { process.errorStream.eachLine('UTF-8') { seen.append(it) } }

    when:
    new PollingConditions(timeout: 60).eventually {
      assert seen.toString().contains('here')
    }
    new PollingConditions(timeout: 60, delay: 0.2).eventually { // two signals at once may arrive as one
      new ProcessBuilder('kill', '-s', signal, "${process.pid()}").start().waitFor()
      assert !process.alive
    }

    then:
    process.exitValue() == 130

    cleanup:
    process?.destroyForcibly()

    where:
    signal << ['INT', 'TERM', 'HUP']
  }

  def "a reader who goes away is no failure"() {
    given:
    def process = start('help')

    when:
    process.inputStream.close()

    then:
    process.waitFor() == 0
    process.errorStream.text == ''
  }

  def "a disk that is full is a failure, and is said"() {
    when:
    def builder = builder('help')
    builder.redirectOutput(new File('/dev/full'))
    def ended = finish(builder.start())

    then:
    ended.code == 1
    ended.err == 'error: the output cannot be written: No space left on device\n'
  }

  private Process start(String... args) {
    builder(args).start()
  }

  private ProcessBuilder builder(String... args) {
    def builder = new ProcessBuilder(
      Path.of(System.getProperty('java.home'), 'bin', 'java').toString(),
      '-XX:TieredStopAtLevel=1', '-Dpicocli.disable.closures=true',
      '-cp', System.getProperty('java.class.path'), 'orchsh.shell.Main', *args)
    builder.environment().clear()
    builder.environment().putAll([HOME: folder.toString(), PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8'])
    builder.directory(folder.toFile())
  }

  private static Map finish(Process process) {
    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()
    process.waitForProcessOutput(out, err)
    [code: process.exitValue(), out: out.toString('UTF-8'), err: err.toString('UTF-8')]
  }
}
