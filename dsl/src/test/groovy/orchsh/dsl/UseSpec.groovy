package orchsh.dsl

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.build.Wishes
import orchsh.dsl.snippet.Approver
import orchsh.dsl.snippet.LibraryFolder
import orchsh.dsl.snippet.LocalSite
import orchsh.dsl.snippet.Question
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Service
import orchsh.engine.problem.Problem
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Snippets as words: what they are given, what they declare, and what is wrong with how they are used. */
class UseSpec extends Specification {
  static final String KAFKA = '''\
    // Kafka, a log.
    snippet 'Kafka', declarative: true
    param 'version', default: '3.7'
    param 'memory', required: false
    service(name) {
      image "kafka:${params.version}"
      env NAME: name, MEMORY: params.memory ?: 'default'
    }
    '''.stripIndent()

  @TempDir
  Path temp

  Approver.Answer answer = Approver.Answer.YES
  List<Question> asked = []
  Map<String, String> params = [:]

  Path getFolder() {
    Files.createDirectories(temp.resolve('shop'))
  }

  void file(String name, String text) {
    def file = temp.resolve(name)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
  }

  Compilation compile(String script) {
    def surroundings = new Surroundings(folder, temp, [XDG_CACHE_HOME: temp.resolve('cache').toString()], Clock.systemUTC())
    def approver = { asked << it; answer } as Approver
    new StackCompiler({ }, new LibraryFolder(temp.resolve('library')), approver)
      .compile(new ScriptSource(folder.resolve('stack.groovy'), 'stack.groovy', script), surroundings, new Wishes(params, [] as Set, [] as Set))
  }

  List<Service> services(String script) {
    def compilation = compile(script)
    assert compilation instanceof Compilation.Compiled: told(compilation)
    compilation.stack().services()
  }

  static List<String> told(Compilation compilation) {
    compilation instanceof Compilation.Refused ? compilation.problems().collect { line(it) } : []
  }

  private static String line(Problem problem) {
    "${problem.toString().replaceFirst('^stack.groovy:', '')}${problem.hint().map { " | $it" }.orElse('')}"
  }

  def setup() {
    file('library/kafka.groovy', KAFKA)
  }

  def "a snippet is a word: #call"(String call, String image, Map<String, String> env) {
    given:
    def service = services("use 'kafka'\n$call")[0]

    expect:
    service.name() == 'log'
    service.image().get().toString() == image
    service.env() == env

    where:
    call                                               || image       | env
    "kafka 'log'"                                      || 'kafka:3.7' | [NAME: 'log', MEMORY: 'default']
    "kafka('log')"                                     || 'kafka:3.7' | [NAME: 'log', MEMORY: 'default']
    "kafka 'log', version: '4'"                        || 'kafka:4'   | [NAME: 'log', MEMORY: 'default']
    "kafka('log', version: 4, memory: '1g')"           || 'kafka:4'   | [NAME: 'log', MEMORY: '1g']
    "kafka version: 4, 'log'"                          || 'kafka:4'   | [NAME: 'log', MEMORY: 'default']
    "def n = 'log'; kafka n"                           || 'kafka:3.7' | [NAME: 'log', MEMORY: 'default']
    "def kafka = 'log'; kafka kafka"                   || 'kafka:3.7' | [NAME: 'log', MEMORY: 'default']
    "['log'].each { kafka it }"                        || 'kafka:3.7' | [NAME: 'log', MEMORY: 'default']
    "def make(n) { kafka n, version: '5' }\nmake 'log'" || 'kafka:5'  | [NAME: 'log', MEMORY: 'default']
    "kafka 'log', version: null"                       || 'kafka:3.7' | [NAME: 'log', MEMORY: 'default']
    "if (true) { kafka 'log' }"                        || 'kafka:3.7' | [NAME: 'log', MEMORY: 'default']
    "profile('x') { kafka 'other' }; kafka 'log'"      || 'kafka:3.7' | [NAME: 'log', MEMORY: 'default']
  }

  def "the caller's block speaks after the snippet did: #call"(String call) {
    given:
    def service = services("use 'kafka'\n$call")[0]

    expect:
    service.image().get().toString() == 'mine:1'
    service.env() == [MEMORY: 'default', MORE: '1', NAME: 'log']

    where:
    call << [
      "kafka('log') { image 'mine:1'; env MORE: 1 }",
      "kafka 'log', { image 'mine:1'; env MORE: 1 }",
      "kafka 'log' { image 'mine:1'; env MORE: 1 }",
      "kafka log { image 'mine:1'; env MORE: 1 }",
      "kafka 'log' < image 'mine:1'; env MORE: 1 >",
      "kafka('log', version: '4') { image 'mine:1'; env MORE: 1 }",
      "kafka 'log', version: '4', { image 'mine:1'; env MORE: 1 }",
      "kafka 'log', version: '4' { image 'mine:1'; env MORE: 1 }",
      "kafka 'log', version: params.v { image 'mine:1'; env MORE: 1 }\nparam 'v', default: 1".readLines().reverse().join('\n'),
    ]
  }

