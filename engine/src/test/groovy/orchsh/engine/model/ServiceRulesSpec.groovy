package orchsh.engine.model

import java.nio.file.Path
import java.util.function.Consumer
import orchsh.engine.model.NetworkUse.Address
import spock.lang.Specification

/** What contradicts between services, what they share and the addresses they have. */
class ServiceRulesSpec extends Specification {

  def "says what does not fit: #message"(Closure<?> say, String message, String hint) {
    given:
    def web = Service.named('web').image('nginx')
    say(web)
    def db = Service.named('db').image('postgres').build()

    when:
    def findings = StackRules.check(stack(web.build(), db))

    then:
    findings*.message() == [message]
    findings[0].hint().orElse(null) == hint
    findings[0].about().owner() == 'web'

    where:
    message | say | hint
    'service `web` has `networkMode` of `dbb`, which is no service of this stack' | { it.namespaces { it.network(Namespace.parse('service:dbb')) } } | 'did you mean `db`?'
    'service `web` has `pid` of `cache`, which is no service of this stack' | { it.namespaces { it.pid(Namespace.parse('service:cache')) } } | null
    'service `web` has the network mode `host` and cannot have `port`' | { it.namespaces { it.network(Namespace.parse('host')) }.port(Port.of(80, 80)) } | 'leave out networkMode, or port'
    'service `web` has the network mode `service:db` and cannot have `hostname`' | { it.namespaces { it.network(Namespace.parse('service:db')) }.identity({ it.hostname('h') } as Consumer) } | 'say it where the network is: in `db`'
    'service `web` has the network mode `container:x` and cannot have `dns`' | { it.namespaces { it.network(Namespace.parse('container:x')) }.resolution { it.server('1.1.1.1') } } | 'say it where the network is: in `x`'
    'service `web` has the host\'s own name by `uts` and cannot have `hostname`' | { it.namespaces { it.uts(Namespace.parse('host')) }.identity({ it.hostname('h') } as Consumer) } | null
    'service `web` has MKNOD both in `capAdd` and in `capDrop`' | { it.privileges { it.add('MKNOD').drop('MKNOD') } } | 'leave out one of the two'
    'service `web` has the address 10.0.0.9 in network `default`, which has no subnet of its own' | { it.network(NetworkUse.of('default').at(Address.ip4('10.0.0.9'))) } | 'say the network\'s subnet, for only such networks have fixed addresses'
    'address 10.0.1.9 of service `web` is not in network `back`, whose subnet is 10.0.0.0/24' | { it.network(NetworkUse.of('back').at(Address.ip4('10.0.1.9'))) } | null
    'address 10.0.0.1 of service `web` is one that network `back` keeps for itself' | { it.network(NetworkUse.of('back').at(Address.ip4('10.0.0.1'))) } | null
    'service `web` has 2 containers, and only one of them can have the address 10.0.0.9' | { it.network(NetworkUse.of('back').at(Address.ip4('10.0.0.9'))).replicas(2) } | null
    'service `web` has an empty command, and the engine would run that of the image all the same' | { it.launch { it.command([]) } } | 'say an entrypoint as well'
    'service `web` has an empty command, and the engine would run that of the image all the same' | { it.launch { it.command([]).entrypoint([]) } } | 'say an entrypoint as well'
    'service `web` has 3 containers, and only one of them can publish port 80/tcp' | { it.port(Port.of(80, 80)).replicas(3) } | "leave the host's port to the engine: port '80', or give a range to choose from"
  }

  def "two services cannot have one address, nor containers of one name"() {
    given:
    def at = { String name -> Service.named(name).image('x').network(NetworkUse.of('back').at(Address.ip4('10.0.0.9'))) }

    expect:
    StackRules.check(stack(at('a').build(), at('b').build()))*.message() == ['services `a` and `b` both have the address 10.0.0.9 in network `back`']
    StackRules.check(stack(Service.named('a').image('x').identity({ it.containerName('shop-b-1') } as Consumer).build(), Service.named('b').image('x').build()))*.message() ==
      ['services `a` and `b` both have a container `shop-b-1`']
  }

