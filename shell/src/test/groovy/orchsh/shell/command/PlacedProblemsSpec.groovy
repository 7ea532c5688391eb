package orchsh.shell.command

import orchsh.engine.model.ImageReference
import orchsh.engine.plan.Step
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.Subject
import orchsh.shell.call.About
import orchsh.shell.invocation.ExitCode

/** What the engine or the planner finds wrong leads to the line that says it, in scripts, compose files and snippets. */
class PlacedProblemsSpec extends CommandFixture {
  static final ImageReference IMAGE = ImageReference.parse('postgres:61')
  static final Problem NO_IMAGE = Problem.error('image `postgres:61` does not exist').hint('check the name and the tag').about(new Subject('db', 'image', 'postgres:61'))
  static final Problem PORT_TAKEN = Problem.error('port 8080 of service `web` is taken by container `other-web-1` of stack `other`').about(new Subject('web', 'port', '8080:80'))

  @Override
  ExitCode run(String... args) {
    new CommandRunner(engines, library, new About('1.2.3', '17.0.15', 'Debian')).run(invocation(args))
  }

  def setup() {
    engines.steps = [FakeEngines.step(1, new Step.PullImage('db', IMAGE, Step.PullImage.Presence.MISSING))]
    engines.failure = NO_IMAGE
  }

  def "a step that fails leads to the word, in a view of lines"() {
    given:
    engines.failingStep = 1
    file('stack.groovy', "stack 'shop'\nservice('db') {\n  image 'postgres:61'\n}\n")

    expect:
    run('up') == ExitCode.STACK_FAILED
    err.toString().contains(text("""\
      error: stack.groovy:3:3: image `postgres:61` does not exist
        3 |   image 'postgres:61'
          |   ^^^^^^^^^^^^^^^^^^^
        hint: check the name and the tag
      """))
  }

  def "and in one that draws"() {
    given:
    engines.failingStep = 1
    look = terminal(100)
    file('stack.groovy', "service('db') { image 'postgres:61' }\n")

    expect:
    run('up') == ExitCode.STACK_FAILED
    err.toString().contains('error: stack.groovy:1:17: image `postgres:61` does not exist')
    err.toString().contains("1 | service('db') { image 'postgres:61' }")
  }

  def "two services that publish one port are told of once, both with their places"() {
    given:
    def said = 'services `a` and `b` both publish port 80/tcp'
    engines.planning = { throw ProblemException.stack(Problem.error(said).hint('bring up only one of them')
      .about(new Subject('b', 'port', '80:81'), Optional.of(new Subject('a', 'port', '80:80')))) }
    file('stack.groovy', "service('a') {\n  image 'x'; port '80:80'\n}\nservice('b') {\n  image 'x'\n  port '80:81'\n}\ntask('x') { up() }\n")

    expect:
    run('up') == ExitCode.STACK_FAILED
    err.toString() == text("""\
      error: stack.groovy:6:3: $said
        6 |   port '80:81'
          |   ^^^^^^^^^^^^
        hint: the first one is in line 2; bring up only one of them
      """)

    when:
    err.buffer.length = 0
    def code = run('validate')

    then:
    code == ExitCode.FINE
    err.toString() == text("""\
      warning: stack.groovy:6:3: $said
        6 |   port '80:81'
          |   ^^^^^^^^^^^^
        hint: the first one is in line 2
      """)
  }

  def "through included files and snippets, with the lines that led there: #what"(String what, Map<String, String> files, String place) {
    given:
    engines.failingStep = 1
    files.each { name, content -> file(name, content) }

    expect:
    run('stack.groovy', 'up') == ExitCode.STACK_FAILED
    err.toString().contains("error: $place: image `postgres:61` does not exist\n")

    where:
    what             | files                                                                                                    | place
    'a file'         | ['stack.groovy': "include 'lib.groovy'\n", 'lib.groovy': "\nservice('db') { image 'postgres:61' }\n"]    | 'lib.groovy:2:17 <- stack.groovy:1'
    'a function'     | ['stack.groovy': "include 'lib.groovy'\ndb()\n", 'lib.groovy': "def db() {\n  service('db') { image 'postgres:61' }\n}\n"] | 'lib.groovy:2:19 <- stack.groovy:1'
    'a snippet'      | ['stack.groovy': "use './pg.groovy'\n\npg 'db'\n", 'pg.groovy': "service(name) {\n  image 'postgres:61'\n}\n"] | 'pg.groovy:2:3 <- stack.groovy:3'
    'a compose file' | ['stack.groovy': "include 'compose.yaml'\n", 'compose.yaml': "services:\n  db:\n    image: postgres:61\n"]  | 'compose.yaml:3:12 <- stack.groovy:1'
    'another word'   | ['stack.groovy': "service('db') { image 'postgres:61' }\noverride('db') {\n  image 'postgres:61'\n}\n"]    | 'stack.groovy:3:3'
  }

  def "what only the service is known of leads to its line"() {
    given:
    engines.failingStep = 1
    engines.failure = Problem.error('service `db` ended while it was waited for: exit code 1').about(Subject.service('db'))
    file('stack.groovy', "service('db') { image 'x' }")

    expect:
    run('up') == ExitCode.STACK_FAILED
    err.toString().contains('error: stack.groovy:1:1: service `db` ended while it was waited for: exit code 1\n')
  }

  def "what the planner finds leads to the lines of a compose file: `#typed`"(List<String> typed) {
    given:
    engines.planning = { throw ProblemException.stack(PORT_TAKEN) }
    file('compose.yaml', "services:\n  db: {image: postgres}\n  web:\n    image: nginx\n    ports:\n      - 8080:80\n")

    expect:
    run(typed as String[]) == ExitCode.STACK_FAILED
    err.toString().endsWith(text("""\
      error: compose.yaml:6:9: port 8080 of service `web` is taken by container `other-web-1` of stack `other`
        6 |       - 8080:80
          |         ^^^^^^^
      """))

    where:
    typed << [['up'], ['plan'], ['scale', 'web=2']]
  }

  def "a report of tests has the lines too"() {
    given:
    engines.failingStep = 1
    file('stack.groovy', "service('db') {\n  image 'postgres:61'\n}\ncheck('it runs') { true }\n")

    expect:
    run('test') == ExitCode.STACK_FAILED
    (out.toString() + err).contains('stack.groovy:2:3: bringing up stack')
  }

  def "what a task does stays with the line of the task"() {
    given:
    engines.failingStep = 1
    file('stack.groovy', "service('db') { image 'postgres:61' }\ntask('x') {\n  up 'db'\n}\n")

    expect:
    run('x') == ExitCode.STACK_FAILED
    err.toString().contains('error: stack.groovy:3:3: bringing up `db` failed: image `postgres:61` does not exist\n')
  }

  def "what is about nothing that was said stands without a place"() {
    given:
    engines.failingStep = 1
    engines.failure = Problem.error('it broke').about(new Subject('', 'network', network))
    file('stack.groovy', "service('db') { image 'x' }")

    expect:
    run('up') == ExitCode.STACK_FAILED
    err.toString().contains("error: ${place}it broke\n")

    where:
    network   || place
    'default' || 'stack.groovy:1:1: '
    'nowhere' || ''
  }
}
