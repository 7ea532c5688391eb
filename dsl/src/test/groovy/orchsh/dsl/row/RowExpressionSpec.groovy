package orchsh.dsl.row

import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class RowExpressionSpec extends Specification {
  Row row = new Row([name: 'web-1', state: 'exited', exit_code: 3L, memory: 209_715_200L, ports: [80L, 443L], health: null, image: 'shop/web'])

  def "`#expression` of a row is #value"(String expression, Object value) {
    expect:
    RowExpression.of(expression).valueIn(row) == value

    where:
    expression                           | value
    'name'                               | 'web-1'
    "state == 'exited'"                  | true
    "state == 'exited' && exitCode > 0"  | true
    'exit_code'                          | 3
    'EXIT_CODE + 1'                      | 4
    'memory > 100.mb'                    | true
    'memory / 1.mb'                      | 200
    'ports.contains(443L)'               | true
    'ports.any { it == 80 }'             | true
    'name =~ /web-\\d/ ? 1 : 2'          | 1
    'image'                              | 'shop/web'
    'health'                             | null
    'health?.length()'                   | null
    'it.name'                            | 'web-1'
    'nothing'                            | null
    '[1, 2, 3].sum { n -> n * 2 }'       | 12
  }

  def "it knows the names that it takes from rows"(String expression, List<String> names) {
    expect:
    RowExpression.of(expression).names() == names as Set

    where:
    expression                      | names
    "state == 'exited' && a > b.c"  | ['state', 'a', 'b']
    'ports.any { it == port }'      | ['ports', 'port']
    '[1].each { n -> n }'           | []
    'it.name'                       | []
    'Math.max(a, 1)'                | ['a']
  }

  def "`#expression` is refused: #message"(String expression, String message) {
    when:
    RowExpression.of(expression).valueIn(row)

    then:
    def refused = thrown(ProblemException)
    refused.problems()*.message()[0].contains(message)

    where:
    expression              | message
    'state = 1'             | 'would change a value'
    'def a = 1'             | 'would change a value'
    "state == "             | 'is no expression'
    "state == 'x"           | 'is no expression'
    'a; b'                  | 'is no single expression'
    'if (a) { b }'          | 'is no single expression'
    ''                      | 'is no single expression'
    'foo(1)'                | 'there is no function `foo`'
    'state exited'          | 'there is no function `state`'
    'name.foo()'            | 'a text has no function `foo`'
    'exitCode.foo'          | 'a number has no value `foo`'
    'health.length()'       | 'of a value that is not there'
    'exitCode / 0'          | 'cannot be worked out'
  }

  def "values of any kind have an order"(Object one, Object other, int sign) {
    expect:
    Integer.signum(RowExpression.compare(one, other)) == sign

    where:
    one   | other | sign
    1L    | 2L    | -1
    2L    | 1.5   | 1
    'a'   | 'b'   | -1
    null  | 'b'   | -1
    null  | null  | 0
    'a'   | 1L    | 1
    [1]   | [2]   | -1
  }
}
