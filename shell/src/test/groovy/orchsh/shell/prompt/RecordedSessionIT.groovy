package orchsh.shell.prompt

import java.nio.file.Files
import java.nio.file.Path
import orchsh.shell.live.PtyFixture
import org.jline.utils.ScreenTerminal
import spock.lang.Timeout

/**
 * Types the session that the README shows, on a terminal and a real engine, and compares what is on the screen with what
 * stands there. With {@code -Dorchsh.session=write} it writes it there.
 */
@Timeout(900)
class RecordedSessionIT extends PtyFixture {
  static final int COLUMNS = 96
  static final int ROWS = 60
  static final String BEGIN = '<!-- typed and compared by RecordedSessionIT -->\n```text\n'
  static final String END = '```\n'
  static final String SHOWN_NAME = 'shop'
  static final String SHOWN_PORT = '8080'

  static final List<String> TYPED = [
    'run postgres as db -e POSTGRES_PASSWORD=secret',
    'run nginx as web link db:database port 8080:80',
    'wait db tcp 5432',
    'ps | select service, state, ports',
    'reach web db:5432',
    'services.findAll { it.memory > 1.mb }*.name',
    'link web db as postgres',
    'save stack.groovy',
    'undo',
    'rm -f -s web',
    'undo'
  ]

  String port = new ServerSocket(0).withCloseable { it.localPort }

  def setup() {
    image('postgres')
    image('nginx')
  }

  def "the README shows what happens"() {
    given:
    def readme = Path.of(System.getProperty('orchsh.root'), 'README.md')
    onTerminal('orchsh', COLUMNS, ROWS, [LC_ALL: 'C.UTF-8', NO_COLOR: '1', XDG_DATA_HOME: folder.resolve('data').toString()])
    atPrompt(1)

    when:
    TYPED.eachWithIndex { line, index ->
      type(line.replace(SHOWN_PORT, port) + '\r')
      atPrompt(index + 2)
    }
    type('\u0004')
    see('the=end')
    def session = recorded()
    if (System.getProperty('orchsh.session') == 'write') {
      Files.writeString(readme, exchanged(Files.readString(readme), session))
    }

    def happened = masked(session)
    def written = masked(shown(Files.readString(readme)))

    then:
    happened == written
  }

  private void atPrompt(int count) {
    soon.within(180) {
      def lines = lines()
      assert lines.count { it.startsWith('orchsh>') } == count
      assert lines.findAll { !it.empty }.takeRight(2).any { it == 'orchsh>' }
    }
  }

  /** What is on the screen, under the name and the port that readers see. */
  private String recorded() {
    def all = lines()
    def from = all.findIndexOf { it.startsWith('orchsh>') }
    def to = all.findIndexOf { it.startsWith('code=') }
    def kept = all[from..<to].findAll { !(it =~ /^\S+ · /) && !it.contains('is a stand-in') }
    int shorter = name.length() - SHOWN_NAME.length()
    kept.collect { it.replace(name, SHOWN_NAME).replaceAll(/http:\/\/[\d.]+:/, 'http://127.0.0.1:').replace(port, SHOWN_PORT).replaceAll(/^(NAME {$shorter}) +/, '$1') }
      .join('\n').replaceAll(/\n{2,}/, '\n').trim() + '\n'
  }

  private List<String> lines() {
    def terminal = new ScreenTerminal(COLUMNS, ROWS)
    // What JLine takes for a terminal keeps in mind that a line was full, though the cursor has gone back.
    terminal.write(screen.toString().replace('\u001b8', '\r\u001b8'))
    long[] cells = new long[COLUMNS * ROWS]
    terminal.dump(cells, 0, 0, ROWS, COLUMNS, null)
    terminal.history.collect { text(it) } + (0..<ROWS).collect { row -> text(Arrays.copyOfRange(cells, row * COLUMNS, (row + 1) * COLUMNS)) }
  }

  private static String text(long[] cells) {
    def text = new StringBuilder()
    cells.each { cell ->
      int point = ScreenTerminal.cellCodePoint(cell)
      if (point != 0) {
        text.appendCodePoint(point)
      }
    }
    text.toString().stripTrailing()
  }

  /** The same without what differs from one time to the next. */
  private static String masked(String session) {
    session.replaceAll(/\d+\.\d+\.\d+\.\d+/, 'ADDRESS').replaceAll(/ *\d+(\.\d)? s\b/, ' TIME')
      .replaceAll(/\d containers? of stack `shop` keeps? running/, 'CONTAINERS keep running').replaceAll(/ +/, ' ')
  }

  private static String shown(String readme) {
    int from = readme.indexOf(BEGIN) + BEGIN.length()
    readme.substring(from, readme.indexOf(END, from))
  }

  private static String exchanged(String readme, String session) {
    int from = readme.indexOf(BEGIN) + BEGIN.length()
    readme.substring(0, from) + session + readme.substring(readme.indexOf(END, from))
  }
}
