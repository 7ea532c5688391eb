package orchsh.dsl.compose.yaml

import java.nio.file.Path
import orchsh.dsl.build.Source
import orchsh.dsl.build.SourceText
import spock.lang.Specification

class YamlReaderSpec extends Specification {
  final Findings findings = new Findings()

  List<YamlValue> read(String text) {
    YamlReader.read(new SourceText(Source.of('compose.yaml', Path.of('/srv/shop')), text), findings)
  }

  List<String> problemsIn(String text) {
    read(text)
    findings.errors().collect { (it.toString() - 'compose.yaml:') + it.hint().map { " | $it" }.orElse('') }
  }

  def "#text is #kind, #shown as a text"(String text, String kind, String shown) {
    when:
    def scalar = read("a: $text")[0].get('a').get() as YamlScalar

    then:
    findings.errors() == []
    scalar.kind().name() == kind
    scalar.asText() == shown

    where:
    text                       | kind      | shown
    'web'                      | 'TEXT'    | 'web'
    'on'                       | 'TEXT'    | 'on'
    'yes'                      | 'TEXT'    | 'yes'
    'NO'                       | 'TEXT'    | 'NO'
    'y'                        | 'TEXT'    | 'y'
    'true'                     | 'BOOLEAN' | 'true'
    'FALSE'                    | 'BOOLEAN' | 'false'
    'tRue'                     | 'TEXT'    | 'tRue'
    '"true"'                   | 'TEXT'    | 'true'
    '~'                        | 'NULL'    | ''
    ''                         | 'NULL'    | ''
    'Null'                     | 'NULL'    | ''
    '"null"'                   | 'TEXT'    | 'null'
    '80'                       | 'INTEGER' | '80'
    '"80"'                     | 'TEXT'    | '80'
    '010'                      | 'INTEGER' | '8'
    '0755'                     | 'INTEGER' | '493'
    '0o755'                    | 'INTEGER' | '493'
    '08'                       | 'FLOAT'   | '8'
    '0x1F'                     | 'INTEGER' | '31'
    '0b11'                     | 'INTEGER' | '3'
    '-0x10'                    | 'INTEGER' | '-16'
    '+7'                       | 'INTEGER' | '7'
    '1_000'                    | 'INTEGER' | '1000'
    '1__0'                     | 'INTEGER' | '10'
    '12345678901234567890'     | 'INTEGER' | '12345678901234567890'
    '123456789012345678901234' | 'FLOAT'   | '1.2345678901234569e+23'
    '22:22'                    | 'TEXT'    | '22:22'
    '56:56'                    | 'TEXT'    | '56:56'
    '1:30:00'                  | 'TEXT'    | '1:30:00'
    '1.10'                     | 'FLOAT'   | '1.1'
    '1e3'                      | 'FLOAT'   | '1000'
    '1e6'                      | 'FLOAT'   | '1e+06'
    '1234567.5'                | 'FLOAT'   | '1.2345675e+06'
    '0.00001'                  | 'FLOAT'   | '1e-05'
    '0.0001'                   | 'FLOAT'   | '0.0001'
    '.5'                       | 'FLOAT'   | '0.5'
    '1.'                       | 'FLOAT'   | '1'
    '1e21'                     | 'FLOAT'   | '1e+21'
    '1e999'                    | 'TEXT'    | '1e999'
    '.inf'                     | 'FLOAT'   | '+Inf'
    '-.INF'                    | 'FLOAT'   | '-Inf'
    '.nan'                     | 'FLOAT'   | 'NaN'
    '1.2.3'                    | 'TEXT'    | '1.2.3'
    '-'+'x'                    | 'TEXT'    | '-x'
    '10.0.0.1'                 | 'TEXT'    | '10.0.0.1'
    '2020-01-01'               | 'TIME'    | '2020-01-01'
    '2020-13-01'               | 'TEXT'    | '2020-13-01'
    '2020-01-01T10:00:00Z'     | 'TIME'    | '2020-01-01T10:00:00Z'
    '2020-01-01 10:00:00'      | 'TIME'    | '2020-01-01 10:00:00'
    '2020-01-01T10:00:00'      | 'TEXT'    | '2020-01-01T10:00:00'
    '!!str 010'                | 'TEXT'    | '010'
    '!!int "7"'                | 'INTEGER' | '7'
    '!!float 7'                | 'INTEGER' | '7'
    '!!binary aGVsbG8='        | 'TEXT'    | 'hello'
    '! 010'                    | 'INTEGER' | '8'
    '!x 010'                   | 'TEXT'    | '010'
    '!override 010'            | 'INTEGER' | '8'
    '${X}'                     | 'TEXT'    | '${X}'
  }

