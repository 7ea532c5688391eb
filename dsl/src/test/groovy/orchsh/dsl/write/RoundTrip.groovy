package orchsh.dsl.write

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.Compilation
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.dsl.build.Wishes
import orchsh.dsl.write.script.ScriptWriter
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Stack

/** Writes stacks as scripts and reads them again. */
class RoundTrip {
  final Path folder
  final Path home = Path.of('/home/ann')

  RoundTrip(Path folder) {
    this.folder = folder
  }

  Written script(Stack stack) {
    ScriptWriter.write(new Original(stack, folder, home, [], { Files.exists(it) ? Optional.of(Files.readString(it)) : Optional.empty() }))
  }

  /** What becomes of a script that has been written, with all that it asks for. */
  Compilation read(Written written) {
    def wishes = new Wishes(written.wanted().collectEntries { [it.name(), it.value()] }, [] as Set, [] as Set)
    def surroundings = new Surroundings(folder, home, [ORCHSH_NO_CACHE: '1'], Clock.systemUTC())
    new StackCompiler().compile(new ScriptSource(folder.resolve('stack.groovy'), 'stack.groovy', written.text()), surroundings, wishes)
  }

  /** The stack that is made of what was written. */
  Stack again(Stack stack) {
    def written = script(stack)
    assert written.losses() == []
    def compilation = read(written)
    assert compilation instanceof Compilation.Compiled: compilation.problems().join('\n') + '\n' + written.text()
    def known = written.wanted()*.value().findAll { it.length() > 2 && written.text().contains(it) }
    assert known == []
    assert compilation.stack() == stack: written.text()
    compilation.stack()
  }
}
