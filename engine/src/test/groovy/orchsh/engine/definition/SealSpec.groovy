package orchsh.engine.definition

import spock.lang.Specification

class SealSpec extends Specification {
  def seal = Seal.with { 'a key'.bytes }

  def "the same value has the same mark, another one another, and nothing of either is seen"() {
    expect:
    seal.mark('1234') == Seal.with { 'a key'.bytes }.mark('1234')
    seal.mark('1234') != seal.mark('1235')
    seal.mark('1234') ==~ /sealed:[0-9a-f]{8}:[0-9a-f]{16}/
  }

  def "who has another key can neither make the mark nor say whether two are of one value"() {
    given:
    def other = Seal.with { 'another key'.bytes }

    expect:
    other.mark('1234') != seal.mark('1234')
    Seal.hasTwoKeys(other.mark('1234'), seal.mark('1234'))
    !Seal.hasTwoKeys(seal.mark('1234'), seal.mark('1235'))
    !Seal.hasTwoKeys('plain', seal.mark('1235'))
  }

  def "short digests are sealed where they stand, long ones are names of images"() {
    given:
    def image = 'busybox@sha256:' + 'a' * 64

    expect:
    seal.sealed("--requirepass ${Digest.shortOf('x')} --port 1") == "--requirepass ${seal.mark(Digest.shortOf('x'))} --port 1"
    seal.sealed(image) == image
    Seal.starred(seal.sealed("--requirepass ${Digest.shortOf('x')}")) == '--requirepass ***'
  }

  def "a key is asked for only when there is something to mark, and once"() {
    given:
    int asked = 0
    def lazy = Seal.with { asked++; 'a key'.bytes }

    expect:
    lazy.sealed('nothing secret') == 'nothing secret'
    asked == 0

    when:
    2.times { lazy.mark('x') }

    then:
    asked == 1
  }
}
