package orchsh.engine.wire

import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class SshConnectionSpec extends Specification {

  @AutoCleanup
  SshConnection connection

  def "carries bytes in both directions, and the end of the input"() {
    given:
    open('echo ready; wc -c')
    def bytes = new byte[3_000_000]

    when:
    def first = connection.input().line(100)
    connection.output().write(bytes)
    connection.shutdownOutput()

    then:
    first == 'ready'
    connection.input().text.trim() == '3000000'
  }

  def "carries more than it can hold at once"() {
    given:
    open('head -c 5000000 /dev/zero')

    expect:
    connection.input().bytes.length == 5_000_000
  }

  def "says what the process says when it ends"() {
    given:
    open('echo "ssh: connect to host box port 22: Connection refused" >&2; exit 255')

    when:
    connection.input().line(100)

    then:
    def e = thrown(IOException)
    e.message == 'ssh: connect to host box port 22: Connection refused'
  }

  def "a banner is no failure when all goes well"() {
    given:
    open('echo "Welcome to box" >&2; echo ready')

    expect:
    connection.input().text == 'ready\n'
  }

  def "says what went wrong in the middle"() {
    given:
    open('echo ready; echo "client_loop: send disconnect: Broken pipe" >&2; exit 255')

    when:
    connection.input().text

    then:
    def e = thrown(IOException)
    e.message == 'client_loop: send disconnect: Broken pipe'
  }

  def "a read ends at once when #how"(String how, Closure<?> end) {
    given:
    open('sleep 30')
    Throwable failure = null
    def reader = Thread.start {
      try {
        connection.input().line(100)
      } catch (IOException e) {
        failure = e
      }
    }
    new PollingConditions(timeout: 60).eventually { assert reader.state == Thread.State.WAITING }

    when:
    end(connection, reader)
    reader.join(60_000)

    then:
    !reader.alive
    failure != null

    where:
    how                         | end
    'the connection is closed'  | { it, thread -> it.close() }
    'the thread is interrupted' | { it, thread -> thread.interrupt() }
  }

  def "the process does not outlive the connection"() {
    given:
    open('sleep 30')

    when:
    connection.close()

    then:
    connection.@process.waitFor(60, TimeUnit.SECONDS)
  }

  def "the process leads a session of its own, where that can be had: #path"(String path, boolean leads) {
    given:
    open('echo $$; read stat < /proc/self/stat; echo "$stat"', path)

    when:
    def pid = connection.input().line(100)
    def session = connection.input().line(1000).split(' ')[5]

    then:
    (session == pid) == leads

    where:
    path                     || leads
    '/nowhere:/usr/bin:/bin' || true
    '/nowhere'               || false
    ''                       || false
  }

  private void open(String script, String path = '/usr/bin:/bin') {
    connection = new SshConnection(['sh', '-c', script], FakeEngine.surroundings([PATH: path]))
    connection.open()
  }
}
