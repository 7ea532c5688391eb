package orchsh.engine.plan

import orchsh.engine.model.ExternalLink
import orchsh.engine.model.Link
import orchsh.engine.model.Namespace
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.observed.ApiVersion
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.Endpoint
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.ObservedStack
import orchsh.engine.problem.Problem
import spock.lang.Specification

class NameChecksSpec extends Specification {

  def "containers outside that share a network are fine: #networks"(List<String> networks, Service.Builder service) {
    expect:
    problems('Docker Engine', service, networks) == []

    where:
    networks                   | service
    ['shop_default']           | web()
    ['other', 'shop_default']  | web()
    ['bridge']                 | web().namespaces { it.network(Namespace.parse('bridge')) }
  }

  def "says why a name would not lead to a container outside: #message"(String message, String hint, List<String> networks, String container) {
    when:
    def problems = problems('Docker Engine', Service.named('web').image('x').externalLink(new ExternalLink(container, 'store')), networks)

    then:
    problems*.message() == [message]
    problems[0].hint().get() == hint

    where:
    container | networks        || message | hint
    'otter'   | ['bridge']      || 'service `web` links to container `otter`, which the engine does not have' | 'did you mean `other`?'
    'xyzxyz'  | ['bridge']      || 'service `web` links to container `xyzxyz`, which the engine does not have' | 'start it first'
    'other'   | ['bridge', 'a'] || 'service `web` links to container `other`, but they are in no network together' | '`other` is in `a`, `bridge`; join one of these as an external network'
    'other'   | []              || 'service `web` links to container `other`, but they are in no network together' | '`other` is in no network at all'
  }

  def "Podman knows a service by its own name only"() {
    expect:
    problems('Podman Engine', Service.named('web').image('x').link(Link.to('db')), []) == []

    when:
    def problems = problems('Podman Engine', Service.named('web').image('x').link(Link.to('db')).link(new Link('db', 'store', true)), [])

    then:
    problems*.message() == ['service `web` calls `db` `store`, and Podman cannot give a name for one service alone']
    problems[0].hint().get() == 'in a network of the stack, use its own name, or give it the name `store` for all: alias in its `network`'
  }

  private static Service.Builder web() {
    Service.named('web').image('x').externalLink(new ExternalLink('other', 'store'))
  }

  private static List<Problem> problems(String engine, Service.Builder web, List<String> networks) {
    def version = ApiVersion.parse('1.41')
    def other = new ObservedContainer('id', 'other', 'x', 'x', State.RUNNING, 'Up', 0, [:], [],
      networks.collectEntries { [(it): new Endpoint(it, '')] }, [])
    def seen = new ObservedStack(new EngineFacts(engine, '1', version, version, 'linux'), 'shop', [other], [], [], [])
    def stack = new Stack('shop', [web.build(), Service.named('db').image('x').build()], [], [])
    def checks = new NameChecks(stack, seen)
    stack.services().each { checks.check(it) }
    checks.problems()
  }
}
