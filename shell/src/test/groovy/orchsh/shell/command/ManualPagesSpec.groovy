package orchsh.shell.command

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import orchsh.dsl.snippet.SnippetLibrary
import orchsh.shell.completion.CompletionScriptsSpec
import orchsh.shell.help.Roff
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class ManualPagesSpec extends Specification {
  @TempDir
  Path folder

  @Shared
  Map<String, String> pages = ManualPages.all(SnippetLibrary.EMPTY, '2026-01-31', '1.2.3')

  def "there is a page of the program and one of each command, the same each time"() {
    expect:
    pages.keySet().containsAll(['orchsh.1', 'orchsh-up.1', 'orchsh-completion.1'])
    pages.size() == CommandRunner.syntax().root().parts().size() + 1
    pages == ManualPages.all(SnippetLibrary.EMPTY, '2026-01-31', '1.2.3')
  }

  def "each page begins as pages do, and is ASCII"() {
    expect:
    pages.each { name, text ->
      assert text.startsWith(".TH \"${name[0..-3].toUpperCase().replace('-', '\\-')}\" 1 \"2026-01-31\" \"orchsh 1.2.3\" \"orchsh\"\n.SH \"NAME\"\n${name[0..-3].replace('-', '\\-')} \\- ")
      assert text.every { it as char < 0x80 }
      assert text.endsWith('\n')
    }
  }

  def "each line is a request that `man` knows, or text"() {
    expect:
    pages.values().each { text ->
      text.readLines().each { assert it ==~ /\.(TH|SH|SS|PP|TP|B|BR|I|br|nf|fi)( .*)?|[^.'].*/ }
    }
  }

  def "`#text` is written as #written"(String text, String written) {
    expect:
    new Roff().text(text).toString() == written + '\n'

    where:
    text              || written
    'plain'           || 'plain'
    '.profile'        || '\\&.profile'
    "'x'"             || "\\&'x'"
    'a\\b'            || 'a\\eb'
    '--all'           || '\\-\\-all'
    'say `up -d` now' || 'say \\fBup \\-d\\fR now'
    '^ ~'             || '\\(ha \\(ti'
    'a…b'             || 'a\\[u2026]b'
    'two\nlines'      || 'two lines'
  }

  def "no checker that is here finds anything amiss"() {
    given:
    pages.each { name, text -> Files.writeString(folder.resolve(name), text) }
    def checkers = [['mandoc', '-T', 'lint', '-W', 'warning'], ['groff', '-man', '-w', 'w', '-z']].findAll {
      CompletionScriptsSpec.isInstalled(it[0])
    }

    expect:
    checkers.each { checker ->
      def process = new ProcessBuilder([*checker, *pages.keySet().sort()]).directory(folder.toFile()).redirectErrorStream(true).start()
      process.outputStream.close()
      assert process.inputStream.text.readLines().findAll { !it.contains('man.local') } == []
      assert process.waitFor(30, TimeUnit.SECONDS)
    }
  }
}
