package orchsh.engine.image

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Build
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

class DigestCacheSpec extends Specification {
  @TempDir
  Path folder

  @TempDir
  Path memory

  /** Late enough for all files to be settled. */
  Clock later = Clock.fixed(Instant.now() + Duration.ofMinutes(1), ZoneOffset.UTC)

  def setup() {
    Files.writeString(folder.resolve('Dockerfile'), 'FROM a\nCOPY . /')
    Files.writeString(folder.resolve('one'), '1')
    Files.writeString(folder.resolve('two'), '2')
  }

  def "gives the same as reading everything"() {
    expect:
    content(DigestCache.in(memory, later)) == content(DigestCache.none())
    content(DigestCache.in(memory, later)) == content(DigestCache.none())
  }

  def "does not read again what nobody has touched"() {
    given:
    content(DigestCache.in(memory, later))
    def known = remembered()

    when:
    tamper(known)

    then: 'what was remembered is believed, wrong as it is'
    content(DigestCache.in(memory, later)) != content(DigestCache.none())
  }

  def "sees #what, though size and time stay the same"(String what, Closure act, boolean changes) {
    given:
    def file = folder.resolve('one')
    def time = Files.getLastModifiedTime(file)
    def before = content(DigestCache.in(memory, later))

    when:
    act.call(file)
    Files.setLastModifiedTime(file, time)

    then:
    def now = content(DigestCache.in(memory, later))
    now == content(DigestCache.none())
    (now != before) == changes

    where:
    what              | act                                                                                          || changes
    'another content' | { Path it -> Files.writeString(it, 'x') }                                                || true
    'another file'    | { Path it -> Files.delete(it); Files.writeString(it, 'y') }                            || true
    'another mode'    | { Path it -> it.toFile().setExecutable(true) }                                           || true
    'the same again'  | { Path it -> Files.writeString(it, '1') }                                                || false
  }

  def "does not believe in files that may still be written to"() {
    given: 'a clock that says they are as new as can be'
    def now = Clock.fixed(Files.getLastModifiedTime(folder.resolve('two')).toInstant(), ZoneOffset.UTC)
    content(DigestCache.in(memory, now))

    when:
    tamper(remembered())

    then:
    content(DigestCache.in(memory, now)) == content(DigestCache.none())
  }

  def "does without what it cannot read: #what"(String what, byte[] bytes) {
    given:
    content(DigestCache.in(memory, later))
    Files.write(remembered(), bytes)

    expect:
    content(DigestCache.in(memory, later)) == content(DigestCache.none())

    where:
    what                 | bytes
    'nothing'            | [] as byte[]
    'another format'     | [0, 0, 0, 99] as byte[]
    'half of it'         | [0, 0, 0, 1, 0, 0, 0, 5, 0, 0] as byte[]
    'a size below zero'  | [0, 0, 0, 1, 0, 0, 0, 5, -1, -1, -1, -1] as byte[]
    'a size beyond all'  | [0, 0, 0, 1, 0, 0, 0, 5, 127, -1, -1, -1] as byte[]
  }

  def "does without a folder that cannot be made"() {
    given:
    def file = memory.resolve('file')
    Files.writeString(file, '')

    expect:
    content(DigestCache.in(file.resolve('below'), later)) == content(DigestCache.none())
  }

  def "leaves nothing half written behind"() {
    given:
    content(DigestCache.in(memory, later))
    def place = remembered()
    Files.delete(place)
    Files.createDirectories(place.resolve('in the way'))

    when:
    content(DigestCache.in(memory, later))

    then:
    memory.toFile().list() == [place.fileName.toString()]
  }

  def "ten thousand files that nobody touched are known quickly"() {
    given:
    (1..100).each { outer ->
      def below = Files.createDirectories(folder.resolve("folder-$outer"))
      (1..100).each { Files.writeString(below.resolve("file-$it"), "content of $outer and $it\n" * 20) }
    }
    def first = content(DigestCache.in(memory, later))
    def times = (1..5).collect {
      def begin = System.nanoTime()
      assert content(DigestCache.in(memory, later)) == first
      Duration.ofNanos(System.nanoTime() - begin).toMillis()
    }

    expect: 'well under a second, with room for a machine that is ten times slower'
    println "10,000 files: $times ms"
    times.min() < 9_000
  }

  @Timeout(120)
  def "reading a folder ends as soon as nobody wants it any more"() {
    given: 'a file that would take many minutes'
    new RandomAccessFile(folder.resolve('large').toFile(), 'rw').withCloseable { it.length = 1L << 38 }

    when:
    content(DigestCache.in(memory, later), new CalledOff(after: 20))

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.INTERRUPTED
    e.message ==~ /reading `.*` in a build folder was called off/
  }

  /** Called off after as many looks at it. */
  private static final class CalledOff implements CancellationToken {
    int after

    @Override
    synchronized boolean isCancelled() {
      after-- <= 0
    }

    @Override
    CancellationToken.Registration onCancel(Runnable action) {
      return { }
    }
  }

  private content(DigestCache cache, CancellationToken cancellation = CancellationToken.none()) {
    BuildContext.of('app', Build.of(folder)).content(cache, cancellation)
  }

  private Path remembered() {
    Files.list(memory).withCloseable { it.toList() }.find { it.toString().endsWith('.digests') }
  }

  /** Changes a digit of what is remembered of a file. */
  private static void tamper(Path file) {
    def text = new String(Files.readAllBytes(file), 'ISO-8859-1')
    def digests = text.findAll(/[0-9a-f]{12}/)
    def tampered = digests.inject(text) { all, digest -> all.replace(digest, (digest[0] == '0' ? '1' : '0') + digest.substring(1)) }
    Files.write(file, tampered.getBytes('ISO-8859-1'))
  }
}
