package orchsh.shell.session.entry

import orchsh.shell.SmallStack
import spock.lang.Specification

class EntriesSpec extends Specification {
  static final Set<String> COMMANDS = ['ps', 'up', 'down', 'logs', 'exec', 'run', 'wait', 'build', 'link', 'config', 'seed', 'rm', 'ls']
  static final Dispatch DISPATCH = new Dispatch(() -> COMMANDS, () -> ['db', 'x'] as Set)

  static Entries cut(String text) {
    EntryCutter.cut(DISPATCH, text)
  }

  def "`#entry` is a command: #expected"(String entry, boolean expected) {
    expect:
    DISPATCH.isCommand(entry) == expected

    where:
    entry                                  | expected
    'ps'                                   | true
    'ps -a'                                | true
    'up db'                                | true
    'run postgres:16 as db -e A=b'         | true
    'run api sh -c "a = b"'                | true
    'wait db tcp 5432'                     | true
    "logs 'db'"                            | true
    'logs -f db &'                         | true
    'link web db as postgres'              | true
    'seed small'                           | true
    'exec db sh -c "ls | wc"'              | true
    'ps | where state == \'exited\''       | true
    'up -d'                                | true
    'pss -a'                               | true
    'dwon'                                 | true
    "run('api', 'sh')"                     | false
    "run 'api', 'sh'"                      | false
    "run api, 'sh'"                        | false
    'ps().size()'                          | false
    'build.ip'                             | false
    'wait = 5'                             | false
    'build += 1'                           | false
    'wait db: \'ready\''                   | false
    'down volumes: true'                   | false
    "service 'db' { image 'x' }"           | false
    "network 'back'"                       | false
    'db.ip'                                | false
    'db'                                   | false
    'x'                                    | false
    'services'                             | false
    'x = 5'                                | false
    'y = 20'                               | false
    'y == 20'                              | false
    '1 + 1'                                | false
    "'text'"                               | false
    'def x = 5'                            | false
    'int x = 5'                            | false
    'import java.util.regex.Pattern'       | false
    'println x'                            | false
    '_'                                    | false
    'params.version'                       | false
    '[1, 2].each { println it }'           | false
    'services.findAll { it.up }'           | false
    ''                                     | false
    '🙂'                                   | false
    'config.each { }'                      | false
    'config { }'                           | false
  }

