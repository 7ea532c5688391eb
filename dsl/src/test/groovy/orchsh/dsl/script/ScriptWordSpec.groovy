package orchsh.dsl.script

import orchsh.dsl.DslSpec
import orchsh.dsl.language.Vocabulary

class ScriptWordSpec extends DslSpec {

  def "every word is a method of every script, which can be handed around"() {
    expect:
    stack("""
      def declare = this.&service
      declare('a') { image 'x' }
      this.service('b') { image 'x' }
      ['data', 'more'].each(this.&volume)
      assert '${Vocabulary.ofScripts().words().join(' ')}'.split(' ').every { this.respondsTo(it) }
    """).with { [it.services()*.name(), it.volumes()*.name()] } == [['a', 'b'], ['data', 'more']]
  }

  def "a function takes the place of the word that it is named like"() {
    expect:
    stack("""
      $function { service("mine-\$name") { image 'x' } }
      network 'a'
    """).services()*.name() == ['mine-a']

    where:
    function << ['def network(name)', 'void network(name)', 'void network(String name)']
  }

  def "what is missing in a block is looked for there once, however the word was said"() {
    expect:
    problemsIn("$word('a') { image 'x'; 'text'.foo() }$end") == ["1:${word.length() + 20}: a text has no method `foo` that takes this".toString()]

    where:
    word                     | end
    'service'                | ''
    '[1].each { service'     | ' }'
    'def a = service'        | ''
    '[1].each { def a = job' | ' }'
  }
}
