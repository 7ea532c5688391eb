package orchsh.dsl

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.build.Wishes
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Stack
import spock.lang.Specification
import spock.lang.TempDir

/** Compiles `shop/stack.groovy` of a folder with any number of files, called from that folder. */
abstract class FilesSpec extends Specification {
  @TempDir
  Path folder

  final StringBuilder printed = new StringBuilder()
  Map<String, String> environment = [:]
  Wishes wishes = Wishes.NONE

  /** Writes files, by name. */
  void files(Map<String, String> texts) {
    texts.each { name, text ->
      def file = folder.resolve(name)
      file.parent.toFile().mkdirs()
      file.toFile().setText(text, 'UTF-8')
    }
  }

  Surroundings surroundings() {
    new Surroundings(folder, folder.resolve('home'), environment, Clock.systemUTC())
  }

  Compilation compile(String file = 'shop/stack.groovy') {
    new StackCompiler({ printed.append(it) }).compile(ScriptSource.read(folder.resolve(file), file), surroundings(), wishes)
  }

  Stack stack() {
    def compilation = compile()
    assert compilation instanceof Compilation.Compiled: told(compilation)
    compilation.stack()
  }

  /** Each problem with its place and trail, its hint behind a bar. */
  List<String> problems() {
    told(compile())
  }

  static List<String> told(Compilation compilation) {
    compilation instanceof Compilation.Refused
      ? compilation.problems().collect { it.toString() + it.hint().map { " | $it" }.orElse('') }
      : []
  }
}
