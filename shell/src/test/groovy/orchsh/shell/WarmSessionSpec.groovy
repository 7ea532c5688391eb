package orchsh.shell

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.Console.Asking
import orchsh.shell.invocation.ExitCode
import orchsh.shell.invocation.Invocation
import orchsh.shell.session.Session
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** What an entry costs in a session that knows its stack and its engine: questions to the engine, however many services there are. */
@Timeout(300)
class WarmSessionSpec extends Specification {
  private static final int SERVICES = 50

  @TempDir
  Path folder

  @AutoCleanup
  OneAnswerEngine engine

  @AutoCleanup
  Session session

  Set<Thread> others = Thread.allStackTraces.keySet()
  PollingConditions soon = new PollingConditions(timeout: 120)

  def setup() {
    engine = new OneAnswerEngine(folder.resolve('engine.sock'), SERVICES)
    Files.writeString(folder.resolve('stack.groovy'), "stack 'shop'\n(1..$SERVICES).each { service \"s\$it\", { image 'busybox' } }\n")
    session = Session.open(new Invocation(['stack.groovy'], surroundings(), console(), CancellationToken.none()), Main.tools(folder))
    session.prepare(CancellationToken.none())
    soon.eventually {
      assert session.status().up() == SERVICES
      assert isQuiet()
    }
  }

  // `why` asks for the image by its name, and once more how its containers are checked, for these would be made anew
  def "`#line` asks #questions and nothing afterwards"(String line, List<String> questions) {
    given:
    engine.asked.clear()

    when:
    def code = session.run(line, console(), CancellationToken.none())
    soon.eventually {
      assert isQuiet()
    }

    then:
    code == ExitCode.FINE
    engine.asked == questions.collect { "GET /$it".toString() }

    where:
    line                                   | questions
    'ps'                                   | ['_ping', 'containers/json']
    "ps | where state == 'running' | count" | ['_ping', 'containers/json']
    'ps s7'                                | ['_ping', 'containers/json']
    'port s1'                              | ['_ping', 'containers/json']
    'inspect s1'                           | ['_ping', 'containers/json', 'containers/c1/json']
    'ls'                                   | ['_ping', 'containers/json', 'volumes']
    'why s1'                               | ['_ping', 'version', 'containers/json', 'networks', 'volumes', *(['images/busybox:latest/json'] * 2), '_ping', 'containers/c1/json']
    'help ps'                              | []
    'jobs'                                 | []
    'config --services'                    | []
  }

  /** Whether nobody in the session has anything to do: its status waits for news, and somebody listens for them. */
  private boolean isQuiet() {
    def own = Thread.allStackTraces.findAll { !others.contains(it.key) }
    engine.listeners == 1 &&
      own.findAll { it.key.name == 'status of the stack' }.every { it.key.state == Thread.State.WAITING && it.value.any { it.className.endsWith('.Semaphore') } }
  }

  private Surroundings surroundings() {
    new Surroundings(folder, folder, [HOME: folder.toString(), DOCKER_HOST: "unix://$folder/engine.sock".toString()], Clock.systemUTC())
  }

  private static Console console() {
    def look = Appearance.stream(Glyphs.ASCII)
    def nowhere = new PrintWriter(Writer.nullWriter())
    new Console(nowhere, nowhere, new BufferedReader(Reader.nullReader()), look, look, Asking.POINTLESS)
  }
}