  def "a text is cut into entries: #text"(String text, List<String> expected) {
    expect:
    cut(text).whole() == expected
    cut(text).areFinished()

    where:
    text                                              | expected
    ''                                                | []
    ' \n ; \n'                                        | []
    'ps'                                              | ['ps']
    'ps; logs db'                                     | ['ps', 'logs db']
    "ps # it's all; of it\nlogs db"                   | ['ps', 'logs db']
    'ps | where x # some'                             | ['ps | where x']
    "exec db echo '# none' a#b"                       | ["exec db echo '# none' a#b"]
    'logs -f db & # on and on'                        | ['logs -f db &']
    'ps\nlogs db\n'                                   | ['ps', 'logs db']
    'x = 1; ps; x + 1'                                | ['x = 1', 'ps', 'x + 1']
    "exec db sh -c 'a; b'; ps"                        | ["exec db sh -c 'a; b'", 'ps']
    'exec db echo "a\nb"\nps'                         | ['exec db echo "a\nb"', 'ps']
    'exec db \\\n  ls\nps'                            | ['exec db \\\n  ls', 'ps']
    'y = 1\n[1] | grep a{ # b\nps'                       | ['y = 1', '[1] | grep a{', 'ps']
    'ps; [1, 2] | where value > 1 | count; x'            | ['ps', '[1, 2] | where value > 1 | count', 'x']
    'services\n  | first 3 // the top\n  | count\nps'    | ['services\n  | first 3\n  | count', 'ps']
    'db.logs | grep http://a.b/c\nps'                   | ['db.logs | grep http://a.b/c', 'ps']
    'def f() {\n  1 | 2\n}\n3 | count'                  | ['def f() {\n  1 | 2\n}', '3 | count']
    "db.logs | grep 'a; b\nc'\nps"                      | ["db.logs | grep 'a; b\nc'", 'ps']
    'x | 4\nps'                                         | ['x | 4', 'ps']
    "service 'db' {\n  image 'x'\n}\nps"              | ["service 'db' {\n  image 'x'\n}", 'ps']
    "service db <\n  image 'x'\n>\nps"                | ["service db <\n  image 'x'\n>", 'ps']
    'def x = 1\nx + 1'                                | ['def x = 1', 'x + 1']
    "1 + 1\ndb.ip\n_"                                  | ['1 + 1', 'db.ip', '_']
    "def y = 1\nservice 'a' { image 'x' }\nint f() { 2 }\nx.each {\n  3\n}\ny = f()\nf()" | ["def y = 1\nservice 'a' { image 'x' }\nint f() { 2 }", 'x.each {\n  3\n}', 'y = f()', 'f()']
    "x = 1\n'text'\n(1..3)\n-x\nx == 2"                | ['x = 1', "'text'", '(1..3)', '-x', 'x == 2']
    'if (x) {\n  1\n}\nelse {\n  2\n}\nps'            | ['if (x) {\n  1\n}\nelse {\n  2\n}', 'ps']
    '[1]\n  .each { }\nps'                            | ['[1]\n  .each { }', 'ps']
    '# a note\nps\n  # another\nlogs db'              | ['ps', 'logs db']
    '#!/usr/bin/env orchsh\nps'                       | ['ps']
    '// a note\nx = 1'                                | ['// a note\nx = 1']
    "x = '''a\nps\n'''\nps"                           | ["x = '''a\nps\n'''", 'ps']
    "x = 'never ends\nps"                             | ["x = 'never ends\nps"]
    'orchsh ps; orchsh logs  db\norchsh  up'           | ['ps', 'logs  db', 'up']
    'orchsh pss -a\norchsh -h'                         | ['orchsh pss -a', 'orchsh -h']
    'ps\r\nlogs db\r\n'                               | ['ps', 'logs db']
    "services:\n  db:\n    image: x\n\nps"            | ['services:\n  db:\n    image: x\n', 'ps']
    "name: shop\nservices:\n  db:\n    image: x\nps"  | ['name: shop\nservices:\n  db:\n    image: x\n', 'ps']
    "services:\n  db:\n    image: x\n\n"               | ['services:\n  db:\n    image: x\n']
    "services:\n  db: {}\n\n \nservice 'a' { }"        | ['services:\n  db: {}\n', "service 'a' { }"]
    "services:\n\n\n"                                  | ['services:\n']
  }

  def "a compose file goes on behind empty lines: #file"(String file) {
    expect:
    cut("x = 1\n$file\n\n\nps\n").whole() == ['x = 1', file + '\n', 'ps']
    cut("x = 1\n$file\n\n").whole() == ['x = 1', file + '\n']
    cut("$file\n").open() == Optional.of('compose')

    where:
    file << [
      'services:\n  db:\n    image: postgres:16\n    volumes: [data:/x]\n\nvolumes:\n  data:',
      "name: shop\nversion: '3.8'\n\nservices:\n\n  db:\n    image: x\n\n  web:\n    image: y\n\n\nnetworks:\n  back:\n\nvolumes:",
      'x-usual: &usual\n  restart: always\n\n  init: true\n\n# the one\n\nservices: # all\n  db:\n    <<: *usual\n    image: x',
      'services:\n  db:\n    image: x\n\n# where it keeps its data\n\nvolumes:\n  data:',
      'volumes:\n  data:\n\nnetworks:\n- back\n\nservices:\n  db:\n    image: x'
    ]
  }

