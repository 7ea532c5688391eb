package orchsh.shell.live

import static orchsh.shell.live.Window.CTRL_C
import static orchsh.shell.live.Window.CTRL_R
import static orchsh.shell.live.Window.ESCAPE

import spock.lang.Timeout

/** The shell on a pseudo-terminal: what is typed, and what is on the screen then. All features share a stack, and a window as long as it is at rest. */
@Timeout(900)
class ShellScreensIT extends WindowFixture {
  @Override
  String text() {
    '''\
    service 'db' { image 'busybox'; command 'sh', '-c', 'echo hello; trap "exit 0" TERM; sleep 1000 & wait'; stopTimeout 0.s }
    service 'web' { image 'busybox'; command 'sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait'; stopTimeout 0.s }
    '''
  }

  def "the prompt answers"() {
    when:
    window.enter('ps')

    then:
    window.lines().count { it =~ /$stack-(db|web)-1/ } == 2
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }
  }

  def "rows of a command pass through stages"() {
    when:
    window.enter("ps | where state == 'running' | select name")

    then:
    window.lines().any { it.trim() == "$stack-db-1" }
    window.lines().any { it.trim() == "$stack-web-1" }
    !window.lines().tail().dropRight(1).any { it.contains('busybox') }
  }

  def "an open block has its name as prompt, and Ctrl-C lets it go"() {
    when:
    window.type("service 'x' {\r")

    then:
    window.seesBeginning("service 'x'>")

    when:
    window.type("image 'busybox'\r")
    window.sees("image 'busybox'")
    window.type(CTRL_C)
    window.rests()
    window.enter('services.size()')

    then:
    window.seesLine('2')
  }

  def "Tab offers services with what is known of them"() {
    when:
    offered('logs ') { window.lines().any { it =~ /^db .*\S/ } }

    then:
    window.lines().any { it =~ /db +\(.+\)/ }
    window.lines().any { it =~ /web +\(.+\)/ }

    when:
    window.type(CTRL_C)

    then:
    window.rests()
  }

  def "Tab completes words of the block that is open"() {
    given:
    window.type("service 'x' {\r")
    window.seesBeginning("service 'x'>")

    when:
    offered('stopTimeo') { window.lines().any { it =~ /^service 'x'> +stopTimeout/ } }
    window.type(CTRL_C)

    then:
    window.rests()
  }

  def "Ctrl-R finds an old line"() {
    given:
    window.enter("'found-' + 'again'")
    window.enter('version --short')
    window.clear()

    when:
    window.type("${CTRL_R}found-")
    window.sees("'found-' + 'again'")
    window.type('\r')
    window.rests()

    then:
    window.seesLine('found-again')
  }

  def "a question mark gives help, and the line stays"() {
    when:
    window.type('logs ?')
    window.sees('usage: orchsh logs')

    then:
    window.soon.eventually { assert window.lines().findAll { it.startsWith('orchsh>') }.last().startsWith('orchsh> logs') }

    when:
    window.type(CTRL_C)

    then:
    window.rests()
  }

  def "the status line changes without a key when somebody else stops a container"() {
    when:
    assert outside('stop', 'web') == 0

    then:
    window.soon.eventually { assert window.lines().last() == "$stack · 1/2 up" }

    when:
    assert outside('start', 'web') == 0

    then:
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }
    window.atRest
  }

  def "logs in the background are shown above a half typed line, which stays"() {
    given:
    window.enter('logs -f db &')
    window.sees('1 job')

    when:
    window.type('version --sh')
    window.seesBeginning('orchsh> version --sh')
    assert outside('exec', '-T', 'db', 'sh', '-c', 'echo tick-$((1+1)) >/proc/1/fd/1') == 0

    then:
    window.sees('tick-2')
    window.soon.eventually { assert window.lines().findLastIndexOf { it.contains('tick-2') } < window.lines().findIndexOf { it.startsWith('orchsh> version --sh') } }

    when:
    window.type('ort\r')
    window.rests()
    window.type('fg\r')
    window.soon.eventually { assert window.lines().any { it == 'orchsh> fg' } }
    window.type(CTRL_C)

    then:
    window.rests()
    window.lines().any { it =~ /^\d+\.\d+\.\d+/ }
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }
  }

  def "Ctrl-C ends following logs, and not the container"() {
    when:
    window.type('logs -f db\r')
    window.sees('hello')
    window.type(CTRL_C)

    then:
    window.rests()
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }
  }

  def "a shell in a container has the window's size, also a new one, and then the prompt is there again"() {
    when:
    window.type('exec -it db sh\r')
    window.sees('/ #')
    window.type('stty size\r')

    then:
    window.sees('30 100')

    when:
    window.resize(24, 90)

    then:
    window.soon.eventually {
      window.type('stty size\r')
      window.soon.within(2) { assert window.lines().any { it == '24 90' } }
    }

    when:
    window.resize(Window.ROWS, Window.COLUMNS)
    window.type('exit 7\r')
    window.rests()

    then:
    window.lines().contains('ended with exit code 7')
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }
  }

  def "a program in raw mode on the other screen gives both back"() {
    given:
    def program = 'printf "\\033[?1049h\\033[2J\\033[Hother-$((1+1))"; stty raw -echo; dd bs=1 count=1 2>/dev/null; stty sane; printf "\\033[?1049l"'

    when:
    window.type("exec -it db sh -c '$program'\r")
    window.soon.eventually { assert window.lines().first() == 'other-2' && window.lines().tail().every { it.isEmpty() } }
    window.type('q')

    then:
    window.rests()
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }
  }

  def "a window of #columns columns is enough"(int columns) {
    given:
    window.resize(Window.ROWS, columns)
    window.soon.eventually { assert window.lines().last().startsWith(stack.take(columns - 2)) }
    window.clear()

    when:
    window.type('version --short\r')
    window.soon.eventually { assert window.lines().any { it =~ /^\d+\.\d+\.\d+/ } }
    window.rests()
    window.enter('ps')

    then:
    window.lines().last().length() <= columns

    cleanup:
    window.resize(Window.ROWS, Window.COLUMNS)
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }
    window.clear()

    where:
    columns << [40, 12]
  }

  def "a window that gets narrow keeps the line that is typed, and the prompts after it"() {
    given:
    window.type("'narrow-' + 'win")
    window.sees("'narrow-' + 'win")

    when:
    window.resize(Window.ROWS, 40)
    window.soon.eventually { assert window.lines().last().startsWith(stack) && window.lines().any { it == "orchsh> 'narrow-' + 'win" } }
    window.type("dow'\r")

    then:
    window.rests()
    window.lines().any { it == "orchsh> 'narrow-' + 'window'" }
    window.lines().any { it == 'narrow-window' }
    window.lines().count { it.startsWith('orchsh>') } == 2

    when:
    window.type('version')

    then:
    window.soon.eventually { assert window.lines().any { it.startsWith('orchsh> version') } }

    when:
    window.type("${CTRL_C}")
    window.rests()
    window.resize(Window.ROWS, Window.COLUMNS)

    then:
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }
    window.rests()
  }

  def "Ctrl-C ends an endless loop"() {
    when:
    window.type("println 'loo' + 'ping'; while (true) {}\r")
    window.seesLine('looping')
    window.type(CTRL_C)

    then:
    window.rests()

    when:
    window.enter("'still-' + 'here'")

    then:
    window.seesLine('still-here')
  }

  def "after megabytes there is a prompt"() {
    when:
    window.type("exec -T db sh -c 'yes 0123456789012345678901234567890123456789 | head -c 2000000; echo; echo the-last'\r")
    window.soon.eventually { assert window.lines().any { it == 'the-last' } }

    then:
    window.rests()
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }
  }

  def "letters of all kinds take the room they need"() {
    when:
    window.type("'\ud83d\ude80日本' + 'x'")
    window.sees("'\ud83d\ude80日本' + 'x'")
    window.type('\r')
    window.rests()

    then:
    window.seesLine('\ud83d\ude80日本x')
  }

  def "a script that is pasted is declared as a whole"() {
    given:
    def script = "service 'one' {\n  image 'busybox'\n  needs 'two'\n}\nservice 'two' {\n  image 'busybox'\n}\nservice('three') { image 'busybox' }"

    when:
    window.paste(script)
    window.sees("service('three')")
    window.type('\r')
    window.rests()
    window.enter('services*.name.sort().join("+")')

    then:
    window.seesLine('db+one+three+two+web')
  }

  def "a terminal that can do nothing still has a prompt"() {
    given:
    def plain = new Window(project, stack, [TERM: 'dumb'])
    plain.hasWritten('orchsh> ')

    when:
    plain.type('ps\r')
    plain.hasWritten("$stack-db-1")
    plain.leave()

    then:
    plain.written().contains('code=0')
    !plain.written().contains(ESCAPE)

    cleanup:
    plain.close()
  }
}
