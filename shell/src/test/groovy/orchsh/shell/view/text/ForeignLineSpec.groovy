package orchsh.shell.view.text

import spock.lang.Specification

class ForeignLineSpec extends Specification {

  def "of #printed.inspect() stays #seen.inspect()"(String printed, String seen) {
    expect:
    ForeignLine.settled(printed) == seen

    where:
    printed                                      || seen
    'Step 1/2 : FROM debian:12'                  || 'Step 1/2 : FROM debian:12'
    '\033[91mdebconf: no frontend\033[0m\n'       || 'debconf: no frontend'
    '(Reading ... 5%\r(Reading ... 100%\r6096 files' || '6096 files'
    'Unpacking busybox\r\n'                      || 'Unpacking busybox'
    ''                                           || ''
  }
}