  @AutoCleanup('stop')
  LocalSite site = new LocalSite()

  private List<String> refusedOf(String included) {
    site.files['/lib/kafka.groovy'] = "include $included\nservice(name) { image 'kafka' }\n"
    told(compile("use '${site.address('/lib/kafka.groovy')}'\nkafka 'log'"))*.replace(site.address(''), 'SITE')
  }

  def "a snippet from elsewhere includes what lies beside it there, which is seen and locked as it is"() {
    given:
    site.files['/lib/kafka.groovy'] = "include './more/images.groovy'\nservice(name) { image kafkaImage() }\n"
    site.files['/lib/more/images.groovy'] = "include '../names.groovy'\ndef kafkaImage() { \"kafka:\${version()}\" }\n"
    site.files['/lib/names.groovy'] = "def version() { '9' }\n"
    file('shop/more/images.groovy', "def kafkaImage() { 'mine' }\n")
    def script = "use '${site.address('/lib/kafka.groovy')}'\nkafka 'log'"

    when:
    def image = services(script)[0].image().get().toString()

    then:
    image == 'kafka:9'
    asked*.snippet()*.reference()*.text() == ['/lib/kafka.groovy', '/lib/more/images.groovy', '/lib/names.groovy'].collect { site.address(it) }

    when:
    site.files['/lib/names.groovy'] = "def version() { 'evil' }\n"
    temp.resolve('cache').toFile().deleteDir()

    then:
    told(compile(script)).size() == 1
    told(compile(script))[0].contains('/lib/names.groovy` has changed: ')

    when:
    new File(folder.toFile(), 'orchsh.lock').delete()
    answer = Approver.Answer.NO

    then:
    told(compile(script))*.replace(site.address(''), 'SITE') == ['1:1: snippet `SITE/lib/kafka.groovy` was not approved']
  }

  def "a snippet from elsewhere cannot include #included"(String included, String problem) {
    given:
    file('shop/x.groovy', "service 'x' { image 'x' }")

    expect:
    refusedOf(included)*.replaceFirst(' <- stack.groovy:[12]:', ':') == ["SITE/lib/kafka.groovy:1:1: $problem".toString()]

    where:
    included             || problem
    "'/etc/x.groovy'"    || "a snippet from elsewhere cannot include `/etc/x.groovy` | it can include what lies beside it, there where it comes from: './other.groovy'"
    "'~/x.groovy'"       || "a snippet from elsewhere cannot include `~/x.groovy` | it can include what lies beside it, there where it comes from: './other.groovy'"
    "'file:/x.groovy'"   || "a snippet from elsewhere cannot include `file:/x.groovy` | it can include what lies beside it, there where it comes from: './other.groovy'"
    "'x'"                || "a snippet from elsewhere cannot include `x`, which is not the name of a script | write the whole name, for example './other.groovy'"
    "'./x.groovy'"       || 'there is nothing at `SITE/lib/x.groovy`'
    "'../../x.groovy'"   || '`../../x.groovy` leads out of where `SITE/lib/kafka.groovy` comes from'
    '"./x.${\'groovy\'}"' || 'there is nothing at `SITE/lib/x.groovy`'
  }

  def "a file that a file from elsewhere includes is held to its content, too"() {
    given:
    file('other/kafka.groovy', "include './images.groovy'\nservice(name) { image kafkaImage() }\n")
    file('other/images.groovy', "def kafkaImage() { 'kafka' }\n")
    def script = "use '../other/kafka.groovy'\nkafka 'log'"

    when:
    services(script)
    file('other/images.groovy', "def kafkaImage() { 'evil' }\n")

    then:
    asked*.snippet()*.reference()*.text() == ['../other/kafka.groovy', '../other/images.groovy']
    told(compile(script))[0].contains('`../other/images.groovy` has changed: ')
  }

  def "places that differ in slashes alone are two snippets"() {
    given:
    site.files['/a/x.groovy?v=a/b'] = "service(name) { image 'one' }\n"
    site.files['/a/x.groovy?v=a//b'] = "service(name) { image 'two' }\n"

    expect:
    services("use '${site.address('/a/x.groovy?v=a/b')}', as: 'one'\nuse '${site.address('/a/x.groovy?v=a//b')}', as: 'two'\none 'a'\ntwo 'b'")
      *.image()*.get()*.toString() == ['one:latest', 'two:latest']
  }

