package orchsh.engine

import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.ExposedPort
import orchsh.engine.model.ExternalLink
import orchsh.engine.model.Link
import orchsh.engine.model.Namespace
import orchsh.engine.model.Network
import orchsh.engine.model.NetworkUse
import orchsh.engine.model.Port
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.port.NetworkOrder
import orchsh.engine.problem.ProblemException
import spock.lang.IgnoreIf
import spock.lang.Timeout

/** Links give what the engine's own links give, and more of it: on any network, in circles, to several containers. */
@Timeout(180)
@IgnoreIf({ SuiteEngine.chosen().podman })
class LinksIT extends RealEngineSpec {
  static final Map<String, String> VARIABLES = [COLOUR: 'blue', EMPTY: '', lower: 'case', 'dotted.name': 'x', HOME: '/nowhere', URL: 'a=b']
  static final List<String> PORTS = ['53/udp', '53/tcp', '4000/tcp', '4001/tcp', '4002/tcp', '9000/tcp']

  def cleanup() {
    [name, "$name-ref".toString()].each { new Leftovers(client, observer, engine).remove(it) }
  }

  def "the variables are those of a link that the engine makes itself"() {
    given:
    def theirs = variablesOfTheEngine('My-db.x')
    def db = sleeper('db').port(Port.parse('9000')[0])
    VARIABLES.each { name, value -> db.env(name, value) }
    PORTS.findAll { it != '9000/tcp' }.each {
      def (number, protocol) = it.tokenize('/')
      db.expose(new ExposedPort(number as int, protocol == 'udp' ? Port.Protocol.UDP : Port.Protocol.TCP))
    }

    when:
    up(stack(db, sleeper('web').link(new Link('db', 'My-db.x', true))))

    then:
    theirs.size() > 30
    variables('web', 'MY_DB.X_') == theirs
  }

  def "a container's own variables win, and none come when none are wanted"() {
    given:
    def db = sleeper('db').env('COLOUR', 'blue')

    when:
    up(stack(db,
      sleeper('web').link(Link.to('db')).env('DB_ENV_COLOUR', 'green'),
      sleeper('quiet').link(new Link('db', 'store', false))))

    then:
    variables('web', 'DB_') == [DB_NAME: "/$name-web-1/db".toString(), DB_ENV_COLOUR: 'green']
    variables('quiet', 'STORE_') == [:]
    reaches('quiet', 'store')
  }

  def "a name leads along whichever network both are in, for the one who gave it alone"() {
    given:
    def networks = ['a', 'b', 'c'].collect { Network.named(it).build() }
    def db = sleeper('db').network(NetworkUse.of('b')).network(NetworkUse.of('c'))
    def web = sleeper('web').network(NetworkUse.of('a')).network(NetworkUse.of('c')).link(new Link('db', 'store', true))
    def other = sleeper('other').network(NetworkUse.of('c'))

    when:
    up(new Stack(name, [db, web, other]*.build(), networks, []))

    then:
    reaches('web', 'store')
    reaches('web', 'db')
    reaches('other', 'db')
    !reaches('other', 'store')
  }

  def "in a circle each finds the others"() {
    when:
    def outcome = up(stack(
      sleeper('a').link(new Link('b', 'next', true)),
      sleeper('b').link(new Link('c', 'next', true)),
      sleeper('c').link(new Link('a', 'next', true)).env('WHO', 'c')))

    then:
    outcome == Outcome.DONE
    ['a', 'b', 'c'].every { reaches(it, 'next') }
    variables('b', 'NEXT_ENV_') == [NEXT_ENV_WHO: 'c']
  }

  def "a name leads to all containers of a service, those that come later too"() {
    given:
    def of = { int replicas -> stack(sleeper('db').replicas(replicas), sleeper('web').link(new Link('db', 'store', true))) }

    when:
    up(of(2))

    then:
    addressesOf('store') == addressesOfService('db')
    addressesOf('store').size() == 2

    when:
    def before = containers().find { it.service().get() == 'web' }.id()
    up(of(3))

    then:
    addressesOf('store') == addressesOfService('db')
    addressesOf('store').size() == 3
    containers().find { it.service().get() == 'web' }.id() == before
  }

