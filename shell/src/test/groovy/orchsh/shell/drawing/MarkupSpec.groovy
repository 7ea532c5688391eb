package orchsh.shell.drawing

import spock.lang.Specification

class MarkupSpec extends Specification {

  def "writes elements, attributes and texts"() {
    expect:
    new Markup().open('g', 'class', 'a').empty('rect', 'x', 1, 'y', 2.5d, 'z', 3.0d).leaf('text', 'hello').close().toString() ==
      '<g class="a"><rect x="1" y="2.5" z="3"/><text>hello</text></g>'
  }

  def "whatever is in a text, it stays text: #text"(String text, String written) {
    expect:
    new Markup().leaf('t', text, 'a', text).toString() == "<t a=\"$written\">$written</t>"

    where:
    text                         || written
    '<script>alert(1)</script>'  || '&lt;script&gt;alert(1)&lt;/script&gt;'
    '" onload="x'                || '&quot; onload=&quot;x'
    "'&amp;"                     || '&#39;&amp;amp;'
    ']]>'                        || ']]&gt;'
    'ü 😀'                       || 'ü 😀'
    'a\u0000\u001b\uFFFEb'       || 'a\uFFFD\uFFFD\uFFFDb'
    'half \uD83D'                || 'half \uFFFD'
  }

  def "an element that is not ended is a mistake"() {
    when:
    new Markup().open('g').toString()

    then:
    thrown(IllegalStateException)
  }

  def "an attribute without a value is a mistake"() {
    when:
    new Markup().open('g', 'class')

    then:
    thrown(IllegalArgumentException)
  }
}
