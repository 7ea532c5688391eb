package orchsh.dsl.compose.keys

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.compose.ComposeRequest
import orchsh.dsl.compose.ComposeStack
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Service
import orchsh.engine.model.Stack

/** What becomes of the text of one compose file, typed in in the folder /shop. */
class MadeStack {
  final ComposeStack made

  MadeStack(String text, Map<String, String> variables = [:], List<String> profiles = [], List<String> services = []) {
    def request = new ComposeRequest(['-'], Optional.of(text.stripIndent()), Optional.of('/shop'), Optional.empty(), [], profiles, services)
    made = ComposeStack.read(request, new Surroundings(Path.of('/shop'), Path.of('/home/me'), variables, Clock.systemUTC()))
  }

  /** The model of one service, whose keys the text is. */
  static Service service(String keys, Map<String, String> variables = [:]) {
    def body = keys.stripIndent().trim()
    def image = body =~ /(?m)^(image|build):/ ? '' : 'image: busybox\n'
    of("services:\n  web:\n${(image + body).readLines().collect { "    $it" }.join('\n')}\n", variables).service('web').get()
  }

  static Stack of(String text, Map<String, String> variables = [:]) {
    def made = new MadeStack(text, variables)
    if (!made.made.findings().errors().empty) {
      throw new IllegalStateException(made.errors().join('\n'))
    }
    made.stack()
  }

  Stack stack() {
    made.stack().get()
  }

  /** All that is wrong, as line:column: message (hint). */
  List<String> errors() {
    made.findings().errors().collect { shown(it) }
  }

  List<String> warnings() {
    made.findings().warnings().collect { shown(it) }
  }

  private static String shown(problem) {
    "${problem.toString() - 'input:'}${problem.hint().map { " ($it)" }.orElse('')}"
  }
}