  def "what fits is fine"() {
    given:
    def a = Service.named('a').image('x').network(NetworkUse.of('back').at(new Address(Optional.of('10.0.0.9'), Optional.empty(), [], Optional.empty())))
      .secret(FileGrant.secret('password')).config(FileGrant.config('settings')).port(Port.parse('8000-8010:80')[0])
    def b = Service.named('b').image('x').namespaces { it.network(Namespace.parse('service:a')).pid(Namespace.parse('service:a')) }
      .volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'a', true))
    def c = Service.named('c').image('x').namespaces { it.network(Namespace.parse('bridge')) }
    def e = Service.named('e').image('x').launch { it.command([]).entrypoint(['run']) }
    def d = Service.named('d').image('x').namespaces { it.network(Namespace.parse('bridge')) }.link(Link.to('c'))

    expect:
    StackRules.check(stack(a.build(), b.build(), c.build(), d.build(), e.build())) == []
  }

  def "the parts of a network's addresses must be in its subnet: #message"(Network.Pool pool, String message) {
    expect:
    StackRules.check(Stack.named('shop').network(Network.named('n').pool(pool).build()).build())*.message() == [message]

    where:
    pool                                                                                                    || message
    new Network.Pool(Optional.of('10.0.0.0/24'), Optional.empty(), Optional.of('10.0.1.1'), new TreeMap<>()) || 'address 10.0.1.1 of network `n` is not in its subnet 10.0.0.0/24'
    new Network.Pool(Optional.of('10.0.0.0/25'), Optional.of('10.0.0.128/26'), Optional.empty(), new TreeMap<>()) || 'address 10.0.0.128 of network `n` is not in its subnet 10.0.0.0/25'
    new Network.Pool(Optional.of('fd00::/64'), Optional.empty(), Optional.empty(), new TreeMap<>(p: 'fd01::1')) || 'address fd01::1 of network `n` is not in its subnet fd00::/64'
    new Network.Pool(Optional.empty(), Optional.empty(), Optional.of('10.0.1.1'), new TreeMap<>())           || 'network `n` says 10.0.1.1, but no subnet'
  }

  def "devices that are asked for neither by number nor by name are all there are"() {
    expect:
    new Devices.Request(Optional.empty(), Optional.empty(), [], ['gpu'], new TreeMap<>()).count().get() == -1
    new Devices.Request(Optional.empty(), Optional.empty(), ['0'], ['gpu'], new TreeMap<>()).count().empty
  }

  def "what is mounted at a path with a colon cannot be marked for SELinux"() {
    when:
    new Mount.HostPath(Path.of('/a'), '/b:c', false, new Mount.Manner(Optional.empty(), false, Optional.of(Mount.Relabel.SHARED), Mount.Recursion.ENABLED))

    then:
    def e = thrown(IllegalArgumentException)
    e.message == '`/b:c` has a colon in it, so what is mounted there cannot be marked for SELinux'
  }

  def "a device that is asked for by its name has no place and no permissions"() {
    when:
    new Devices.Device('vendor.com/class=name', target, permissions)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == 'device `vendor.com/class=name` is asked for by its name alone: what it is inside, and with which permissions, is not said'

    where:
    target                  | permissions
    '/dev/inside'           | 'rwm'
    'vendor.com/class=name' | 'r'
  }

  def "`#text` is no address"(String text) {
    when:
    new Address(Optional.empty(), Optional.of(text), [], Optional.empty())

    then:
    def e = thrown(IllegalArgumentException)
    e.message == "`$text` is not an IPv6 address"

    where:
    text << ['1:2', ':::::', '.:', 'fd00::1::2', '::12345', '::1%']
  }

  def "an address of an interface is compared without it"() {
    given:
    def pool = new Network.Pool(Optional.of('fe80::/64'), Optional.empty(), Optional.of('fe80::1%no-such0'), new TreeMap<>())

    expect:
    StackRules.check(Stack.named('shop').network(Network.named('n').pool(pool).build()).build()) == []
  }

  def "who uses what is external can only say its name: #message"(Closure<?> make, String message) {
    when:
    make()

    then:
    def e = thrown(IllegalArgumentException)
    e.message == message

    where:
    message | make
    'network `n` is external: somebody else makes it, so only its name can be said' | { Network.named('n').external().internal(true).build() }
    'volume `v` is external: somebody else makes it, so only its name can be said' | { Volume.named('v').external().driver('local').build() }
  }

  private static Stack stack(Service... services) {
    Stack.named('shop').services(services.toList())
      .network(Network.named('back').pool(new Network.Pool(Optional.of('10.0.0.0/24'), Optional.empty(), Optional.of('10.0.0.1'), new TreeMap<>(printer: '10.0.0.2'))).build())
      .secret(new Secret('password', new FileSource.OfText('x')))
      .config(new Config('settings', new FileSource.OfText('y')))
      .build()
  }

  def "a shared part of the kernel has an owner with a name"() {
    when:
    Namespace.parse('service: db')

    then:
    def e = thrown(IllegalArgumentException)
    e.message.startsWith('` db` is not a name for a service')
  }
}
