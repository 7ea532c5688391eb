package orchsh.engine.model

import spock.lang.Specification

class StartOrderSpec extends Specification {

  def "a link implies a need"() {
    expect:
    orderOf(web: [link: 'db'], db: [:]).needsOf('web') == [Need.ready('db')]
  }

  def "links that form a circle are names only"() {
    given:
    def order = orderOf(a: [link: 'b'], b: [link: 'a'], c: [link: 'a'])

    expect:
    order.needsOf('a') == []
    order.needsOf('b') == []
    order.needsOf('c') == [Need.ready('a')]
    order.circle().empty
  }

  def "a need wins over a link that runs against it"() {
    given:
    def order = orderOf(front: [link: 'api'], api: [need: 'front'])

    expect:
    order.needsOf('api') == [Need.ready('front')]
    order.needsOf('front') == []
    order.circle().empty
  }

  def "the stronger of two needs counts"() {
    given:
    def web = Service.named('web').image('x').need(new Need('db', Need.Condition.STARTED)).need(Need.ready('db')).build()
    def db = Service.named('db').image('x').build()

    expect:
    StartOrder.of(new Stack('s', [web, db], [], [])).needsOf('web') == [Need.ready('db')]
  }

  def "a service that needs itself is a circle"() {
    expect:
    orderOf(a: [need: 'a']).circle().get() == ['a', 'a']
  }

  def "knows all that #services need: #all"(List<String> services, List<String> all) {
    given:
    def order = orderOf(web: [need: 'api'], api: [need: 'db'], db: [:], mail: [need: 'api'], a: [need: 'b'], b: [need: 'a'])

    expect:
    order.allNeedsOf(services) as List == all

    where:
    services        || all
    ['web']         || ['api', 'db']
    ['web', 'mail'] || ['api', 'db']
    ['web', 'api']  || ['db']
    ['db']          || []
    ['a']           || ['b']
    []              || []
  }

  def "puts what is needed first: #order"(Map<String, Map<String, String>> services, List<String> order) {
    expect:
    orderOf(services).inOrder() == order

    where:
    services                                                   || order
    [web: [need: 'api'], api: [need: 'db'], db: [:]]           || ['db', 'api', 'web']
    [db: [:], mail: [:], web: [need: 'mail', link: 'db']]      || ['db', 'mail', 'web']
    [a: [need: 'b'], b: [need: 'a']]                           || ['b', 'a']
    [:]                                                        || []
  }

  def "a chain of ten thousand needs is no deeper than one of three"() {
    given:
    def services = (0..<10_000).collect { n ->
      def builder = Service.named("s$n" as String).image('x')
      (n == 9_999 ? builder : builder.need(Need.ready("s${n + 1}" as String))).build()
    }

    when:
    def order = StartOrder.of(new Stack('long', services, [], []))

    then:
    order.circle().empty
    order.inOrder() == services*.name().reverse()
    order.allNeedsOf(['s0']).size() == 9_999
  }

  private static StartOrder orderOf(Map<String, Map<String, String>> services) {
    def list = services.collect { name, does ->
      def builder = Service.named(name).image('x')
      if (does.link) builder.link(Link.to(does.link))
      if (does.need) builder.need(Need.ready(does.need))
      builder.build()
    }
    StartOrder.of(new Stack('s', list, [], []))
  }
}
