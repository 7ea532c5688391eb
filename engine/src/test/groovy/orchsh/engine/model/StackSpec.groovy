package orchsh.engine.model

import java.nio.file.Path
import spock.lang.Specification

class StackSpec extends Specification {

  def "the image of a service that is built has a name, whatever the service is called: #stack #service"(String stack, String service, String image) {
    given:
    def built = Service.named(service).build(Build.of(Path.of('/x'))).build()

    expect:
    new Stack(stack, [built], [], []).imageOf(built) == ImageReference.parse(image)

    where:
    stack   | service    || image
    'shop'  | 'web'      || 'shop-web'
    'shop'  | 'Web.v_2'  || 'shop-web.v_2'
    'shop'  | 'a__b--c'  || 'shop-a__b--c'
    'shop'  | 'web_'     || 'shop-web'
    'shop'  | 'web-._'   || 'shop-web'
    'shop'  | 'a..b'     || 'shop-a-b'
    'shop'  | 'a._b'     || 'shop-a-b'
    'shop'  | 'a___b'    || 'shop-a-b'
    'shop_' | 'web'      || 'shop-web'
    'shop-' | 'web'      || 'shop--web'
  }

  def "two #what of one name are refused"(String what, Closure<Stack> make) {
    when:
    make()

    then:
    def e = thrown(IllegalArgumentException)
    e.message == "two $what have the name `a`"

    where:
    what       | make
    'services' | { new Stack('shop', ['x', 'y'].collect { Service.named('a').image(it).build() }, [], []) }
    'networks' | { new Stack('shop', [], [true, false].collect { new Network('a', it) }, []) }
    'volumes'  | { new Stack('shop', [], [], [new Volume('a')] * 2) }
  }

  def "stacks of the same parts are equal, those of others are not"() {
    given:
    def of = { String name, String image -> new Stack(name, [Service.named('a').image(image).build()], [], []) }

    expect:
    of('shop', 'x') == of('shop', 'x')
    of('shop', 'x').hashCode() == of('shop', 'x').hashCode()
    of('shop', 'x') != of('shop', 'y')
    of('shop', 'x') != of('mall', 'x')
  }

  def "a build's further names are checked when it is made"() {
    when:
    Build.of(Path.of('/x')).toBuilder().tags(['No Name']).build()

    then:
    def e = thrown(IllegalArgumentException)
    e.message == '`No Name` is not the name of an image: there is a blank in it'
  }
}
