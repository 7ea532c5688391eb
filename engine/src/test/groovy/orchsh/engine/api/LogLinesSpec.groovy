package orchsh.engine.api

import spock.lang.Specification

class LogLinesSpec extends Specification {
  List<String> lines = []

  def "makes lines of pieces, however they are cut"() {
    given:
    def bytes = 'one\ntwo \u20ac\r\n\nthree'.getBytes('UTF-8')

    expect:
    (1..bytes.length).every { size ->
      lines.clear()
      def log = log(false)
      bytes.toList().collate(size).each { log.bytes(it as byte[], 0, it.size(), false) }
      log.end()
      lines == ['out one', 'out two \u20ac', 'out ', 'out three']
    }
  }

  def "keeps output and errors apart"() {
    given:
    def log = log(false)

    when:
    say(log, 'a', false)
    say(log, 'x\ny', true)
    say(log, 'b\n', false)
    log.end()

    then:
    lines == ['err x', 'out ab', 'err y']
  }

  def "takes the moment off each piece, also within a line"() {
    given:
    def log = log(true)

    when:
    say(log, '2026-01-01T00:00:01.5Z one\n', false)
    say(log, '2026-01-01T00:00:02Z long ', false)
    say(log, '2026-01-01T00:00:03Z line\n', false)
    say(log, '2026-01-01T00:00:04Z \n', true)
    say(log, '2026-01-01T00:00:05Z last', false)
    log.end()

    then:
    lines == [
      '2026-01-01T00:00:01.5Z out one',
      '2026-01-01T00:00:02Z out long line',
      '2026-01-01T00:00:04Z err ',
      '2026-01-01T00:00:05Z out last',
    ]
  }

  def "finds the moments of a terminal's log, which has no frames"() {
    given:
    def bytes = '2026-01-01T00:00:01Z one\r\n2026-01-01T00:00:02Z two\r\n'.bytes

    expect:
    (1..bytes.length).every { size ->
      lines.clear()
      def log = log(true)
      bytes.toList().collate(size).each { log.bytes(it as byte[], 0, it.size(), false) }
      log.end()
      lines == ['2026-01-01T00:00:01Z out one', '2026-01-01T00:00:02Z out two']
    }
  }

  def "hands over an endless line in parts"() {
    given:
    def log = log(false)
    def megabyte = ('x' * LogLines.LONGEST_LINE).bytes

    when:
    3.times { log.bytes(megabyte, 0, megabyte.length, false) }

    then:
    lines.size() == 3
  }

  private LogLines log(boolean stamped) {
    new LogLines({ moment, line, isError -> lines << "${moment ? moment + ' ' : ''}${isError ? 'err' : 'out'} $line".toString() }, stamped)
  }

  private static void say(LogLines log, String text, boolean isError) {
    log.piece(isError)
    log.bytes(text.bytes, 0, text.length(), isError)
  }
}
