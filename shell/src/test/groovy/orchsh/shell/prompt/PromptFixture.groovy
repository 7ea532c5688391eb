package orchsh.shell.prompt

import java.nio.charset.StandardCharsets
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.snippet.SnippetLibrary
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.Surroundings
import orchsh.shell.call.About
import orchsh.shell.command.FakeEngines
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Appearance.Kind
import orchsh.shell.invocation.Appearance.Size
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.Console.Asking
import orchsh.shell.invocation.ExitCode
import orchsh.shell.invocation.Invocation
import orchsh.shell.session.SessionTools
import org.jline.terminal.Size as TerminalSize
import org.jline.terminal.impl.LineDisciplineTerminal
import org.jline.utils.ScreenTerminal
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** A prompt on a terminal in memory, whose screen can be read. */
abstract class PromptFixture extends Specification {
  static final String CTRL_C = '\u0003'
  static final String CTRL_D = '\u0004'
  static final String CTRL_R = '\u0012'
  static final String RIGHT = '\u001bOC'
  static final String UP = '\u001bOA'

  @TempDir
  Path folder

  FakeEngines engines = new FakeEngines()
  Cancellation cancellation = new Cancellation()
  PollingConditions soon = new PollingConditions(timeout: 60, delay: 0.02)
  ByteArrayOutputStream written = new ByteArrayOutputStream()
  int columns
  int rows
  LineDisciplineTerminal terminal
  Thread thread
  ExitCode code
  Throwable failure

  def cleanup() {
    cancellation.cancel()
    terminal?.close()
    thread?.join(30_000)
  }

  void open(Map options = [:]) {
    int columns = options.columns ?: 80
    int rows = options.rows ?: 24
    this.columns = columns
    this.rows = rows
    terminal = new LineDisciplineTerminal('orchsh', options.type ?: 'xterm-256color', written, StandardCharsets.UTF_8)
    terminal.size = new TerminalSize(columns, rows)
    thread = Thread.startDaemon('prompt') {
      try {
        code = new Prompt(terminal, new ProgramModes(), invocation(options), new SessionTools(engines, SnippetLibrary.EMPTY, new About('1.2.3', '17', 'Debian'))).run()
      } catch (Throwable e) {
        failure = e
      }
    }
    see('orchsh>')
  }

  private Invocation invocation(Map options) {
    def look = new Appearance(Kind.TERMINAL, Size.USUAL, options.colours ?: Colours.NONE, options.glyphs ?: Glyphs.UNICODE)
    def nowhere = new PrintWriter(Writer.nullWriter())
    new Invocation(options.words ?: [], new Surroundings(folder, folder, options.environment ?: [:], Clock.systemUTC()),
      new Console(nowhere, nowhere, new BufferedReader(Reader.nullReader()), look, look, Asking.POSSIBLE), cancellation)
  }

  void type(String keys) {
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8))
  }

  /** All that is on the screen and what was scrolled away above it. */
  List<String> lines() {
    def screen = new ScreenTerminal(columns, rows)
    // What JLine takes for a terminal keeps in mind that a line was full, though the cursor has gone back.
    screen.write(written.toString('UTF-8').replace('\u001b8', '\r\u001b8'))
    def past = screen.history.collect { text(it) }
    long[] cells = new long[columns * rows]
    screen.dump(cells, 0, 0, rows, columns, null)
    past + (0..<rows).collect { row -> text(Arrays.copyOfRange(cells, row * columns, (row + 1) * columns)) }
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

  String seen() {
    lines().join('\n')
  }

  void see(String text) {
    soon.eventually {
      assert failure == null
      assert seen().contains(text)
    }
  }

  /** The line that is being typed. */
  String typed() {
    lines().findAll { it =~ /> / || it.endsWith('>') }.last()
  }

  void left() {
    thread.join(60_000)
    assert failure == null
    assert !thread.alive
  }
}
