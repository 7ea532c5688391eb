package orchsh.shell.help

import orchsh.shell.command.CommandFixture
import orchsh.shell.command.CommandRunner
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.syntax.CommandForm
import orchsh.shell.syntax.Syntax
import spock.lang.Shared

class HelpPageSpec extends CommandFixture {
  @Shared
  Syntax syntax = CommandRunner.syntax()

  List<String> page(CommandForm form, Appearance appearance) {
    def text = new StringWriter()
    new HelpPage(syntax.root()).print(form, new PrintWriter(text), appearance)
    text.toString().readLines()
  }

  /** The program itself, its commands and their parts. */
  static List<CommandForm> all(CommandForm form) {
    [form, *form.parts().values().collectMany { all(it) }]
  }

  def "no page is wider than a terminal of #columns columns"(int columns) {
    expect:
    all(syntax.root()).each { form ->
      assert page(form, terminal(columns)).every { it.size() <= columns || !it.strip().contains(' ') }: form.wholeName()
    }

    where:
    columns << [40, 60, 80, 200]
  }

  def "the first page fits a screen of #rows rows, with all commands and an example"(int rows) {
    when:
    def lines = page(syntax.root(), terminal(80, rows))

    then:
    lines.size() < rows
    syntax.root().parts().keySet().every { command -> lines.any { it =~ /\b$command\b/ } }
    lines.last().endsWith('orchsh shop.groovy up') || lines[-2..-1].join(' ').contains('orchsh shop.groovy up')

    where:
    rows << [24, 32, 100]
  }

  def "most pages fit a screen of 24 rows"() {
    expect:
    all(syntax.root()).findAll { page(it, terminal(80)).size() >= 24 }*.wholeName().toSet()
      .every { it in ['orchsh', 'orchsh up', 'orchsh plan', 'orchsh run', 'orchsh exec', 'orchsh create', 'orchsh build', 'orchsh pull', 'orchsh down', 'orchsh deploy'] }
  }

  def "where there is room, each command is told about, in its group"() {
    when:
    def lines = page(syntax.root(), Appearance.stream(Glyphs.UNICODE))

    then:
    def looking = lines.indexOf('looking:')
    lines.indexOf('the whole stack:') < lines.findIndexOf { it =~ /^ +up  +Start/ }
    looking < lines.findIndexOf { it =~ /^ +ps  +List/ }
    lines.findIndexOf { it =~ /^ +up  +Start/ } < looking
  }

  def "every command stands in a group"() {
    expect:
    syntax.root().parts().keySet().every { command -> CommandGroup.values().any { it.has(command) } }
  }

  def "every command has an example, which is a use of it"() {
    given:
    def examples = new CommandExamples(syntax.root())
    file('shop.groovy')
    file('compose.yaml')

    expect:
    all(syntax.root()).each { form ->
      assert examples.of(form).present: form.wholeName()
      def words = examples.of(form).get().split(' ').toList()
      assert words[0] == 'orchsh'
      def typed = syntax.parse(words.tail(), Optional.empty())
      assert form == syntax.root() || typed.syntax() == form || form.parts().containsValue(typed.syntax())
    }
  }

  def "narrow terminals have what an option is for below it"() {
    expect:
    page(syntax.find(['logs']), terminal(40)).join('\n').contains('  --grep=REGEX\n      of those only lines with a match:\n')
  }

  def "`orchsh #typed` leads to `#meant`"(List<String> typed, String meant) {
    given:
    file('stack.groovy')

    when:
    run(*typed)

    then:
    err.toString().contains("did you mean `$meant`?")

    where:
    typed                 || meant
    ['ups']               || 'up'
    ['--projct', 'x']     || '--project-name'
    ['up', '--projct']    || '--project-name'
    ['lgos']              || 'logs'
    ['engine', 'strat']   || 'start'
    ['logs', '--folow']   || '--follow'
  }
}