  def "#text is read as #tree"(String text, String tree) {
    expect:
    read(text)*.toString() == [tree]
    findings.errors() == []

    where:
    text                                               | tree
    'b: 1\na: [x, {c: d}]'                             | '{b: 1, a: [x, {c: d}]}'
    '\t\n{\n\t"a":\t{"b": "80"}}'                      | '{a: {b: "80"}}'
    'a:\tb\t# c\nc: [x,\ty]'                           | '{a: b, c: [x, y]}'
    'a: |\n  x\n  y\nb: >-\n  x\n  y\n'                | '{a: x\ny\n, b: x y}'
    'a: b\r\nc:\r\n  - d\r\n'                          | '{a: b, c: [d]}'
    'a: &x [1, 2]\nb: *x'                              | '{a: [1, 2], b: [1, 2]}'
    'a: &x {p: 1, q: 2}\nb: {q: 3, <<: *x}'            | '{a: {p: 1, q: 2}, b: {q: 3, p: 1}}'
    'a: &x {p: 1}\nb: &y {p: 2, q: 3}\nc: {<<: [*x, *y]}' | '{a: {p: 1}, b: {p: 2, q: 3}, c: {p: 1, q: 3}}'
    'a: &x {p: 1}\nb: &y {<<: *x, q: 3}\nc: {<<: *y}'  | '{a: {p: 1}, b: {q: 3, p: 1}, c: {q: 3, p: 1}}'
    'a: {"<<": 1}'                                     | '{a: {<<: 1}}'
    'a: !reset null'                                   | '{a: !reset null}'
    'a: !override\n  - x'                              | '{a: !override [x]}'
    'a: !reset {}'                                     | '{a: !reset {}}'
    'a: !env {b: !x y}'                                | '{a: !env {b: !x y}}'
    'on: 1\nyes: 2'                                    | '{on: 1, yes: 2}'
    'a: "\\u00e9\\t\\\\"'                              | '{a: é\t\\}'
    '😀: b\nc: 😀 # d'                                  | '{😀: b, c: 😀}'
    'a'                                                | 'a'
    '[a]'                                              | '[a]'
    '%YAML 1.2\n---\na: b'                             | '{a: b}'
  }

  def "documents stand one behind the other"() {
    expect:
    read('a: 1\n---\n# nothing\n---\nb: 2\n...\n')*.toString() == ['{a: 1}', 'null', '{b: 2}']
    read('')*.toString() == []
    read('# only\n')*.toString() == []
    read('\n---\n')*.toString() == ['null']
  }

  def "every key and value knows where it stands, and how long it is"() {
    when:
    def root = read('# one\n😀: x\nservices:\n  web:\n    image: "nginx:1"\n    ports: [80, 8080]\n    build:\n')[0] as YamlMap
    def web = (root.get('services').get() as YamlMap).entry('web').get()
    def image = (web.value() as YamlMap).entry('image').get()
    def ports = (web.value() as YamlMap).get('ports').get() as YamlList

    then:
    where(root.entry('services').get().keyAt()) == '3:1+8'
    where(web.keyAt()) == '4:3+3'
    where(web.value().at()) == '5:5+16'
    where(image.keyAt()) == '5:5+5'
    where(image.value().at()) == '5:12+9'
    (image.value() as YamlScalar).style() == YamlScalar.Style.QUOTED
    where(ports.at()) == '6:12+10'
    where(ports.items()[1].at()) == '6:17+4'
    where((web.value() as YamlMap).get('build').get().at()) == '7:11+1'
    where(root.entry('😀').get().value().at()) == '2:5+1'
  }

  private static String where(place) {
    "$place.line:$place.column+$place.length"
  }

