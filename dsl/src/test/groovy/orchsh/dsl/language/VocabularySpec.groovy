package orchsh.dsl.language

import spock.lang.Specification

class VocabularySpec extends Specification {

  def "the words of the language are those of its interfaces"() {
    expect:
    Vocabulary.ofScripts().words() == ['check', 'config', 'deadline', 'defaults', 'include', 'job', 'network', 'override', 'param', 'profile', 'secret', 'service', 'snippet', 'stack', 'task', 'use', 'volume'] as Set
    Vocabulary.ofServices().words().containsAll('image build env envFile ports links networks volumes secrets needs wait healthcheck memory capAdd replicas like test'.split(' '))
    Vocabulary.ofServices().readable() == ['env', 'image', 'name'] as Set
    Vocabulary.ofTasks().words() == ['build', 'confirm', 'copy', 'down', 'exec', 'fail', 'file', 'http', 'logs', 'pull', 'reached', 'remove', 'restart', 'run', 'say', 'sh',
                                     'start', 'stop', 'task', 'up', 'wait'] as Set
    Vocabulary.ofTasks().readable() == ['args', 'remains', 'services'] as Set
  }

  def "every word says what it is for and how it is written"() {
    expect:
    [Vocabulary.ofScripts(), Vocabulary.ofServices(), Vocabulary.ofTasks()].every { vocabulary ->
      vocabulary.words().every { vocabulary.manual(it).get().with { it.value() && it.example().contains(' ') } }
    }
  }

  def "forms tell pairs, values and blocks apart"() {
    expect:
    Vocabulary.ofScripts().blockWords() == ['check', 'defaults', 'job', 'override', 'profile', 'service', 'task'] as Set
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
