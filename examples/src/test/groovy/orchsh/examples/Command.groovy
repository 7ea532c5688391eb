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
    def command = [DISTRIBUTION.resolve('bin/orchsh').toString(), '--host', EngineFixture.address().toString(),
      '--bootstrap', '-p', stack, script.toString(), *words]
    def process = new ProcessBuilder(command).start()
    process.outputStream.close()
    def out = new StringBuilder()
    def err = new StringBuilder()
    def readers = [process.consumeProcessOutputStream(out), process.consumeProcessErrorStream(err)]
    assert process.waitFor(10, TimeUnit.MINUTES) : "${words.join(' ')} does not end"
    readers*.join()
    println "\$ orchsh ${words.join(' ')}\n$out$err"
    new Result(process.exitValue(), out.toString(), err.toString())
  }
}
