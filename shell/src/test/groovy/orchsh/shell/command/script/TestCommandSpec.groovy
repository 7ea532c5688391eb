package orchsh.shell.command.script

import java.nio.file.Files
import java.time.Duration
import javax.xml.XMLConstants
import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.transform.stream.StreamSource
import javax.xml.validation.SchemaFactory
import orchsh.dsl.build.Secrets
import orchsh.dsl.task.Verbs
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Step
import orchsh.engine.problem.Location
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakeEngines
import orchsh.shell.invocation.ExitCode

class TestCommandSpec extends CommandFixture {
  static final Location HERE = new Location('stack.groovy', 3, 1)

  List<String> ran = []

  def setup() {
    file('stack.groovy')
    reader.verbs = verbs('good', 'better')
  }

  /** A name that begins with `bad` fails. */
  private Verbs verbs(List<String> needs = [], String... names) {
    new Verbs([], names.collect { name -> new Verbs.Check(name, needs, Optional.empty(), HERE, { live, arguments ->
      ran << name
      live.print("\u001b[1mlooking\u0000 at $name <&>\n")
      if (name.startsWith('bad')) {
        throw ProblemException.stack(Problem.error('this does not hold: `a == "b"`').at(HERE).details(['assert a == "b"', '       |  |', '       1  false']))
      }
    }) }, [])
  }

