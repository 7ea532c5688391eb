package orchsh.engine.problem

import spock.lang.Specification

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
}