  def "a container outside is found by the name it is given, in a network that both are in"() {
    given:
    image('busybox')
    def reference = "$name-ref".toString()
    engine.createNetwork(new NetworkOrder(reference, Network.named('ref').build(), Leftovers.labels(reference)))
    start(['--name', "$name-ref-db".toString(), '--network', "$name-ref".toString()])
    def shared = Network.named('shared').external().engineName(reference).build()
    def of = { String container -> new Stack(name, [sleeper('web').network(NetworkUse.of('shared'))
      .externalLink(new ExternalLink(container, 'store')).build()], [shared], []) }

    expect:
    up(of("$name-ref-db".toString())) == Outcome.DONE
    reaches('web', 'store')

    when:
    plan(of("$name-ref-nothing".toString()))

    then:
    def e = thrown(ProblemException)
    e.message == "service `web` links to container `$name-ref-nothing`, which the engine does not have"
  }

  def "on its own bridge the engine makes the links, and they follow a container that is made anew"() {
    given:
    def bridged = { Service.Builder service -> service.namespaces { it.network(Namespace.parse('bridge')) } }
    def of = { String colour -> stack(
      bridged(sleeper('db').env('COLOUR', colour).expose(new ExposedPort(5432, Port.Protocol.TCP))),
      bridged(sleeper('web')).link(new Link('db', 'store', true))) }

    when:
    up(of('blue'))

    then:
    variables('web', 'STORE_').keySet().containsAll(['STORE_NAME', 'STORE_PORT_5432_TCP_ADDR', 'STORE_ENV_COLOUR'])
    variables('web', 'STORE_').STORE_PORT_5432_TCP_ADDR == addressesOfService('db').first()
    reaches('web', 'store')

    when:
    up(of('green'))

    then:
    variables('web', 'STORE_').STORE_ENV_COLOUR == 'green'
    reaches('web', 'store')
    plan(of('green')).changesNothing()
  }

  /** Made with the engine's bare calls on its default bridge; addresses and names as ours are. */
  private Map<String, String> variablesOfTheEngine(String alias) {
    image('busybox')
    def db = start(['--name', "$name-ref-db".toString()] + VARIABLES.collectMany { key, value -> ['-e', "$key=$value".toString()] } +
      PORTS.collectMany { ['--expose', it] })
    def web = start(['--name', "$name-ref-web".toString(), '--link', "$name-ref-db:$alias".toString()])
    def address = observer.container(db).get().networks().values().first().address()
    variablesIn(web, 'MY_DB.X_').collectEntries { key, value ->
      [key, value.replace(address, alias).replace("/$name-ref-web/", "/$name-web-1/")]
    }
  }

  private String start(List<String> options) {
    def labels = Leftovers.labels("$name-ref".toString()).collectMany { key, value -> ['--label', "$key=$value".toString()] }
    def docker = new ProcessBuilder(['docker', '-H', "unix://${EngineFixture.engine().socket()}".toString(), 'run', '-d'] + labels + options + ['busybox', 'sleep', '1000'])
      .redirectError(ProcessBuilder.Redirect.INHERIT).start()
    def id = docker.text.strip()
    assert docker.waitFor() == 0
    id
  }

  private Map<String, String> variables(String service, String prefix) {
    variablesIn("$name-$service-1".toString(), prefix)
  }

  private Map<String, String> variablesIn(String container, String prefix) {
    run(container, 'env').output().readLines().findAll { it.startsWith(prefix) }.sort()
      .collectEntries { [it.substring(0, it.indexOf('=')), it.substring(it.indexOf('=') + 1)] }
  }

  private boolean reaches(String service, String host) {
    run("$name-$service-1".toString(), 'ping', '-c', '1', '-W', '1', host).exitCode() == 0
  }

  private Set<String> addressesOf(String host) {
    def answer = run("$name-web-1".toString(), 'nslookup', host, '127.0.0.11').output()
    (answer.substring(answer.indexOf(host)) =~ /\d+\.\d+\.\d+\.\d+/).findAll().toSet() - ['127.0.0.11']
  }

  private Set<String> addressesOfService(String service) {
    containers().findAll { it.service().get() == service }*.networks()*.values().flatten()*.address().toSet()
  }

  private run(String container, String... words) {
    observer.exec(container, words.toList(), Duration.ofSeconds(20), CancellationToken.none())
  }
}
