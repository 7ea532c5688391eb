package orchsh.shell.command.script

import java.nio.file.Path
import orchsh.dsl.snippet.LibraryFolder
import orchsh.dsl.snippet.Readme
import orchsh.shell.call.About
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.CommandRunner
import orchsh.shell.invocation.ExitCode

/** The snippets that come along, on the command line. */
class LibraryCommandsSpec extends CommandFixture {
  static final LIBRARY = new LibraryFolder(Path.of(System.getProperty('orchsh.root') ?: '..').resolve('stdlib-scripts/snippets'))

  @Override
  ExitCode run(String... args) {
    new CommandRunner(engines, LIBRARY, new About('1.2.3', '17.0.15', 'Debian')).run(invocation(args))
  }

  static String text(String name) {
    new String(LIBRARY.bytes(name).get(), 'UTF-8')
  }

  def "`snippet list` has all of them, each with what it is"() {
    expect:
    run('snippet', 'list') == ExitCode.FINE
    LIBRARY.names().every { name -> out.toString().readLines().any { it =~ /^$name +\Q${Readme.firstSentence(text(name))}\E$/ } }
    err.toString() == ''
  }

  def "`snippet show #name` and `snippet test #name` tell what it is and what it makes"(String name) {
    given:
    def password = text(name) =~ /param 'password', secret: true, description/ ? ['-P', 'password=not-to-be-seen'] : []

    expect:
    run('snippet', 'show', name) == ExitCode.FINE
    out.toString().contains("use '$name'")
    out.toString().contains('state     comes with orchsh')
    run('snippet', 'test', name, *password, '--name', 'it') == ExitCode.FINE
    out.toString().contains('it')
    !out.toString().contains('not-to-be-seen')
    err.toString() == ''

    where:
    name << LIBRARY.names()
  }
}