  def "a snippet that an included file uses is a word of whoever includes it: #script"(String script, String image) {
    given:
    file('shop/lib.groovy', "use 'kafka'\ndef log(n) { kafka n, version: '5' }\n")
    file('shop/more.groovy', "include 'lib.groovy'\n")
    file('shop/mine.groovy', "param 'version', default: 'm'\nservice(name) { image \"mine:\${params.version}\" }\n")

    expect:
    services(script)[0].image().get().toString() == image

    where:
    script                                                          || image
    "include 'lib.groovy'\nkafka 'log', version: '4'"              || 'kafka:4'
    "include 'lib.groovy'\nkafka 'log', version: '4' { env A: 1 }" || 'kafka:4'
    "include 'lib.groovy'\nlog 'log'"                              || 'kafka:5'
    "include 'more.groovy'\nkafka 'log'"                           || 'kafka:3.7'
    "include 'lib.groovy'\nuse './mine.groovy', as: 'kafka'\nkafka 'log'" || 'mine:m'
    'include "l${1 ? \'ib\' : \'\'}.groovy"\nkafka \'log\''  || 'kafka:3.7'
  }

  def "a snippet's word of an included file is checked where it is said, and only if it is clear: #script"(String script, List<String> problems) {
    given:
    file('shop/lib.groovy', "use 'kafka'\n")
    file('shop/other.groovy', "use './mine.groovy', as: 'kafka'\n")
    file('shop/mine.groovy', "service(name) { image 'mine' }\n")

    expect:
    told(compile(script)) == problems

    where:
    script                                                          || problems
    "include 'lib.groovy'\nkafka 'log', verison: '4'"              || ['2:14: `kafka` knows no `verison:` | did you mean `version`?']
    "include 'lib.groovy'\ninclude 'other.groovy'\nkafka 'log'"   || ['3:1: unknown word `kafka`']
    "include 'lib.groovy'\ninclude 'other.groovy'\nservice('x') { image 'x' }" || []
  }

  def "it may be said several times, each with what it is given"() {
    expect:
    services("use 'kafka'\nkafka 'a'\nkafka 'b', version: '4'\nkafka 'c'")*.image()*.get()*.toString() == ['kafka:3.7', 'kafka:4', 'kafka:3.7']
  }

  def "params of the stack and of snippets are kept apart"() {
    given:
    params = [version: '9']

    expect:
    services("param 'version'\nuse 'kafka'\nkafka 'a'\nservice('x') { image \"x:\${params.version}\" }")*.image()*.get()*.toString() == ['kafka:3.7', 'x:9']
    told(compile("use 'kafka'\nkafka 'a'")) == ['there is no param `version`, which `-P` gives a value | the stack declares no param']
  }

  def "a service that a snippet gives back can be used"() {
    expect:
    services("use 'kafka'\ndef log = kafka 'log'\nservice('a') { image 'a'; needs log }")[1].needs()*.service() == ['log']
  }

