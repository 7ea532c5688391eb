package orchsh.engine.live

import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.function.Consumer
import orchsh.engine.port.Session
import orchsh.engine.port.Session.Channel
import orchsh.engine.port.Session.Ending
import orchsh.engine.port.Session.Ending.Exited
import orchsh.engine.port.TerminalSize
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(120)
class ConversationSpec extends Specification {
  FakeSession session = new FakeSession()
  ByteArrayOutputStream out = new ByteArrayOutputStream()
  Session.Output output = { channel, bytes, offset, length -> out.write(bytes, offset, length) }

  def "passes on what is typed and what is printed, and the end of both"() {
    expect:
    hold(new ByteArrayInputStream('hello'.bytes)) == new Exited(0)
    out.toString() == 'hello'
  }

  def "sizes are told while it lasts"() {
    given:
    Consumer<TerminalSize> told = null
    def withdrawn = false
    Conversation.Resizes resizes = { wish -> told = wish; wish.accept(new TerminalSize(70, 20)); return { withdrawn = true } }

    when:
    new Conversation(session).hold(Optional.of(new ByteArrayInputStream(new byte[0])), output, resizes)

    then:
    session.sizes == [new TerminalSize(70, 20)]
    withdrawn
  }

  def "an input that waits is interrupted when the process ends"() {
    given:
    def interrupted = new CountDownLatch(1)
    def waiting = new InputStream() {
      int read() { read(new byte[1], 0, 1) }

      int read(byte[] bytes, int offset, int length) {
        try {
          new CountDownLatch(1).await()
        } catch (InterruptedException e) {
          interrupted.countDown()
          Thread.currentThread().interrupt()
          throw new InterruptedIOException()
        }
      }
    }
    session.over.countDown()

    expect:
    hold(waiting) == new Exited(0)
    interrupted.await(120, TimeUnit.SECONDS)
  }

  def "an input that cannot be read ends it and is told"() {
    when:
    hold(new InputStream() {
      int read() { throw new IOException('the disk is gone') }

      int read(byte[] bytes, int offset, int length) { read() }
    })

    then:
    def e = thrown(ProblemException)
    e.message == 'the input cannot be read: the disk is gone'
  }

  private Ending hold(InputStream input) {
    new Conversation(session).hold(Optional.of(input), output, Conversation.Resizes.NONE)
  }

  /** Prints what it is given, and ends when its input does. */
  static class FakeSession implements Session {
    final List<TerminalSize> sizes = []
    final CountDownLatch over = new CountDownLatch(1)
    final ByteArrayOutputStream typed = new ByteArrayOutputStream()
    volatile boolean closed

    Ending read(Session.Output output) {
      over.await()
      if (closed) {
        throw ProblemException.stack(Problem.error('the container engine went away'))
      }
      output.write(Channel.OUTPUT, typed.toByteArray(), 0, typed.size())
      new Exited(0)
    }

    void write(byte[] bytes, int offset, int length) { typed.write(bytes, offset, length) }
    void endInput() { over.countDown() }
    void resize(TerminalSize size) { sizes << size }

    void close() {
      closed = true
      over.countDown()
    }
  }
}
