package orchsh.dsl

import orchsh.engine.model.Subject
import orchsh.engine.problem.Excerpt
import orchsh.engine.problem.Location
import orchsh.engine.problem.Problem

class OriginsSpec extends DslSpec {
  static final String SCRIPT = '''
    stack 'shop'
    volume 'data'; network 'back'
    service 'db' < image 'x'; volume 'data:/d'; network 'back' >
    for (n in 1..2) {
      service "web-$n" {
        image 'y'
        port 8080 + n
        link db: 'database'; needs 'db'
        wait tcp: 80; network 'back'
      }
    }'''.stripIndent().trim()

  def "knows where #subject was said"(Subject subject, int line, int column) {
    expect:
    origins().of(subject) == Optional.of(new Location('stack.groovy', line, column))

    where:
    subject                                || line | column
    new Subject('', 'stack', 'shop')       || 1    | 1
    new Subject('', 'volume', 'data')      || 2    | 1
    new Subject('', 'network', 'back')     || 2    | 16
    Subject.service('db')                  || 3    | 1
    new Subject('db', 'volume', 'data')    || 3    | 27
    new Subject('db', 'volume', '/d')      || 3    | 27
    new Subject('db', 'network', 'back')   || 3    | 45
    Subject.service('web-2')               || 5    | 3
    new Subject('web-2', 'port', '8082')   || 7    | 5
    new Subject('web-1', 'link', 'db')     || 8    | 5
    new Subject('web-1', 'needs', 'db')    || 8    | 26
    new Subject('web-1', 'wait', 'tcp 80') || 9    | 5
  }

  def "gives a problem found later its place and line"() {
    expect:
    origins().point(Problem.error('taken').hint('use another'), new Subject('web-1', 'port', '8081')) ==
      Problem.error('taken').hint('use another').at(new Location('stack.groovy', 7, 5)).quoting(new Excerpt('    port 8080 + n', 5, 13))
  }

  def "leaves alone what the script does not name"() {
    expect:
    origins().of(Subject.service('nobody')).empty
    origins().point(Problem.error('x'), Subject.service('nobody')) == Problem.error('x')
  }

  private Origins origins() {
    (compile(SCRIPT) as Compilation.Compiled).origins()
  }
}
