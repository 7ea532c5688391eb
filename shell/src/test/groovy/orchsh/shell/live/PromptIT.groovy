package orchsh.shell.live

import org.jline.utils.ScreenTerminal
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** The prompt on a terminal of its own: what is typed, and what is on the screen then. */
@Timeout(900)
class PromptIT extends PtyFixture {
  static final String CTRL_C = '\u0003'
  static final String CTRL_D = '\u0004'
  static final String CTRL_R = '\u0012'
  static final String ESCAPE = '\u001b'
  static final String UP = '\u001b[A'
  static final Map<String, String> UTF8 = [LC_ALL: 'C.UTF-8', NO_COLOR: '', TERM: 'xterm-256color']
  static final String SERVICE = "service 'db' { image 'busybox'; command 'sh', '-c', 'echo hello; trap \"exit 0\" TERM; sleep 1000 & wait'; stopTimeout 0.s }"

  int columns = 80
  int rows = 24

  /** The lines on the terminal, as somebody in front of it sees them. */
  private List<String> seen() {
    def terminal = new ScreenTerminal(columns, rows)
    // What JLine takes for a terminal keeps in mind that a line was full, though the cursor has gone back.
    terminal.write(screen.toString().replace('\u001b8', '\r\u001b8'))
    long[] cells = new long[columns * rows]
    terminal.dump(cells, 0, 0, rows, columns, null)
    (0..<rows).collect { row ->
      def text = new StringBuilder()
      (0..<columns).each { column ->
        int point = ScreenTerminal.cellCodePoint(cells[row * columns + column])
        if (point) {
          text.appendCodePoint(point)
        }
      }
      text.toString().stripTrailing()
    }
  }

  private void shows(String line) {
    soon.eventually { assert seen().any { it.contains(line) } }
  }

  private int prompts() {
    seen().count { it.startsWith('orchsh>') }
  }

  /** Opens the prompt, and waits for it. */
  private void prompt(String words = '', Map<String, String> variables = UTF8) {
    onTerminal("trap : INT; orchsh $words", columns, rows, variables)
    shows('orchsh>')
  }

  /** Asks for what the line can become until it is there: the first time it may still be looked for. */
  private void complete(String line) {
    new PollingConditions(timeout: 180, delay: 1).eventually {
      if (!seen().any { it.startsWith(line) }) {
        type('\t')
      }
      assert seen().any { it.startsWith(line) }
    }
  }

  private void leave() {
    soon.eventually { assert seen().findAll { it.startsWith("orchsh>") }.last() == "orchsh>" }
    type(CTRL_D)
    see('the=end')
    assert screen.toString().contains('terminal=same')
  }

  private void up() {
    script(SERVICE)
    assert run('up') == 0
  }

  def "a command is carried out, Ctrl-D leaves, and the terminal is as it was"() {
    given:
    up()

    when:
    prompt()
    type('ps\r')

    then:
    shows("$name-db-1")
    soon.eventually { assert prompts() == 2 }

    when:
    leave()

    then:
    screen.toString().contains('code=0')
    run('ps', '-q') == 0
    out.toString().readLines().size() == 1
  }

  def "a shell in a container is told how large the terminal is, Ctrl-C stays inside, and a new size is passed on"() {
    given:
    up()
    prompt()

    when:
    type('exec db sh\r')
    shows('/ #')
    type('stty size; echo in-$((1+1))\r')

    then:
    shows('24 80')
    shows('in-2')

    when:
    type('echo go-$((1+1)); sleep 1000\r')
    shows('go-2')
    type(CTRL_C)
    type('echo on-$((1+1))\r')

    then:
    shows('on-2')

    when:
    resize(30, 100)

    then:
    soon.eventually {
      type('stty size\r')
      assert screen.toString().contains('30 100')
    }

    when:
    screen.length = 0
    columns = 100
    rows = 30
    type('exit\r')
    soon.eventually { assert seen().findAll { it.startsWith('orchsh>') }.last() == 'orchsh>' }
    leave()

    then:
    screen.toString().contains('code=0')
  }

  private void resize(int toRows, int toColumns) {
    assert new ProcessBuilder('stty', '-F', device(), 'rows', "$toRows", 'cols', "$toColumns").start().waitFor() == 0
  }

  def "a terminal of ten columns is enough"() {
    given:
    columns = 10
    rows = 12

    when:
    prompt()
    type('version --short\r')

    then:
    soon.eventually { assert seen().any { it =~ /^\d+\.\d+\.\d+/ } && prompts() == 2 }
    leave()
  }

  def "without colours and beyond ASCII there is neither"() {
    when:
    prompt('', [LC_ALL: 'C', NO_COLOR: '1', TERM: 'xterm'])
    type('version --short\r')
    soon.eventually { assert prompts() == 2 }
    leave()

    then:
    screen.toString().chars().allMatch { it < 128 }
    !(screen.toString() =~ /\u001b\[[0-9;]*[1-9][0-9;]*m/)
  }

  def "letters of all kinds and control bytes leave the prompt as it is"() {
    given:
    prompt()

    when:
    type('# größe \ud83d\ude80 日本')
    shows('größe')
    type('\u0000\u0001\u0002\u001f')
    type("${CTRL_C}version --short\r")

    then:
    soon.eventually { assert seen().any { it =~ /^\d+\.\d+\.\d+/ } }
    leave()
  }

  def "a terminal that can do nothing still has a prompt"() {
    when:
    onTerminal('trap : INT; orchsh', columns, rows, [LC_ALL: 'C.UTF-8', TERM: 'dumb'])
    see('orchsh> ')
    type('version --short\r')

    then:
    soon.eventually { assert screen.toString() =~ /\d+\.\d+\.\d+-?/ }

    when:
    type(CTRL_D)
    see('the=end')

    then:
    screen.toString().contains('code=0')
    !screen.toString().contains(ESCAPE)
  }

  def "a program that is told to end leaves the terminal as it was"() {
    given:
    prompt()

    when:
    new ProcessBuilder('kill', '-TERM', "${process.descendants().filter { it.info().command().orElse('').endsWith('/java') }.findFirst().get().pid()}").start().waitFor()
    see('the=end')

    then:
    screen.toString().contains('code=130')
    screen.toString().contains('terminal=same')
  }
}
