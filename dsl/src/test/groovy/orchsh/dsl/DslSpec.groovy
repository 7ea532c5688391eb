package orchsh.dsl

import java.nio.file.Path
import java.time.Clock
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.problem.Problem
import spock.lang.Specification

/** Compiles scripts that lie in `/srv/shop`, called from `/srv` by a user at home in `/home/ann`. */
abstract class DslSpec extends Specification {
  static final Path FOLDER = Path.of('/srv/shop')

  final StringBuilder printed = new StringBuilder()

  Compilation compile(String script) {
    def surroundings = new Surroundings(FOLDER.parent, Path.of('/home/ann'), [ORCHSH_NO_CACHE: '1'], Clock.systemUTC())
    new StackCompiler({ printed.append(it) })
        .compile(new ScriptSource(FOLDER.resolve('stack.groovy'), 'stack.groovy', script), surroundings)
  }

  /** The stack that a script must make. */
  Stack stack(String script) {
    def compilation = compile(script)
    assert compilation instanceof Compilation.Compiled: told(compilation)
    compilation.stack()
  }

  /** The only service of a script that has this block. */
  Service service(String block) {
    stack("volume 'data'; network 'back', subnet: ['172.30.0.0/24', 'fd00::/64']; secret 'pw', content: 's3cret'; config 'site', content: 'x'; service 'a' {\nimage 'x'\n$block\n}\nservice 'db' { image 'y' }; service 'mq' { image 'z' }").services()[0]
  }

  /** What is wrong with a script: each problem with its place, its hint behind a bar. */
  List<String> problemsIn(String script) {
    told(compile(script))
  }

  static List<String> told(Compilation compilation) {
    compilation instanceof Compilation.Refused ? compilation.problems().collect { line(it) } : []
  }

  private static String line(Problem problem) {
    problem.toString() - 'stack.groovy:' + problem.hint().map { " | $it" }.orElse('')
  }
}
