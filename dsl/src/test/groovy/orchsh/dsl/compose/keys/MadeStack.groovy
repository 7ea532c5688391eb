package orchsh.dsl.compose.keys

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.build.Source
import orchsh.dsl.build.SourceText
import orchsh.dsl.build.Wishes
import orchsh.dsl.compose.yaml.Findings
import orchsh.dsl.compose.yaml.YamlMap
import orchsh.dsl.compose.yaml.YamlReader
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Service
import orchsh.engine.model.Stack

/** What becomes of the text of one compose file, its variables left as they are. */
class MadeStack {
  final Optional<Stack> made
  final Findings findings = new Findings()

  MadeStack(String text, Map<String, String> variables = [:], Path folder = Path.of('/shop'), Wishes wishes = Wishes.NONE) {
    def root = YamlReader.read(new SourceText(Source.of('compose.yaml', folder), text.stripIndent()), findings)[0] as YamlMap
    def beside = new Surroundings(folder, Path.of('/home/me'), variables, Clock.systemUTC())
    made = StackMaker.make(root, Generation.of(root), 'shop', beside, wishes, findings).stack()
  }

  /** The model of one service, whose keys the text is. */
  static Service service(String keys, Map<String, String> variables = [:]) {
    def body = keys.stripIndent().trim()
    def image = body =~ /(?m)^(image|build):/ ? '' : 'image: busybox\n'
    of("services:\n  web:\n${(image + body).readLines().collect { "    $it" }.join('\n')}\n", variables).service('web').get()
  }

  static Stack of(String text, Map<String, String> variables = [:]) {
    def made = new MadeStack(text, variables)
    if (!made.findings.errors().empty) {
      throw new IllegalStateException(made.errors().join('\n'))
    }
    made.made.get()
  }

  /** All that is wrong, as line:column: message (hint). */
  List<String> errors() {
    findings.errors().collect { shown(it) }
  }

  List<String> warnings() {
    findings.warnings().collect { shown(it) }
  }

  private static String shown(problem) {
    "${problem.toString() - 'compose.yaml:'}${problem.hint().map { " ($it)" }.orElse('')}"
  }
}
