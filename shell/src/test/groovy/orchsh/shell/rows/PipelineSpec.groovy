package orchsh.shell.rows

import orchsh.dsl.row.Row
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class PipelineSpec extends Specification {
  private static final List<Map> CONTAINERS = [
    [name: 'web-1', state: 'running', started: '2026-01-02', exit_code: null, memory: 30],
    [name: 'web-2', state: 'exited', started: '2026-01-03', exit_code: 1, memory: 10],
    [name: 'db', state: 'exited', started: '2026-01-01', exit_code: 0, memory: 20],
  ]

  List<Map> through(String stages, List<Map> rows = CONTAINERS) {
    def table = new RowTable()
    def sink = Pipeline.of('ps | ' + stages).into(table)
    rows.each { sink.take(new Row(it)) }
    sink.end()
    table.rows()*.values()
  }

  def "`#stages` of the containers"(String stages, List<Map> rows) {
    expect:
    through(stages) == rows

    where:
    stages                                                                  | rows
    "where state == 'exited' | sort started | select name, exitCode"        | [[name: 'db', exit_code: 0], [name: 'web-2', exit_code: 1]]
    "where name.startsWith('web') | select name"                            | [[name: 'web-1'], [name: 'web-2']]
    "where false | select name"                                             | []
    "where name =~ /^db|nothing/ | select name"                             | [[name: 'db']]
    "where name ==~ /x|web-\\d/ | select name"                              | [[name: 'web-1'], [name: 'web-2']]
    "where name.matches(/d.|\\/x/) && memory / 2 > 1 | count"               | [[count: 1]]
    "where state == 'a|b' || memory > 25 | select name"                     | [[name: 'web-1']]
    "grep '^web' | select name"                                             | [[name: 'web-1'], [name: 'web-2']]
    "grep exit | select name"                                               | [[name: 'web-2'], [name: 'db']]
    "sort memory desc | select memory"                                      | [[memory: 30], [memory: 20], [memory: 10]]
    "sort state, memory desc | select name"                                 | [[name: 'db'], [name: 'web-2'], [name: 'web-1']]
    "sort -memory | first | select memory"                                  | [[memory: 30]]
    "sort exitCode asc | select name"                                       | [[name: 'web-1'], [name: 'db'], [name: 'web-2']]
    "select name, twice: memory * 2, known: exitCode != null | first 1"     | [[name: 'web-1', twice: 60, known: false]]
    "select memory + 1 | last"                                              | [['memory + 1': 21]]
    "first 2 | last 1 | select name"                                        | [[name: 'web-2']]
    "skip 2 | select name"                                                  | [[name: 'db']]
    "first 0"                                                               | []
    "unique state | select name"                                            | [[name: 'web-1'], [name: 'web-2']]
    "select state | unique"                                                 | [[state: 'running'], [state: 'exited']]
    "group state"                                                           | [[state: 'running', count: 1], [state: 'exited', count: 2]]
    "count"                                                                 | [[count: 3]]
    "sum memory, exitCode"                                                  | [[memory: 60, exit_code: 1]]
  }

  def "`#stages` is refused: #message"(String stages, String message, String hint) {
    when:
    through(stages)

    then:
    def refused = thrown(ProblemException)
    refused.problems()[0].message().contains(message)
    refused.problems()[0].hint().orElse('').contains(hint)

    where:
    stages                    | message                           | hint
    "wher state == 'x'"       | '`wher state == \'x\'` is nothing' | 'did you mean `where`?'
    "frobnicate"              | 'is nothing that can be done'     | 'one of where, grep'
    ""                        | 'nothing behind'                  | 'one of where'
    "where"                   | '`where` needs EXPRESSION'        | "where state == 'exited'"
    "where stat == 'x'"       | 'no column `stat`'                | 'did you mean `state`?'
    "select nam"              | 'no column `nam`'                 | 'did you mean `name`?'
    "sort xyzzy"              | 'no column `xyzzy`'               | 'there are name, state'
    "where state = 'x'"       | 'would change a value'            | '=='
    "first x"                 | 'takes a number, not `x`'         | 'first 3'
    "skip"                    | '`skip` needs NUMBER'             | 'skip 1'
    "group name.size()"       | 'names of columns'                | 'group state'
    "grep '['"                | 'is no pattern'                   | ''
    "count state"             | '`count` takes nothing'           | 'group state'
    "sum name"                | 'adds up numbers'                 | ''
  }

  def "where there are no rows, no name of a column is wrong"() {
    expect:
    through("where anything == 1 | sort other | select third", []) == []
  }

  def "`#entry` has stages: #hasStages"(String entry, boolean hasStages) {
    expect:
    Pipeline.isOne(entry) == hasStages

    where:
    entry                            | hasStages
    'ps | count'                     | true
    'ps|count'                       | true
    "exec db sh -c 'a | b'"          | false
    'a || b'                         | false
    '[1, 2].any { it | 1 }'          | false
    'logs "a\\"|b"'                  | false
    'ls ~/a | count'                 | true
    'cp db:/a /b'                    | false
    'ps'                             | false
  }

  def "rows are read off lines of JSON as they come, until nobody wants more"() {
    given:
    def table = new RowTable()
    def enough = 0
    def sink = Pipeline.of('logs -f | first 2').into(table)
    def printer = new JsonRows(sink, { enough++ }).printer()

    when:
    printer.print('{"a": 1, "b": [true, null, "x"], ')
    printer.print('"c": {"d": 1.5}}\n')

    then:
    table.rows()*.values() == [[a: 1L, b: [true, null, 'x'], c: [d: 1.5]]]
    enough == 0

    when:
    printer.print('[{"a": 2}]\n\n{"a": 3}\n')
    printer.close()

    then:
    table.rows()*.value('a') == [1, 2]
    enough == 1
  }

  def "a single value is a row, and a last line needs no end"() {
    given:
    def table = new RowTable()

    when:
    new JsonRows(table, {}).printer().withCloseable { it.print('"x"\n7') }

    then:
    table.rows()*.values() == [[value: 'x'], [value: 7]]
  }

  def "rows with different columns are one table"() {
    when:
    def listing = RowTable.of([[name: 'a', exit_code: 1], [name: 'b', ports: [80, 81], extra: [x: 1]]].collect { new Row(it) })

    then:
    listing.json() == [
      '{"name":"a","exit_code":"1","ports":"","extra":""}',
      '{"name":"b","exit_code":"","ports":"80, 81","extra":"x=1"}'
    ]
  }
}
