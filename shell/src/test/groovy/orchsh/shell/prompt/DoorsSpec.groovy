package orchsh.shell.prompt

import static orchsh.shell.command.FakeObserver.container

import orchsh.dsl.snippet.SnippetLibrary
import orchsh.engine.plan.Step
import orchsh.shell.call.About
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.CommandRunner
import orchsh.shell.command.FakeEngines
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.ExitCode
import orchsh.shell.invocation.Streams
import orchsh.shell.session.SessionTools

/** The ways into the shell that need no terminal. */
class DoorsSpec extends CommandFixture {
  FakePorts ports = new FakePorts()
  About about = new About('1.2.3', '17.0.15', 'Debian')

  @Override
  ExitCode run(String... args) {
    def tools = new SessionTools(engines, SnippetLibrary.EMPTY, about)
    def entrance = new Entrance(tools, { throw new IOException('there is no terminal') }, { work -> { -> } })
    new CommandRunner(engines, SnippetLibrary.EMPTY, about).opening(entrance).run(invocation(args))
  }

  def "-c carries out entries: #typed"(List<String> typed) {
    expect:
    run(*typed) == ExitCode.FINE
    out.toString() == '1.2.3\n'

    where:
    typed << [['-c', 'version --short'], ['--commands', 'version --short'], ['--commands=version --short'], ['--no-color', '-c', 'version --short']]
  }

  def "entries come in from elsewhere, until one fails"() {
    given:
    answers = input

    expect:
    run() == code
    out.toString() == printed

    where:
    input                                     || code                 | printed
    'version --short\n'                       || ExitCode.FINE        | '1.2.3\n'
    'version --short'                         || ExitCode.FINE        | '1.2.3\n'
    '\n\nversion --short\n\n'                 || ExitCode.FINE        | '1.2.3\n'
    'version --short\nversion --short\n'      || ExitCode.FINE        | '1.2.3\n1.2.3\n'
    'version --shrt\nversion --short\n'       || ExitCode.WRONG_USAGE | ''
  }

  def "entries after one that answers with a code are carried out, and those after one that fails are not: #typed"(List<String> typed, String input) {
    given:
    file('stack.groovy', "service 'db' { image 'x' }")
    file('all.orchsh', 'plan\nhistory\nversion --shrt\nversion --short\n')
    engines.steps = [FakeEngines.step(1, new Step.RemoveNetwork('n', 'x'))]
    answers = input

    expect:
    run(*typed) == ExitCode.WRONG_USAGE
    out.toString().contains('NUMBER   ENTRY\n1        plan\n2        history\n')
    !out.toString().contains('1.2.3')

    where:
    typed                                                    | input
    []                                                       | 'plan\nhistory\nversion --shrt\nversion --short\n'
    ['-c', 'plan; history; version --shrt; version --short'] | ''
    ['all.orchsh']                                           | ''
  }

  def "a secret with a long content on one line is declared"() {
    given:
    answers = "secret 'k', content: '${'a' * 60_000}'\nversion --short\nhistory\n"

    expect:
    run() == ExitCode.FINE
    out.toString() == '1.2.3\nNUMBER   ENTRY\n1        version --short\n2        history\n'
  }

  def "what comes in is read by commands where the entries come from elsewhere: #typed"(List<String> typed) {
    given:
    file('stack.groovy', "stack 'shop'; service 'db' { image 'x' }")
    file('load.orchsh', 'exec -T db psql\n')
    containers('db')
    streams = new Streams(new ByteArrayInputStream('codes'.bytes), OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Optional.empty())

    expect:
    run(*typed) == ExitCode.FINE
    ports.sessions.typed.toString() == 'codes'

    where:
    typed << [['-c', 'exec -T db psql'], ['load.orchsh']]
  }

  def "what comes in is read by nobody else where it is the entries"() {
    given:
    file('stack.groovy', "stack 'shop'; service 'db' { image 'x' }")
    containers('db')
    answers = 'exec -T db psql\nversion --short\n'
    streams = new Streams(new ByteArrayInputStream('codes'.bytes), OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Optional.empty())

    expect:
    run() == ExitCode.FINE
    ports.sessions.execs.size() == 1
    ports.sessions.typed.toString() == ''
    out.toString() == '1.2.3\n'
  }

  private void containers(String... services) {
    engines.ports = ports.over(engines.observer)
    engines.observer.containers = services.collect { container('shop', it) }
  }

  def "`-` stands for what comes in: #typed"(List<String> typed) {
    given:
    file('stack.groovy', "service 'db' { image 'x' }")
    answers = 'services*.name\n'

    expect:
    run(*typed) == ExitCode.FINE
    out.toString() == 'db\n'

    where:
    typed << [[], ['-'], ['stack.groovy', '-']]
  }

  def "a compose file is one entry, though it comes in line by line"() {
    given:
    def lines = ['services:', '  db:', '    image: x', '', '', 'volumes:', '  data:', '', 'up'].iterator()
    typing = new Reader() {
          @Override
          int read(char[] into, int from, int length) {
            if (!lines.hasNext()) {
              return -1
            }
            def line = lines.next() + '\n'
            line.getChars(0, line.length(), into, from)
            line.length()
          }

          @Override
          void close() {
          }
        }

    expect:
    run() == ExitCode.FINE
    err.toString().count('taken in: ') == 1
    engines.planned[0].volumes()*.name() == ['data']
  }

  def "what is confidential is not told again"() {
    given:
    answers = "PASSWORD = 'hidden'\nversion --short\nhistory\n"

    expect:
    run() == ExitCode.FINE
    out.toString().endsWith('1.2.3\nNUMBER   ENTRY\n1        version --short\n2        history\n')
  }

  def "where nothing comes in there is no command"() {
    expect:
    run() == ExitCode.WRONG_USAGE
    err.toString().startsWith('error: there is no command\n')
  }

  def "a file of entries is carried out"() {
    given:
    file('try.orchsh', '#!/usr/bin/env orchsh\nversion --short\n')

    expect:
    run('try.orchsh') == ExitCode.FINE
    out.toString() == '1.2.3\n'
  }

  def "what cannot be carried out is refused: #typed"(List<String> typed, String message) {
    given:
    file('a.orchsh', 'version')
    file('b.orchsh', 'version')

    expect:
    run(*typed) == ExitCode.WRONG_USAGE
    err.toString().contains(message)

    where:
    typed                      || message
    ['-c', 'version', 'ps']    || 'there is a command `ps` beside the entries of `-c`; say one'
    ['-c', 'ps', 'a.orchsh']   || 'the entries are to come from `-c` and from `a.orchsh`; say one'
    ['a.orchsh', 'b.orchsh']   || '`a.orchsh` and `b.orchsh` are both files of entries; the shell carries out one'
    ['gone.orchsh']            || 'error: there is no file `gone.orchsh`'
    ['gone.groovy']            || 'error: there is no file `gone.groovy`'
    ['-', '-c', 'ps']          || 'the entries are to come from `-c` and from `-`; say one'
    ['-c']                     || '-c'
  }
}
