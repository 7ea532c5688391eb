package orchsh.engine.run

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Clock
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import orchsh.engine.caller.Surroundings
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

class KeyFileSpec extends Specification {
  @TempDir
  Path home

  def "a key of one's own is made once, for its owner's eyes only"() {
    when:
    def first = key().key()

    then:
    first.length == 32
    key().key() == first
    PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve('.local/share/orchsh/key'))) == 'rw-------'
    home.resolve('.local/share/orchsh').toFile().list() == ['key']
  }

  def "several that make it at once have one"() {
    given:
    def threads = Executors.newFixedThreadPool(8)

    when:
    def keys = threads.invokeAll((1..8).collect { ({ key().key().toList() } as Callable<List<Byte>>) })*.get()

    then:
    keys.toSet().size() == 1

    cleanup:
    threads.shutdown()
  }

  def "the key in the environment counts, and then none is kept"() {
    expect:
    key(ORCHSH_KEY: 'ours').key() == 'ours'.bytes
    home.toFile().list().length == 0
  }

  def "a key that cannot be kept is a problem with a way out"() {
    given:
    Files.writeString(home.resolve('.local'), 'no folder')

    when:
    key().key()

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message().startsWith("the key that secrets are marked with cannot be ")
    e.problems()[0].message().contains(home.resolve('.local/share/orchsh/key').toString())
    e.problems()[0].hint().get() == 'set ORCHSH_KEY to a key of your own, a long random text'
  }

  KeyFile key(Map<String, String> environment = [:]) {
    new KeyFile(new Surroundings(home, home, environment, Clock.systemUTC()))
  }
}
