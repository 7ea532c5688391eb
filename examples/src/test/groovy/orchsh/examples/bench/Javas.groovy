package orchsh.examples.bench

import java.nio.file.Files
import java.nio.file.Path

/** The Javas that orchsh is measured on, and what it keeps between runs on one of them. */
class Javas {
  /** By their titles; the one that runs this, if none is named. */
  static Map<String, String> named() {
    def named = System.getProperty('orchsh.bench.javas', '')
    named ? named.split(',').collectEntries { it.split('=', 2).toList() } : [(Runtime.version().feature().toString()): System.getProperty('java.home')]
  }

  static boolean haveKept(Path cache) {
    def start = cache.resolve('orchsh/start')
    Files.exists(start) && Files.walk(start).withCloseable { files -> files.anyMatch { it.fileName.toString() == 'archive' } }
  }
}
