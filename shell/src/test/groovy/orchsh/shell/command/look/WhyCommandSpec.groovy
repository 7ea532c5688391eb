package orchsh.shell.command.look

import static orchsh.shell.command.FakeEngines.step
import static orchsh.shell.command.FakeObserver.*

import groovy.json.JsonSlurper
import java.time.Instant
import orchsh.engine.model.Need
import orchsh.engine.model.Network
import orchsh.engine.model.Port
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Volume
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.ObservedNetwork
import orchsh.engine.observed.ObservedVolume
import orchsh.engine.observed.Occurrence
import orchsh.engine.plan.Step
import orchsh.engine.port.ContainerMonitor.Thing
import orchsh.engine.port.ContainerOrder
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.ExitCode

class WhyCommandSpec extends CommandFixture {
  FakePorts ports = new FakePorts()
  Map<String, ContainerDetails> details = [:]

  def setup() {
    file('stack.groovy')
    reader.declaredName = Optional.of('shop')
    reader.stack = new Stack(
      'shop',
      [Service.named('db').image('postgres:16').build(),
       Service.named('web').image('nginx').need(new Need('db', Need.Condition.READY, true)).port(Port.of(8080, 80)).build()],
      [new Network('back', false)],
      [new Volume('data')])
    engines.ports = ports.over(engines.observer)
    engines.observer.closely = { details[it] }
    engines.observer.second = Instant.parse('2026-11-20T12:00:00Z')
  }

  private void there(String service, Map of = [:]) {
    def container = container(of, 'shop', service)
    engines.observer.containers += container
    details[container.id()] = new ContainerDetails(container.id(), container.name(), container.state(),
      Optional.of('2026-11-20T11:57:00Z'), Optional.ofNullable(of.ended), (of.code ?: 0) as int, false, '', 0,
      Optional.empty(), Optional.empty(), [:], [])
  }

  private static ended(int code) {
    [state: State.EXITED, status: "Exited ($code) 1 minute ago".toString(), code: code, ended: '2026-11-20T11:59:00Z']
  }

  def "an engine that keeps no events tells by what it lists"() {
    given:
    there('db', ended(1))
    ports.monitor.refusal = ProblemException.stack(Problem.error('the engine keeps no events'))

    expect:
    run('why', 'db') == ExitCode.FINE
    out.toString().startsWith('✘ db ended 1 min ago with exit code 1\n  it had run for 2 min\n')
    err.toString() == ''
  }

  def "an engine that goes away is no engine without events"() {
    given:
    there('db', ended(1))
    ports.monitor.refusal = ProblemException.noEngine(Problem.error('it went away'))

    expect:
    run('why', 'db') == ExitCode.NO_ENGINE
  }

  def "why a service has no container is told down to what began it"() {
    given:
    there('db', ended(1))
    engines.observer.logs['id-of-shop-db-1'] = [['', 'FATAL: no password']]
    ports.monitor.occurrences = [new Occurrence(Instant.parse('2026-11-20T11:59:00Z'), 'container', 'die', 'id-of-shop-db-1', [exitCode: '1'])]

    expect:
    run('why', 'web') == ExitCode.FINE
    out.toString() == text("""\
      ✘ web was not made: what it needs is not there
        its image nginx:latest is not on this engine
        it needs `db` to be ready
        ✘ db ended 1 min ago with exit code 1
          it had run for 2 min
          | FATAL: no password
      what to do:
        see all that it wrote: orchsh logs db
        fetch it, or be told why it cannot be had: orchsh pull web
        make and start it: orchsh up web
      """)
    engines.ran == 0
    engines.held == []
  }

  def "without a name all services are told, those that are well in a line"() {
    given:
    there('db')
    there('web', ended(0))

    expect:
    run('why') == ExitCode.FINE
    out.toString().readLines()[0..2] == [
      '✔ db has run for 3 min',
      '',
      '✘ web ended 1 min ago by itself: its command was done (exit code 0)',
    ]
  }

  def "a stack is told by its name alone, by what its containers say of themselves"() {
    given:
    there('db', ended(1))
    there('web', [state: State.CREATED, status: 'Created'])
    engines.observer.containers = engines.observer.containers.collect {
      it.service().get() == 'web' ? labelled(it, [(Labels.DEPENDS_ON): 'db:service_healthy:true']) : it
    }
    folder.resolve('stack.groovy').toFile().delete()

    expect:
    run('-p', 'shop', 'why', 'web') == ExitCode.FINE
    out.toString().readLines().findAll { it.contains('✘') }*.trim()*.take(9) == ['✘ web was', '✘ db ende']
    out.toString().contains('it needs `db` to be ready')
    reader.evaluated == []
  }

