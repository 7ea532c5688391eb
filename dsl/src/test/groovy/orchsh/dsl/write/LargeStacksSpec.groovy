package orchsh.dsl.write

import java.nio.file.Path
import orchsh.dsl.DslSpec
import orchsh.dsl.write.compose.ComposeWriter
import spock.lang.Timeout

/** Stacks that are larger than anybody writes them by hand: written in time that grows with their size. */
@Timeout(120)
class LargeStacksSpec extends DslSpec {

  def "a chain of thousands of links is written"() {
    when:
    def text = compose("(1..5_000).each { n -> service(\"s\$n\") { image 'x'; link \"s\${n + 1}\" } }; service('s5001') { image 'x' }")

    then:
    text.count('links:') == 5_000
  }

  def "links that lead back are named, and no others"() {
    expect:
    compose('''\
      service('a') { image 'x'; link 'b', 'd' }
      service('b') { image 'x'; needs 'c' }
      service('c') { image 'x'; link 'a' }
      service('d') { image 'x' }
      '''.stripIndent()).count('links:') == 1
  }

  def "a secret that a text has very many times is concealed each time"() {
    when:
    def text = compose("secret 'pw', content: 'hunter2'; service('a') { image 'x'; env P: 'hunter2 ' * 100_000 }")

    then:
    !text.contains('hunter2')
  }

  def "very many secrets are concealed in very many texts"() {
    when:
    def text = compose("(1..10_000).each { n -> secret(\"s\$n\", content: \"word-\$n-end\") }; service('a') { image 'x'; (1..10_000).each { n -> env(\"V\$n\": \"is word-\$n-end!\") } }")

    then:
    !(text =~ /is word-/)
  }

  private String compose(String script) {
    ComposeWriter.write(Original.of(stack(script), FOLDER, Path.of('/home/ann'))).text()
  }
}
