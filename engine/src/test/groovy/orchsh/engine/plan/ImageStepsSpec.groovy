package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.build
import static orchsh.engine.plan.PlannerFixture.content
import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.nio.file.Path
import java.time.Duration
import orchsh.engine.model.Build
import orchsh.engine.model.BuildCaching
import orchsh.engine.model.ImageReference
import orchsh.engine.model.PullPolicy
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.observed.Labels
import orchsh.engine.observed.RegistryStanding
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

/** Which images are built and pulled. */
class ImageStepsSpec extends Specification {
  def engine = new PlannerFixture()

  def "builds that make the same are made once, under all their names"() {
    given:
    def both = stack(Service.named('api').build(build()), Service.named('worker').build(tagged('shop/worker:2')), Service.named('other').build(build('/src/other')))
    def contents = [api: content('f'), other: content('g')]
    def plan = engine.up(both, Goal.Up.all(), contents)

    expect:
    images(plan) == ['build shop-api:latest', 'build shop-other:latest']
    builds(plan)[0].tags() == ['shop-worker:latest', 'shop/worker:2']
    plan.steps()*.step().findAll { it instanceof Step.BuildImage }*.labels()*.get(Labels.BUILT_AS) ==
      ['shop-api:latest,shop-worker:latest,shop/worker:2', 'shop-other:latest']

    when:
    engine.carryOut(plan)

    then: 'and none of them is built again'
    images(engine.up(both, Goal.Up.all(), contents)) == []
  }

  def "a service whose build another one makes too gets its image though the other is left alone"() {
    given:
    def both = stack(Service.named('api').build(build()), Service.named('worker').build(build()))

    expect:
    engine.up(both, PlannerFixture.only('worker'), [api: content('f')]).steps()*.step()*.describe().findAll { it.contains('shop-worker') || it.startsWith('build') }
      .containsAll(['build shop-api:latest', 'create shop-worker-1'])
  }

  def "a name that belongs to another image is a reason to build: #reason"(List<String> names, String reason) {
    given:
    engine.image('shop-api:latest', 'built', [(Labels.FINGERPRINT): 'f'])
    names.each { engine.image(it, 'else') }

    expect:
    engine.up(stack(Service.named('api').build(tagged('shop/api:2'))), Goal.Up.all(), [api: content('f')]).steps()[0].toString() == "#1 build shop-api:latest: $reason"

    where:
    names          || reason
    []             || 'no image shop/api:2 yet'
    ['shop/api:2'] || 'image shop/api:2 is another one'
  }

  def "what a build takes from another service is built first, and goes by its image"() {
    given:
    def app = Build.of(Path.of('/src/app')).toBuilder().additionalContext('deps', 'service:base').additionalContext('here', '/srv/files').build()
    def both = stack(Service.named('app').build(app), Service.named('base').build(build('/src/base')))
    def plan = engine.up(both, Goal.Up.all(), [app: content('f'), base: content('g')])

    expect:
    plan.steps().take(2)*.toString() == ['#1 build shop-base:latest: no image yet', '[1] #2 build shop-app:latest: no image yet']
    builds(plan)[1].additionalContexts() == [deps: 'docker-image://shop-base:latest', here: '/srv/files']

    when:
    engine.carryOut(plan)

    then:
    engine.up(both, Goal.Up.all(), [app: content('f'), base: content('g2')]).steps().take(2)*.toString() ==
      ['#1 build shop-base:latest: its sources changed', '[1] #2 build shop-app:latest: base image shop-base:latest is built anew']
  }

  def "images of services that take files from each other cannot be built"() {
    given:
    def one = Build.of(Path.of('/src/one')).toBuilder().additionalContext('x', 'service:two').build()
    def two = Build.of(Path.of('/src/two')).toBuilder().additionalContext('x', 'service:one').build()

    when:
    engine.up(stack(Service.named('one').build(one), Service.named('two').build(two)), Goal.Up.all(), [one: content('f'), two: content('g')])

    then:
    def e = thrown(ProblemException)
    e.message.startsWith('the images of these services are built on each other: one -> two -> one')
  }

  def "bases are asked for anew when a build says so, and only when it is made"() {
    given:
    def fresh = Build.of(Path.of('/src/app')).toBuilder()
      .caching(new BuildCaching(BuildCaching.Use.ALLOWED, [], [], [], BuildCaching.Pull.ALWAYS)).build()
    def app = stack(Service.named('app').build(fresh))
    engine.image('debian:12')
    def plan = engine.up(app, Goal.Up.all(), [app: content('f', [:], ['debian:12'])])

    expect:
    plan.steps().take(2)*.toString() == ['#1 pull debian:12: the registry may have a newer one', '[1] #2 build shop-app:latest: no image yet']
    images(engine.carryOut(plan).up(app, Goal.Up.all(), [app: content('f', [:], ['debian:12'])])) == []
  }

