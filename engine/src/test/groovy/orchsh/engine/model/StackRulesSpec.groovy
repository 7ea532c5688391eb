package orchsh.engine.model

import java.nio.file.Path
import spock.lang.Specification

class StackRulesSpec extends Specification {

  def "a stack whose parts fit has no findings"() {
    given:
    def db = Service.named('db').image('postgres').mount(new Mount.NamedVolume('data', '/data', false)).build()
    def web = Service.named('web').image('nginx').link(Link.to('db')).port(Port.of(80, 80))
      .network(NetworkUse.of('back')).network(NetworkUse.of('default')).build()

    expect:
    StackRules.check(new Stack('shop', [db, web], [new Network('back', true)], [new Volume('data')])) == []
  }

  def "two builds of one image are refused unless they are the same: #one and #other"(Service.Builder one, Service.Builder other, List<String> messages) {
    expect:
    StackRules.check(new Stack('shop', [one.build(), other.build()], [], []))*.message() == messages

    where:
    one                          | other                                || messages
    built('a', '/a', 'shop/x')   | built('b', '/b', 'shop/x')           || ['services `a` and `b` build different images of the name `shop/x:latest`']
    built('a', '/a', 'shop/x')   | built('b', '/b', 'shop/y', 'shop/x') || ['services `a` and `b` build different images of the name `shop/x:latest`']
    built('Web', '/a')           | built('web', '/b')                   || ['services `Web` and `web` build different images of the name `shop-web:latest`']
    built('a', '/a', 'shop/x')   | built('b', '/a', 'shop/x', 'shop/y') || []
    built('a', '/a', 'shop/x')   | Service.named('b').image('shop/x')   || []
  }

  def "one image cannot be had for two platforms: #one and #other"(Service.Builder one, Service.Builder other, List<String> messages) {
    expect:
    StackRules.check(new Stack('shop', [one.build(), other.build()], [], []))*.message() == messages

    where:
    one                                                  | other                                                || messages
    Service.named('a').image('x').platform('linux/arm64') | Service.named('b').image('x').platform('linux/amd64') || ['services `a` and `b` want the image `x:latest` for linux/arm64 and for linux/amd64, and one name cannot be two images on one engine']
    Service.named('a').image('x').platform('linux/arm64') | Service.named('b').image('x').platform('linux/arm64') || []
    Service.named('a').image('x').platform('linux/arm64') | Service.named('b').image('y').platform('linux/amd64') || []
    Service.named('a').image('x').platform('linux/arm64') | Service.named('b').image('x')                         || []
    built('a', '/a', 'x').platform('linux/arm64')         | built('b', '/a', 'x').platform('linux/amd64')         || ['services `a` and `b` build different images of the name `x:latest`']
    built('a', '/a', 'x').platform('linux/arm64')         | Service.named('b').image('x').platform('linux/amd64') || ['services `a` and `b` want the image `x:latest` for linux/arm64 and for linux/amd64, and one name cannot be two images on one engine']
  }

  def "a link needs a network that both are in"() {
    given:
    def front = Service.named('front').image('x').network(NetworkUse.of('a')).link(Link.to('back')).build()
    def back = Service.named('back').image('x').network(NetworkUse.of('b')).build()

    when:
    def findings = StackRules.check(new Stack('shop', [front, back], ['a', 'b'].collect { new Network(it, false) }, []))

    then:
    findings*.message() == ['service `front` links to `back`, but they are in no network together']
    findings[0].hint().get() == "add one of these to `front`: network 'b'"
  }

  def "says what does not fit: #message"(Service.Builder web, String message, String hint) {
    given:
    def db = Service.named('db').image('postgres').port(Port.of(5432, 5432)).build()

    when:
    def findings = StackRules.check(new Stack('shop', [db, web.build()], [new Network('back', true)], [new Volume('data')]))

    then:
    findings*.message() == [message]
    findings[0].hint().orElse(null) == hint
    findings[0].about().owner() == 'web'

    where:
    web                                                       || message | hint
    aWeb().link(Link.to('dbb'))                                || 'service `web` links to `dbb`, which is no service of this stack' | 'did you mean `db`?'
    aWeb().need(Need.ready('cache'))                           || 'service `web` needs `cache`, which is no service of this stack' | null
    aWeb().link(Link.to('db')).link(new Link('db', 'db', false)) || 'service `web` gives the name `db` to two links' | null
    aWeb().network(NetworkUse.of('bakc'))                      || 'network `bakc` is not declared in this stack' | 'did you mean `back`?'
    aWeb().network(NetworkUse.of('front'))                     || 'network `front` is not declared in this stack' | "declare it outside the service: network 'front'"
    aWeb().network(NetworkUse.of('back')).network(NetworkUse.of('back')) || 'service `web` joins network `back` twice' | null
    aWeb().mount(new Mount.NamedVolume('answers', '/d', false)) || 'volume `answers` is not declared in this stack' | "declare it outside the service: volume 'answers'; for a folder write './answers'"
    aWeb().mount(new Mount.NamedVolume('data', '/d', false)).mount(new Mount.AnonymousVolume('/d', false)) || 'service `web` mounts two things at `/d`' | null
    aWeb().mount(new Mount.AnonymousVolume('/d/', false)).mount(new Mount.AnonymousVolume('/d', false)) || 'service `web` mounts two things at `/d`' | null
    aWeb().port(Port.of(80, 80)).port(Port.of(80, 81)) || 'service `web` publishes port 80/tcp twice' | null
  }

  def "spells out a circle of needs"() {
    given:
    def services = [a: 'b', b: 'c', c: 'a'].collect { name, need ->
      Service.named(name).image('x').need(Need.ready(need)).build()
    }

    expect:
    StackRules.check(new Stack('shop', services, [], []))*.message() ==
      ['these services need each other in a circle: a -> b -> c -> a']
  }

  private static Service.Builder built(String name, String folder, String image = null, String... tags) {
    def service = Service.named(name).build(Build.of(Path.of(folder)).toBuilder().tags(tags.toList()).build())
    image ? service.image(image) : service
  }

  private static Service.Builder aWeb() {
    Service.named('web').image('nginx')
  }
}
