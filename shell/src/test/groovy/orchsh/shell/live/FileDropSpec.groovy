package orchsh.shell.live

import orchsh.engine.caller.CancellationToken
import orchsh.engine.problem.ProblemException
import orchsh.shell.command.FakeObserver
import orchsh.shell.command.FakePorts
import spock.lang.Specification

class FileDropSpec extends Specification {
  def ports = new FakePorts()
  def drop = new FileDrop(ports.over(new FakeObserver()), CancellationToken.none())

  def "of a command that fails its last lines are told"() {
    given:
    ports.sessions.prints = (1..100).collect { "line $it\n".toString() }
    ports.sessions.code = 3

    when:
    drop.run('web', ['make', 'all'])

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['`make all` failed in `web`, exit code 3']
    e.problems()[0].details() == (81..100).collect { "line $it".toString() }
  }

  def "a command may print more than is kept"() {
    given:
    ports.sessions.prints = ['x' * 1_000_000 + '\n'] * 40

    when:
    drop.run('web', ['make', 'all'])

    then:
    ports.sessions.closed == 1
  }
}
