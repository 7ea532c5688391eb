package orchsh.shell.live

import java.nio.file.Files
import orchsh.engine.EngineFixture
import spock.lang.Timeout

/** A page that shows this very program at work on the suite's engine. */
@Timeout(600)
class DocsIT extends LiveFixture {
  def setup() {
    host = null
    aboutStack = false
    variables = [DOCKER_HOST: EngineFixture.address().toString()]
    script("stack '$name'\n$SLEEPER")
  }

  private void page(String text) {
    Files.writeString(folder.resolve('README.md'), "```console\n${text.stripIndent()}```\n")
  }

  def "docs test: a stack comes up, is looked into, and goes, as the page says"() {
    given:
    page("""\
      \$ orchsh up
      …
      \$ orchsh exec db sh -c 'echo \$COLOUR'
      blue
      \$ orchsh exec db sh -c 'exit 4'
      …
      [4]
      \$ orchsh ps
      NAME …
      $name-db-1 … running …
      \$ orchsh down 2>/dev/null
      removed $name-db-1, network ${name}_default
      \$ orchsh ps
      stack `$name` has no containers
      """)

    when:
    def code = run('docs', 'test', 'README.md')

    then:
    code == 0
    out.toString() == 'README.md: 6 commands, as written\n'
  }

  def "docs test: what the stack does otherwise is told, and written down if that is wanted"() {
    given:
    page('''\
      $ orchsh up
      …
      $ orchsh exec db sh -c 'echo $COLOUR'
      red
      $ orchsh down
      …
      ''')

    expect:
    run('docs', 'test', 'README.md') == 1
    err.toString().contains('- red\n')
    err.toString().contains('+ blue\n')
    run('docs', 'test', '--update', 'README.md') == 0
    Files.readString(folder.resolve('README.md')).contains("COLOUR'\nblue\n")
    run('docs', 'test', 'README.md') == 0
  }
}
