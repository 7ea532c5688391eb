package orchsh.engine.problem

import spock.lang.Specification
import spock.lang.Timeout

class NearMissSpec extends Specification {

  def "of words that are equally near the one with the same beginning is meant"() {
    expect:
    NearMiss.of('ups', ['ps', 'up']).get() == 'up'
    NearMiss.of('xps', ['up', 'ps']).get() == 'ps'
  }

  def "for #word offers #offer"(String word, String offer) {
    expect:
    NearMiss.of(word, ['c', 'image', 'env', 'port', 'ports', 'volume', 'command', 'needs']).orElse(null) == offer

    where:
    word       || offer
    'imgae'    || 'image'
    'imagee'   || 'image'
    'Image'    || 'image'
    'vloume'   || 'volume'
    'evn'      || 'env'
    'comand'   || 'command'
    'prot'     || 'port'
    'xyz'      || null
    'database' || null
    'x'        || null
    ''         || null
  }

  @Timeout(120)
  def "very long names are nobody's slip"(String word, String offer) {
    expect:
    NearMiss.of(word, ['image', 'x' * 1_000_000, 'y' * 100]).orElse(null) == offer

    where:
    word                  || offer
    'x' * 999_999         || null
    'y' * 99              || 'y' * 100
    'imag'                || 'image'
  }
}
