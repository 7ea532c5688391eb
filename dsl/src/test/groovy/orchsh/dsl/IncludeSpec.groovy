package orchsh.dsl

import java.nio.file.Files
import orchsh.engine.problem.Subject
import orchsh.engine.problem.Location

class IncludeSpec extends FilesSpec {
  static final OF_ITS_OWN = '''
    service 'NAME' { image 'x' }
    job('tests', 'of NAME') { image 'x' }
    task('seed') { up() }
    check('is there') { assert true }
    '''

  def "adds what another file declares"() {
    given:
    files 'shop/stack.groovy': "stack 'shop'\ninclude 'db.groovy'\nservice 'web' { image 'w'; needs 'db' }",
      'shop/db.groovy': "stack 'db'\ndeadline 3.s\nvolume 'data'\nnetwork 'back'\nservice 'db' { image 'd'; volume 'data:/d' }"

    when:
    def stack = stack()

    then:
    stack.name() == 'shop'
    stack.services()*.name() == ['db', 'web']
    stack.volumes()*.name() == ['data']
    stack.networks()*.name() == ['back']
    stack.deadline().empty
  }

  def "finds a file by #said"(String said) {
    given:
    files 'shop/stack.groovy': "include $said", 'shop/sub/stack.groovy': "service 'a' { image 'x' }",
      'other/stack.groovy': "service 'a' { image 'x' }", 'home/my.groovy': "service 'a' { image 'x' }"

    expect:
    stack().services()*.name() == ['a']

    where:
    said << ["'sub/stack.groovy'", "'./sub/stack.groovy'", "'sub'", "'sub/'", "'../other/stack.groovy'", "'../other'",
             "('sub')", '"sub"', "'''sub'''", "'~/my.groovy'", '"s${\'ub\'}"', "('s' + 'ub')", "'sub', '../other'.replace('other', 'shop/sub')",
             "'sub', 'sub/../sub/stack.groovy'"]
  }

  def "paths start at the folder of the file that says them"() {
    given:
    files 'shop/stack.groovy': "include '../other'\nservice 'b' { image 'x'; volume './data:/d' }",
      'other/stack.groovy': "service 'a' { image 'x'; volume './data:/d' }"

    expect:
    stack().services()*.mounts()*.get(0)*.source()*.toString() == ['other', 'shop'].collect { "${folder.resolve(it)}/data" as String }
  }

  def "a path in a block that another file hands over starts where it is written"() {
    given:
    files 'shop/stack.groovy': "include '../other/lib.groovy'\nservice 'a', data",
      'other/lib.groovy': "data = { image 'x'; volume './data:/d' }"

    expect:
    stack().services()[0].mounts()[0].source().toString() == "${folder.resolve('other/data')}"
  }

  def "a file that is included twice counts once"() {
    given:
    files 'shop/stack.groovy': "include 'a.groovy'\ninclude 'b.groovy'\nprintln shared()",
      'shop/a.groovy': "include 'c.groovy'", 'shop/b.groovy': "include 'c.groovy'\nservice 'b' { image shared() }",
      'shop/c.groovy': "println 'c runs'\nservice 'c' { image 'x' }\ndef shared() { 'y' }"

    expect:
    stack().services()*.name() == ['c', 'b']
    printed.toString() == 'c runs\ny\n'
  }

  def "functions and undeclared variables of an included file are there from its line on: #text"(String text) {
    given:
    files 'shop/stack.groovy': text,
      'shop/lib.groovy': "include 'deep.groovy'\nversion = '17'\ndef twice(String s) { s + s + version }\nprivate def hidden() { 1 }",
      'shop/deep.groovy': "void common(service) { service.image 'deep' }"

    expect:
    stack().services().collect { it.image().get().toString() - ':latest' } == [image]

    where:
    text                                                                                              || image
    "include 'lib.groovy'\nservice 'a' { image twice('x') }"                                          || 'xx17'
    "include 'lib.groovy'\nservice 'a' { image \"x:\$version\" }"                                      || 'x:17'
    "include 'lib.groovy'\nversion = '18'\nservice 'a' { image twice('x') }"                          || 'xx18'
    "def mine() { twice('x') }\ninclude 'lib.groovy'\nservice 'a' { image mine() }"                   || 'xx17'
    "include 'lib.groovy'\ndef twice(String s) { 'mine' }\nservice 'a' { image twice('x') }"          || 'mine'
    "include 'lib.groovy'\nservice('a') { common(delegate) }"                                         || 'deep'
    "include 'lib' + '.groovy'\nservice('a') { image twice(version) }"                                || '171717'
    "if (true) { include 'lib.groovy' }\nservice('a') { [1].each { image twice('y') } }"              || 'yy17'
  }

