package orchsh.shell.live

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Semaphore
import java.util.concurrent.TimeUnit
import orchsh.dsl.live.CommandOrder
import orchsh.dsl.live.CommandOrder.Echo
import orchsh.dsl.live.CommandOrder.Input
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class HostProcessSpec extends Specification {
  @TempDir
  Path folder

  StringBuffer shown = new StringBuffer()
  Voice voice = new Voice() {
    @Override
    void out(String text) {
      shown.append("out:$text")
    }

    @Override
    void err(String text) {
      shown.append("err:$text")
    }
  }

  private CommandOrder order(Map<String, ?> with = [:], String... words) {
    new CommandOrder(words.toList(), (with.env ?: [:]) as Map<String, String>, Optional.empty(), Optional.ofNullable(with.folder as String),
      (with.input ?: new Input.None()) as Input, Optional.empty(), (with.echo ?: Echo.QUIET) as Echo, Optional.ofNullable(with.output as Path))
  }

  private run(CommandOrder order, CancellationToken cancellation = CancellationToken.none()) {
    new HostProcess(folder, [PATH: '/usr/bin:/bin', GIVEN: 'yes'], voice).run(order, cancellation)
  }

  def "a command runs in its folder with its variables and no others, and ends with its code"() {
    given:
    Files.createDirectory(folder.resolve('sub'))

    when:
    def end = run(order('sh', '-c', 'pwd; echo $GIVEN $MORE $HOME; echo bad >&2; exit 3', env: [MORE: 'too'], folder: 'sub'))

    then:
    end.exitCode() == 3
    end.out().text() == "${folder.resolve('sub')}\nyes too\n"
    end.err().text() == 'bad\n'
    shown.toString() == ''
  }

  def "a command reads #input"(Closure<Input> input, String read) {
    given:
    Files.writeString(folder.resolve('in.txt'), 'from a file')

    expect:
    run(order('cat', input: input(folder))).out().text() == read

    where:
    input                                             || read
    ({ new Input.None() })                            || ''
    ({ new Input.Text('typed') })                     || 'typed'
    ({ new Input.File(it.resolve('in.txt')) })        || 'from a file'
  }

  def "output is shown as it comes, or goes to a file"() {
    when:
    run(order('sh', '-c', 'echo é; echo b >&2', echo: Echo.SHOWN))

    then:
    shown.toString().contains('out:é\n')
    shown.toString().contains('err:b\n')

    when:
    def end = run(order('printf', '\\000\\377', output: folder.resolve('out.bin')))

    then:
    end.out().bytes().length == 0
    Files.readAllBytes(folder.resolve('out.bin')) == [0, -1] as byte[]
  }

  def "a file that cannot take the output is a problem, not half a file"() {
    when:
    run(order('printf', 'x', output: Path.of('/dev/full')))

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message().startsWith('the output cannot be written: ')
  }

  def "no more is kept than there is room for"() {
    when:
    def end = run(order('sh', '-c', 'head -c 20000000 /dev/zero; echo last'))

    then:
    !end.out().complete()
    end.out().text().endsWith('last\n')
    end.out().bytes().length < 20000000
  }

  def "what cannot be run is said: #words in #where"(List<String> words, String where, String why) {
    when:
    run(order(words as String[], folder: where))

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == why.replace('FOLDER', folder.toString())

    where:
    words        | where     || why
    ['no-such']  | null      || '`no-such` cannot be run: there is no such program'
    ['/']        | null      || '`/` cannot be run: permission denied'
    ['ls']       | 'nowhere' || 'there is no folder `FOLDER/nowhere` to run in'
  }

  def "when it is called off, it ends with its children, however stubborn: #command"(String command) {
    given:
    def cancellation = new Cancellation()
    def running = CompletableFuture.supplyAsync {
      try {
        run(order('sh', '-c', "$command"), cancellation)
      } catch (ProblemException e) {
        e.kind()
      }
    }
    new PollingConditions(timeout: 60).eventually {
      assert children().contains('sleep 7654')
    }

    when:
    cancellation.cancel()

    then:
    running.get(60, TimeUnit.SECONDS) == ProblemException.Kind.INTERRUPTED
    new PollingConditions(timeout: 60).eventually {
      assert !children().contains('sleep 7654')
    }

    where:
    command << ['sleep 7654 & sleep 7654', 'trap "" TERM; sleep 7654 & sleep 7654; sleep 7654']
  }

  def "an input that cannot be read to its end is a problem, and ends the command"() {
    when:
    run(order('sh', '-c', 'cat; sleep 600', input: new Input.File(Path.of('/proc/self/mem'))))

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == 'the input cannot be read: input/output error'
  }

  def "an input that is longer than what is read of it is none"() {
    expect:
    run(order('head', '-c', '3', input: new Input.Text('x' * 1000000))).out().text() == 'xxx'
  }

  def "nothing is lost of what is said last, however slow whoever listens is"() {
    given:
    def slow = new Semaphore(0)
    def told = new StringBuilder()
    def voice = new Voice() {
      @Override
      void out(String text) {
        slow.acquire()
        told.append(text)
      }

      @Override
      void err(String text) {
      }
    }
    def running = CompletableFuture.supplyAsync {
      new HostProcess(folder, [PATH: '/usr/bin:/bin'], voice).run(order('sh', '-c', 'echo first; echo $$ > ended; seq 1 9000; echo last', echo: Echo.SHOWN), CancellationToken.none())
    }
    new PollingConditions(timeout: 60).eventually {
      def number = Files.readString(folder.resolve('ended')).strip()
      assert number && !Files.exists(Path.of('/proc', number))
    }

    when:
    slow.release(1000000)
    def end = running.get(60, TimeUnit.SECONDS)

    then:
    end.out().text() == 'first\n' + (1..9000).collect { "$it\n" }.join() + 'last\n'
    told.toString() == end.out().text()
  }

  def "what it leaves in the background may talk on without end"() {
    when:
    def end = run(order('sh', '-c', '(while echo y; do :; done) 2>/dev/null & echo done'))

    then:
    end.exitCode() == 0
    end.out().text().readLines().contains('done')
  }

  def "what it leaves in the background is not waited for"() {
    when:
    def end = run(order('sh', '-c', 'sleep 600 & echo $!'))
    def left = ProcessHandle.of(end.out().text().strip() as long)

    then:
    left.get().alive

    cleanup:
    left?.ifPresent { it.destroyForcibly() }
  }

  private static String children() {
    ProcessHandle.current().descendants().map { it.info().commandLine().orElse('') }.toList().join('\n')
  }
}
