package orchsh.dsl.compose.corpus

import java.nio.file.Files
import java.nio.file.Path
import orchsh.dsl.compose.ComposeStack
import orchsh.engine.problem.Problem
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/**
 * The files of the corpus, changed at random: they become a stack, or problems in words, each with a place, and all of
 * it soon. {@code -Dorchsh.fuzz.compose=10000} changes more of them than usual.
 */
@Timeout(900)
class ComposeFuzzSpec extends Specification {
  static final long SEED = 20261120
  static final int ROUNDS = Integer.getInteger('orchsh.fuzz.compose', 500)

  /** What is wrong with the folder, or with what is asked for beside the files, stands in no line. */
  static final List<String> BESIDE_FILES = [
    /there are several compose files: .*/,
    /there is no compose file here or in a folder above/,
    /there is no file `.*`/,
    /there is no profile `.*`, which `--profile` asks for/,
    /(?s)`.*` cannot be the name of a project/,
    /`.*` is not a text/]
  static final String INSIDE = /orchsh\.|java\.|groovy\.|snakeyaml|jackson|Exception\b|Optional[\[.]|@[0-9a-f]{6,8}\b/

  @TempDir
  Path scratch

  def "only problems come out of files that were changed at random, seed #seed"(long seed) {
    given: 'all but the file that is meant to be slow'
    def cases = CorpusCase.all().findAll { it.name != 'refused-yaml-alias-bomb' }*.copiedTo(scratch)
    def mutations = new Mutations(seed)

    expect:
    (1..ROUNDS).every {
      def given = cases[mutations.below(cases.size())]
      def texts = given.texts()
      def file = texts.keySet()[mutations.below(texts.size())]
      def changed = mutations.of(texts[file])
      Files.write(given.folder.resolve(file), changed.getBytes('UTF-8'))
      def fits = check(given, "$given.name/$file:\n$changed")
      Files.writeString(given.folder.resolve(file), texts[file])
      fits
    }

    where:
    seed << [SEED, SEED + 1]
  }

  private static boolean check(CorpusCase given, String shown) {
    ComposeStack read
    try {
      read = ComposeReading.of(given)
    } catch (Throwable e) {
      throw new AssertionError("these files are not told about in words: $shown", e)
    }
    assert read.stack().present != read.findings().hasErrors(): "neither a stack nor a problem, or both: $shown"
    (read.findings().errors() + read.findings().warnings()).every { check(it, shown) }
  }

  private static boolean check(Problem problem, String shown) {
    assert problem.at().present || BESIDE_FILES.any { problem.message() ==~ it }: "$problem has no place: $shown"
    assert !(problem.message() =~ INSIDE) || shown =~ INSIDE: "$problem: $shown"
    true
  }
}
