package orchsh.dsl

import orchsh.engine.problem.Subject
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
    def found = Problem.error('taken').hint('use another').about(new Subject('web-1', 'port', '8081'))
    origins().point(found) == found.at(new Location('stack.groovy', 7, 5)).quoting(new Excerpt('    port 8080 + n', 5, 13))
  }

  def "says where the other part is that a problem is about"(List<String> services, Optional<String> hint, String said) {
    given:
    def (second, first) = services.collect { new Subject(it, 'port', '1') }
    def problem = Problem.error('taken').about(second, Optional.of(first))

    expect:
    origins().point(hint.map { problem.hint(it) }.orElse(problem)).hint() == Optional.ofNullable(said)

    where:
    services           | hint               || said
    ['web-1', 'db']    | Optional.of('use') || 'the first one is in line 3; use'
    ['web-1', 'db']    | Optional.empty()   || 'the first one is in line 3'
    ['web-2', 'web-1'] | Optional.of('use') || 'use'
    ['web-1', 'none']  | Optional.empty()   || null
  }

  def "knows at least the service of what it says nothing of"() {
    expect:
    origins().point(Problem.error('x').about(new Subject('db', 'image', 'other'))).at().get().toString() == 'stack.groovy:3:1'
  }

  def "a place that a problem has already is left to it"() {
    given:
    def placed = Problem.error('x').about(Subject.service('db')).at(new Location('other', 1, 1))

    expect:
    origins().point(placed) == placed
  }

  def "knows where what the engine may refuse was said: #word"(String word, String block, Subject subject, int line) {
    expect:
    (compile("defaults { memory 64.mb }\nservice('a') {\n  $block\n}\nservice('b') {\n  like 'a'\n}") as Compilation.Compiled)
      .origins().of(subject).get().line() == line

    where:
    word           | block                                    | subject                                    || line
    'image'        | "image 'x'"                              | new Subject('a', 'image', 'x:latest')      || 3
    'image, like'  | "image 'x'"                              | new Subject('b', 'image', 'x:latest')      || 6
    'build'        | "build '.'\n image 'x'"                  | Subject.build('a')                         || 3
    'port'         | "image 'x'\n port '127.0.0.1:81:80/udp'" | Subject.hostPort('a', 81, 'udp')           || 4
    'ports'        | "image 'x'\n ports '81-82:80-81'"        | Subject.hostPort('a', 82, 'tcp')           || 4
    'wait'         | "image 'x'\n wait tcp: 80"               | new Subject('a', 'wait', 'tcp 80')         || 4
    'healthcheck'  | "image 'x'\n healthcheck 'true'"         | new Subject('a', 'wait', 'healthy')        || 4
    'name'         | "image 'x'\n containerName 'aa'"         | new Subject('a', 'containerName', 'aa')    || 4
  }

  def "a network that nobody declares was said where the first service is that is in it: #network"(String network, Integer line) {
    given:
    def found = (compile('''\
      service('alone') { image 'x'; networkMode 'none' }
      service('first') { image 'x' }
      service('next') { image 'x'; networks 'default', 'back' }
      network 'back'
      '''.stripIndent()) as Compilation.Compiled).origins()

    expect:
    found.point(Problem.error('no address is left').about(new Subject('', 'network', network))).at().map { it.line() }.orElse(null) == line

    where:
    network   || line
    'default' || 2
    'back'    || 4
    'other'   || null
  }

  def "leaves alone what the script does not name"() {
    expect:
    origins().of(Subject.service('nobody')).empty
    origins().point(Problem.error('x')) == Problem.error('x')
    origins().point(Problem.error('x').about(Subject.service('nobody'))).at().empty
  }

  private Origins origins() {
    (compile(SCRIPT) as Compilation.Compiled).origins()
  }
}