  def "#text: #problems"(String text, List<String> problems) {
    expect:
    problemsIn(text) == problems

    where:
    text                                       | problems
    'a: 1\nb: 2\na: 3\nb: 4'                   | ['3:1: the key `a` stands twice in this map | the first one is in line 1', '4:1: the key `b` stands twice in this map | the first one is in line 2']
    'a: {<<: {b: 1}, <<: {c: 1}}'              | ['1:17: the key `<<` stands twice in this map | the first one is in line 1']
    'a:\n  1: b\n  true: c\n  ~: d'            | ['2:3: a key is a text, and `1` is a number | write it in quotes: "1"', '3:3: a key is a text, and `true` is a boolean | write it in quotes: "true"', '4:3: a key is a text, and `~` is nothing | write it in quotes: "~"']
    'a: {{ x }}'                               | ['1:5: a key is a text, not a map | a template such as {{ name }} must be filled in before, or be in quotes']
    '[a]: b'                                   | ['1:1: a key is a text, not a list']
    'a: &x\n  b: *x'                           | ['1:4: what is called `&x` contains itself | `*x` must not stand within it']
    'a: &x [*x]'                               | ['1:4: what is called `&x` contains itself | `*x` must not stand within it']
    'a: {<<: 1}'                               | ['1:9: `<<` takes a map or a list of maps | for example <<: *name, or <<: [*a, *b]']
    'a: {<<: [{b: 1}, x]}'                     | ['1:18: `<<` takes a map or a list of maps | for example <<: *name, or <<: [*a, *b]']
    'a: !!int x'                               | ['1:4: `x` is no `!!int`']
    'a: !!bool yes'                            | ['1:4: `yes` is no `!!bool`']
    'a: !!binary "§"'                          | ['1:4: what stands behind `!!binary` is not base64']
    'a:\n\tb: 1'                               | ['2:1: a tab cannot indent in YAML | indent with spaces']
    'a:\n  b: 1\n  \tc: 1'                     | ['3:3: a tab cannot indent in YAML | indent with spaces']
    'a: b: c'                                  | ['1:5: a value of one line cannot have a `: ` in it | put the value in quotes']
    'a:b\nc: d'                                | ['1:2: a space is missing behind this `:`']
    'a: 1\nimage:nginx\nb: 2'                  | ['2:6: a space is missing behind this `:`']
    'a: 1\nkey\nb: 2'                          | ['2:1: this line is neither a key nor an item of a list | a key ends with `: `, an item of a list begins with `- `']
    'key\nb: 1'                                | ['1:1: this line is neither a key nor an item of a list | a key ends with `: `, an item of a list begins with `- `']
    'a: x\n\n  b: 1'                           | ['3:3: this key is indented as part of line 1, which has a value already | keys that stand together begin in one column']
    's:\n  a: {e: [t\n]}env\n'                    | ['3:3: this does not fit what stands before it | close brackets and quotes that are open, and none that are not; indent with spaces']
    'a: "x\nb: 1\n'                            | ['1:4: this quote is never closed']
    "a: 'x\n---\nb: 1"                         | ['1:4: this quote is never closed']
    "a: 'it's'"                                | ["1:8: this stands behind the end of the value | put the whole value in quotes of one kind; within '…' a ' is written ''"]
    'a: "x" y'                                 | ["1:8: this stands behind the end of the value | put the whole value in quotes of one kind; within '…' a ' is written ''"]
    'a: @x'                                    | ['1:4: a value cannot begin with `@` | put the value in quotes']
    'a: `x`'                                   | ['1:4: a value cannot begin with ``` | put the value in quotes']
    'a: %x'                                    | ['1:4: a value cannot begin with `%` | put the value in quotes']
    'a: *x'                                    | ['1:4: there is no `&x` above | `*` at the beginning of a value names one; if it belongs to the value, put the value in quotes']
    'a: *'                                     | ['1:4: no name stands behind `*` | if it belongs to the value, put the value in quotes']
    'a: &'                                     | ['1:4: no name stands behind `&` | if it belongs to the value, put the value in quotes']
    'a: [x, y\nb: 1'                           | ['1:4: this `[` is not closed, or a `,` is missing behind it']
    'a: {b: c'                                 | ['1:9: a `,` or `}` is missing here | if the `{` belongs to the value, put the value in quotes']
    'a: [b: c: d]'                             | ['1:9: a `,` or `]` is missing here | if the `[` belongs to the value, put the value in quotes']
    'a: [x y]]'                                | ['1:9: this `]` closes nothing']
    'a: ]'                                     | ['1:4: this `]` closes nothing']
    '{a: 1}}'                                  | ['1:7: this `}` closes nothing']
    'a: ,'                                     | ['1:4: a value cannot begin with `,` here | put the value in quotes']
    'a: [\n- x\n]'                             | ['2:1: a value cannot begin with `-` here | put the value in quotes']
    'a:\n  b: 1\n c: 2'                        | ['3:2: this line is not indented as the keys it stands with | those begin in column 1, as in line 1']
    'a:\n  - x\n  y: 1'                        | ['3:3: this stands among the items of the list of line 2 | begin it with `- `, or indent it as the key of the list']
    'a:\n - b\n- c'                            | ['3:1: an item of a list stands among keys | indent all items of a list alike, below its key']
    'a: - x'                                   | ['1:4: an item of a list cannot begin in the line of its key | begin a new line for `- `, or write [a, b]']
    ': a'                                      | ['1:1: there is no key before this `:` | a key of several words is put in quotes']
    'a: |x\n  y'                               | ['1:5: behind `|` or `>` stand only +, - or a number from 1 to 9 | begin the text in the next line']
    'a: "\\q"'                                 | ['1:5: `\\q` means nothing in double quotes | write \\\\ for a backslash, or use single quotes']
    'a: "\\x1"'                                | ['1:5: `\\x` lacks hexadecimal digits | write \\\\ for a backslash, or use single quotes']
    'a: !<x y'                                 | ['1:4: what stands behind `!` is not a tag | if it belongs to the value, put the value in quotes']
    'a: !e!x y'                                | ['1:4: what stands behind `!` is not a tag | if it belongs to the value, put the value in quotes']
    'a: 1\n...\nb: 2'                          | ["3:1: the file's value has ended before this line | indent it as what it belongs to; `---` begins another document"]
    '%YAML 3.0\n---\na: 1'                     | ['1:1: this is a version of YAML that nobody knows | remove the line']
    'a: x\u0007'                               | ['1:5: the character U+0007 is not allowed in YAML | remove it; in double quotes it can be written as an escape']
    '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b' | ['1:1: this file has the marks of a merge with conflicts | decide what stays, and remove the lines with <<<<<<<, ======= and >>>>>>>']
  }

