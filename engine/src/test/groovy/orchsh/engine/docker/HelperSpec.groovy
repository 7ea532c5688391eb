package orchsh.engine.docker

import java.nio.file.Path
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class HelperSpec extends Specification {
  static final Map<String, String> ENVIRONMENT = [PATH: '/usr/bin:/bin']

  @TempDir
  Path folder

  def "a program that is deaf to being called off is killed, with all that it has begun"() {
    given:
    def cancellation = new Cancellation()
    def deaf = new Helper(['sh', '-c', "trap '' TERM; echo deaf; while :; do sleep 1; done"], Path.of('/'), ENVIRONMENT)

    when:
    deaf.run('', { said -> said.read(); Thread.start { cancellation.cancel() }; said.readAllBytes() }, { it.readAllBytes() }, cancellation)

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.INTERRUPTED
    e.message == '`sh` was called off'
  }

  def "a program that cannot be told all before it is called off was called off, too"() {
    given:
    def cancellation = new Cancellation()
    def busy = new Helper(['sh', '-c', 'echo busy >&2; sleep 60'], Path.of('/'), ENVIRONMENT)

    when:
    busy.run('x' * 1_000_000, { it.readAllBytes() }, { it.read(); cancellation.cancel() }, cancellation)

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.INTERRUPTED
  }

  def "a program that does not hear it out may go on, and its words and exit code count"() {
    given:
    def ending = folder.resolve('ending')
    def said = ''
    def hasty = new Helper(['sh', '-c', 'exec <&-; read -r end < "$1"; echo done; exit 3', 'sh', ending.toString()], Path.of('/'), ENVIRONMENT)

    expect:
    'mkfifo'.with { [it, ending.toString()].execute().waitFor() } == 0
    hasty.run('x' * 1_000_000, { ending.toFile().text = 'end\n'; said = it.text }, { it.readAllBytes() }, CancellationToken.none()) == 3
    said == 'done\n'
  }
}
