package orchsh.dsl.value

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.build.EnvFile
import orchsh.engine.caller.Surroundings
import spock.lang.Specification

/** The readers of single values, tried with the worst. */
class ValueReadersSpec extends Specification {

  def "the size #text is #bytes"(String text, long bytes) {
    expect:
    Sizes.parse(text) == bytes

    where:
    text      || bytes
    '512'     || 512
    '1k'      || 1024
    '1kb'     || 1024
    '512m'    || 536870912
    '512MiB'  || 536870912
    '1.5 g'   || 1610612736
    '1G'      || 1073741824
    '2t'      || 2199023255552
    '-1'      || -1
    '0.5k'    || 512
  }

  def "no size: #text"(String text) {
    when:
    Sizes.parse(text)

    then:
    thrown(IllegalArgumentException)

    where:
    text << ['', 'm', '1x', '1 0', '1mm', '99999999999999999999', '9999999999p', 'NaN', '1e3', '0x10', '--1', '1.']
  }

  def "the mode #value is #bits"(Object value, int bits) {
    expect:
    Modes.of('mode', value) == bits

    where:
    value   || bits
    0440    || 0440
    '0440'  || 0440
    '440'   || 0440
    '0o440' || 0440
    0       || 0
    '1777'  || 01777
  }

  def "no mode: #value"(Object value) {
    when:
    Modes.of('mode', value)

    then:
    thrown(IllegalArgumentException)

    where:
    value << [440, 777, '8', '', 'rwx', '77777', 99999, -1, 1.5, null, true, []]
  }

  def "#text is interpolated to #result"(String text, String result) {
    expect:
    Interpolation.of(text) { [A: 'a', EMPTY: ''].containsKey(it) ? Optional.of([A: 'a', EMPTY: ''][it]) : Optional.empty() } == result

    where:
    text                    || result
    'x'                     || 'x'
    '$A${A}'                || 'aa'
    '$A-$B.'                || 'a-.'
    '${B:-d}${B-d}'         || 'dd'
    '${EMPTY:-d}${EMPTY-d}' || 'd'
    '${A:+y}${B+y}'         || 'y'
    '${B:-${A}-${C:-e}}'    || 'a-e'
    '$$A $1 $'              || '$A $1 $'
    '${A:?no}'              || 'a'
  }

  def "#text cannot be interpolated: #message"(String text, String message) {
    when:
    Interpolation.of(text) { Optional.empty() }

    then:
    def e = thrown(IllegalArgumentException)
    e.message == message

    where:
    text         || message
    '${B:?set it}' || 'variable `B` is not set: set it'
    '${B?}'      || 'variable `B` is not set'
    '${B?${C:-so}}' || 'variable `B` is not set: so'
    '${B'        || '`${B` is not a variable'
    '${}'        || '`${}` is not a variable'
    '${B*x}'     || '`${B*x}` is not a variable'
  }

  def "a file of variables: #text"(String text, Map<String, String> variables) {
    expect:
    EnvFile.parse('x.env', text, caller()) == variables

    where:
    text                                || variables
    ''                                  || [:]
    'A=1\nB=2'                          || [A: '1', B: '2']
    '\uFEFFA=1\r\nB=2\r\n'              || [A: '1', B: '2']
    '# comment\n\n  A = 1  \n'          || [A: '1']
    'export A=1\nB: 2'                  || [A: '1', B: '2']
    'A=x # comment\nB=x#y'              || [A: 'x', B: 'x#y']
    'A=\nB= # c\nC=x\t# c'              || [A: '', B: '# c', C: 'x\t# c']
    'A="a b" # c\nB=\'a $HOME\''        || [A: 'a b', B: 'a $HOME']
    'A="x\\ny\\t\\"z\\""'               || [A: 'x\ny\t"z"']
    'A=\'x\\ny\''                       || [A: 'x\\ny']
    'A="one\ntwo"\nB=3'                 || [A: 'one\ntwo', B: '3']
    'A=1\nB=${A}2\nC="$B"'              || [A: '1', B: '12', C: '12']
    'A=$CALLER\nB=\\$CALLER\nC="\\$X"'  || [A: 'c', B: '\\c', C: '$X']
    'CALLER\nNOBODY\nexport CALLER'     || [CALLER: 'c']
    'A=$$x'                             || [A: '$x']
    'A.b-c=1'                           || ['A.b-c': '1']
    'A=a=b'                             || [A: 'a=b']
    'A=1\nA=2'                          || [A: '2']
    '1A=x'                              || ['1A': 'x']
  }

  def "no file of variables: #message"(String text, String message) {
    when:
    EnvFile.parse('x.env', text, caller())

    then:
    def e = thrown(IllegalArgumentException)
    e.message == message

    where:
    text                || message
    'A=1\n=2'           || 'line 2 of `x.env` is not NAME=value'
    'A 1'               || 'line 1 of `x.env` is not NAME=value'
    '\n\n%A=1'          || 'line 3 of `x.env` is not NAME=value'
    'A="x'              || 'line 1 of `x.env` has a " that is never closed'
    'A=1\nB=\'x\ny'     || "line 2 of `x.env` has a ' that is never closed"
    'A="x" y'           || 'line 1 of `x.env` has something behind its closing "'
    'A=${B:?no}'        || '`x.env`: variable `B` is not set: no'
  }

  private static Surroundings caller() {
    new Surroundings(Path.of('/srv'), Path.of('/home/ann'), [CALLER: 'c'], Clock.systemUTC())
  }
}
