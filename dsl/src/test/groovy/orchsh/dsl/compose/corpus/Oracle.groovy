package orchsh.dsl.compose.corpus

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.transform.CompileStatic
import groovy.yaml.YamlSlurper
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/**
 * A docker compose that is installed: {@code -Dorchsh.oracle.2=PROGRAM} names one of generation 2,
 * {@code -Dorchsh.oracle.1=PROGRAM} one of generation 1. No engine is needed for what it is asked.
 */
@CompileStatic
class Oracle {
  private static final int PATIENCE_IN_SECONDS = 20

  private final int generation
  private final String program
  private final String version

  private Oracle(int generation, String program) {
    this.generation = generation
    this.program = program
    version = run([program, 'version', '--short'], Path.of('.'), [:]).text.trim().replaceAll(/^v|-.*$/, '')
  }

  static Optional<Oracle> ofGeneration(int generation) {
    Optional.ofNullable(System.getProperty("orchsh.oracle.$generation")).map { new Oracle(generation, it) }
  }

  /** What it makes of a case, as JSON without a path of this machine. */
  String answer(CorpusCase given, Path scratch) {
    def corpus = Files.createTempDirectory(scratch, 'corpus').toRealPath()
    def copy = given.copiedTo(corpus)
    def format = generation == 2 ? ['--format', 'json'] : [] as List<String>
    def words = [program] + options(copy) + ['config'] + format
    def outcome = run(words, copy.folder, copy.environment())
    Map<String, Object> answer = outcome.code == 0 ? [config: parsed(outcome.text)] : [refused: lastWords(outcome.errors)]
    def text = JsonOutput.prettyPrint(JsonOutput.toJson([oracle: (Object) version] + answer))
    JsonTexts.unescaped(text).replace(copy.folder as String, '<project>').replace(corpus as String, '<above>') + '\n'
  }

  private static List<String> options(CorpusCase given) {
    def words = given.files().collectMany { ['-f', it as String] }
    words += given.profiles().collectMany { ['--profile', it] }
    words += given.envFiles().collectMany { ['--env-file', it as String] }
    given.project().ifPresent { words += ['-p', it] }
    given.projectDirectory().ifPresent { words += ['--project-directory', it as String] }
    words
  }

  private Object parsed(String text) {
    generation == 2 ? new JsonSlurper().parseText(text) : new YamlSlurper().parseText(text)
  }

  private static String lastWords(String errors) {
    errors.readLines().findAll { it && !(it =~ /level=warning|^WARNING/) }.join('\n').replaceAll(/^time="[^"]*" /, '')
  }

  private static Outcome run(List<String> words, Path folder, Map<String, String> environment) {
    def builder = new ProcessBuilder(words).directory(folder.toFile())
    builder.environment().clear()
    builder.environment().putAll([PATH: '/usr/local/bin:/usr/bin:/bin'] + environment)
    def process = builder.start()
    process.outputStream.close()
    def errors = new StringBuilder()
    def reader = process.consumeProcessErrorStream(errors)
    def output = new StringBuilder()
    def writer = process.consumeProcessOutputStream(output)
    if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor()
      return new Outcome(-1, '', "no answer within $PATIENCE_IN_SECONDS seconds")
    }
    [reader, writer]*.join()
    new Outcome(process.exitValue(), output as String, errors as String)
  }

  private record Outcome(int code, String text, String errors) {}
}
