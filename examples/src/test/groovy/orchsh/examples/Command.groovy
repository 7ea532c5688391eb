package orchsh.examples

import java.nio.file.Path
import java.util.concurrent.TimeUnit
import orchsh.engine.EngineFixture

/** The command as users get it, unpacked from the distribution, on the engine of the tests. */
class Command {
  static final Path ROOT = Path.of(System.getProperty('orchsh.root'))
  static final Path DISTRIBUTION = ROOT.resolve('shell/target/orchsh')

  final Path script
  final String stack

  Command(Path script, String stack) {
    this.script = script
    this.stack = stack
  }

  record Result(int code, String out, String err) {}

  Result call(String... words) {
    def process = start(false, words)
    def out = new StringBuilder()
    def err = new StringBuilder()
    def readers = [process.consumeProcessOutputStream(out), process.consumeProcessErrorStream(err)]
    assert process.waitFor(10, TimeUnit.MINUTES) : "${words.join(' ')} does not end"
    readers*.join()
    println "\$ orchsh ${words.join(' ')}\n$out$err"
    new Result(process.exitValue(), out.toString(), err.toString())
  }

  /** Kills it, in whatever it is doing, as soon as it has printed so many lines. */
  void kill(int lines, String... words) {
    def process = start(true, words)
    def output = process.inputReader()
    def seen = (1..lines).collect { output.readLine() }.findAll()
    process.destroyForcibly()
    assert process.waitFor(1, TimeUnit.MINUTES) : "${words.join(' ')} cannot be killed"
    println "\$ orchsh ${words.join(' ')}\n${seen.join('\n')}\n(killed after ${seen.size()} lines, exit code ${process.exitValue()})"
  }

  private Process start(boolean merged, String... words) {
    def command = [DISTRIBUTION.resolve('bin/orchsh').toString(), '--host', EngineFixture.address().toString(),
      '--bootstrap', '-p', stack, script.toString(), *words]
    def process = new ProcessBuilder(command).redirectErrorStream(merged).start()
    process.outputStream.close()
    process
  }
}
