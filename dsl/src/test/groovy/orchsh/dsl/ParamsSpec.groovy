package orchsh.dsl

import orchsh.dsl.build.Param
import orchsh.dsl.build.Param.Origin
import orchsh.dsl.build.Wishes

class ParamsSpec extends FilesSpec {
  static final String SERVICE = "service 'a' { image 'x' }"

  def "a #type param given as #text is read as #value"(String type, String text, Object value) {
    given:
    files 'shop/stack.groovy': "param 'x', type: '$type'\nprintln params.x.class.simpleName + ' ' + params.x\n$SERVICE"
    wishes = given(x: text)

    expect:
    stack()
    printed.toString() == "${value.class.simpleName} $value\n"

    where:
    type       | text       || value
    'text'     | ' a b '    || ' a b '
    'text'     | ''         || ''
    'number'   | '5'        || 5
    'number'   | '5000000000' || 5000000000L
    'number'   | '1.5'      || 1.5
    'number'   | '-2'       || -2
    'flag'     | 'true'     || true
    'flag'     | 'No'       || false
    'port'     | '8080'     || 8080
    'port'     | '0'        || 0
    'duration' | '1m30s'    || java.time.Duration.ofSeconds(90)
    'size'     | '512m'     || 536870912L
    'size'     | '1.5gb'    || 1610612736L
    'size'     | '42'       || 42L
  }

  def "lists are given with commas"() {
    given:
    files 'shop/stack.groovy': "param 'x', type: 'list'\nprintln params.x*.size()\n$SERVICE"
    wishes = given(x: 'a, bb ,ccc')

    expect:
    stack()
    printed.toString() == '[1, 2, 3]\n'
  }

  def "what is typed comes before the environment, and that before the default: #origin"(Map typed, Map set, String value, Origin origin) {
    given:
    files 'shop/stack.groovy': "param 'tag', default: '1', env: 'TAG', description: 'which one'\nservice 'a' { image \"x:\${params.tag}\" }"
    wishes = given(typed)
    environment = set

    expect:
    with(compile()) {
      it instanceof Compilation.Compiled
      stack().services()[0].image().get().toString() == "x:$value"
      params() == [new Param('tag', orchsh.dsl.build.ParamType.TEXT, 'which one', Optional.of('1'), Optional.of(value), origin,
        Optional.of('TAG'), [], Param.Secrecy.OPEN)]
    }

    where:
    typed      | set        || value | origin
    [tag: '3'] | [TAG: '2'] || '3'   | Origin.GIVEN
    [:]        | [TAG: '2'] || '2'   | Origin.ENVIRONMENT
    [:]        | [TAG: '']  || '1'   | Origin.DEFAULT
    [:]        | [:]        || '1'   | Origin.DEFAULT
  }

  def "the default tells the type: #text"(String text, String type, String shown) {
    given:
    files 'shop/stack.groovy': "param 'x', default: $text\n$SERVICE"

    expect:
    with(compile().params()[0]) {
      it.type().word() == type
      standard().get() == shown
      value().get() == shown
    }

    where:
    text                       || type       | shown
    "'a'"                      || 'text'     | 'a'
    '""'                       || 'text'     | ''
    '5'                        || 'number'   | '5'
    '1.50'                     || 'number'   | '1.50'
    'true'                     || 'flag'     | 'true'
    '90.s'                     || 'duration' | '1m30s'
    "['a', 'b']"               || 'list'     | 'a,b'
    "'5', type: 'number'"      || 'number'   | '5'
    "512.mb, type: 'size'"     || 'size'     | '536870912'
    "'1m', type: 'duration'"   || 'duration' | '1m'
  }

