package orchsh.shell.view.text

import spock.lang.Specification

class CellsSpec extends Specification {

  def "`#text` takes #width columns"(String text, int width) {
    expect:
    Cells.width(text) == width

    where:
    text            || width
    ''              || 0
    'abc'           || 3
    'žluť'          || 4
    'e\u0301'       || 1
    '日本'           || 4
    '한'             || 2
    '🚀'            || 2
    '…'             || 1
    '⠋'             || 1
    'a\u200Bb'      || 2
  }

  def "`#text` cut to #columns is `#cut`"(String text, int columns, String cut) {
    expect:
    Cells.cut(text, columns, '…') == cut

    where:
    text      | columns || cut
    'abc'     | 3       || 'abc'
    'abcd'    | 3       || 'ab…'
    'abcd'    | 1       || '…'
    'abcd'    | 0       || ''
    '日本語'    | 5       || '日本…'
    '日本語'    | 4       || '日…'
    '🚀🚀'     | 3       || '🚀…'
  }

  def "what could move a cursor or change a colour is taken out"(String text, String clean) {
    expect:
    Cells.clean(text) == clean

    where:
    text                                  || clean
    'plain'                               || 'plain'
    'a\u001b[31mred\u001b[0m'             || 'ared'
    '\u001b[2J\u001b[1;1Hhi'              || 'hi'
    '\u001b]0;title\u0007text'            || 'text'
    '\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\' || 'link'
    'half\u001b['                         || 'half'
    'half\u001b'                          || 'half'
    '\u001b]never ends'                   || ''
    'a\r\nb'                              || 'a  b'
    'bell\u0007'                          || 'bell'
    'tab\tstays'                          || 'tab\tstays'
  }
}
