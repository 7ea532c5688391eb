package orchsh.shell.live

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.EngineFixture
import org.jline.utils.ScreenTerminal
import spock.util.concurrent.PollingConditions

/** The program on a pseudo-terminal of its own: keys for it, and what somebody in front of it sees. */
class Window {
  static final String CTRL_C = '\u0003'
  static final String CTRL_D = '\u0004'
  static final String CTRL_L = '\u000c'
  static final String CTRL_R = '\u0012'
  static final String ESCAPE = '\u001b'
  static final String PROMPT = 'orchsh>'
  static final int COLUMNS = 100
  static final int ROWS = 30

  final PollingConditions soon = new PollingConditions(timeout: 180, delay: 0.03)
  private final StringBuffer written = new StringBuffer()
  private final ScreenTerminal screen
  private final Process process

  /** Opens one on a stack, in that folder; its state is kept there, too. */
  Window(Path folder, String stack, Map<String, String> variables = [:], String engine = EngineFixture.address()) {
    screen = new ScreenTerminal(COLUMNS, ROWS)
    def java = "${System.getProperty('java.home')}/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '${System.getProperty('java.class.path')}'" +
      " -Dorchsh.terminal=in,out,err -Dorchsh.size='$ROWS $COLUMNS' -Dorchsh.home='${System.getProperty('orchsh.root')}'" +
      " -Dorg.jline.terminal.providers=jni,exec orchsh.shell.Main --host $engine -p $stack"
    Files.writeString(folder.resolve('lines.sh'), "stty rows $ROWS cols $COLUMNS\nbefore=\$(stty -g)\necho \"tty=\$(tty);\"\n" +
      "trap : INT\n$java\necho \"code=\$?\"\n" + '[ "$before" = "$(stty -g)" ] && echo "terminal=same"\necho "the=end"\n')
    def builder = new ProcessBuilder('script', '-qefc', 'sh lines.sh', '/dev/null').directory(folder.toFile()).redirectErrorStream(true)
    builder.environment().putAll([TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', NO_COLOR: '', SHELL: '/bin/sh',
      XDG_CACHE_HOME: EngineFixture.surroundings().cacheFolder().parent.toString(), XDG_STATE_HOME: folder.resolve('state').toString()] + variables)
    process = builder.start()
    Thread.startDaemon('window') { read() }
  }

  private void read() {
    char[] some = new char[8192]
    def held = ''
    process.inputStream.withReader('UTF-8') { reader ->
      int count
      while ((count = reader.read(some)) >= 0) {
        def text = held + new String(some, 0, count)
        def isHalf = text.endsWith(ESCAPE) || Character.isHighSurrogate(text.charAt(text.length() - 1))
        held = isHalf ? text.substring(text.length() - 1) : ''
        text = text.substring(0, text.length() - held.length())
        written.append(text)
        // What JLine takes for a terminal keeps in mind that a line was full, though the cursor has gone back.
        screen.write(text.replace('\u001b8', '\r\u001b8'))
      }
    }
  }

  void type(String keys) {
    process.outputStream.write(keys.getBytes('UTF-8'))
    process.outputStream.flush()
  }

  void paste(String text) {
    type("$ESCAPE[200~${text.replace('\n', '\r')}$ESCAPE[201~")
  }

  /** All that was written so far. */
  String written() {
    written.toString()
  }

  /** The lines on the screen, from the first to the last row. */
  List<String> lines() {
    long[] cells
    int columns
    synchronized (screen) {
      columns = screen.columns
      cells = new long[columns * screen.rows]
      screen.dump(cells, 0, 0, screen.rows, columns, null)
    }
    (0..<(cells.length.intdiv(columns))).collect { row ->
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

  void sees(String text) {
    soon.eventually { assert lines().any { it.contains(text) } }
  }

  /** Waits for a line that is all this. */
  void seesLine(String line) {
    soon.eventually { assert lines().any { it == line } }
  }

  /** Waits for a line that begins so. */
  void seesBeginning(String beginning) {
    soon.eventually { assert lines().any { it.startsWith(beginning) } }
  }

  void hasWritten(String text) {
    soon.eventually { assert written().contains(text) }
  }

  /** Whether the prompt waits, and nothing is typed at it. */
  boolean isAtRest() {
    def above = lines().dropRight(1).reverse().dropWhile { it.isEmpty() }
    above && above.first() == PROMPT
  }

  void rests() {
    soon.eventually { assert atRest : lines().join('\n') }
  }

  /** Types a line, and waits until it was carried out. */
  void enter(String line) {
    type(line)
    sees(line.take(20))
    type('\r')
    rests()
  }

  /** Has nothing but an empty prompt on the screen. */
  void clear() {
    type(CTRL_L)
    soon.eventually { assert lines().first() == PROMPT && lines().dropRight(1).tail().every { it.isEmpty() } }
  }

  void resize(int rows, int columns) {
    hasWritten(';')
    def device = (written() =~ /tty=([^;]+);/)[0][1]
    screen.setSize(columns, rows)
    assert new ProcessBuilder('stty', '-F', device, 'rows', "$rows", 'cols', "$columns").start().waitFor() == 0
  }

  /** Leaves the prompt with Ctrl-D, and waits until the program has ended. */
  void leave() {
    type(CTRL_D)
    hasWritten('the=end')
  }

  ProcessHandle program() {
    process.descendants().filter { it.info().command().orElse('').endsWith('/java') }.findFirst().get()
  }

  /** Tells the program so often to end. */
  void terminate(int times) {
    def pid = program().pid()
    times.times { assert new ProcessBuilder('kill', '-TERM', "$pid").start().waitFor() in [0, 1] }
  }

  /** Takes the terminal away from the program, as when its window is closed. */
  void hangUp() {
    process.destroyForcibly().waitFor()
  }

  boolean isOpen() {
    process.alive && !written().contains('the=end')
  }

  void close() {
    process.descendants().forEach { it.destroyForcibly() }
    process.destroyForcibly().waitFor()
  }
}
