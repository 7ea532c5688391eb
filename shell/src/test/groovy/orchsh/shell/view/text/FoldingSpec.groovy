package orchsh.shell.view.text

import spock.lang.Specification

class FoldingSpec extends Specification {
  private List<String> folded(String text, int columns) {
    Folding.fold(text, columns).split('\n', -1).toList()
  }

  def "`#text` in #columns columns is #lines"(String text, int columns, List<String> lines) {
    expect:
    folded(text, columns) == lines

    where:
    text                  | columns || lines
    ''                    | 5       || ['']
    'abcde'               | 5       || ['abcde']
    'ab cd'               | 5       || ['ab cd']
    'ab cde'              | 5       || ['ab', 'cde']
    'abcde fg'            | 5       || ['abcde', 'fg']
    'abcdefg hi'          | 5       || ['abcde', 'fg hi']
    'ab   cdefgh'         | 5       || ['ab', 'cdefg', 'h']
    '  abcdef'            | 5       || ['  abc', 'def']
    'abcde     '          | 5       || ['abcde']
    'one two\nthree four' | 6       || ['one', 'two', 'three', 'four']
    '日本 語日本'             | 5       || ['日本', '語日', '本']
    '日本'                  | 1       || ['日', '本']
    'ab cd ef'            | 0       || ['ab cd ef']
  }

  def "colours go on in the next line, and take no room"() {
    when:
    def lines = folded('\u001b[31mab cd\u001b[0m ef', 5)

    then:
    lines.collect { Cells.clean(it) } == ['ab cd', 'ef']
    lines[0].startsWith('\u001b[31m')

    when:
    lines = folded('\u001b[31mab cdef\u001b[0m', 5)

    then:
    lines.collect { Cells.clean(it) } == ['ab', 'cdef']
    lines.every { it.startsWith('\u001b[31m') }
    lines.every { it.endsWith('m') }
  }
}