  def "params are read everywhere: #text"(String text, String printedText) {
    given:
    files 'shop/stack.groovy': "param 'tag', default: 'v1'\nparam 'db-name', default: 'd'\nparam 'none', required: false\n$text\n$SERVICE"

    expect:
    stack()
    printed.toString().trim() == printedText

    where:
    text                                                           || printedText
    'println params.tag'                                           || 'v1'
    'println params["tag"]'                                        || 'v1'
    'println params."${"t" + "ag"}"'                               || 'v1'
    "println params.'db-name'"                                     || 'd'
    'def f() { params.tag }; println f()'                          || 'v1'
    "service('b') { println params.tag; image 'x' }"               || 'v1'
    "service('b') { [1].each { println params.tag }; image 'x' }"  || 'v1'
    'println params.none == null'                                  || 'true'
    'println params.keySet()'                                      || '[tag, db-name, none]'
    'def params = [x: 1]; println params.x'                        || '1'
    'println "${params.tag}"'                                      || 'v1'
  }

  def "an included file shares the params, whoever declares them"() {
    given:
    files 'shop/stack.groovy': "param 'here', default: '1'\ninclude 'lib.groovy'\nprintln params.there",
      'shop/lib.groovy': "param 'there', default: '2'\nprintln params.here\n$SERVICE"

    expect:
    stack()
    printed.toString() == '1\n2\n'
    compile().params()*.name() == ['here', 'there']
  }

  def "refuses #text"(String text, List<String> problems) {
    given:
    files 'shop/stack.groovy': "$text\n$SERVICE"
    wishes = given(given)
    environment = [NUMBER: 'abc', EMPTY: '']

    expect:
    this.problems()*.replace('shop/stack.groovy:', '') == problems

    where:
    given               | text                                                  || problems
    [:]                 | "param 'postgres', default: '1'\nprintln params.postgers" || ['2:16: there is no param `postgers` | did you mean `postgres`?']
    [:]                 | "if (false) println params.x"                         || ["1:27: there is no param `x` | declare it: param 'x'"]
    [:]                 | "param 'abc', default: 1\nif (false) println params['abd']" || ['2:27: there is no param `abd` | did you mean `abc`?']
    [:]                 | 'param "a${1}", default: 1\nprintln params.a2'        || ['2:1: there is no param `a2` | did you mean `a1`?']
    [:]                 | "println params.late\nparam 'late', default: 1"       || ["1:1: there is no param `late` | a line above must say param 'late'"]
    [:]                 | "param 'x'"                                           || ['1:1: param `x` has no value | give it with -P x=…']
    [:]                 | "param 'x', env: 'EMPTY'\nservice('b') { image params.x }" || ['1:1: param `x` has no value | give it with -P x=…, or set the variable EMPTY']
    [:]                 | "param 'x', required: true\nprintln params.x.y()"     || ['1:1: param `x` has no value | give it with -P x=…']
    [x: '1']            | "param 'x', required: true, default: 1"               || ['1:1: param `x` has a default, so that nobody is required to give it']
    [pasword: 'x']      | "param 'password'"                                    || ['there is no param `pasword`, which `-P` gives a value | did you mean `password`?', '1:1: param `password` has no value | give it with -P password=…']
    [q: 'x']            | "param 'abc', default: 1"                             || ['there is no param `q`, which `-P` gives a value | it knows abc']
    [q: 'x']            | ""                                                    || ['there is no param `q`, which `-P` gives a value | the stack declares no param']
    [x: 'a']            | "param 'x', type: 'number'"                           || ['1:1: param `x` takes a number, but `-P` gives `a`']
    [x: 'a']            | "param 'x', type: 'duration'"                         || ['1:1: param `x` takes a duration such as 30s, but `-P` gives `a`']
    [x: 'a']            | "param 'x', type: 'size'"                             || ['1:1: param `x` takes a size such as 512m, but `-P` gives `a`']
    [x: '-1']           | "param 'x', type: 'port'"                             || ['1:1: param `x` takes a port such as 8080, or 0 for any, but `-P` gives `-1`']
    [x: '65536']        | "param 'x', type: 'port'"                             || ['1:1: param `x` takes a port such as 8080, or 0 for any, but `-P` gives `65536`']
    [x: '80.5']         | "param 'x', type: 'port'"                             || ['1:1: param `x` takes a port such as 8080, or 0 for any, but `-P` gives `80.5`']
    [x: 'web']          | "param 'x', type: 'port'"                             || ['1:1: param `x` takes a port such as 8080, or 0 for any, but `-P` gives `web`']
    [x: '']             | "param 'x', secret: true"                             || ['1:1: param `x` is secret and must be given, but it is empty']
    [x: 'maybe']        | "param 'x', default: true"                            || ['1:1: param `x` takes true or false, but `-P` gives `maybe`']
    [:]                 | "param 'x', env: 'NUMBER', default: 5"                || ['1:1: param `x` takes a number, but the variable NUMBER is `abc`']
    [:]                 | "param 'x', type: 'number', default: 'q'"             || ['1:1: param `x` takes a number, but its default is `q`']
    [x: 'tset']         | "param 'x', choices: ['test', 'prod']"                || ['1:1: param `x` takes test or prod, but `-P` gives `tset` | did you mean `test`?']
    [:]                 | "param 'x', choices: ['test', 'prod'], default: 'q'"  || ['1:1: param `x` takes test or prod, but its default is `q`']
    [x: 'a,c']          | "param 'x', type: 'list', choices: ['a', 'b']"        || ['1:1: param `x` takes a or b, but `-P` gives `a,c`']
    [x: '3']            | "param 'x', choices: [1, 2], type: 'number'"          || ['1:1: param `x` takes 1 or 2, but `-P` gives `3`']
    [:]                 | "param 'x', choices: [], default: 1"                  || ['1:1: `choices:` of param `x` is empty | leave it out to allow any value']
    [:]                 | "param 'x', type: 'txt', default: ''"                 || ['1:1: there is no type `txt` | did you mean `text`?']
    [:]                 | "param 'x', type: 'what', default: ''"                || ['1:1: there is no type `what` | types are text, number, flag, port, duration, size, list']
    [:]                 | "param 'x', secret: 'yes', default: ''"               || ['1:20: `secret` is true or false']
    [:]                 | "param 'x', defualt: ''"                              || ['1:12: `param` knows no `defualt:` | did you mean `default`?']
    [:]                 | "param 'a b', default: ''"                            || ['1:1: `a b` cannot be the name of a param | a name is made of letters, digits, _ and -']
    [:]                 | "param 'x', default: 1\nparam 'x', default: 2"        || ['2:1: param `x` is declared twice | the first one is in line 1']
    [:]                 | "param 'x', default: 1\nparams.x = 2"                 || ['2:1: params cannot be changed | they are given from outside; a variable can hold what is made of one']
    [:]                 | "param"                                               || ["1:1: `param` is given no value | for example param 'postgres', default: '16', description: 'Postgres version'"]
    [:]                 | "service('b') { image 'x'; param 'y', default: 1 }"   || ['1:27: `param` does not belong inside the block of a service | write it before or behind the block']
  }

