package orchsh.engine.run

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.problem.ProblemException
import orchsh.engine.run.RunLock.Holder
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(40)
class RunLockSpec extends Specification {
  static final Holder SELF = new Holder(1, 'down', '12:00:00')
  @TempDir
  Path folder

  def "different stacks and engines do not disturb each other"() {
    when:
    def locks = [['a', 'shop'], ['a', 'other'], ['b', 'shop']].collect { engine, stack -> take(engine: engine, stack: stack) }

    then:
    noExceptionThrown()

    cleanup:
    locks*.close()
  }

  def "the second waits until the first is done, and knows who that is and since when"() {
    given:
    def first = take(self: new Holder(4711, 'up', '11:59:03'))
    def told = new CompletableFuture<String>()

    when:
    def second = CompletableFuture.supplyAsync { take(onWait: { told.complete(it.get().toString()) }) }

    then:
    told.get(120, TimeUnit.SECONDS) == '`up` of process 4711, since 11:59:03'
    !second.done

    when:
    first.close()
    second.get(120, TimeUnit.SECONDS).close()

    then:
    noExceptionThrown()
  }

  def "waiting can be called off"() {
    given:
    def first = take()
    def cancellation = new Cancellation()

    when:
    take(token: cancellation, onWait: { cancellation.cancel() })

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.INTERRUPTED

    cleanup:
    first.close()
  }

  def "a process that was killed blocks nobody, though its file is still there"() {
    given:
    def process = new ProcessBuilder(
      ProcessHandle.current().info().command().get(), '-cp', System.getProperty('java.class.path'), HoldsLock.name, folder.toString())
      .redirectErrorStream(true).start()
    assert process.inputReader().readLine() == 'holding'
    def waiting = new CompletableFuture<Holder>()

    when:
    def lock = CompletableFuture.supplyAsync { take(onWait: { waiting.complete(it.get()) }) }
      .whenComplete { taken, failure -> waiting.completeExceptionally(failure ?: new AssertionError('it was free' as Object)) }

    then:
    waiting.get(120, TimeUnit.SECONDS) == new Holder(process.pid(), 'up', '11:00:00')

    when:
    process.destroyForcibly().waitFor()
    lock.get(120, TimeUnit.SECONDS).close()

    then:
    Files.list(folder).count() == 1

    cleanup:
    process.destroyForcibly()
  }

  def "a folder that cannot be written is a problem in words"() {
    given:
    def file = Files.writeString(folder.resolve('file'), '')

    when:
    take(folder: file)

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message().contains('keeps two runs on one stack apart, cannot be used')
  }

  private RunLock take(Map how = [:]) {
    RunLock.take(how.folder ?: folder, how.engine ?: 'unix:///run/docker.sock', how.stack ?: 'shop', how.self ?: SELF, how.onWait ?: { }, how.token ?: CancellationToken.none())
  }

  /** A process that takes the lock and never gives it back. */
  static class HoldsLock {
    static void main(String[] args) {
      RunLock.take(Path.of(args[0]), 'unix:///run/docker.sock', 'shop', new Holder(ProcessHandle.current().pid(), 'up', '11:00:00'), { }, CancellationToken.none())
      println 'holding'
      System.in.read()
    }
  }
}
