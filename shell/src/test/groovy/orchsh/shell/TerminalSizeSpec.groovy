package orchsh.shell

import orchsh.shell.invocation.Appearance.Size
import spock.lang.Specification

class TerminalSizeSpec extends Specification {

  def "`#text` is #size"(String text, Size size) {
    expect:
    SizeText.parse(text).orElse(null) == size

    where:
    text       || size
    '24 80'    || new Size(80, 24)
    '50 132\n' || new Size(132, 50)
    '0 0'      || null
    ''         || null
    '24'       || null
    'a b'      || null
  }

  def "what was known at the start is told until the window changes"() {
    given:
    def size = new TerminalSize(Optional.of(new Size(33, 11)))

    expect:
    size.get() == new Size(33, 11)

    when:
    size.changed()

    then:
    size.get().columns() > 0
  }
}
