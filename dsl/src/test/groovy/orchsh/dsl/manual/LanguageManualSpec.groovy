package orchsh.dsl.manual

import java.nio.file.Files
import java.nio.file.Path
import orchsh.dsl.language.ScriptLanguage
import orchsh.dsl.language.Vocabulary
import spock.lang.Specification

/** {@code docs/language.md} is made from the language's interfaces; {@code -Dorchsh.manual=write} makes it anew. */
class LanguageManualSpec extends Specification {
  static final Path MODULE = Path.of(System.getProperty('user.dir'))
  static final Path PAGE = MODULE.resolveSibling('docs/language.md')
  static final Source SOURCE = Source.read(MODULE.resolve('src/main/java/orchsh/dsl/language'))

  static final Path EDITOR = MODULE.resolve('src/main/resources/orchsh.gdsl')

  def "#file says what the interfaces say"(Path file, String wanted) {
    given:
    if (System.getProperty('orchsh.manual') == 'write') {
      Files.writeString(file, wanted)
    }
    def there = Files.readAllLines(file)
    def lines = wanted.readLines()

    expect: 'no line that differs, and none that is missing'
    there.withIndex().find { line, number -> line != lines[number] } == null
    there.size() == lines.size()

    where:
    file   | wanted
    PAGE   | new Manual(SOURCE).page(LanguageManualSpec.getResource('language.md').getText('UTF-8'))
    EDITOR | EditorFile.text(ScriptLanguage)
  }

  def "what the editor is told can be read by it"() {
    given:
    def told = [:].withDefault { [] as Set }
    def scope = 'script'
    def note = { Map what -> told[scope] << what.name }
    def script = new GroovyShell(new Binding(
      context: { Map what -> what.scope }, scriptScope: { 'script' }, closureScope: { 'closure' },
      contributor: { String where, Closure body ->
        scope = where
        body.delegate = [method: note, property: note, enclosingCall: { true }]
        body.resolveStrategy = Closure.DELEGATE_FIRST
        body()
      })).parse(Files.readString(EDITOR))

    when:
    script.run()

    then:
    told.script.containsAll(Vocabulary.ofScripts().words())
    told.closure.containsAll(Vocabulary.ofServices().words())
  }
}
