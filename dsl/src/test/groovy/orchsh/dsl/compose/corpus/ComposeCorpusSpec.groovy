package orchsh.dsl.compose.corpus

import orchsh.dsl.compose.ComposeStack
import spock.lang.Specification

/** Every file of the corpus becomes the stack that docker compose makes of it, or is refused as docker compose refuses it. */
class ComposeCorpusSpec extends Specification {
  static final Map<String, String> WANTED = WantedDifferences.READ + WantedDifferences.REFUSED + WantedDifferences.OTHERWISE

  /** What is wrong there is no line of a file. */
  static final Set<String> PLACELESS = ['refused-name-option']

  def "#given is what docker compose says"(CorpusCase given) {
    when:
    def read = ComposeReading.of(given)

    then:
    !read.findings().hasErrors()
    differences(given, read) == []

    where:
    given << CorpusCase.all().findAll { !it.isRefused() && !(it.name in WANTED) }
  }

  def "#given is refused, as docker compose does"(CorpusCase given) {
    when:
    def read = ComposeReading.of(given)

    then:
    read.stack().empty
    !read.findings().errors().empty
    read.findings().errors().findAll { it.at().empty && !PLACELESS.contains(given.name) } == []

    where:
    given << CorpusCase.all().findAll { it.isRefused() && !(it.name in WANTED) }
  }

  def "#given is read though docker compose refuses it: #why"(String given, String why) {
    expect:
    CorpusCase.named(given).isRefused()
    ComposeReading.of(CorpusCase.named(given)).stack().present

    where:
    [given, why] << WantedDifferences.READ.collect { [it.key, it.value] }
  }

  def "#given is refused though docker compose takes it: #why"(String given, String why) {
    when:
    def read = ComposeReading.of(CorpusCase.named(given))

    then:
    !CorpusCase.named(given).isRefused()
    read.stack().empty
    read.findings().errors()*.at()*.present.every()

    where:
    [given, why] << WantedDifferences.REFUSED.collect { [it.key, it.value] }
  }

  def "#given becomes another stack than that of docker compose: #why"(String given, String why) {
    when:
    def read = ComposeReading.of(CorpusCase.named(given))

    then:
    read.stack().present
    differences(CorpusCase.named(given), read) != []

    where:
    [given, why] << WantedDifferences.OTHERWISE.collect { [it.key, it.value] }
  }

  private static List<String> differences(CorpusCase given, ComposeStack read) {
    def form = Forms.mapTexts(StackForm.of(read.stack().get())) { it.replace(given.folder as String, '<project>').replace(CorpusCase.CORPUS as String, '<above>') }
    Forms.differences('', AnswerForm.of(given), form)
  }
}
