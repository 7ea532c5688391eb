package orchsh.shell.view.table

import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.view.Looks
import orchsh.shell.view.text.Cells
import spock.lang.Specification

class TableSpec extends Specification {

  def "columns are as wide as they need to be"() {
    expect:
    Table.of('A', 'LONG HEADER', 'C').row('日本', '', 'x').row('a', 'b', 'c').lines(Looks.FILE) == [
      'A      LONG HEADER   C',
      '日本   -             x',
      'a      b             c',
    ]
  }

  def "no line is wider than the terminal, down to #columns columns"(int columns) {
    given:
    def table = Table.of('NAME', 'STATUS', 'PORTS')
      .row('shop-web-1', 'Up 3 minutes (healthy)', '0.0.0.0:2154->5000/tcp, 0.0.0.0:2155->5001/tcp')

    expect:
    table.lines(Looks.terminal(columns, 24)).every { Cells.width(it) <= columns }

    where:
    columns << [24, 30, 40, 80, 100]
  }

  def "no line of many short columns is wider than the terminal, down to #columns columns"(int columns) {
    given:
    def table = Table.of('NAME', 'SERVICE', 'STATE', 'STATUS', 'PORTS')
      .row('shop-web-1', 'web', 'running', 'Up 3 minutes (healthy)', '0.0.0.0:2154->5000/tcp')

    expect:
    table.lines(Looks.terminal(columns, 24)).every { Cells.width(it) <= columns }

    where:
    columns << [35, 38, 40, 41, 42, 43, 80]
  }

  def "signs are ASCII where the output knows no other"() {
    expect:
    Table.of('A', 'B').row('x' * 30, 'y' * 30).lines(Looks.terminal(30, 24, Glyphs.ASCII))[1] ==
      'xxxxxxxxxxxxxxxxxx...   yyy...'
  }

  def "what a container calls itself cannot break the table"() {
    expect:
    Table.of('A', 'B').row('evil\u001b[2J\nname', 'b').lines(Looks.FILE) == ['A           B', 'evil name   b']
  }

  def "the header stands out where colours are wanted"() {
    expect:
    Table.of('A').lines(Looks.terminal(80, 24, Glyphs.UNICODE, Colours.ANSI)) == ['\u001b[1mA\u001b[0m']
  }

  def "a row has as many cells as the header"() {
    when:
    Table.of('A', 'B').row('a')

    then:
    thrown(IllegalArgumentException)
  }
}
