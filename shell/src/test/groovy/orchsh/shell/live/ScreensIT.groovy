package orchsh.shell.live

import java.util.concurrent.TimeUnit
import orchsh.shell.view.Screen
import spock.lang.Timeout

/** What is on the screen while a stack comes up, and after it. */
@Timeout(900)
class ScreensIT extends PtyFixture {
  static final String STACK = '''
    service 'db' { image 'busybox'; command 'sleep', '1000'; wait exec: ['test', '-f', '/go']; stopTimeout 0.s }
    service 'web' { image 'busybox'; command 'sleep', '1000'; needs 'db'; stopTimeout 0.s }
    '''

  static final Map<String, String> UTF8 = [LC_ALL: 'C.UTF-8', NO_COLOR: '']

  /** What a terminal of this size shows of all that was written, and what can be scrolled back to; times are replaced. */
  private String seen(int columns, int rows) {
    def terminal = new Screen(columns, rows)
    terminal.write(screen.toString())
    terminal.text().replaceAll(/ *\d+(\.\d)? s\b/, ' T').replace(name, 'NAME')
  }

  private List<String> marked(int columns, int rows, String mark) {
    seen(columns, rows).readLines().findAll { it.startsWith(mark) }
  }

  private void letGo() {
    soon.eventually { assert run('exec', 'db', 'touch', '/go') == 0 }
  }

  def "shows what is waited for, and leaves a line for each service"() {
    given:
    script(STACK)

    when:
    onTerminal('orchsh up', 80, 24, UTF8)

    then:
    soon.eventually {
      def lines = seen(80, 24).readLines()
      assert lines.any { it ==~ /. db +T  waiting for exec .*/ }
      assert lines.any { it ==~ /· web +after db/ }
      assert lines.any { it ==~ /1 of 3 done, 1 at work, 1 to come T/ }
    }

    when:
    letGo()
    see('the=end')

    then:
    marked(80, 24, '✔')*.replaceAll(/ +/, ' ') == ['✔ network NAME_defa… T created', '✔ db T ready', '✔ web T ready']
    seen(80, 24).readLines().takeRight(5)*.replaceAll(/ +/, ' ') == ['db -', 'web -', 'code=0', 'terminal=same', 'the=end']
    !seen(80, 24).contains('at work')
  }

  def "is ASCII without colours where nothing else is known, at 40 columns"() {
    given:
    script(STACK)

    when:
    onTerminal('orchsh up', 40, 10, [LC_ALL: 'C', NO_COLOR: '1'])
    letGo()
    see('the=end')

    then:
    marked(40, 10, '+').size() == 3
    screen.toString().chars().allMatch { it < 128 }
    !(screen.toString() =~ /\u001b\[[0-9;]*m/)
    seen(40, 10).readLines().every { it.size() <= 40 }
  }

  def "of 64 services in 24 lines each keeps its line, and nothing is lost as it scrolls"() {
    given:
    script("(1..64).each { n -> service \"w\$n\" { image 'busybox'; command 'sleep', '1000'; networkMode 'none'; stopTimeout 0.s } }")

    when:
    onTerminal('orchsh up', 60, 24, UTF8)
    soon.within(180) { assert screen.toString().contains('the=end') }

    then:
    marked(60, 24, '✔').collect { it.split(' +')[1] }.toSorted() == (1..64).collect { "w$it".toString() }.toSorted()
    seen(60, 24).readLines().findAll { it ==~ /w\d+ +-/ }.size() == 64
    !seen(60, 24).contains('at work')
    screen.toString().contains('code=0')
  }

  def "10 columns are enough to know whom it waits for and how it ended"() {
    given:
    script(STACK)

    when:
    onTerminal('orchsh up', 10, 24, UTF8)

    then:
    soon.eventually {
      def lines = seen(10, 24).readLines()
      assert lines.any { it ==~ /. db.*/ }
      assert lines.contains('· web')
      assert lines.any { it ==~ /1\/3.*/ }
    }

    when:
    letGo()
    see('the=end')

    then:
    marked(10, 24, '✔').size() == 3
    marked(10, 24, '✔').every { it.size() <= 10 }
    marked(10, 24, '✔')*.split(' +')*.getAt(1) == ['networ…', 'db', 'web']
    seen(10, 24).readLines().containsAll(['code=0', 'the=end'])
  }

  def "a window that gets another size in the middle is drawn anew, and nothing is lost"() {
    given:
    script(STACK)
    onTerminal('orchsh up', 40, 24, UTF8)
    see('1 of 3 done  ')

    when:
    assert new ProcessBuilder('stty', '-F', device(), 'rows', '20', 'cols', '80').start().waitFor() == 0

    then: 'there is room for more words'
    see('1 of 3 done, 1 at work, 1 to come')

    when:
    letGo()
    see('the=end')

    then:
    marked(80, 24, '✔').size() == 3
    marked(80, 24, '✔ db')*.replaceAll(/ +/, ' ') == ['✔ db T ready']
    !seen(80, 24).contains('at work')
  }

  def "Ctrl-C ends it, and the timeline tells how far it came"() {
    given:
    script(STACK)
    onTerminal('trap : INT; orchsh up; echo "ended=$?"; orchsh timeline', 100, 24, UTF8)
    see('waiting for exec')

    when:
    type('\u0003')
    see('the=end')

    then:
    def text = seen(100, 24)
    text.contains('interrupted after T; what was done stays, the same command goes on from here')
    text.contains('ended=130')
    text.contains('up of NAME, interrupted after T')
    text.readLines().any { it ==~ /▸ db +.*[█▓░]+ T/ }
    text.contains('not finished: wait for NAME-db-1: exec test -f /go')
    text.contains('\nnot finished: db, web\ncode=0')
  }

  def "Ctrl-C twice ends it at once, whatever is at work, and the next one goes on from there"() {
    given: 'a container that has all day to end'
    script("service 'db' { image 'busybox'; command 'sh', '-c', 'trap : TERM; echo deaf; while :; do sleep 1; done'; stopTimeout 600.s; wait log: 'deaf' }")
    assert run('up') == 0
    def before = observer.containersOf(name)*.id()

    when:
    onTerminal('trap : INT; orchsh down; echo "ended=$?"', 100, 24, UTF8)
    see('stopping')
    type('\u0003')

    then:
    see('Ctrl-C once more ends at once')
    !screen.toString().contains('ended=')

    when:
    type('\u0003')
    see('the=end')

    then:
    screen.toString().contains('ended=130')
    screen.toString().contains('terminal=same')
    !screen.toString().contains('Exception')
    process.waitFor(180, TimeUnit.SECONDS)
    observer.containersOf(name)*.id() == before

    and: 'nobody holds the stack'
    run('kill') == 0
    run('down') == 0
    observer.containersOf(name) == []
  }

  def "--plain moves nothing"() {
    given:
    script("service 'db' { image 'busybox'; command 'sleep', '1000'; stopTimeout 0.s }")

    when:
    onTerminal('orchsh --plain up', 80, 24, UTF8)
    see('the=end')

    then:
    screen.toString().contains('started')
    !screen.toString().contains('\u001b')
  }
}