  def "refuses, before anything runs: #script"(String script, List<String> problems) {
    expect:
    told(compile("use 'kafka'\n$script\nservice('x') { image 'x' }")) == problems

    where:
    script                                   || problems
    "kafka 'a', verison: '4'"                || ['2:12: `kafka` knows no `verison:` | did you mean `version`?']
    "kafka 'a', x: '4'"                      || ['2:12: `kafka` knows no `x:` | it knows memory, version']
    "if (false) { kafka 'a', x: 1 }"         || ['2:25: `kafka` knows no `x:` | it knows memory, version']
    "kafka()"                                || ["2:1: `kafka` is given no name | for example kafka 'my-kafka'"]
    "kafka"                                  || ["2:1: `kafka` is given no name | for example kafka 'my-kafka'"]
    "kafka version: '4'"                     || ["2:1: `kafka` is given no name | for example kafka 'my-kafka'"]
    "kakfa 'a'"                              || ['2:1: unknown word `kakfa` | did you mean `kafka`?']
    "kafka 'a', 'b'"                         || ["2:12: `kafka` takes one name | for example kafka 'my-kafka'"]
    "kafka('a') { imgae 'x' }"               || ['2:14: unknown word `imgae` | did you mean `image`?']
    "service('y') { image 'y'; kafka 'a' }"  || ['2:27: `kafka` does not belong inside the block of a service | write it before or behind the block']
    "def kafka(x) { }"                       || ["2:1: `kafka` is a snippet already | give the function another name, or the snippet: use '…', as: 'other'"]
    'use "k${1}"'                            || ["2:1: `use` takes plain texts, so that its word is known before anything runs | for example use 'postgres'"]
    "def h = 'a' * 64; use 'kafka', sha256: h, as: 'k'" || ["2:19: `use` takes plain texts, so that its word is known before anything runs | for example use 'postgres'"]
    "def s = 'kafka'; use s"                 || ["2:18: `use` takes plain texts, so that its word is known before anything runs | for example use 'postgres'"]
    "use 'kafka', as: 'service'"             || ["2:1: `service` is a word of the language already | give it another name: use 'kafka', as: 'other'"]
    "use 'kafka', as: 'image'"               || ["2:1: `image` is a word of the language already | give it another name: use 'kafka', as: 'other'"]
    "use 'kafka', as: 'println'"             || ["2:1: `println` is something that every script has already | give it another name: use 'kafka', as: 'other'"]
    "use 'kafka', as: 'if'"                  || ["2:1: `if` cannot be a word | give it another name: use 'kafka', as: 'other'"]
    "use 'kafka', as: 'my-kafka'"            || ["2:1: `my-kafka` cannot be a word | give it another name: use 'kafka', as: 'other'"]
    "use 'kafka', aas: 'x'"                  || ['2:1: `use` knows no `aas:` | did you mean `as`?']
    "use 'kakfa'"                            || ['2:1: there is no snippet `kakfa` in the standard library | did you mean `kafka`?']
    "use './no.groovy'"                      || ['2:1: there is no file `./no.groovy`']
  }

  def "what was given turns out wrong: #call"(String call, List<String> problems) {
    given:
    file('shop/x.groovy', "param 'n', type: 'number'\nparam 'c', default: 'a', choices: ['a', 'b']\nservice(name) { image \"x:\${params.n}\" }\n")

    expect:
    told(compile("use './x.groovy'\n\n$call")) == problems

    where:
    call                                 || problems
    "x 'a'"                              || ["3:1: `x` needs `n:` | for example x 'my-x', n: …"]
    "def m = [:]; x m, 'a'"              || ['3:14: param `n` has no value | give it: n: …']
    "x 'a', n: 'many'"                   || ['3:1: param `n` takes a number, but it is given `many`']
    "x 'a', n: 1, c: 'd'"                || ['3:1: param `c` takes a or b, but it is given `d`']
    "x([n: 1, z: 2], 'a')"               || ['3:10: `x` knows no `z:` | it knows c, n']
    "def m = [n: 1, z: 2]; x m, 'a'"     || ['3:23: `x` knows no `z:` | it knows n, c']
    "x 'a', n: 1\nx 'a', n: 2"           || ['x.groovy:3:1 <- stack.groovy:4: service `a` is declared twice | the first one is at x.groovy:3']
    "x(['a', 'b'], n: 1)"                || ['3:1: `x` takes a text, not a list']
    "x(null, n: 1)"                      || ['3:1: `x` is given no value']
  }

  def "a block for a service that the snippet does not declare is refused"() {
    given:
    file('shop/x.groovy', "service('other') { image 'x' }\n")

    expect:
    told(compile("use './x.groovy'\nx('a') { port 80 }")) ==
      ['2:1: snippet `x` declares no service `a`, so nothing is there for the block to speak to']
  }

  def "problems in a snippet say where, and which line led there"() {
    given:
    file('shop/x.groovy', "service(name) {\n  image ''\n}\n")

    when:
    def problems = ((Compilation.Refused) compile("use './x.groovy'\n\nx 'a'")).problems()

    then:
    problems[0].at().get().toString() == 'x.groovy:2:3 <- stack.groovy:3'
  }

  def "a snippet that is not right as a text is refused where it is wrong"() {
    given:
    file('shop/x.groovy', "service(name) {\n  imgae 'x'\n}\n")
    file('shop/y.groovy', "snippet 'Y', declarative: true\nprintln 'x'\nservice(name) { image 'y' }\n")

    expect:
    told(compile("use './x.groovy'\nx 'a'"))[0].startsWith('x.groovy:2:3 <- stack.groovy:1: unknown word `imgae`')
    told(compile("use './y.groovy'\ny 'a'"))[0].startsWith('y.groovy:2:1 <- stack.groovy:1: `println` is not possible in a declarative snippet')
  }