  private static ObservedContainer labelled(ObservedContainer c, Map<String, String> labels) {
    new ObservedContainer(c.id(), c.name(), c.image(), c.imageId(), c.state(), c.status(), c.created(),
      c.labels() + labels, c.ports(), c.networks(), c.volumes())
  }

  def "a script that is broken hinders nobody from looking at what runs"() {
    given:
    there('db')
    reader.problems = [Problem.error('there is no word `imgae`')]

    expect:
    run('-p', 'shop', 'why', 'db') == ExitCode.FINE
    out.toString() == '✔ db has run for 3 min\n'
    err.toString().contains('only what the engine knows is told')
    run('why', 'db') == ExitCode.WRONG_USAGE
  }

  def "what is not what the script says is told with what changed"() {
    given:
    there('db')
    def order = new ContainerOrder('shop-db-1', 'postgres', Service.named('db').image('postgres').build(), new TreeMap<>(),
      [(Labels.NUMBER): '1'], [], [], [:])
    engines.steps = [step(1, new Step.CreateContainer('db', order, []), 'env A 1 -> 2')]

    expect:
    run('why', 'db') == ExitCode.FINE
    out.toString() == text("""\
      · db has run for 3 min
        `up` would make it anew: env A 1 -> 2
      what to do:
        make it what its script says: orchsh up db
      """)
  }

  def "who has a port is told"() {
    given:
    there('db')
    engines.observer.containers += container('other', 'web', ports: [published(8080, 80)])

    expect:
    run('why', 'web') == ExitCode.FINE
    out.toString().contains("port 8080 of the engine's host is taken by container `other-web-1` of stack `other`")
    out.toString().contains('stop `other-web-1` with `docker stop other-web-1`, or publish another port than 8080')
  }

  def "a container beside the services, a network and a volume have stories, too: #name"(String name, String headline) {
    given:
    there('db')
    engines.observer.containers += container('other', 'web')
    details['id-of-other-web-1'] = details['id-of-shop-db-1']
    engines.observer.networks = [new ObservedNetwork('1', 'shop_front', [(Labels.STACK): 'shop', (Labels.PROJECT): 'shop'])]
    engines.observer.volumes = [new ObservedVolume('shop_data', [(Labels.STACK): 'shop'])]

    expect:
    run('why', name) == ExitCode.FINE
    out.toString().readLines()[0] == headline

    where:
    name          || headline
    'shop-db-1'   || '✔ shop-db-1 has run for 3 min'
    'other-web-1' || '✔ other-web-1 has run for 3 min'
    'back'        || '✘ network shop_back is not there'
    'front'       || '· network shop_front is there, and nobody is in it'
    'shop_front'  || '· network shop_front is there, and nobody is in it'
    'data'        || '✔ volume shop_data is there with its data, and no container has it'
  }

  def "a name that nobody has is refused with the nearest: #name"(String name, String hint) {
    given:
    there('db')

    expect:
    run('why', 'web', name) == ExitCode.WRONG_USAGE
    err.toString() == "error: stack `shop` has no service, container, network or volume `$name`\n  hint: $hint\n"
    out.toString() == ''

    where:
    name || hint
    'wbe' || 'did you mean `web`?'
    'xyz' || 'there are: db, web, shop-db-1, back, data'
  }

  def "programs get one object a story"() {
    given:
    there('db', ended(1))

    when:
    run('why', 'web', 'db', '--json')
    def stories = out.toString().readLines().collect { new JsonSlurper().parseText(it) }

    then:
    stories*.subject == ['web', 'db']
    stories*.mood == ['bad', 'bad']
    stories[0].causes*.subject == ['db']
    stories[0].causes[0].facts == ['it had run for 2 min']
    stories[1].remedies == ['see all that it wrote: orchsh logs db']
  }

  def "an engine that does not tell its time is taken to have ours"() {
    given:
    there('db')
    ports.monitor.details.clear()

    expect:
    run('why', 'db') == ExitCode.FINE
    out.toString() == '✔ db has run for 3 min\n'
  }

  def "a stack of which nobody knows anything is said to be none"() {
    given:
    folder.resolve('stack.groovy').toFile().delete()

    expect:
    run('-p', 'nothing', 'why') == ExitCode.FINE
    err.toString() == 'stack `nothing` has no containers, and no script says anything of it\n'
  }
}
