package orchsh.shell.prompt

import orchsh.shell.invocation.ExitCode
import spock.lang.Timeout

/** Lines that are typed at a prompt, and what is on the screen then. */
@Timeout(180)
class PromptSpec extends PromptFixture {
  def "a command is carried out, and the next line can be typed"() {
    given:
    open()

    when:
    type('version\r')

    then:
    see('Java     17 (Debian)')
    soon.eventually { assert lines().count { it.startsWith('orchsh>') } == 2 }

    when:
    type(CTRL_D)
    left()

    then:
    code == ExitCode.FINE
  }

  def "Ctrl-C clears the line, and the prompt stays"() {
    given:
    open()

    when:
    type('versi')
    see('versi')
    type(CTRL_C)
    soon.eventually { assert typed() == 'orchsh>' }
    type('version\r')

    then:
    see('Java     17 (Debian)')
  }

  def "a status line is shown below"() {
    given:
    open()

    expect:
    soon.eventually { assert lines().last().endsWith('0/0 up') }
  }

  def "an unknown word is refused, and the prompt stays"() {
    given:
    open()

    when:
    type('vresion\r')

    then:
    see('orchsh>')
    soon.eventually { assert lines().count { it.startsWith('orchsh>') } == 2 }
    thread.alive
  }
}
