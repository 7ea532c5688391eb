package orchsh.engine.watch

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.LinkedBlockingQueue
import java.util.function.LongSupplier
import orchsh.engine.model.Service
import orchsh.engine.model.Watch
import orchsh.engine.model.Watch.Action
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Changes of files, one burst at a time. */
@Timeout(120)
class FileWatcherSpec extends Specification {
  @TempDir
  Path given

  Path folder

  def setup() {
    folder = given.toRealPath()
    Files.createDirectories(folder.resolve('src'))
  }

  def "hints that follow each other are one burst, until there is a pause"() {
    given:
    def hints = new Scripted([hint('a'), hint('b'), Scripted.PAUSE, hint('c'), Scripted.PAUSE])
    def burst = new Burst(hints, { 0L } as LongSupplier)

    expect:
    burst.next() == hint('a', 'b')
    burst.next() == hint('c')
    hints.patiences == [null, Burst.PAUSE, Burst.PAUSE, null, Burst.PAUSE]
  }

  def "who never pauses is not waited for without end"() {
    given:
    def now = 0L
    def burst = new Burst(new Scripted([hint('a')] * 100), { now += Duration.ofSeconds(3).toNanos() } as LongSupplier)

    expect:
    burst.next() == hint('a')
  }

  def "an overflow means that anything may have changed"() {
    given:
    Files.writeString(folder.resolve('src/a'), 'x')
    def hints = new Scripted([new Hints.Hint([] as Set, false), Scripted.PAUSE])
    def watcher = FileWatcher.of([rule()], [], hints, 100)

    when:
    Files.writeString(folder.resolve('src/a'), 'xyz')
    Files.createDirectories(folder.resolve('src/deep'))
    Files.writeString(folder.resolve('src/deep/b'), 'x')

    then:
    watcher.next().get() == changed('src/a', 'src/deep/b')
    watcher.next().empty
    hints.listened.containsAll([folder, folder.resolve('src'), folder.resolve('src/deep')])
  }

  def "the system tells of new, changed and deleted files, in new folders too"() {
    given:
    Files.writeString(folder.resolve('src/a'), 'x')
    def watcher = FileWatcher.of([rule()], [])
    assert watcher.everything() == changed('src/a')

    when:
    Files.createDirectories(folder.resolve('src/new/er'))
    Files.writeString(folder.resolve('src/new/er/b'), 'x')

    then:
    until(watcher) { it.changed().contains(folder.resolve('src/new/er/b')) }

    when:
    Files.writeString(folder.resolve('src/new/er/b'), 'xyz')

    then:
    until(watcher) { it.changed().contains(folder.resolve('src/new/er/b')) }

    when:
    folder.resolve('src').toFile().deleteDir()

    then:
    until(watcher) { it.gone().contains(folder.resolve('src')) }

    when:
    Files.createDirectories(folder.resolve('src'))
    Files.writeString(folder.resolve('src/again'), 'x')

    then:
    until(watcher) { it.changed().contains(folder.resolve('src/again')) }

    cleanup:
    watcher.close()
  }

  def "single files are watched beside the rules"() {
    given:
    Files.writeString(folder.resolve('stack.groovy'), 'x')
    def watcher = FileWatcher.of([], [folder.resolve('stack.groovy')])

    when:
    Files.writeString(folder.resolve('other.groovy'), 'x')
    Files.writeString(folder.resolve('stack.groovy'), 'xyz')

    then:
    watcher.next().get() == changed('stack.groovy')

    cleanup:
    watcher.close()
  }

  def "closing ends the waiting"() {
    given:
    def watcher = FileWatcher.of([rule()], [])
    def ends = new LinkedBlockingQueue()
    def thread = Thread.start { ends.add(watcher.next()) }

    when:
    watcher.close()
    thread.join()

    then:
    ends.poll().empty
  }

  def "too many files are refused, and nothing is left open"() {
    given:
    5.times { Files.writeString(folder.resolve("src/$it"), 'x') }
    def hints = new Scripted([])

    when:
    FileWatcher.of([rule()], [], hints, 4)

    then:
    thrown(ProblemException)
    hints.closed
  }

  private static boolean until(FileWatcher watcher, Closure<Boolean> wanted) {
    while (!wanted(watcher.next().get())) { }
    true
  }

  private WatchRule rule() {
    WatchRule.of(Service.named('web').image('x').build(),
      new Watch(folder.resolve('src'), Action.SYNC, Optional.of('/app'), [], [], false, []))
  }

  private FileChanges changed(String... names) {
    new FileChanges(new TreeSet(names.collect { folder.resolve(it) }), new TreeSet())
  }

  private static Hints.Hint hint(String... names) {
    new Hints.Hint(names.collect { Path.of('/' + it) } as Set, true)
  }

  /** Gives hints in their order; a pause is one that was waited for in vain. */
  private static class Scripted implements Hints {
    static final Object PAUSE = new Object()
    final Iterator<Object> script
    final List<Duration> patiences = []
    final List<Path> listened = []
    boolean closed

    Scripted(List<Object> script) {
      this.script = script.iterator()
    }

    @Override
    void listenTo(Path place) {
      listened << place
    }

    @Override
    Optional<Hints.Hint> next(Optional<Duration> patience) {
      patiences << patience.orElse(null)
      if (!script.hasNext()) {
        throw new Hints.EndedException()
      }
      def next = script.next()
      next.is(PAUSE) ? Optional.<Hints.Hint> empty() : Optional.of(next as Hints.Hint)
    }

    @Override
    void close() {
      closed = true
    }
  }
}
