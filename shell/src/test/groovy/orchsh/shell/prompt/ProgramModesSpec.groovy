package orchsh.shell.prompt

import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class ProgramModesSpec extends Specification {
  static final String ESC = '\u001b'

  ByteArrayOutputStream shown = new ByteArrayOutputStream()
  ProgramModes modes = new ProgramModes()
  OutputStream terminal = modes.over(shown)

  private String undoing(String printed) {
    terminal.write(printed.replace('^', ESC).getBytes('UTF-8'))
    modes.undoing().replace(ESC, '^')
  }

  def "what `#printed` switches is switched back by `#undoing`"() {
    expect:
    this.undoing(printed) == undoing

    where:
    printed                                  || undoing
    ''                                       || ''
    'hello\n'                                || ''
    '^[?1049h'                               || '^[?1049l'
    '^[?1049h^[2J~ ~ ^[?1049l'               || ''
    '^[?1047h'                               || '^[?1047l'
    '^[?25l'                                 || '^[?25h'
    '^[?25l^[?25h'                           || ''
    '^[?7l'                                  || '^[?7h'
    '^[?1;2004h'                             || '^[?1l^[?2004l'
    '^[?2004h^[?1049h^[?25l'                 || '^[?1049l^[?25h^[?2004l'
    '^[?1000h^[?1006h^[?1006l'               || '^[?1000l'
    '^='                                     || '^>'
    '^=^>'                                   || ''
    '^[1;20r'                                || '^7^[r^8'
    '^[1;20r^[r'                             || ''
    '^[1;31mred'                             || '^[m'
    '^[1;31mred^[0m'                         || ''
    '^[1;31mred^[m'                          || ''
    '^(0'                                    || '^(B'
    '^(0qqq^(B'                              || ''
    '^[>4;2m'                                || '^[>4m'
    '^[>4;2m^[>4;m'                          || ''
    '^[>4;2m^[>4;0m'                         || ''
    '^[?1049h^[?25l^=^c'                     || ''
    '^[4h^[2;3H^[K^M^7^8'                    || ''
    '^[?99999999h^[?;;h^[?hx^[?x'            || ''
    "^[?${'1;' * 200}1049h"                  || ''
    '^[^[?1049h'                             || '^[?1049l'
    '^]0;title\u0007^[?1049h'                || '^[?1049l'
    'ünïcödé 日本 ^[?25l'                      || '^[?25h'
  }

  def "a sequence may come in pieces, and all of it is handed on as it is"() {
    given:
    def printed = "a$ESC[?1049hb$ESC[?25l".getBytes('UTF-8')

    when:
    printed.each { terminal.write(it as int) }

    then:
    shown.toByteArray() == printed
    modes.undoing() == "$ESC[?1049l$ESC[?25h"
  }

  def "it is told once"() {
    given:
    terminal.write("$ESC[?1049h".getBytes('UTF-8'))

    expect:
    modes.undoing() == "$ESC[?1049l"
    modes.undoing() == ''
  }

  def "whoever wants the terminal back at the same time waits until that has been said"() {
    given:
    terminal.write("$ESC[?25l".getBytes('UTF-8'))
    def begun = new CountDownLatch(1)
    def goOn = new CountDownLatch(1)
    def said = new CopyOnWriteArrayList<String>()

    when:
    def first = Thread.start {
      modes.undo {
        begun.countDown()
        goOn.await()
        said << it
      }
    }
    begun.await()
    def second = Thread.start { modes.undo { said << it } }
    new PollingConditions(timeout: 60).eventually { assert second.state == Thread.State.BLOCKED }
    goOn.countDown()
    [first, second]*.join()

    then:
    said == ["$ESC[?25h".toString(), '']
  }
}
