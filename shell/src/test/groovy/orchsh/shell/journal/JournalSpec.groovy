package orchsh.shell.journal

import static orchsh.shell.journal.Runs.NOON
import static orchsh.shell.journal.Runs.run
import static orchsh.shell.journal.Runs.step

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.nio.file.attribute.PosixFilePermissions
import java.time.Clock
import java.time.Duration
import java.util.concurrent.Executors
import orchsh.engine.caller.Surroundings
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import spock.lang.Specification
import spock.lang.TempDir

class JournalSpec extends Specification {
  @TempDir
  Path home

  private Journal journal(String stack = 'shop', Path at = home) {
    Journal.of(new Surroundings(at, at, [:], Clock.systemUTC()), stack)
  }

  private Path folder() {
    home.resolve('.local/state/orchsh/runs/shop')
  }

  def "what is kept comes back as it was, the newest first, and for each stack apart"() {
    given:
    def first = run(
      step(1, 'create_network', 'network shop_default', 0, 12),
      step(2, 'pull_image', 'db', 1, 8000),
      step(3, 'await_ready', 'db', 8000, 9000, [1, 2], StepRecord.Outcome.FAILED),
      step(4, 'start_container', 'web', 0, 0, [3], StepRecord.Outcome.NEVER_BEGUN),
      outcome: Outcome.FAILED)
    def second = run(step(1, 'stop_container', 'a "quoted" \\ ü name\n', 0, 1), command: 'down', begin: NOON.plusSeconds(5))

    when:
    journal().add(first)
    journal().add(second)

    then:
    journal().runs() == [second, first]
    journal('other').runs() == []
  }

