package orchsh.examples.bench

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import orchsh.engine.EngineFixture
import orchsh.examples.Command

/** Sits at a terminal, which `script` makes, and types into the shell as users get it. */
class Typist implements AutoCloseable {
  private static final String PROMPT = 'orchsh> '
  private static final long PATIENCE_MS = 60_000
  /** A terminal on which nothing moves for so long shows all there is. */
  private static final long STILL_MS = 60

  private final Process process
  private final StringBuilder screen = new StringBuilder()
  /** From the start of the program to the prompt. */
  final long untilPrompt
  /** The processor's part of that. */
  final long processorUntilPrompt

  Typist(Path folder, Map<String, String> variables) {
    def line = "echo \"pid=\$\$;\"; stty rows 30 cols 100; exec ${Command.DISTRIBUTION.resolve('bin/orchsh')} stack.groovy"
    def builder = new ProcessBuilder('script', '-qefc', line, '/dev/null').directory(folder.toFile()).redirectErrorStream(true)
    builder.environment().putAll([TERM: 'xterm-256color', SHELL: '/bin/sh', DOCKER_HOST: EngineFixture.address().toString(),
      XDG_STATE_HOME: folder.resolve('state').toString()] + variables)
    def begin = System.nanoTime()
    process = builder.start()
    Thread.startDaemon { process.inputStream.withReader('UTF-8') { take(it) } }
    await(PROMPT, 0)
    untilPrompt = (System.nanoTime() - begin).intdiv(1_000_000)
    processorUntilPrompt = processor()
  }

  private void take(Reader from) {
    char[] letters = new char[8192]
    int count
    while ((count = from.read(letters)) >= 0) {
      synchronized (screen) {
        screen.append(letters, 0, count)
        screen.notifyAll()
      }
    }
  }

  /** Until the text is shown behind a place. */
  private void await(String text, int from) {
    def end = System.currentTimeMillis() + PATIENCE_MS
    synchronized (screen) {
      while (screen.indexOf(text, from) < 0) {
        assert process.alive && System.currentTimeMillis() < end : screen
        screen.wait(1_000)
      }
    }
  }

  /** Until nothing is shown any more. Returns how much that is. */
  int still() {
    synchronized (screen) {
      int before = -1
      while (before != screen.length()) {
        before = screen.length()
        screen.wait(STILL_MS)
      }
      before
    }
  }

  /** From Enter to the next prompt, in milliseconds. */
  long enter(String line) {
    type(line)
    int shown = still()
    def begin = System.nanoTime()
    type('\r')
    await(PROMPT, shown)
    (System.nanoTime() - begin).intdiv(1_000_000)
  }

  private void type(String keys) {
    process.outputStream.write(keys.bytes)
    process.outputStream.flush()
  }

  /** What it has used of a processor so far, in milliseconds. */
  long processor() {
    def pid = (screen.toString() =~ /pid=(\d+);/)[0][1]
    def columns = Files.readString(Path.of("/proc/$pid/stat")).replaceFirst(/.*\) /, '').split(' ')
    (columns[11].toLong() + columns[12].toLong()) * 10
  }

  @Override
  void close() {
    still()
    type('exit\r')
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor()
    }
  }
}