  def "what an included file does not have is found before anything runs: #text"(String text, List<String> problems) {
    given:
    files 'shop/stack.groovy': text, 'shop/lib.groovy': "def twice(String s) { s + s }\nprivate def hidden() { 1 }\ndef local = 1\nservice 'x' { image 'y' }"

    expect:
    this.problems() == problems

    where:
    text                                             || problems
    "include 'lib.groovy'\ntwise('x')"               || ['shop/stack.groovy:2:1: unknown word `twise` | did you mean `twice`?']
    "include 'lib.groovy'\nhidden()"                 || ['shop/stack.groovy:2:1: unknown word `hidden`']
    "include 'lib.groovy'\nprintln local"            || ["shop/stack.groovy:2:9: unknown name `local` | a text is written in quotes: 'local'"]
    "twice('x')\ninclude 'lib.groovy'"               || ['shop/stack.groovy:1:1: `twice` comes from `shop/lib.groovy`, which is not included yet | write the `include` above this line']
    "include 'lib.groovy'\nservice 'a' { imgae 'x' }" || ['shop/stack.groovy:2:15: unknown word `imgae` | did you mean `image`?']
  }

  def "what a file has for itself stays out: #text"(String text, List<String> services, List<String> tasks) {
    given:
    files 'shop/stack.groovy': text, 'shop/one/stack.groovy': OF_ITS_OWN.replace('NAME', 'one'), 'shop/two/stack.groovy': OF_ITS_OWN.replace('NAME', 'two'),
      'shop/both.groovy': "include 'one'\nservice 'more' { image 'x' }",
      'shop/compose.yaml': 'services: {a: {image: x}, b: {image: y}}'

    when:
    def compiled = compile()

    then:
    compiled.stack().services()*.name() == services
    compiled.verbs().tasks()*.name() == tasks
    compiled.verbs().jobs()*.description() == services.findAll { it == 'tests' }.collect { text.contains('own') ? '' : 'of one' }

    where:
    text                                                                            || services                 | tasks
    "include 'one', without: 'tests'"                                               || ['one']                  | ['seed']
    "include 'one', without: ['tests', 'seed']"                                     || ['one']                  | []
    "include 'one'\ninclude 'two', without: ['tests', 'seed', 'is there']"          || ['one', 'tests', 'two']  | ['seed']
    "include 'one', 'two', without: ['tests', 'seed', 'is there']"                  || ['one', 'two']           | []
    "include 'both.groovy', without: ['tests', 'more']"                             || ['one']                  | ['seed']
    "include 'one', without: 'tests'\njob 'tests' { image 'own' }"                  || ['one', 'tests']         | ['seed']
    "include 'compose.yaml', without: 'a'"                                          || ['b']                    | []
    "include 'one', without: []"                                                    || ['one', 'tests']         | ['seed']
  }

  def "what cannot be left out is told: #text"(String text, String problem) {
    given:
    files 'shop/stack.groovy': text, 'shop/one/stack.groovy': OF_ITS_OWN.replace('NAME', 'one')

    expect:
    problems() == [problem]

    where:
    text                                                || problem
    "include 'one', without: 'test'"                    || "shop/stack.groovy:1:1: `include` is to leave out `test`, and nothing of that name is declared there | did you mean `tests`?"
    "include 'one'\ninclude 'one', without: 'tests'"    || "shop/stack.groovy:2:1: `include` is to leave out `tests`, and nothing of that name is declared there | a service, job, task or check of a file that was not included before"
    "include 'one', but: 'tests'"                       || "shop/stack.groovy:1:16: `include` knows no `but:` | it knows without"
    "include 'one', without: 'one'\nservice 'a' { image 'x'; needs 'one' }" || "shop/stack.groovy:2:26: service `a` needs `one`, which is no service of this stack"
  }

  def "an included file does not see the variables of whoever includes it"() {
    given:
    files 'shop/stack.groovy': "version = '1'\ninclude 'lib.groovy'", 'shop/lib.groovy': '''service 'a' { image "x:$version" }'''

    expect:
    problems() == ["shop/lib.groovy:1:25 <- shop/stack.groovy:2: unknown name `version` | a text is written in quotes: 'version'"]
  }

