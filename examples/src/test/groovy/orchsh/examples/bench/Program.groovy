package orchsh.examples.bench

import java.nio.file.Path

/** A program that is started, told what to do, and must succeed. */
class Program {
  /** What all programs of a thread are started by, word by word. */
  static final ThreadLocal<List<String>> prefix = ThreadLocal.withInitial { [] }

  final List<String> words
  final Map<String, String> variables

  Program(List<String> words, Map<String, String> variables = [:]) {
    this.words = words
    this.variables = variables
  }

  void run(Path folder, String... more) {
    def builder = new ProcessBuilder(prefix.get() + words + more.toList()).directory(folder.toFile()).redirectErrorStream(true)
    builder.environment().putAll(variables)
    def process = builder.start()
    process.outputStream.close()
    def said = process.inputStream.text
    assert process.waitFor() == 0 : said
  }
}
