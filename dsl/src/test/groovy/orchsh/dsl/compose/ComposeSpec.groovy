package orchsh.dsl.compose

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.compose.yaml.Findings
import orchsh.dsl.compose.yaml.YamlMap
import orchsh.dsl.compose.yaml.YamlValue
import orchsh.engine.caller.Surroundings
import orchsh.engine.problem.Problem
import spock.lang.Specification
import spock.lang.TempDir

/** Reads compose files that lie in a folder called `Shop.1`. */
abstract class ComposeSpec extends Specification {
  @TempDir
  Path temp

  final Findings findings = new Findings()
  Map<String, String> environment = [:]
  String cwd = ''

  Path getFolder() {
    temp.toRealPath().resolve('Shop.1')
  }

  void write(Map<String, String> files) {
    files.each { name, text ->
      def file = folder.resolve(name)
      Files.createDirectories(file.parent)
      Files.writeString(file, text)
    }
  }

  Optional<ComposeProject> read(Map<String, String> files, ComposeRequest request = ComposeRequest.FOUND) {
    write(files)
    Files.createDirectories(folder.resolve(cwd))
    def caller = new Surroundings(folder.resolve(cwd).normalize(), Path.of('/home/ann'), environment, Clock.systemUTC())
    ComposeReader.read(request, caller, Elsewhere.NOTHING, Optional.empty(), findings)
  }

  /** The project of files that nothing is wrong with. */
  ComposeProject project(Map<String, String> files, ComposeRequest request = ComposeRequest.FOUND) {
    def project = read(files, request)
    assert told(findings.errors()) == []
    project.get()
  }

  /** A service of it as one line. */
  String service(String name, Map<String, String> files, ComposeRequest request = ComposeRequest.FOUND) {
    shown(((project(files, request).tree().get('services').get()) as YamlMap).get(name).get())
  }

  List<String> problems(Map<String, String> files, ComposeRequest request = ComposeRequest.FOUND) {
    read(files, request)
    told(findings.errors())
  }

  List<String> getWarnings() {
    told(findings.warnings())
  }

  static String shown(YamlValue value) {
    value.toString()
  }

  static List<String> told(List<Problem> problems) {
    problems.collect { it.toString() + it.hint().map { " | $it" }.orElse('') }
  }

  static ComposeRequest request(Map<String, Object> wishes) {
    new ComposeRequest(
        (wishes.files ?: []) as List<String>,
        Optional.ofNullable(wishes.typed as String),
        Optional.ofNullable(wishes.folder as String),
        Optional.ofNullable(wishes.name as String),
        (wishes.envFiles ?: []) as List<String>,
        (wishes.profiles ?: []) as List<String>,
        (wishes.services ?: []) as List<String>)
  }
}
