package orchsh.shell.view.table

import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Appearance.Kind
import orchsh.shell.invocation.Appearance.Size
import orchsh.shell.view.Screen
import spock.lang.Specification

class LiveTableSpec extends Specification {

  def "is drawn in place in a window of #columns columns and #rows rows, with nothing left of what was there before"(int columns, int rows, String last) {
    given:
    def screen = new Screen(columns, rows)
    def table = new LiveTable(new PrintWriter(screen), new Appearance(Kind.TERMINAL, () -> new Size(columns, rows), Colours.NONE, Glyphs.UNICODE))

    when:
    5.times { round ->
      def listing = Listing.of('NAME', 'CPU', 'MEMORY', 'LIMIT')
      (1..12).each { listing.row("web-$it".toString(), "$round %".toString(), '1.5 MB', '8.0 GB') }
      assert table.show(listing)
    }
    def seen = screen.text().readLines()

    then:
    seen.size() < rows
    screen.text().count('NAME') == 1
    screen.text().contains('4 %')
    !screen.text().contains('3 %')
    screen.text().replace('\n', '').endsWith(last)
    screen.cursorAtLineStart

    where:
    columns | rows || last
    80      | 24   || 'web-12   4 %   1.5 MB   8.0 GB'
    80      | 8    || 'and 7 more'
    10      | 24   || 'and 6 more'
    10      | 10   || 'and 11 more'
  }
}
