package orchsh.engine.model

import spock.lang.Specification

class Sha256Spec extends Specification {

  def "the digest of '#text' is the one that everybody else makes"() {
    expect:
    Sha256.of(text) == digest

    where:
    text  || digest
    ''    || 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    'abc' || 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  }

  def "pieces make the digest of the whole"() {
    expect:
    new Sha256().add('grün').add('ax'.bytes, 1).add('b'.bytes).hex() == Sha256.of('grünab')
  }

  def "begins anew once it was read"() {
    given:
    def digest = new Sha256().add('one')
    digest.hex()

    expect:
    digest.add('two').hex() == Sha256.of('two')
  }
}