  def "a problem in an included file shows the trail: #what"(String what, String deep, String problem) {
    given:
    files 'shop/stack.groovy': "stack 'shop'\n\ninclude 'lib.groovy'\nservice 'web' { image 'x' }",
      'shop/lib.groovy': "include 'more/deep.groovy'", 'shop/more/deep.groovy': deep

    expect:
    problems() == [problem]

    where:
    what           | deep                                                         || problem
    'unknown word' | "\nservice 'a' { imgae 'x' }"                                || 'shop/more/deep.groovy:2:15 <- shop/lib.groovy:1 <- shop/stack.groovy:3: unknown word `imgae` | did you mean `image`?'
    'syntax'       | "service 'a' { image 'x' }\nif ("                            || 'shop/more/deep.groovy:2:4 <- shop/lib.groovy:1 <- shop/stack.groovy:3: this `(` is never closed | add a `)` where it ends'
    'builder'      | "service 'a' { port 'x' ; image 'y' }"                       || "shop/more/deep.groovy:1:15 <- shop/lib.groovy:1 <- shop/stack.groovy:3: port `x` is not [[address:]host:]container[/protocol]"
    'rule'         | "service 'a' { image 'x'; needs 'nobody' }"                  || 'shop/more/deep.groovy:1:26 <- shop/lib.groovy:1 <- shop/stack.groovy:3: service `a` needs `nobody`, which is no service of this stack'
    'run time'     | "service 'a' { image 'x' }\ndef m = [:]\n  m.a.b()"          || 'shop/more/deep.groovy:3:3 <- shop/lib.groovy:1 <- shop/stack.groovy:3: `b` is asked of something that has no value'
    'exception'    | "throw new IllegalStateException('no luck')"                 || 'shop/more/deep.groovy:1:1 <- shop/lib.groovy:1 <- shop/stack.groovy:3: no luck (IllegalStateException)'
  }

  def "an exception points at the file whose function fails"() {
    given:
    files 'shop/stack.groovy': "include 'lib.groovy'\nservice 'a' { image 'x' }\nfails()", 'shop/lib.groovy': "\ndef fails() {\n  'x'.nothing\n}"

    expect:
    problems() == ['shop/lib.groovy:3:3 <- shop/stack.groovy:1: a text has no property `nothing`']
  }

  def "same names twice name both places: #text"(String text, String problem) {
    given:
    files 'shop/stack.groovy': "include 'lib.groovy'\n$text", 'shop/lib.groovy': "\nservice 'db' { image 'x' }\nvolume 'data'\nnetwork 'back'"

    expect:
    problems() == [problem]

    where:
    text                         || problem
    "service 'db' { image 'y' }" || 'shop/stack.groovy:2:1: service `db` is declared twice | the first one is at shop/lib.groovy:2'
    "job 'db' { image 'y' }"     || 'shop/stack.groovy:2:1: job `db` is declared twice | the first one is at shop/lib.groovy:2'
    "volume 'data'"              || 'shop/stack.groovy:2:1: volume `data` is declared twice | the first one is at shop/lib.groovy:3'
    "network 'back'"             || 'shop/stack.groovy:2:1: network `back` is declared twice | the first one is at shop/lib.groovy:4'
  }

  def "two included files with a function of one name are refused"() {
    given:
    files 'shop/stack.groovy': "include 'a.groovy'\ninclude 'b.groovy'", 'shop/a.groovy': "def twice() { 1 }", 'shop/b.groovy': "def twice() { 2 }"

    expect:
    problems() == ['shop/stack.groovy:2:1: `shop/b.groovy` has a function `twice`, and so has `shop/a.groovy` | one of them needs another name']
  }

