package orchsh.dsl.scan

import orchsh.dsl.build.SourceText
import java.nio.file.Path
import orchsh.dsl.build.Source
import spock.lang.Specification

class ScriptScannerSpec extends Specification {

  def "rewrites the angle brackets of blocks and nothing else: #text"(String text, String kind, String expected) {
    given:
    def scan = scan(text)

    expect:
    switch (kind) {
      case '=>':
        assert scan.problems().empty
        assert scan.text() == expected
        break
      case '==':
        assert scan.problems().empty
        assert scan.text() == text
        break
      default:
        assert scan.problems()*.message() == [expected]
    }

    where:
    [text, kind, expected] << cases('angle-blocks.txt')
  }

  def "keeps every place where it was"() {
    given:
    def text = "service 'a' <\n  image 'x'\n> service 'b' < image 'y' >\n"

    expect:
    def rewritten = scan(text).text()
    rewritten.length() == text.length()
    (0..<text.length()).every { rewritten[it] == text[it] || '<> '.contains(text[it]) }
  }

  def "blames the bracket that was forgotten: #script"(String script, String problem) {
    expect:
    scan(script).problems()*.toString() == [problem]

    where:
    script                                                                                || problem
    "service 'db' {\n  image 'x'\nservice 'web' {\n  image 'y'\n}"                          || "stack.groovy:1:14: block `service 'db'` is never closed"
    "service 'a' {\n  if (true) {\n    image 'x'\n}\nservice 'b' {\n  image 'y'\n}"          || 'stack.groovy:2:13: this `{` is never closed'
    "task 'g' {\n  service 'a' {\n    if (true) {\n      port 2\n  }\n  service 'b' {\n  }\n}" || 'stack.groovy:3:15: this `{` is never closed'
    "service 'a' {\n  env A: 1, B: [1,2\n}"                                                || 'stack.groovy:2:16: this `[` is never closed'
    "service 'a' {\n}\n}"                                                                  || 'stack.groovy:3:1: `}` closes nothing'
    "service 'a' <\n  image 'x'\n"                                                         || "stack.groovy:1:13: block `service 'a'` is opened with `<` and never closed with `>`"
    "def s = '''abc\n"                                                                     || "stack.groovy:1:9: this text is never closed: its second `'''` is missing"
    "def s = \"a \${b\n"                                                                   || 'stack.groovy:1:9: this text is never closed: its second `"` is missing'
  }

  def "says what else came first when brackets cross"() {
    expect:
    scan("service 'a' < command(['x') >").problems()*.hint()*.get() == ['at 1:27 a `)` comes before its `]`']
  }

  def "tells which blocks are open"() {
    expect:
    scan("task 'all' {\n  service web <\n    env([").open()*.label() == ["task 'all'", 'service web', '', '']
  }

  def "survives any beginning of a script"() {
    given:
    def text = '''service "web-${i > 3 ? '>' : '<'}" < image 'x' /* > */; wait log: ~/re>ady/ > // end'''

    expect:
    (0..text.length()).every { scan(text.substring(0, it)).text().length() == it }
  }

  def "is done with a large script in no time"() {
    given:
    def text = (1..2000).collect { "service 'web-$it' < image 'nginx'; port ${it} >> 80 >\n" }.join()

    expect:
    scan(text).text().count('{') == 2000
  }

  private static Scan scan(String text) {
    ScriptScanner.scan(new SourceText(Source.of('stack.groovy', Path.of('/')), text), ['service', 'task'] as Set)
  }

  private static List<List<String>> cases(String file) {
    def body = ScriptScannerSpec.getResource(file).getText('UTF-8').readLines().findAll { !it.startsWith('# ') && it != '#' }.join('\n')
    body.split(/(?m)^---\n/).collect { part ->
      def matcher = part.strip() =~ /(?s)(.*?)\n(=>|==|!!)(?:\n(.*))?/
      assert matcher.matches(): part
      [matcher.group(1), matcher.group(2), matcher.group(3)]
    }
  }
}
