package orchsh.dsl.script

import orchsh.engine.problem.ProblemException
import spock.lang.Specification

/** What a snippet that says it only describes may say. */
class DeclarativeSpec extends Specification {
  static final String HEAD = "snippet 'X', declarative: true\n"

  static List<String> problems(String text) {
    try {
      new SnippetFacts().read('x.groovy', HEAD + text)
      return []
    } catch (ProblemException e) {
      return e.problems()*.toString()
    }
  }

  def "refuses #attack"(String attack, String what) {
    given:
    def told = problems(attack)

    expect:
    told.any { it.startsWith('x.groovy:2:') && it.endsWith(": $what is not possible in a declarative snippet") }

    where:
    attack                                                             || what
    "'touch /tmp/x'.execute()"                                         || 'a call on an object'
    "['touch', '/tmp/x'].execute()"                                    || 'a call on an object'
    "image('touch /tmp/x'.execute().text)"                             || '`image`'
    "service('a') { image 'touch /tmp/x'.execute().text }"             || 'a property of an object'
    "service('a') { image \"\${'touch /tmp/x'.execute()}\" }"          || 'a call on an object'
    "service('a') { image \"\${-> 'x'}\" }"                            || 'a block that belongs to no word'
    "service('a') { env A: new File('/etc/passwd').text }"             || 'a property of an object'
    "new File('/tmp/x').text = 'y'"                                    || 'an assignment'
    "println 'x'"                                                      || '`println`'
    "evaluate('1')"                                                    || '`evaluate`'
    "Eval.me('1')"                                                     || 'a call on an object'
    "def m = 'exit'"                                                   || 'a variable'
    "x = 1"                                                            || 'an assignment'
    "this.\"\${'x'}\"()"                                               || 'a call on an object'
    "\"\${'exec'}ute\"()"                                              || 'a call on an object'
    "service('a') { image ''.class.forName('java.lang.Runtime') }"     || 'a call on an object'
    "service('a') { image ''.class }"                                  || 'a property of an object'
    "service('a') { image params.class }"                              || 'a property of an object'
    "service('a') { image params.metaClass }"                          || 'a property of an object'
    "service('a') { image params*.x }"                                 || 'a property of an object'
    "service('a') { image System }"                                    || 'the name `System`'
    "service('a') { image this }"                                      || 'the name `this`'
    "service('a') { image owner }"                                     || 'the name `owner`'
    "service('a') { image delegate.x }"                                || 'a property of an object'
    "service('a') { image 'x' * 999999999 }"                           || '`*`'
    "service('a') { image 'x' =~ 'y' }"                                || '`=~`'
    "service('a') { image 1 << 2 }"                                    || '`<<`'
    "service('a') { image params['x'].execute() }"                     || 'a call on an object'
    "import java.io.File"                                              || 'an import'
    "import static java.lang.System.exit"                              || 'an import'
    "import groovy.transform.*"                                        || 'an import'
    "class A { static { println 1 } }"                                 || 'a class'
    "enum E { A; E() { println 1 } }"                                  || 'a class'
    "interface I {}"                                                   || 'a class'
    "trait T {}"                                                       || 'a class'
    "def f() { println 1 }"                                            || 'a function'
    "void f() {}"                                                      || 'a function'
    "@groovy.transform.ASTTest(value = { println 1 }) def x"           || 'a variable'
    "@groovy.transform.Field def x = 'touch /tmp/x'.execute()"         || 'a variable'
    "for (i in 1..9) { service(\"a\$i\") { image 'x' } }"              || 'a loop'
    "while (true) {}"                                                  || 'a loop'
    "do { } while (true)"                                              || 'a loop'
    "(1..9).each { service(\"a\$it\") { image 'x' } }"                 || 'a call on an object'
    "try { } finally { }"                                              || '`try`'
    "throw new Exception()"                                            || 'this'
    "assert 1 == 1"                                                    || '`assert`'
    "return 'x'"                                                       || '`return`'
    "switch (1) { case 1: break }"                                     || 'this'
    "synchronized ('x') { }"                                           || 'this'
    "service('a') { image 'x'.&execute }"                              || 'a reference to a method'
    "service('a') { image String::new }"                               || 'a reference to a method'
    "service('a') { image 'x' as File }"                               || '`as`'
    "service('a') { image((File) 'x') }"                               || '`as`'
    "service('a') { command(*['a']) }"                                 || '`*`'
    "service('a') { env(*: [A: 1]) }"                                  || '`*:`'
    "service('a') { image({ 'x' }()) }"                                || 'a call on an object'
    "service('a') { x -> image 'x' }"                                  || 'a block that belongs to no word'
    "service('a') { image { println 1 } }"                             || 'a block that belongs to no word'
    "service(println(1)) { image 'x' }"                                || '`println`'
    "service(x()) { image 'x' }"                                       || '`x`'
    "include 'other.groovy'"                                           || '`include`'
    "task('x') { }"                                                    || '`task`'
    "lbl: println 1"                                                   || '`lbl`'
    "lbl: for (;;) { }"                                                || 'a label'
    "params.x = 1"                                                     || 'an assignment'
    "name = 'y'"                                                       || 'an assignment'
    "service('a') { image name++ }"                                    || 'this'
    "service('a') { image(name = 'y') }"                               || 'an assignment'
    "service('a') { image new String('x') }"                           || '`new`'
    "service('a') { image 'x'; { println 1 } }"                        || '`println`'
    "service('a') { if ('x'.execute()) { image 'x' } }"                || 'a call on an object'
    "service('a') { image(params.x ?: 'x'.execute()) }"                || 'a call on an object'
    "service('a') { env(('x'.execute()): 1) }"                         || 'a call on an object'
    "service('a') { image ~'x'.execute() }"                            || 'this'
    "service('a') { image 'x'?.execute() }"                            || 'a call on an object'
    "service('a') { port 'x'.execute() >> 80 }"                        || 'a call on an object'
    "service('a').image('x')"                                          || 'a call on an object'
    "service.metaClass.x = 1"                                          || 'an assignment'
  }