  def "refuses #text"(String text, String problem) {
    given:
    files 'shop/stack.groovy': text, 'shop/lib.groovy': "service 'a' { image 'x' }", 'shop/empty/stak.groovy': '',
      'shop/compose.yaml': 'services: {}', 'shop/folder/docker-compose.yml': 'services: {}', 'shop/bare/notes.txt': ''
    folder.resolve('shop/binary.groovy').toFile().bytes = [0, 1, 2, -1] as byte[]
    folder.resolve('shop/latin.groovy').toFile().bytes = "// caf\u00e9".getBytes('ISO-8859-1')

    expect:
    problems() == [problem]

    where:
    text                                     || problem
    "include 'lib.grovy'"                    || 'shop/stack.groovy:1:1: there is no file `shop/lib.grovy` | did you mean `shop/lib.groovy`?'
    "include 'nothing/like.it'"              || 'shop/stack.groovy:1:1: there is no file `shop/nothing/like.it`'
    "\n  include('lib.grovy')"               || 'shop/stack.groovy:2:3: there is no file `shop/lib.grovy` | did you mean `shop/lib.groovy`?'
    'include "lib.${"grovy"}"'               || 'shop/stack.groovy:1:1: there is no file `shop/lib.grovy` | did you mean `shop/lib.groovy`?'
    "if (false) { include 'lib.grovy' }"     || 'shop/stack.groovy:1:14: there is no file `shop/lib.grovy` | did you mean `shop/lib.groovy`?'
    "include 'empty'"                        || 'shop/stack.groovy:1:1: there is no stack.groovy in the folder `shop/empty` | did you mean `shop/empty/stak.groovy`?'
    "include '..'"                           || 'shop/stack.groovy:1:1: there is no stack.groovy in the folder `.`'
    "include 'bare'"                         || 'shop/stack.groovy:1:1: there is no stack.groovy in the folder `shop/bare`'
    "include ''"                             || "shop/stack.groovy:1:1: `include` is given an empty name | for example include 'other/stack.groovy'"
    "include 'https://example.org/x.groovy'" || 'shop/stack.groovy:1:1: `include` takes a file of this computer, not `https://example.org/x.groovy` | `use` takes snippets from elsewhere'
    "include 'binary.groovy'"                || 'shop/stack.groovy:1:1: `shop/binary.groovy` is not a text'
    "include 'latin.groovy'"                 || 'shop/stack.groovy:1:1: `shop/latin.groovy` is not a text in UTF-8: line 1 has bytes that are none | save it as UTF-8; every editor can'
    "include 'lib.groovy\\0'"                || "shop/stack.groovy:1:1: `lib.groovy\0` is not the name of a file | for example include 'other/stack.groovy'"
    "include 5"                              || 'shop/stack.groovy:1:1: there is no file `shop/5`'
    "include(*[true])"                       || 'shop/stack.groovy:1:1: `include` takes a text, not `true`'
    "include"                                || "shop/stack.groovy:1:1: `include` is given no value | for example include '../database/stack.groovy'"
    "service('a') { image 'x'; include 'lib.groovy' }" || 'shop/stack.groovy:1:27: `include` does not belong inside the block of a service | write it before or behind the block'
    "def f() { include 'lib.groovy' }\nservice('b') { image 'x'; f() }" || 'shop/stack.groovy:1:11: `include` does not belong inside service `b` | write it before or behind the block'
  }

  def "a circle is spelled out: #main"(String main, String a, String problem) {
    given:
    files 'shop/stack.groovy': main, 'shop/a.groovy': a, 'shop/b.groovy': "include 'a.groovy'"

    expect:
    problems() == [problem]

    where:
    main                     | a                         || problem
    "include 'stack.groovy'" | ''                        || 'shop/stack.groovy:1:1: this includes in a circle: shop/stack.groovy -> shop/stack.groovy'
    "include 'a.groovy'"     | "\ninclude 'b.groovy'"    || 'shop/b.groovy:1:1 <- shop/a.groovy:2 <- shop/stack.groovy:1: this includes in a circle: shop/a.groovy -> shop/b.groovy -> shop/a.groovy'
    "include 'a.groovy'"     | "include 'stack.groovy'"  || 'shop/a.groovy:1:1 <- shop/stack.groovy:1: this includes in a circle: shop/stack.groovy -> shop/a.groovy -> shop/stack.groovy'
    "include 'a.groovy'"     | 'include "b.${"groovy"}"' || 'shop/b.groovy:1:1 <- shop/a.groovy:1 <- shop/stack.groovy:1: this includes in a circle: shop/a.groovy -> shop/b.groovy -> shop/a.groovy'
  }

  def "a file is told from others by where it really lies"() {
    given:
    files 'shop/stack.groovy': "include 'a.groovy'\ninclude 'b.groovy'", 'shop/a.groovy': "service 'a' { image 'x' }"
    Files.createSymbolicLink(folder.resolve('shop/b.groovy'), folder.resolve('shop/a.groovy'))

    expect:
    stack().services()*.name() == ['a']
  }

  def "a file that only a folder deeper than any stack could reach is refused"() {
    given:
    def texts = (0..<80).collectEntries { ["shop/f${it}.groovy" as String, "include 'f${it + 1}.groovy'" as String] }
    files texts + ['shop/stack.groovy': "include 'f0.groovy'", 'shop/f80.groovy': '']

    expect:
    problems()*.replaceFirst(/ <- .*: f/, ': f') == ['shop/f63.groovy:1:1: files include each other more than 64 deep']
  }

  def "origins know the file"() {
    given:
    files 'shop/stack.groovy': "\ninclude 'db.groovy'", 'shop/db.groovy': "\n  service 'db' { image 'd' }"

    expect:
    (compile() as Compilation.Compiled).origins().of(Subject.service('db')) ==
      Optional.of(new Location('shop/db.groovy', 2, 3, Optional.of(new Location('shop/stack.groovy', 2, 1))))
  }

  def "a failing file that is only named while the script runs ends the run"() {
    given:
    files 'shop/stack.groovy': "include 'lib' + '.groovy'\nprintln 'on'\nservice 'x' { image 'y' }", 'shop/lib.groovy': "servce 'a' { image 'x' }"

    expect:
    problems() == ['shop/lib.groovy:1:1 <- shop/stack.groovy:1: unknown word `servce` | did you mean `service`?']
    printed.length() == 0
  }
}
