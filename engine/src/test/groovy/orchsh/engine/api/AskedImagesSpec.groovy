package orchsh.engine.api

import java.util.concurrent.CountDownLatch
import orchsh.engine.observed.ObservedImage
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class AskedImagesSpec extends Specification {
  List<String> asked = []
  Map<String, ObservedImage> engine = (1..40).collectEntries { ["a:$it".toString(), image("a:$it", "b:$it")] }
  AskedImages images = new AskedImages(
  { asked << it; Optional.ofNullable(engine[it]) }, { asked << 'all'; engine.values().toList() })

  def "an image is asked for by one of its names, and known by all of them"() {
    expect:
    images.named('a:1').get().id() == 'of a:1'
    images.named('b:1').get().id() == 'of a:1'
    images.named('a:1').get().id() == 'of a:1'
    asked == ['a:1']
  }

  def "nothing is asked for that nobody wants to know"() {
    expect:
    asked == []
  }

  def "whether there is none of a name is up to the list, which is asked for once"() {
    expect:
    images.named('none:1').empty
    images.named('b:2').get().id() == 'of a:2'
    images.named('none:2').empty
    images.all().size() == 40
    asked == ['none:1', 'all']
  }

  def "for many names the list is asked for, and what was said before stays true"() {
    given:
    def before = images.named('a:1')
    engine.remove('a:1')

    when:
    def others = (2..40).collect { images.named("a:$it".toString()).get().id() }

    then:
    others == (2..40).collect { "of a:$it".toString() }
    asked == (1..AskedImages.BY_NAME_AT_MOST).collect { "a:$it".toString() } + ['all']
    images.named('a:1') == before
  }

  def "who asks at the same time is told the same, and the engine is asked once"() {
    given:
    def begin = new CountDownLatch(1)
    def found = Collections.synchronizedList([])
    def askers = (1..8).collect {
      Thread.start {
        begin.await()
        found << images.named('a:3').get()
      }
    }

    when:
    begin.countDown()
    askers*.join()

    then:
    found.size() == 8
    found.toSet().size() == 1
    asked == ['a:3']
  }

  private static ObservedImage image(String... names) {
    new ObservedImage("of ${names[0]}".toString(), names.toList(), [:])
  }
}