  def "finds where it is"() {
    expect:
    problems("service(name) {\n  image 'x'\n  println 'y'\n}") == ['x.groovy:4:3: `println` is not possible in a declarative snippet']
  }

  def "lets real snippets pass: #text"(String text) {
    expect:
    problems(text) == []

    where:
    text << [
      "service(name) { image 'x' }",
      "param 'version', default: '16'\nservice(name) {\n  image \"postgres:\${params.version}\"\n  env POSTGRES_USER: params.user, POSTGRES_DB: params.database ?: params.user\n  wait tcp: 5432, timeout: 90.s\n}",
      "volume \"\$name-data\"\nservice(name) { image 'x'; volume \"\$name-data:/var/lib\" }",
      "service name { image 'x' }",
      "service(name) < image 'x'; wait tcp: 80 >",
      "if (params.port) {\n  service(name) { image 'x'; port params.port >> 80 }\n} else if (!params.web && params.n > 3) {\n  service(name) { image 'x' }\n} else { job('y') { image 'z' } }",
      "service(name) { image = 'x'; port 8080 >> 80; env [A: 1, B: [1, 2]] ; wait log: ~/ready/, timeout: 30s }",
      "service(name) { image: 'x' }",
      "network 'back', internal: true\nservice(name) { image 'x' + '-y'; command(['a', \"b\${name}\"]); env A: -1, B: 1..9, C: true, D: null }",
      "service(name) { image 'x'; env PASSWORD: secret('password') }",
      "service(name) { image 'x'; command 'y', \"\${params.memory < 1.mb ? params.memory : params.memory / 1.mb}\" }",
    ]
  }

  def "`declarative:` is no matter of what it comes to: #value"(String value, boolean refused) {
    when:
    def told = []
    try {
      new SnippetFacts().read('x.groovy', "snippet 'X', declarative: $value\nprintln 1\n")
    } catch (ProblemException e) {
      told = e.problems()
    }

    then:
    !told.empty == refused

    where:
    value        || refused
    'true'       || true
    "'yes'"      || true
    'name'       || true
    'false'      || false
  }

  def "a package in front of all is refused"() {
    when:
    new SnippetFacts().read('x.groovy', "package x\n$HEAD")

    then:
    def e = thrown(ProblemException)
    e.problems()*.toString() == ['x.groovy:1:1: a package is not possible in a declarative snippet']
  }

  def "what says nothing of it may do anything"() {
    expect:
    !new SnippetFacts().read('x.groovy', 'println 1').isDeclarative()
  }
}
