package orchsh.dsl.snippet

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import javax.net.ssl.SSLContext
import orchsh.engine.caller.Surroundings
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

/** A stack in a folder of its own, with everything around it in temporary folders too. */
abstract class SnippetFixture extends Specification {
  static final String SCRIPT = "service(name) { image 'kafka:3.7' }\n"

  @TempDir
  Path temp

  Map<String, String> environment = [:]
  Limits limits = new Limits(Duration.ofSeconds(10), 5)
  Optional<SSLContext> trust = Optional.empty()
  List<Question> asked = []
  Approver.Answer answer = Approver.Answer.YES

  Path getFolder() {
    Files.createDirectories(temp.resolve('shop'))
  }

  Path getLockPath() {
    folder.resolve('orchsh.lock')
  }

  String getLockText() {
    Files.exists(lockPath) ? Files.readString(lockPath) : ''
  }

  Surroundings getSurroundings() {
    def home = Files.createDirectories(temp.resolve('home'))
    new Surroundings(folder, home, [PATH: System.getenv('PATH'), XDG_CACHE_HOME: temp.resolve('cache').toString()] + environment, Clock.systemUTC())
  }

  Snippets getSnippets() {
    new Snippets(folder, '', new LibraryFolder(temp.resolve('library')), { name, text -> facts(text) } as FactReader, surroundings,
      new Download(surroundings, limits, trust))
  }

  /** Each line with an image is a fact. */
  static Facts facts(String text) {
    Facts.of(text.readLines().findAll { it.contains('image') }.collect { new Fact(Fact.Kind.IMAGE, it.find(/'[^']*'/)) }, true)
  }

  /** What somebody gets who writes `use` in the stack. */
  Snippet take(String reference, String sha256 = null) {
    def snippets = snippets
    snippets.find(snippets.reference(reference, Optional.empty()), Optional.ofNullable(sha256), {
      asked << it
      answer
    } as Approver)
  }

  Problem refused(Closure<?> attempt) {
    try {
      attempt()
    } catch (ProblemException e) {
      assert e.kind() == ProblemException.Kind.USAGE
      assert e.problems().size() == 1
      return e.problems()[0]
    }
    throw new AssertionError('nothing was refused' as Object)
  }

  static Path write(Path file, Object text) {
    Files.createDirectories(file.parent)
    text instanceof byte[] ? Files.write(file, text) : Files.writeString(file, text.toString())
  }

  static String hash(Object text) {
    Content.hashOf(text instanceof byte[] ? text : text.toString().getBytes('UTF-8'))
  }
}