  def "a compose file that comes line by line is whole with an empty line behind it"() {
    expect:
    cut('services:\n').open().present
    cut('services:\n\n').open().present
    cut('services:\n  db:\n').open().present
    cut('services:\n  db:\n    image: x\n').open().present
    cut('services:\n  db:\n    image: x\n\n').areFinished()
  }

  def "a long text is cut by whoever has little room: #what"(String what, String text, int entries) {
    expect:
    SmallStack.on { cut(text).whole().size() } == entries

    where:
    what                  | text                                                                     | entries
    'letters'             | "x = '${'a' * 100_000}'"                                                 | 1
    'words'               | 'unknown' + ' word' * 20_000                                             | 1
    'comments'            | "a: 1\n${'# a note\n' * 10_000}services:\n  db:\n    image: x\n\nps"     | 2
    'keys'                | "a: 1\n${'b:\n  - 1\n\n' * 10_000}services:\n  db:\n    image: x\n\nps"  | 2
    'lines below a key'   | "a:\n${'  - 1\n' * 10_000}\nservices:\n  db:\n    image: x\n\nps"        | 2
  }

  def "the value of `#text` goes through stages: #expected"(String text, boolean expected) {
    expect:
    DISPATCH.stagesIn(text).present == expected

    where:
    text                                  | expected
    'services | count'                    | true
    'services|count'                      | true
    "services | where state == 'running'" | true
    'services | where (a || b) && c'      | true
    'services | where !up'                | true
    'services | sort -memory'             | true
    'services | first 3 | count'          | true
    'services | count; ps'                | true
    'db.logs | grep == x'                 | true
    'db.logs | grep [ERROR]'              | true
    '_ | count'                           | true
    '1 | 2 | count'                       | true
    "sh 'ls' | grep a"                    | true
    'services |'                          | true
    '| count'                             | true
    'services | wher state == 1'          | true
    'services | cuont'                    | true
    "services | frobnicate 'x'"           | true
    '1 | 2'                               | false
    'x | db'                              | false
    'x || count'                          | false
    'x |= count'                          | false
    'x | count(3)'                        | false
    'x | count.y'                         | false
    'x | first[0]'                        | false
    'x | count + 1'                       | false
    'x | sum == 3'                        | false
    'x | sum - 3'                         | false
    'x | first ? 1 : 2'                   | false
    'x | sum as int'                      | false
    'x | flags'                           | false
    'x | flags as int'                    | false
    'x | Count'                           | false
    "'a | count'"                         | false
    '"${a | count}"'                      | false
    '[a | count]'                         | false
    'f(a | count)'                        | false
    '[1].each { it | count }'             | false
    'x =~ /a | count/'                    | false
    'x // a | count'                      | false
    'x /* a | count */'                   | false
  }

  def "a name that the session knows makes the bar an operator"() {
    expect:
    new Dispatch(() -> COMMANDS, () -> ['count', 'wher'] as Set).stagesIn(text).empty

    where:
    text << ['5 | count', '5 | count | db', '5 | wher']
  }

  def "what is not finished says what it waits for: #text"(String text, String open) {
    expect:
    cut(text).open() == Optional.of(open)
    cut('ps\n' + text).whole() == ['ps']
    cut('ps\n' + text).rest() == text
    cut(text).all() == [text]

    where:
    text                                  | open
    "service 'db' {"                      | "service 'db'"
    "service 'db' <\n  image 'x'"         | "service 'db'"
    "task 'x' {\n  if (true) {"           | "task 'x'"
    'x = ('                               | '('
    'x = [1,'                             | '['
    "x = '''a"                            | "'''"
    '/* a'                                | '/*'
    'exec db "a'                          | '"'
    "exec db 'a"                          | "'"
    'exec db \\'                          | '\\'
    "db.logs | grep 'a"                   | "'"
    "secret 'a',"                         | '…'
    "secret 'a',\n"                       | '…'
    'services:\n  db:'                    | 'compose'
  }
}