  def "params are told even if one is missing"() {
    given:
    files 'shop/stack.groovy': "param 'a', description: 'first'\nparam 'b', default: 2\n$SERVICE"

    when:
    def compilation = compile()

    then:
    compilation instanceof Compilation.Refused
    compilation.params()*.name() == ['a', 'b']
    compilation.params()*.origin() == [Origin.MISSING, Origin.DEFAULT]
  }

  def "the value of a secret param is in no problem: #text"(String text, String problem) {
    given:
    files 'shop/stack.groovy': "param 'key', secret: true, type: '$type'\n$text\n$SERVICE"
    wishes = given(key: 'hunter2')

    when:
    def compilation = compile() as Compilation.Refused

    then:
    told(compilation) == ["shop/stack.groovy:$problem"]
    !compilation.toString().contains('hunter2')

    where:
    type     | text                                          || problem
    'text'   | "service('b') { image \"\$params.key now\" }" || '2:16: `*** now` is not the name of an image: there is a blank in it'
    'text'   | "throw new Exception(params.key)"             || '2:1: *** (Exception)'
    'text'   | "assert params.key == 1"                      || '2:1: this does not hold: `params.key == 1`'
    'number' | ""                                            || '1:1: param `key` takes a number, but `-P` gives something else'
  }

  def "the value of a secret param is neither listed nor printed"() {
    given:
    files 'shop/stack.groovy': "param 'key', secret: true, default: 'hunter1'\nprintln \"key: \$params.key\"\n$SERVICE"
    wishes = given(key: 'hunter2')

    when:
    def compilation = compile()

    then:
    compilation.params()[0].value() == Optional.of('***')
    compilation.params()[0].standard() == Optional.of('***')
    printed.toString() == 'key: ***\n'
  }