  def "it lies where states belong"() {
    given:
    def surroundings = new Surroundings(home, home, [XDG_STATE_HOME: home.resolve('state').toString()], Clock.systemUTC())

    when:
    Journal.of(surroundings, 'shop').add(run())

    then:
    Files.list(home.resolve('state/orchsh/runs/shop')).toList().size() == 1
    PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve('state/orchsh/runs/shop'))) == 'rwx------'
  }

  def "the oldest are forgotten"() {
    when:
    (1..25).each { journal().add(run(begin: NOON.plusSeconds(it))) }

    then:
    journal().runs()*.begin() == (25..6).collect { NOON.plusSeconds(it) }
    Files.list(folder()).toList().size() == 20
  }

  def "what is #what was never there"(String what, Closure<?> spoil) {
    given:
    journal().add(run(step(1, 'start_container', 'db', 0, 1)))
    def file = Files.list(folder()).toList()[0]

    when:
    spoil(file.toFile())

    then:
    journal().runs() == []

    when:
    journal().add(run())

    then:
    journal().runs().size() == 1

    where:
    what                    | spoil
    'empty'                 | { File it -> it.text = '' }
    'cut short'             | { File it -> it.text = it.text[0..40] }
    'no JSON'               | { File it -> it.text = 'hello' }
    'of another version'    | { File it -> it.text = it.text.replace('"version":1', '"version":2') }
    'without a time'        | { File it -> it.text = it.text.replaceFirst(/"begin":"[^"]*"/, '"begin":"x"') }
    'of an unknown outcome' | { File it -> it.text = it.text.replace('"outcome":"done"', '"outcome":"fine"') }
    'impossible'            | { File it -> it.text = it.text.replace('"end_ms":1', '"end_ms":-1') }
    'a folder'              | { File it -> assert it.delete() && it.mkdir() }
    'not text'              | { File it -> it.bytes = new byte[300] }
  }

  def "where #what is a file nothing can be written, nothing is said, and nothing is known"(String what, Closure<?> prepare) {
    given:
    prepare(home)

    when:
    journal().add(run())

    then:
    journal().runs() == []

    where:
    what     | prepare
    '.local' | { Path it -> Files.writeString(it.resolve('.local'), 'a file') }
    'runs'   | { Path it -> Files.writeString(Files.createDirectories(it.resolve('.local/state/orchsh')).resolve('runs'), 'a file') }
  }

  def "a home that is not there is not made"() {
    given:
    def nowhere = home.resolve('nowhere')

    when:
    journal('shop', nowhere).add(run())

    then:
    !Files.exists(nowhere)
  }

  def "what a process left half written is not read, and does not stay for ever"() {
    given:
    journal().add(run())
    def old = Files.writeString(folder().resolve('000000000000001-1-1.unfinished'), '{')
    Files.setLastModifiedTime(old, FileTime.from(java.time.Instant.now().minus(Duration.ofDays(2))))
    def fresh = Files.writeString(folder().resolve('000000000000002-1-1.unfinished'), '{')

    expect:
    journal().runs().size() == 1

    when:
    journal().add(run())

    then:
    journal().runs().size() == 2
    !Files.exists(old)
    Files.exists(fresh)
  }

  def "runs that end at once are all kept"() {
    given:
    def pool = Executors.newFixedThreadPool(4)

    when:
    def ends = (1..16).collect { pool.submit({ journal().add(Runs.run()) } as Runnable) }
    ends*.get()

    then:
    journal().runs().size() == 16
    Files.list(folder()).toList().every { it.toString().endsWith('.run.json') }

    cleanup:
    pool.shutdownNow()
  }

  def "a run that was cut off is known as far as it went: #what"(String what, Closure<?> happens, List<String> outcomes, int took) {
    given:
    def planned = run(
      step(1, 'create_network', 'network shop_default', 0, 0, [], StepRecord.Outcome.NEVER_BEGUN),
      step(2, 'create_container', 'db', 0, 0, [1], StepRecord.Outcome.NEVER_BEGUN))
    def draft = journal().begin(planned)
    happens(draft)

    expect: 'as long as the process lives, it may still end'
    journal().runs() == []

    when: 'what the process has left behind when it was killed'
    killed()

    then:
    def known = journal().runs()
    known*.ending() == [RunRecord.Ending.CUT_OFF]
    known[0].steps()*.outcome()*.name() == outcomes
    known[0].took() == Duration.ofMillis(took)
    known[0].steps()[0].label() == planned.steps()[0].label()

    where:
    what                  | happens                                                                                          || outcomes                      | took
    'before its first step' | { }                                                                                            || ['NEVER_BEGUN', 'NEVER_BEGUN'] | 0
    'in a step'           | { it.begun(1, ms(5)); it.ended(1, StepRecord.Outcome.DONE, ms(20)); it.begun(2, ms(30)) }        || ['DONE', 'CUT_SHORT']         | 30
    'in a long step'      | { it.begun(1, ms(5)); it.goesOn(ms(900)); it.goesOn(ms(1500)); it.goesOn(ms(1900)) }             || ['CUT_SHORT', 'NEVER_BEGUN']  | 1500
    'after a failure'     | { it.begun(1, ms(5)); it.ended(1, StepRecord.Outcome.FAILED, ms(6)) }                             || ['FAILED', 'NEVER_BEGUN']     | 6
  }

  def "whoever looks in the same process leaves a run that goes on one for others"() {
    given:
    def draft = journal().begin(run(step(1, 'create_network', 'network shop_default', 0, 0, [], StepRecord.Outcome.NEVER_BEGUN)))
    def file = Files.list(folder()).toList()[0]

    when:
    journal().runs()

    then:
    isLockedForOthers(file)

    when:
    draft.finish(run())

    then:
    journal().runs()*.ending() == [RunRecord.Ending.DONE]
  }

  def "a line that was half written does not count"() {
    given:
    journal().begin(run(step(1, 'create_container', 'db', 0, 0, [], StepRecord.Outcome.NEVER_BEGUN))).begun(1, ms(5))

    when:
    killed(3)

    then:
    journal().runs()[0].steps()*.outcome() == [StepRecord.Outcome.NEVER_BEGUN]
  }

  def "of a run that ended only the whole record is left"() {
    given:
    def whole = run(step(1, 'create_container', 'db', 0, 12))

    when:
    journal().begin(run(step(1, 'create_container', 'db', 0, 0, [], StepRecord.Outcome.NEVER_BEGUN))).finish(whole)

    then:
    journal().runs() == [whole]
    Files.list(folder()).toList()*.fileName*.toString().every { it.endsWith('.run.json') }
  }

  def "killed between the whole record and the end of the draft, a run is known once"() {
    given:
    def whole = run(step(1, 'create_container', 'db', 0, 12))
    journal().begin(run(step(1, 'create_container', 'db', 0, 0, [], StepRecord.Outcome.NEVER_BEGUN)))
    killed()
    def open = Files.list(folder()).toList()[0]

    when:
    Files.write(open.resolveSibling(open.fileName.toString().replace('.run.open', '.run.json')), RunFormat.write(whole))

    then:
    journal().runs() == [whole]
  }

  def "drafts of nonsense are passed over: #text"(String text) {
    given:
    journal().add(run())
    Files.writeString(folder().resolve('000000000000001-1-1.run.open'), text)

    expect:
    journal().runs().size() == 1

    where:
    text << ['', '\n', 'x\n', new String(RunFormat.write(run()), 'UTF-8') + '\nx\n', new String(RunFormat.write(run()), 'UTF-8') + '\n1 begun x\n']
  }

  private static Duration ms(long millis) {
    Duration.ofMillis(millis)
  }

  /** Drafts become what they are once their process, and its lock, is gone. */
  private void killed(int cutOff = 0) {
    Files.list(folder()).toList().findAll { it.toString().endsWith('.run.open') }.each { file ->
      def bytes = Files.readAllBytes(file)
      Files.delete(file)
      Files.write(ofAnotherProcess(file), Arrays.copyOf(bytes, bytes.length - cutOff))
    }
  }

  private static Path ofAnotherProcess(Path file) {
    file.resolveSibling(file.fileName.toString().replaceFirst(/-\d+-/, '-1000000000-'))
  }

  /** Asked of another process, for this one holds the lock itself. */
  private boolean isLockedForOthers(Path file) {
    def program = home.resolve('Asking.java')
    Files.writeString(program, '''
      import java.nio.channels.FileChannel;
      import java.nio.file.*;
      public class Asking {
        public static void main(String[] file) throws Exception {
          try (FileChannel channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.READ)) {
            System.exit(channel.tryLock(0, Long.MAX_VALUE, true) == null ? 7 : 0);
          }
        }
      }''')
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java')
    new ProcessBuilder("$java".toString(), "$program".toString(), "$file".toString()).inheritIO().start().waitFor() == 7
  }
}
