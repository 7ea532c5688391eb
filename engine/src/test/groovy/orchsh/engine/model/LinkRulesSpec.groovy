package orchsh.engine.model

import orchsh.engine.model.Namespace.Kind
import spock.lang.Specification

class LinkRulesSpec extends Specification {

  def "links are fine #where"(String where, Service.Builder web, Service.Builder db) {
    expect:
    findings(web, db) == []

    where:
    where                                   | web                                                         | db
    'in the network that is always there'   | aWeb().link(Link.to('db'))                                   | aDb()
    'in any network that both are in'       | aWeb().network(member('a')).network(member('b')).link(Link.to('db')) | aDb().network(member('b'))
    'in a circle'                           | aWeb().link(Link.to('db'))                                   | aDb().link(Link.to('web'))
    'to no container'                       | aWeb().link(Link.to('db'))                                   | aDb().replicas(0)
    'to several containers'                 | aWeb().link(Link.to('db'))                                   | aDb().replicas(3)
    'on the engine\'s own bridge'           | bridged(aWeb()).link(new Link('db', 'store', true))          | bridged(aDb())
    'to containers outside'                 | aWeb().externalLink(new ExternalLink('other', 'store'))      | aDb()
    'to containers outside on the bridge'   | bridged(aWeb()).externalLink(new ExternalLink('other', 'x')) | aDb()
  }

  def "says what cannot be: #message"(Service.Builder web, Service.Builder db, String message, String hint) {
    when:
    def findings = findings(web, db)

    then:
    findings*.message() == [message]
    findings[0].hint().orElse(null) == hint
    findings[0].about().owner() == 'web'

    where:
    web                                                       | db                    || message | hint
    aWeb().network(member('a')).link(Link.to('db'))                | aDb().network(member('b')) || 'service `web` links to `db`, but they are in no network together' | "add one of these to `web`: network 'b'"
    bridged(aWeb()).link(Link.to('db'))                        | aDb()                  || 'service `web` links to `db`, but they are in no network together' | "take networkMode 'bridge' from `web`, or give it to both"
    aWeb().link(Link.to('db'))                                 | bridged(aDb())         || 'service `web` links to `db`, but they are in no network together' | "take networkMode 'bridge' from `db`, or give it to both"
    mode(aWeb(), 'host').link(Link.to('db'))                   | aDb()                  || 'service `web` links to `db`, but has no networks of its own: its `networkMode` is `host`' | null
    mode(aWeb(), 'none').externalLink(new ExternalLink('x', 'y')) | aDb()               || 'service `web` links to `x`, but has no networks of its own: its `networkMode` is `none`' | null
    mode(aWeb(), 'service:db').link(Link.to('db'))             | aDb()                  || 'service `web` links to `db`, but has no networks of its own: its `networkMode` is `service:db`' | null
    aWeb().link(Link.to('db'))                                 | mode(aDb(), 'host')    || 'service `web` links to `db`, where no name leads: its `networkMode` is `host`' | null
    aWeb().link(Link.to('db'))                                 | mode(aDb(), 'service:cache') || 'service `web` links to `db`, where no name leads: its `networkMode` is `service:cache`' | 'link to `cache`, whose network it shares'
    bridged(aWeb()).link(Link.to('db'))                        | bridged(aDb()).need(Need.ready('web')) || 'service `web` links to `db` on the engine\'s own bridge, which cannot be done in a circle' | "without networkMode 'bridge' circles of links are fine"
    bridged(aWeb()).link(new Link('db', 'db', false))          | bridged(aDb())         || 'service `web` links to `db` on the engine\'s own bridge, where the variables cannot be left out' | null
    bridged(aWeb()).link(Link.to('db'))                        | bridged(aDb()).replicas(2) || 'service `web` links to `db` on the engine\'s own bridge, where a link leads to one container, and it has 2' | null
    bridged(aWeb()).link(Link.to('db'))                        | bridged(aDb()).replicas(0) || 'service `web` links to `db` on the engine\'s own bridge, where a link leads to a container, and it has none' | null
    aWeb().link(Link.to('db')).externalLink(new ExternalLink('x', 'db')) | aDb()        || 'service `web` gives the name `db` to two links' | null
  }

  private static List<Finding> findings(Service.Builder web, Service.Builder db) {
    def cache = Service.named('cache').image('redis').build()
    StackRules.check(new Stack('shop', [web.build(), db.build(), cache], ['a', 'b'].collect { new Network(it, false) }, []))
  }

  private static Service.Builder aWeb() {
    Service.named('web').image('nginx')
  }

  private static Service.Builder aDb() {
    Service.named('db').image('postgres')
  }

  private static NetworkUse member(String network) {
    NetworkUse.of(network)
  }

  private static Service.Builder bridged(Service.Builder service) {
    service.namespaces { it.network(Namespace.of(Kind.BRIDGE)) }
  }

  private static Service.Builder mode(Service.Builder service, String text) {
    service.namespaces { it.network(Namespace.parse(text)) }
  }
}
