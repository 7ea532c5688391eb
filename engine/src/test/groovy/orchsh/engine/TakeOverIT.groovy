package orchsh.engine

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.FileGrant
import orchsh.engine.model.FileSource
import orchsh.engine.model.Job
import orchsh.engine.model.Mount
import orchsh.engine.model.Port
import orchsh.engine.model.RestartPolicy
import orchsh.engine.model.Secret
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Volume
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.Step
import orchsh.engine.port.ContainerOrder
import orchsh.engine.port.NetworkOrder
import orchsh.engine.port.VolumeOrder
import spock.lang.TempDir

/**
 * A stack that docker compose made, brought up from the same file. Without `-Dorchsh.oracle.2=PROGRAM` it is made by the
 * engine's own calls, with docker compose's labels.
 */
class TakeOverIT extends RealEngineSpec {
  @TempDir
  Path folder

  Path file() {
    folder.resolve('docker-compose.yml')
  }

  Service.Builder web(String debug = '0') {
    sleeper('web').env('DEBUG', debug).port(Port.parse('80')[0]).restart(RestartPolicy.parse('unless-stopped'))
      .mount(new Mount.NamedVolume('data', '/data', false)).mount(new Mount.HostPath(folder, '/src', true))
      .resources { it.memory(64L * 1024 * 1024) }
  }

  /** Beside it a service with a file as a secret and of a platform of its own, and a job that has ended. */
  Stack stack(Service.Builder web, boolean byCalls = false) {
    def kept = Files.writeString(folder.resolve('password'), 'hunter2')
    def db = sleeper('db')
    if (byCalls) {
      db.mount(new Mount.HostPath(kept, '/run/secrets/password', true))
    } else {
      db.secret(FileGrant.secret('password'))
    }
    def job = Service.named('job').image('busybox').command(['true']).job(new Job(true))
    Stack.named(name).service(web.build()).service(db.build()).service(job.build()).volumes([new Volume('data')])
      .secrets(byCalls ? [] : [new Secret('password', new FileSource.OfFile(kept))]).build()
  }

  Plan planOfFile(Stack stack) {
    orchestrator.plan(stack, observer.observe(name), new Goal.Up([] as Set, Goal.Up.Images.AS_NEEDED, Optional.of(file())))
  }

  Outcome carryOut(Plan plan) {
    def outcome = orchestrator.run(plan, { events << it }, CancellationToken.none())
    failures().each { println "$name: $it" }
    outcome
  }

  static Map<String, String> foreign(Map<String, String> labels) {
    labels.findAll { !it.key.startsWith('orchsh.') }
  }

  void makeByCalls(Stack stack) {
    planOfFile(stack).steps()*.step().each { step ->
      switch (step) {
        case Step.CreateNetwork -> engine.createNetwork(new NetworkOrder(step.order().name(), step.order().network(), foreign(step.order().labels())))
        case Step.CreateVolume -> engine.createVolume(new VolumeOrder(step.order().name(), step.order().volume(), foreign(step.order().labels())))
        case Step.CreateContainer -> {
          def order = step.order()
          engine.createContainer(new ContainerOrder(order.name(), order.image(), order.service(), order.env(), foreign(order.labels()), order.mounts(), order.memberships(), order.companions()))
        }
        case Step.StartContainer -> engine.start(step.container())
        default -> { }
      }
    }
  }

  void makeByDockerCompose(String program) {
    Files.writeString(file(), """
      name: $name
      services:
        web:
          image: busybox
          command: ['sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait']
          environment: { DEBUG: '0' }
          ports: ['80']
          restart: unless-stopped
          volumes: ['data:/data', '$folder:/src:ro']
          mem_limit: 64m
        db:
          image: busybox
          command: ['sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait']
          secrets: [password]
        job:
          image: busybox
          command: ['true']
      volumes:
        data:
      secrets:
        password: { file: ./password }
      """.stripIndent())
    def builder = new ProcessBuilder(program, '-f', file().toString(), 'up', '-d').inheritIO()
    builder.environment().put('DOCKER_HOST', EngineFixture.address().toString())
    assert builder.start().waitFor() == 0
  }

  void make() {
    image('busybox')
    Files.writeString(folder.resolve('password'), 'hunter2')
    def program = System.getProperty('orchsh.oracle.2')
    program ? makeByDockerCompose(program) : makeByCalls(stack(web(), true))
  }

  Map<String, String> ids() {
    containers().collectEntries { ObservedContainer container -> [container.name(), container.id()] }
  }

  def "what did not change stays, what changed is made anew and said, and all of it can be taken down"() {
    given:
    make()
    def before = ids()

    expect:
    before.keySet() == ["$name-web-1", "$name-db-1", "$name-job-1"]*.toString() as Set
    planOfFile(stack(web())).steps().findAll { !(it.step() instanceof Step.AwaitReady || it.step() instanceof Step.PullImage) }.collect { "${it.step().class.simpleName} ${it.why()}" } == []

    when:
    def plan = planOfFile(stack(web('1')))

    then:
    plan.steps().findAll { it.step() instanceof Step.CreateContainer }*.why() == ['env DEBUG 0 -> 1']
    carryOut(plan) == Outcome.DONE
    ids()["$name-db-1".toString()] == before["$name-db-1".toString()]
    ids()["$name-job-1".toString()] == before["$name-job-1".toString()]
    ids()["$name-web-1".toString()] != before["$name-web-1".toString()]

    when:
    removeAll()

    then:
    containers() == []
    observer.observe(name).ownNetworks() == []
  }

  def cleanup() {
    removeAll()
    observer.observe(name).volumes().findAll { it.name() == "${name}_data".toString() }.each { engine.removeVolume(it.name()) }
  }
}