  def "the line of a problem is shown with what is wrong underlined"() {
    when:
    read('a: 1\nb:\n  a: 1\n  image: x\n  image: y # again\n')

    then:
    def excerpt = findings.errors()[0].excerpt().get()
    [excerpt.text(), excerpt.from(), excerpt.length()] == ['  image: y # again', 3, 5]
  }

  def "aliases cannot make a small file large"() {
    given:
    def bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n' + (1..12).collect { "a$it: &a$it [${(['*a' + (it - 1)] * 10).join(', ')}]\n" }.join('')

    when:
    def problems = problemsIn(bomb)

    then:
    problems.size() == 1
    problems[0].contains('aliases make more than 100000 values of this file')
  }

  def "aliases of long lists cannot make a small file large, either"() {
    given:
    def bomb = "a: &a [${(['x'] * 2000).join(', ')}]\nb: [${(['*a'] * 2000).join(', ')}]\n"

    expect:
    problemsIn(bomb).size() == 1
  }

  def "a text that no system can take is refused"() {
    expect:
    problemsIn('a: "x\\0y"\n') == ['1:4: this text has a NUL character in it, which ends texts for every system']
  }

  def "a file that is nested without end is refused: #what"(String what, String text, String problem) {
    expect:
    problemsIn(text)[0].contains(problem)

    where:
    what               | text                                                                                       | problem
    'brackets'         | '[' * 5000                                                                                 | 'nested deeper than 100 levels'
    'indentation'      | (0..<500).collect { ' ' * it + "a:\n" }.join('')                                           | 'nested deeper than 100 levels'
    'chains of aliases' | 'a0: &a0 [x]\n' + (1..5000).collect { "a$it: &a$it [*a${it - 1}]\n" }.join('')             | 'this is nested deeper than 100 levels'
  }

  def "a large file is read"() {
    when:
    def text = 'services:\n' + (1..20000).collect { "  s$it:\n    image: nginx:1\n    environment: {A: '1', B: 2}\n" }.join('')
    def root = read(text)[0] as YamlMap

    then:
    findings.errors() == []
    (root.get('services').get() as YamlMap).entries().size() == 20000
  }
}
