package orchsh.shell.report

import static orchsh.shell.command.FakeEngines.step
import static orchsh.shell.command.FakeObserver.container
import static orchsh.shell.command.FakeObserver.published

import groovy.json.JsonSlurper
import java.nio.file.Files
import orchsh.dsl.build.Secrets
import orchsh.engine.model.Wait
import orchsh.engine.plan.Step
import orchsh.engine.problem.Problem
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.ExitCode
import orchsh.shell.view.Plans

/** What commands tell, and to whom. */
class ReportSpec extends CommandFixture {
  static final START = [
    step(1, new Step.StartContainer('db', 'shop-db-1'), 'it is stopped'),
    step(2, new Step.AwaitReady('db', 'shop-db-1', [new Wait.Tcp(5432, Wait.Options.DEFAULT)], Optional.empty()), '', [1]),
  ]

  def setup() {
    file('stack.groovy')
    engines.observer.containers = [container('shop', 'web', ports: [published(2154, 5000)]), container('shop', 'db')]
  }

  private List<Map<String, ?>> events() {
    out.toString().readLines().collect { new JsonSlurper().parseText(it) as Map<String, ?> }
  }

  def "--json tells each thing as an object, where services are reached at last"() {
    given:
    engines.steps = START
    engines.notes = ['mind the gap']

    expect:
    run('up', '--json') == ExitCode.FINE
    err.toString() == ''
    events()*.event == ['problem', 'run_started', 'step_started', 'step_done', 'step_started', 'step_done', 'run_finished', 'result']
    events()[0].severity == 'warning'
    events().last() == [
      event: 'result', time: '2026-11-20T12:00:00Z', command: 'up', exit_code: 0, outcome: 'done', changed: true,
      services: [
        [service: 'db', container: 'shop-db-1', state: 'running', addresses: [], inside: []],
        [service: 'web', container: 'shop-web-1', state: 'running', addresses: ['http://127.0.0.1:2154'], inside: ['5000']]]]
  }

  def "--json tells of what fails, with the exit code last"() {
    given:
    engines.steps = START
    engines.failingStep = 1

    expect:
    run('up', '--json') == ExitCode.STACK_FAILED
    events()*.event.containsAll(['step_failed', 'run_finished', 'result'])
    events().last().subMap('exit_code', 'outcome', 'changed', 'services') == [exit_code: 1, outcome: 'failed', changed: true, services: []]
  }

  def "--json tells of what is refused before anything runs"() {
    given:
    reader.problems = [Problem.error('no such word').hint('another one')]

    expect:
    run('up', '--json') == ExitCode.WRONG_USAGE
    err.toString() == ''
    events()*.event == ['problem', 'result']
    events()[0].message == 'no such word'
    events()[1].subMap('exit_code', 'changed', 'outcome') == [exit_code: 2, changed: false]
  }

  def "`#words` takes --json and ends with a result"(List<String> words) {
    expect:
    run([*words, '--json'] as String[]) == ExitCode.FINE
    err.toString() == ''
    events().last().event == 'result'
    events().last().command == words[0]

    where:
    words << [['down'], ['start'], ['stop'], ['restart'], ['kill'], ['rm', '-f'], ['pause'], ['unpause'], ['pull'], ['build'], ['push'], ['scale', 'web=1'], ['deploy']]
  }

  def "--quiet says nothing where nothing goes wrong"(String option) {
    given:
    engines.steps = START
    engines.notes = ['mind the gap']

    expect:
    run('up', option) == ExitCode.FINE
    out.toString() == ''
    err.toString() == ''

    where:
    option << ['-q', '--quiet']
  }

  def "--quiet says what goes wrong"() {
    given:
    engines.steps = START
    engines.failingStep = 2

    expect:
    run('up', '-q') == ExitCode.STACK_FAILED
    out.toString() == ''
    err.toString() == 'error: it broke\n'
  }

  def "help is help, with --json too"() {
    expect:
    run('up', '--json', '--help') == ExitCode.FINE
    out.toString().startsWith('usage: orchsh up')
  }

  def "no secret is told, quotes in it or not"(List<String> options, String secret) {
    given:
    reader.secrets = Secrets.of(secret)
    look = options ? look : terminal(40)
    engines.steps = [step(1, Plans.await('db', new Wait.Exec(['login', '-p', secret], Wait.Options.DEFAULT)), "with $secret".toString())]
    engines.failingStep = 1
    engines.failure = Problem.error("it broke with $secret".toString()).details(["a log: $secret".toString()])

    when:
    run(['up', *options] as String[])

    then:
    def said = out.toString() + err.toString()
    said.contains('it broke')
    !said.contains(secret.substring(0, 5))
    kept().every { !it.contains(secret.substring(0, 5)) }

    where:
    [options, secret] << [[[], ['--json'], ['-q']], ['sesame-open', 'ses"a\\me']].combinations()
  }

  /** All that is written down about runs. */
  private List<String> kept() {
    Files.walk(folder.resolve('.local')).filter { Files.isRegularFile(it) }.map { Files.readString(it) }.toList()
  }
}