  def "a secret param that need not be given may be empty: #text"(String text) {
    given:
    files 'shop/stack.groovy': "$text\n$SERVICE"
    wishes = given(x: '')

    expect:
    compile() instanceof Compilation.Compiled

    where:
    text << ["param 'x', secret: true, required: false", "param 'x', secret: true, default: 'y'"]
  }

  def "a profile is part of the stack when it is chosen by #how"(String how, List<String> names, Map set, List<String> services) {
    given:
    files 'shop/stack.groovy': "$SERVICE\nprofile 'dev' { x = 1; service 'mail' { image 'm' } }\nprofile test < service 'stub' { image 's' } >\n"
    wishes = new Wishes([:], names as Set, [] as Set)
    environment = set

    expect:
    stack().services()*.name() == services

    where:
    how           | names          | set                                               || services
    'nobody'      | []             | [:]                                               || ['a']
    'option'      | ['dev']        | [:]                                               || ['a', 'mail']
    'options'     | ['dev', 'test'] | [:]                                              || ['a', 'mail', 'stub']
    'all'         | ['*']          | [:]                                               || ['a', 'mail', 'stub']
    'variable'    | []             | [ORCHSH_PROFILES: 'test, dev']                    || ['a', 'mail', 'stub']
    'compose'     | []             | [COMPOSE_PROFILES: 'test']                        || ['a', 'stub']
    'both'        | []             | [COMPOSE_PROFILES: 'test', ORCHSH_PROFILES: 'dev'] || ['a', 'mail']
    'option first' | ['dev']       | [COMPOSE_PROFILES: 'test']                        || ['a', 'mail']
  }

  def "profiles that make no sense: #text"(String text, List<String> names, Map set, List<String> problems) {
    given:
    files 'shop/stack.groovy': "$text\n$SERVICE"
    wishes = new Wishes([:], names as Set, [] as Set)
    environment = set

    expect:
    this.problems()*.replace('shop/stack.groovy:', '') == problems

    where:
    text                                                 | names    | set                       || problems
    "profile 'dev' { }"                                  | ['dve']  | [:]                       || ['there is no profile `dve`, which `--profile` asks for | did you mean `dev`?']
    ""                                                   | ['dev']  | [:]                       || ['there is no profile `dev`, which `--profile` asks for | the stack has no profiles']
    "profile 'dev' { }"                                  | []       | [COMPOSE_PROFILES: 'xyz'] || ['there is no profile `xyz`, which the variable COMPOSE_PROFILES asks for | it knows dev']
    "profile 'dev' { service 'b' { imgae 'x' } }"        | []       | [:]                       || ['1:31: unknown word `imgae` | did you mean `image`?']
    "profile 'dev' { image 'x' }"                        | []       | [:]                       || ['1:17: `image` belongs inside the block of a service']
    "profile 'dev'"                                      | []       | [:]                       || ['1:1: `profile` has no block | for example profile \'dev\' { service \'mail\' { image \'mailhog\' } }']
    "service('b') { profile 'x' { } }"                   | []       | [:]                       || ['1:16: `profile` does not belong inside the block of a service | write it before or behind the block']
  }

  def "a profile inside a branch that does not run is known"() {
    given:
    files 'shop/stack.groovy': "if (false) profile 'dev' { }\n$SERVICE"
    wishes = new Wishes([:], ['dev'] as Set, [] as Set)

    expect:
    stack()
  }

  def "what a profile assigns is seen outside"() {
    given:
    files 'shop/stack.groovy': "tag = '1'\nprofile 'dev' { tag = '2'; extra = 'x' }\nservice 'a' { image \"x:\$tag\" }"
    wishes = new Wishes([:], ['dev'] as Set, [] as Set)

    expect:
    stack().services()[0].image().get().toString() == 'x:2'
  }

  private static Wishes given(Map<String, String> params) {
    new Wishes(params, [] as Set, [] as Set)
  }
}
