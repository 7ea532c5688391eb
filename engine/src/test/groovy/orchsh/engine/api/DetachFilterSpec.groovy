package orchsh.engine.api

import orchsh.engine.port.DetachKeys
import spock.lang.Specification

class DetachFilterSpec extends Specification {

  def "of `#typed` passes on `#passed`, and lets go: #asked"(String keys, List<String> typed, String passed, boolean asked) {
    given:
    def filter = new DetachFilter(new DetachKeys(keys))

    expect:
    typed.collect { new String(filter.typed(it.getBytes('UTF-8'), 0, it.length())) }.join('') == passed
    filter.asked == asked

    where:
    keys    | typed           || passed | asked
    'a,b'   | ['hello']       || 'hello'| false
    'a,b'   | ['xab']         || 'x'    | true
    'a,b'   | ['xa', 'by']    || 'x'    | true
    'a,b'   | ['xa', 'cy']    || 'xacy' | false
    'a,b'   | ['aab']         || 'a'    | true
    'ctrl-p,ctrl-q' | ['x\u0010', '\u0011'] || 'x' | true
  }

  def "refuses keys that cannot be typed: #keys"(String keys, String named) {
    when:
    new DetachKeys(keys)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == "`$named` in the detach keys `$keys` is neither a character nor one with `ctrl-` in front, such as `ctrl-p`"

    where:
    keys       || named
    ''         || ''
    'a,,b'     || ''
    'ctrl-'    || 'ctrl-'
    'ctrl-p,Q1'|| 'Q1'
    'alt-x'    || 'alt-x'
  }
}