  def "snippets may use others, from where they are"() {
    given:
    file('shop/lib/x.groovy', "use './y.groovy'\ny \"\$name-y\", v: params.v\nparam 'v', default: '1'\nservice(name) { image 'x:1' }".readLines().with { [it[2], it[0], it[1], it[3]].join('\n') })
    file('shop/lib/y.groovy', "param 'v'\nservice(name) { image \"y:\${params.v}\" }")

    expect:
    services("use './lib/x.groovy'\nx 'a', v: 2")*.with { [name(), image().get().toString()] } == [['a-y', 'y:2'], ['a', 'x:1']]
    told(compile("use './lib/x.groovy'\nx 'a'; y 'b'")) == ['2:8: unknown word `y`']
  }

  def "a circle is refused: #first"(String first, String second, String circle) {
    given:
    file('shop/x.groovy', "$first\nservice(name) { image 'x' }")
    file('shop/y.groovy', "$second\nservice(name) { image 'y' }")

    expect:
    told(compile("use './x.groovy'\nx 'a'")).any { it.contains(circle) }

    where:
    first              | second             || circle
    "use './x.groovy'" | ''                 || 'x.groovy -> x.groovy'
    "use './y.groovy'" | "use './x.groovy'" || 'x.groovy -> y.groovy -> x.groovy'
    "use './x.groovy', as: 'y'" | ''        || 'x.groovy -> x.groovy'
  }

  def "two of one name need another name"() {
    given:
    file('shop/lib/kafka.groovy', "service(name) { image 'mine:1' }")

    expect:
    told(compile("use 'kafka'\nuse './lib/kafka.groovy'\nkafka 'a'")) ==
      ["2:1: `kafka` is the snippet `standard-library/kafka.groovy` already | give one of them another name: use './lib/kafka.groovy', as: 'other'"]
    services("use 'kafka'\nuse './lib/kafka.groovy', as: 'mine'\nmine 'a'\nkafka 'b'")*.image()*.get()*.toString() == ['mine:1', 'kafka:3.7']
    services("use 'kafka'\nuse 'kafka'\nkafka 'b'").size() == 1
  }

  def "relative paths of a file start beside it, those of others where they are used"() {
    given:
    file('shop/lib/x.groovy', "service(name) { image 'x'; volume './data:/data' }")
    file('library/z.groovy', "service(name) { image 'z'; volume './data:/data' }")

    expect:
    services("use './lib/x.groovy'\nx 'a'")[0].mounts()[0].toString().contains(folder.resolve('lib/data').toString())
    services("use 'z'\nz 'a'")[0].mounts()[0].toString().contains(folder.resolve('data').toString())
  }

  def "an included script has its own words"() {
    given:
    file('shop/more/stack.groovy', "use './kafka.groovy'\nkafka 'b'")
    file('shop/more/kafka.groovy', "service(name) { image 'more:1' }")

    expect:
    services("use 'kafka'\ninclude 'more'\nkafka 'a'")*.with { [name(), image().get().toString()] } == [['b', 'more:1'], ['a', 'kafka:3.7']]
  }

  def "what is not approved does not run, and the problem stands at its line"() {
    given:
    answer = Approver.Answer.NOBODY_THERE
    file('elsewhere/evil.groovy', "new File('${temp.resolve('made')}').text = 'x'\nservice(name) { image 'x'; volume '/:/host' }\n")

    when:
    def problems = ((Compilation.Refused) compile("\nuse '../elsewhere/evil.groovy'\nevil 'a'")).problems()

    then:
    problems[0].toString() == 'stack.groovy:2:1: snippet `../elsewhere/evil.groovy` is new, and nobody is here to approve it'
    problems[0].details() == [
      "is a program that can do what you can do: an assignment, new File('${temp.resolve('made')}').text = 'x'".toString(),
      "uses a path of the host: '/:/host'",
      "runs an image: 'x'",
    ]
    problems[0].hint().get() ==~ /if this is what you want: orchsh snippet approve '\.\.\/elsewhere\/evil\.groovy' --sha256 [0-9a-f]{64}/
    !Files.exists(temp.resolve('made'))
    !Files.exists(folder.resolve('orchsh.lock'))
  }

  def "what was approved runs"() {
    given:
    file('elsewhere/good.groovy', "service(name) { image 'x' }\n")

    expect:
    services("use '../elsewhere/good.groovy'\ngood 'a'").size() == 1
    asked.size() == 1
    services("use '../elsewhere/good.groovy'\ngood 'a'").size() == 1
    asked.size() == 1
  }

  def "a broken lock is refused where it is broken"() {
    given:
    file('elsewhere/good.groovy', "service(name) { image 'x' }\n")
    file('shop/orchsh.lock', 'oops\n')

    expect:
    told(compile("use '../elsewhere/good.groovy'\ngood 'a'"))[0].startsWith('orchsh.lock:1:1: unknown word `oops`')
  }
}
