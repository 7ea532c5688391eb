package orchsh.dsl.language

import spock.lang.Specification

class VocabularySpec extends Specification {

  def "the words of the language are those of its interfaces"() {
    expect:
    Vocabulary.ofScripts().words() == ['config', 'deadline', 'defaults', 'include', 'job', 'network', 'override', 'param', 'profile', 'secret', 'service', 'snippet', 'stack', 'use', 'volume'] as Set
    Vocabulary.ofServices().words().containsAll('image build env envFile ports links networks volumes secrets needs wait healthcheck memory capAdd replicas like'.split(' '))
    Vocabulary.ofServices().readable() == ['env', 'image', 'name'] as Set
  }

  def "no word is known and for later at once"() {
    expect:
    (Vocabulary.ofScripts().words() + Vocabulary.ofServices().words()).every { !Vocabulary.isForLater(it) }
  }

  def "every word says what it is for and how it is written"() {
    expect:
    [Vocabulary.ofScripts(), Vocabulary.ofServices()].every { vocabulary ->
      vocabulary.words().every { vocabulary.manual(it).get().with { it.value() && it.example().contains(' ') } }
    }
  }

  def "forms tell pairs, values and blocks apart"() {
    expect:
    Vocabulary.ofScripts().blockWords() == ['defaults', 'job', 'override', 'profile', 'service'] as Set
    with(Vocabulary.ofScripts().forms('service')) {
      it*.block() == [Optional.of(ServiceLanguage)]
      it*.values() == [1]
    }
    with(Vocabulary.ofServices().forms('wait')) {
      it*.named() == [true]
      it[0].options().keySet().containsAll(['tcp', 'http', 'log', 'timeout'])
    }
    Vocabulary.ofServices().forms('port').collect { [it.named(), it.more()] } as Set == [[true, false], [false, true]] as Set
  }
}