  def "checks are run after what they need is up, and each is told"() {
    given:
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('db', 'shop-db-1'))]

    expect:
    run('test') == ExitCode.FINE
    ran == ['good', 'better']
    engines.goals == [new Goal.Up([] as Set, Goal.Up.Images.AS_NEEDED, Optional.of(folder.resolve('stack.groovy')))]
    engines.ran == 1
    out.toString() == text('''\
      ok     good (0.0 s)
      ok     better (0.0 s)
      2 ok (0.0 s)
      ''')
  }

  def "a check that fails is shown with its place, its values and what it printed"() {
    given:
    reader.verbs = verbs('good', 'bad one')

    expect:
    run('test') == ExitCode.STACK_FAILED
    out.toString() == text('''\
      ok     good (0.0 s)
      FAILED bad one (0.0 s)
        error: stack.groovy:3:1: this does not hold: `a == "b"`
          | assert a == "b"
          |        |  |
          |        1  false
        | looking at bad one <&>
      1 ok, 1 failed (0.0 s)
      ''')
  }

  def "`test #typed` brings up #services"(List<String> typed, List<List<String>> services) {
    given:
    reader.verbs = verbs(['db'], 'good', 'better')

    expect:
    run(['test', *typed] as String[]) == ExitCode.FINE
    engines.goals.findAll { it instanceof Goal.Up }*.services()*.toList() == services

    where:
    typed                  || services
    []                     || [['db']]
    ['good']               || [['db']]
    ['--no-up']            || []
  }

  def "only what is named is run, and names are checked"() {
    expect:
    run('test', 'better') == ExitCode.FINE
    ran == ['better']

    when:
    err.buffer.length = 0

    then:
    run('test', 'beter') == ExitCode.WRONG_USAGE
    err.toString() == 'error: there is no check or test job `beter`\n  hint: did you mean `better`?\n'
  }

  def "a stack without tests is said to have none"() {
    given:
    reader.verbs = Verbs.NONE

    expect:
    run('test') == ExitCode.WRONG_USAGE
    err.toString().startsWith('error: stack `shop` has no checks, and no job that is a test\n')
  }

  def "--down removes the stack afterwards, failed or not"(String name, int code) {
    given:
    reader.verbs = verbs(name)

    expect:
    run('test', '--down').code() == code
    engines.goals.last() == new Goal.Down(Goal.Down.Data.KEEP, Optional.of(folder.resolve('stack.groovy')))

    where:
    name  || code
    'good' || 0
    'bad'  || 1
  }

  def "--down removes the stack after Ctrl-C, too"() {
    given:
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('db', 'shop-db-1'))]
    reader.verbs = new Verbs([], [new Verbs.Check('called off', [], Optional.empty(), HERE, { live, arguments -> cancellation.cancel() })], [])

    when:
    run('test', '--down')

    then:
    engines.goals.last() == new Goal.Down(Goal.Down.Data.KEEP, Optional.of(folder.resolve('stack.groovy')))
    engines.carriedOut.size() == 2
    !err.toString().contains('removing the stack')
  }

  def "--down removes the stack when the results cannot be written, too"() {
    given:
    Files.createDirectory(folder.resolve('results'))

    expect:
    run('test', '--down', '--junit', 'results') == ExitCode.STACK_FAILED
    err.toString().contains('`results` cannot be written')
    engines.goals.last() == new Goal.Down(Goal.Down.Data.KEEP, Optional.of(folder.resolve('stack.groovy')))
  }

  def "a stack that does not come up is not tested"() {
    given:
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('db', 'shop-db-1'))]
    engines.failingStep = 1

    expect:
    run('test', '--junit', 'build/results.xml') == ExitCode.STACK_FAILED
    ran == []
    out.toString() == text('''\
      FAILED bringing up the stack (0.0 s)
        error: bringing up stack `shop` failed: it broke
      0 ok, 1 failed (0.0 s)
      ''')
    !err.toString().contains('it broke')
    err.toString().contains("made the folder `${folder.resolve('build')}`\n")
    with(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve('build/results.xml').toFile()).documentElement) {
      getAttribute('tests') == '1'
      getAttribute('failures') == '1'
      getElementsByTagName('testcase').item(0).getAttribute('name') == 'bringing up the stack'
      getElementsByTagName('failure').item(0).getAttribute('message') == 'bringing up stack `shop` failed: it broke'
    }
  }

  def "an engine that is not there is said once, and is in the report"() {
    given:
    engines.tried = ['unix:///nowhere']

    expect:
    run('test', '--junit', 'results.xml') == ExitCode.NO_ENGINE
    Files.readString(folder.resolve('results.xml')).contains('<testcase name="bringing up the stack"')
    !out.toString().contains('bringing up')
  }

  def "a stack that has nothing but tests is not brought up by itself: #command"(String command) {
    given:
    reader.stack = new Stack('shop', [Service.named('api-tests').image('x').build()], [], [])
    reader.verbs = new Verbs([], [], [new Verbs.Job('api-tests', '', true, HERE)])

    expect:
    run(command) == ExitCode.FINE
    err.toString() == 'stack `shop` has nothing but tests, which `test` runs\n'
    engines.opened == []

    when:
    run(command, 'api-tests')

    then:
    engines.goals*.services() == [['api-tests'] as Set]

    where:
    command << ['up', 'plan']
  }

  def "the results are written as JUnit XML that fits its schema"() {
    given:
    reader.verbs = verbs('good', 'bad "one" <&>')

    when:
    run('test', '--junit', 'build/results.xml')

    then:
    def xml = folder.resolve('build/results.xml')
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(getClass().getResource('junit.xsd'))
      .newValidator().validate(new StreamSource(xml.toFile()))
    with(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile()).documentElement) {
      getAttribute('name') == 'shop'
      getAttribute('tests') == '2'
      getAttribute('failures') == '1'
      getAttribute('timestamp') == '2026-11-20T12:00:00'
      def failed = getElementsByTagName('testcase').item(1)
      failed.getAttribute('name') == 'bad "one" <&>'
      failed.getElementsByTagName('failure').item(0).getAttribute('message') == 'stack.groovy:3:1: this does not hold: `a == "b"`'
      failed.getElementsByTagName('system-out').item(0).textContent == '\\u001b[1mlooking\\u0000 at bad "one" <&> <&>\n'
    }
    Files.readString(xml).count('\u001b') == 0
  }

  def "what is secret is nowhere to be read, in pieces or whole, in problems or in what is printed"() {
    given:
    reader.secrets = Secrets.of('tops3cret', '-----BEGIN KEY-----\nMIIEabcdef\n-----END KEY-----\n')
    reader.verbs = new Verbs([], [new Verbs.Check('leaking', [], Optional.empty(), HERE, { live, arguments ->
      live.print('the password is tops')
      live.print('3cret, the key\n-----BEGIN KEY-----\n| MIIEabcdef\n')
      throw ProblemException.stack(Problem.error('tops3cret is wrong').hint('not tops3cret').details(['a tops3cret']))
    })], [])

    when:
    run('test', '--junit', 'results.xml') == ExitCode.STACK_FAILED
    def all = out.toString() + err + Files.readString(folder.resolve('results.xml'))

    then:
    !all.contains('s3cret')
    !all.contains('MIIE')
    out.toString() == text('''\
      FAILED leaking (0.0 s)
        error: *** is wrong
          | a ***
          hint: not ***
        | the password is ***, the key
        | ***
        | | ***
      0 ok, 1 failed (0.0 s)
      ''')
  }

  def "what is printed after the stack is read has no secrets in it, whoever prints it"() {
    given:
    reader.secrets = Secrets.of('tops3cret')
    reader.verbs = new Verbs([new Verbs.Task('leak', '', HERE, { live, arguments ->
      live.print('tops')
      live.print('3cret and tops')
    })], [], [])

    expect:
    run('leak') == ExitCode.FINE
    out.toString() == '*** and tops'
  }

  def "what a run says about a failure has no secrets in it"() {
    given:
    reader.secrets = Secrets.of('tops3cret')
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('db', 'shop-db-1'))]
    engines.failingStep = 1
    engines.failure = Problem.error('it broke').details(['PASSWORD=tops3cret'])

    expect:
    run('up') == ExitCode.STACK_FAILED
    err.toString().contains('PASSWORD=***')
    !err.toString().contains('tops3cret')
  }

  def "being called off ends it with 130, and what was found out is reported"() {
    given:
    reader.verbs = new Verbs([], verbs('good').checks() + [new Verbs.Check('endless', [], Optional.empty(), HERE, { live, arguments ->
      cancellation.cancel()
      live.control().pause(Duration.ofMinutes(5))
    })], [])

    expect:
    run('test') == ExitCode.INTERRUPTED
    out.toString().contains('ok     good')
    out.toString().contains('1 ok')
  }
}
