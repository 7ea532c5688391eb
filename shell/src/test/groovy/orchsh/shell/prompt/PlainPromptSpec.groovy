package orchsh.shell.prompt

import java.nio.file.Files
import java.util.concurrent.BlockingQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import orchsh.dsl.snippet.SnippetLibrary
import orchsh.engine.caller.CancellationToken.Registration
import orchsh.shell.call.About
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.ExitCode
import orchsh.shell.session.SessionTools
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Lines that are typed on a terminal that can do nothing but show what is written. */
@Timeout(180)
class PlainPromptSpec extends CommandFixture {
  PollingConditions soon = new PollingConditions(timeout: 60, delay: 0.02)
  Keyboard keyboard = new Keyboard()
  Runnable pressed
  Thread thread
  ExitCode code

  static class Keyboard extends Reader {
    final BlockingQueue<String> typed = new LinkedBlockingQueue<>()

    @Override
    int read(char[] letters, int offset, int length) {
      def line = typed.take()
      line.getChars(0, line.length(), letters, offset)
      line.empty ? -1 : line.length()
    }

    @Override
    void close() {
    }
  }

  def setup() {
    environment = [ORCHSH_NO_CACHE: '1']
    file('stack.groovy', "service 'db' { image 'x' }")
    answers = 'those of the keyboard'
    typing = keyboard
    def tools = new SessionTools(engines, SnippetLibrary.EMPTY, new About('1.2.3', '17', 'Debian'))
    def interrupts = { Runnable work ->
      pressed = work;
      { -> } as Registration
    } as Interrupts
    thread = Thread.startDaemon('prompt') { code = new PlainPrompt(invocation(), tools, interrupts).run() }
    waits(1)
  }

  def cleanup() {
    keyboard.typed.add('')
    cancellation.cancel()
    thread.join(30_000)
  }

  private void waits(int times) {
    soon.eventually { assert err.toString().count('orchsh> ') == times }
  }

  private void type(String line) {
    keyboard.typed.add("$line\n".toString())
  }

  private void tells(String text) {
    soon.eventually { assert err.toString().contains(text) }
  }

  private void left() {
    thread.join(60_000)
    assert !thread.alive
  }

  def "entries are carried out one after the other, until there are no more lines"() {
    when:
    type("version --short; println(['a',")
    tells('[> ')
    type("'b'].join())")
    waits(2)
    keyboard.typed.add('')
    left()

    then:
    out.toString() == '1.2.3\nab\n'
    code == ExitCode.FINE
  }

  def "Ctrl-C ends what stands behind it in the line, too"() {
    when:
    type("println 'begun'; Thread.sleep(600_000); version --short")
    soon.eventually { assert (out.toString() + err).contains('begun') }
    soon.eventually {
      pressed.run()
      assert err.toString().count('orchsh> ') == 2
    }

    then:
    !out.toString().contains('1.2.3')

    when:
    type('version --short')

    then:
    soon.eventually { assert out.toString().endsWith('1.2.3\n') }
  }

  def "nothing is carried out behind `exit`"() {
    when:
    type('exit; version --short')
    left()

    then:
    code == ExitCode.FINE
    !out.toString().contains('1.2.3')
  }

  def "whoever is told to end leaves"() {
    when:
    cancellation.cancel()
    left()

    then:
    code == ExitCode.INTERRUPTED
  }

  def "whoever is told to end ends the entry first"() {
    given:
    Files.writeString(folder.resolve('other.groovy'), 'old')
    type('save other.groovy; version --short')
    tells('[y/N] ')

    when:
    cancellation.cancel()
    left()

    then:
    code == ExitCode.INTERRUPTED
    !out.toString().contains('1.2.3')
  }

  def "the answer `#answer` is the question's"(String answer, String text) {
    given:
    def other = folder.resolve('other.groovy')
    Files.writeString(other, 'old')

    when:
    type('save other.groovy')
    tells('[y/N] ')
    type(answer)
    waits(2)

    then:
    Files.readString(other).contains(text)

    where:
    answer || text
    'y'    || "service 'db'"
    'n'    || 'old'
  }

  def "a question that Ctrl-C has ended takes no line"() {
    given:
    def other = folder.resolve('other.groovy')
    Files.writeString(other, 'old')

    when:
    type('save other.groovy')
    tells('[y/N] ')
    pressed.run()
    waits(2)
    type('version --short')

    then:
    soon.eventually { assert out.toString().contains('1.2.3') }
    Files.readString(other) == 'old'
  }

  def "what runs in the background asks nothing"() {
    given:
    def other = folder.resolve('other.groovy')
    Files.writeString(other, 'old')

    when:
    type('save other.groovy &')
    tells('[1] ended with code')
    type('y')
    waits(3)

    then:
    Files.readString(other) == 'old'
    !err.toString().contains('[y/N]')
  }

  def "it is said that leaving waits for what runs in the background"() {
    given:
    engines.observer.lookedAt = { true }
    engines.observer.lookedAtRuns = true
    def runs = new CountDownLatch(1)
    engines.ports.sessions().endless = true
    engines.ports.sessions().whileOpen = { runs.countDown() }

    when:
    type('run --rm redis:8 as cache &')
    runs.await(60, TimeUnit.SECONDS)
    keyboard.typed.add('')
    left()

    then:
    err.toString().readLines().findAll { it.startsWith('end') } == ['ending what runs in the background ...', 'ended: run --rm redis:8 as cache']
  }

  def "what is typed behind a blank is not told again"() {
    when:
    type(' version --short')
    waits(2)
    type(" hidden = [1,")
    tells('[> ')
    type('  2]')
    waits(3)
    type('history')
    waits(4)

    then:
    out.toString() == '1.2.3\n1\n2\nNUMBER   ENTRY\n1        history\n'
  }
}
