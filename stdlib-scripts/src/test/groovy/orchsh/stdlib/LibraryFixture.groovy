package orchsh.stdlib

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.Compilation
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.dsl.snippet.Approver
import orchsh.dsl.snippet.LibraryFolder
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Service
import orchsh.engine.model.Stack

/** The library that comes along, and stacks that use it. */
class LibraryFixture {
  static final Path ROOT = Path.of(System.getProperty('orchsh.root'))
  static final LibraryFolder LIBRARY = new LibraryFolder(ROOT.resolve('stdlib-scripts/snippets'))

  /** How each snippet is called with what it must be given and nothing else. */
  static final Map<String, String> SHORTEST = LIBRARY.names().collectEntries { name ->
    [name, "$name 'it'${text(name).contains('secret: true, description') ? ", password: 'secret-secret'" : ''}".toString()]
  }

  static String text(String name) {
    new String(LIBRARY.bytes(name).get(), 'UTF-8')
  }

  static Stack stack(Path folder, String script) {
    def surroundings = new Surroundings(folder, folder, [XDG_CACHE_HOME: folder.resolve('cache').toString()], Clock.systemUTC())
    def compilation = new StackCompiler({ }, LIBRARY, Approver.NOBODY)
      .compile(new ScriptSource(folder.resolve('stack.groovy'), 'stack.groovy', script), surroundings)
    assert compilation instanceof Compilation.Compiled: (compilation instanceof Compilation.Refused ? compilation.problems() : [])
    compilation.stack()
  }

  /** The service that this one line declares. */
  static Service service(Path folder, String call) {
    stack(folder, "use '${call.takeWhile { Character.isLetter(it as char) }}'\n$call\n").services()[0]
  }
}
