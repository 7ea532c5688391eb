package orchsh.shell.view.table

import orchsh.shell.view.Looks
import orchsh.shell.view.table.Listing.Cell
import orchsh.shell.view.table.Listing.Column
import orchsh.shell.view.text.Amount
import spock.lang.Specification

class ListingSpec extends Specification {
  def listing = Listing.of(Column.of('NAME'), Column.of('IMAGE ID'), new Column('SIZE', 'bytes'), Column.unseen('more'))
    .row('web', 'abc', new Cell('1.0 KiB', 1024L), [1, true, 'x"y'])
    .row('db', Optional.empty(), 0.5d, Optional.of('z'))

  def "is a table for people"() {
    expect:
    listing.lines(Looks.FILE) == [
      'NAME   IMAGE ID   SIZE',
      'web    abc        1.0 KiB',
      'db     -          0.5']
    listing.names() == ['web', 'db']
  }

  def "is JSON for programs, one object a line"() {
    expect:
    listing.json() == [
      '{"name":"web","image_id":"abc","bytes":1024,"more":[1,true,"x\\"y"]}',
      '{"name":"db","image_id":null,"bytes":0.5,"more":"z"}']
  }

  def "rows have a cell for each column"() {
    when:
    Listing.of('A', 'B').row('a')

    then:
    thrown(IllegalArgumentException)
  }

  def "#bytes bytes are #words"(long bytes, String words) {
    expect:
    Amount.bytes(bytes) == words

    where:
    bytes              || words
    0                  || '0 B'
    1023               || '1023 B'
    1024               || '1.0 KiB'
    1536               || '1.5 KiB'
    200L * 1024 * 1024 || '200 MiB'
    Long.MAX_VALUE     || '8192 PiB'
  }
}