  def "an image that its registry has replaced is pulled, and its containers are replaced"() {
    given:
    def web = stack(service('web', 'nginx').pull(PullPolicy.of(PullPolicy.Kind.ALWAYS)))
    engine.image('nginx:latest', 'old')
    engine.carryOut(up(web, [:]))

    when:
    def plan = up(web, ['nginx:latest': RegistryStanding.REPLACED])

    then:
    plan.steps()[0].toString() == '#1 pull nginx:latest: the registry has another one now'
    plan.steps().find { it.step() instanceof Step.CreateContainer }.toString().endsWith(': its image is another one in the registry')
  }

  def "an image that its registry still has is left alone: #standing gives #steps"(RegistryStanding standing, List<String> steps) {
    given:
    def web = stack(service('web', 'nginx').pull(PullPolicy.olderThan(Duration.ofDays(1))))
    engine.image('nginx:latest')
    engine.carryOut(up(web, [:]))

    expect:
    up(web, ['nginx:latest': standing]).steps().findAll { it.step().changes() }*.toString() == steps

    where:
    standing                 || steps
    RegistryStanding.SAME    || []
    RegistryStanding.UNKNOWN || ['#1 pull nginx:latest: the registry may have a newer one']
  }

  def "an image that is here for another platform is fetched for the one that is asked for"() {
    given:
    def web = stack(service('web', 'nginx').platform('linux/arm64'))
    engine.image('nginx:latest')
    engine.carryOut(up(web, [:]))

    when:
    def plan = up(web, ['nginx:latest': RegistryStanding.OTHER_PLATFORM])

    then:
    plan.steps()[0].toString() == '#1 pull nginx:latest: the one that is here is for another platform'
    plan.steps()[0].step().platform().get() == 'linux/arm64'
    plan.steps().find { it.step() instanceof Step.CreateContainer }.toString().endsWith(': its image is for another platform')
  }

  def "an image that is here for another platform and may not be pulled is refused"() {
    given:
    def web = stack(service('web', 'nginx').platform('linux/arm64').pull(PullPolicy.of(PullPolicy.Kind.NEVER)))
    engine.image('nginx:latest')

    when:
    up(web, ['nginx:latest': RegistryStanding.OTHER_PLATFORM])

    then:
    def e = thrown(ProblemException)
    e.message == 'image `nginx:latest` of service `web` is on this engine for another platform than `linux/arm64`, and its pull policy forbids to fetch it'
  }

  def "an image that may not be pulled must be there"() {
    given:
    def web = stack(service('web', 'nginx').pull(PullPolicy.of(PullPolicy.Kind.NEVER)))

    when:
    up(web, [:])

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == 'image `nginx:latest` of service `web` is not on this engine, and its pull policy forbids to fetch it'

    expect:
    images(new PlannerFixture().image('nginx:latest').up(web)) == []
  }

  def "an image that one service may pull is there for the one that may not"() {
    expect:
    images(up(stack(service('web', 'nginx').pull(PullPolicy.of(PullPolicy.Kind.NEVER)), service('other', 'nginx')), [:])) == ['pull nginx:latest']
  }

  def "an image is pulled for the kind of machine that its service asks for"() {
    expect:
    up(stack(service('web', 'nginx').platform('linux/arm64')), [:]).steps()[0].step().platform().get() == 'linux/arm64'
    up(stack(service('web', 'nginx')), [:]).steps()[0].step().platform().empty
  }

  def "an image is built for the kind of machine that its service asks for, unless its build says another"() {
    expect:
    builds(engine.up(stack(Service.named('api').platform('linux/arm64').build(build())), Goal.Up.all(), [api: content('f')]))*.platforms() == [['linux/arm64']]
    builds(engine.up(stack(Service.named('api').platform('linux/arm64').build(build().toBuilder().platforms(['linux/amd64']).build())), Goal.Up.all(), [api: content('f')]))*.platforms() == [['linux/amd64']]
    builds(engine.up(stack(Service.named('api').build(build())), Goal.Up.all(), [api: content('f')]))*.platforms() == [[]]
  }

  private Plan up(Stack stack, Map<String, RegistryStanding> standings) {
    new Planner().up(stack, engine.observed(), Goal.Up.all(), PlannerFixture.heard(standings.collectEntries { name, standing ->
      [ImageReference.parse(name), standing]
    }))
  }

  private static Build tagged(String... names) {
    build().toBuilder().tags(names.toList()).build()
  }

  private static List<String> images(Plan plan) {
    plan.steps()*.step()*.describe().findAll { it =~ /^(build|pull) / }
  }

  private static List<Build> builds(Plan plan) {
    plan.steps()*.step().findAll { it instanceof Step.BuildImage }*.build()
  }
}
