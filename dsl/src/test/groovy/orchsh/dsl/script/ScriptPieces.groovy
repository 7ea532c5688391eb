package orchsh.dsl.script

import orchsh.dsl.scan.Lexer

/** Takes scripts apart, so that specs can put them together wrongly. */
class ScriptPieces {

  /** The tokens of a script and what is between them; all of them together are the script. */
  static List<String> of(String script) {
    def pieces = []
    int at = 0
    Lexer.of(script).tokens().each {
      if (it.start() > at) {
        pieces << script.substring(at, it.start())
      }
      pieces << it.text()
      at = it.end()
    }
    pieces << script.substring(at)
    pieces
  }
}
