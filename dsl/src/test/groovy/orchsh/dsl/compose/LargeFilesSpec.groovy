package orchsh.dsl.compose

import orchsh.dsl.compose.yaml.YamlMap
import spock.lang.Timeout

/** Compose files that are larger than anybody writes them by hand: read in time that grows with their size. */
@Timeout(120)
class LargeFilesSpec extends ComposeSpec {

  def "a list of very many variables is a map of as many"() {
    given:
    def items = (1..100_000).collect { "      - V$it=x" }.join('\n')

    expect:
    environmentOf("services:\n  a:\n    environment:\n$items\n").keys().size() == 100_000
  }

  def "tabs are passed by without reading all again: #what"(String what, Closure<String> line, String begin, String end) {
    given:
    def lines = (1..30_000).collect { line(it) }.join(',\n' - (begin.endsWith('{') ? '' : ','))

    expect:
    def environment = environmentOf("$begin\n$lines\n$end")
    environment.keys().size() == 30_000
    environment.get('V30000').get().toString() == 'a\tb'

    where:
    what                   | line                                | begin                                   | end
    'behind keys'          | { "      V$it:\t\"a\tb\"" }         | 'services:\n  a:\n    environment:'     | ''
    'behind values'        | { "      V$it: \"a\tb\"\t# it\t" }  | 'services:\n  a:\n    environment:'     | ''
    'within brackets'      | { "\t\"V$it\"\t:\t\"a\tb\"\t" }     | '{"services":{"a":{"environment":\t{'   | '}}}}'
  }

  def "what stands in for a variable may have a variable in it, and so on, but not without end"() {
    expect:
    problems(['compose.yaml': 'services:\n  a:\n    image: "' + '${A:-' * 30_000 + 'x' + '}' * 30_000 + '"\n'])*.takeBefore(' |') ==
      ['compose.yaml:3:12: variables stand within one another more than 64 deep']
  }

  private YamlMap environmentOf(String text) {
    def services = project(['compose.yaml': text]).tree().get('services').get() as YamlMap
    (services.get('a').get() as YamlMap).get('environment').get() as YamlMap
  }
}
