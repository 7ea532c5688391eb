package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.build
import static orchsh.engine.plan.PlannerFixture.content
import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import orchsh.engine.model.ImageReference
import orchsh.engine.model.Mount
import orchsh.engine.model.PullPolicy
import orchsh.engine.model.Service
import orchsh.engine.observed.ApiVersion
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.Labels
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

/** Images whose files are mounted. */
class MountedImagesSpec extends Specification {
  def engine = new PlannerFixture(
    facts: new EngineFacts('Docker Engine', '28.5.2', ApiVersion.parse('1.51'), ApiVersion.parse('1.24'), 'linux')).image('busybox:latest')

  def "an image that is mounted is pulled before the container is made"() {
    expect:
    engine.up(stack(web('assets:1'))).steps()*.toString().findAll { it.contains('pull') || it.contains('create shop-web') } == [
      '#1 pull assets:1: not here yet', '[1,2] #3 create shop-web-1: no container yet']
  }

  def "an image of the stack is built before the container that mounts it, though its service is not asked for"() {
    given:
    def both = stack(web('shop-assets'), Service.named('assets').build(build()))
    def contents = [assets: content('f')]
    def plan = engine.up(both, PlannerFixture.only('web'), contents)

    expect:
    plan.steps()[0].toString() == '#1 build shop-assets:latest: no image yet'
    plan.steps().find { it.toString().contains('create shop-web-1') }.after().contains(1)

    when:
    engine.carryOut(engine.up(both, Goal.Up.all(), contents))

    then:
    engine.up(both, Goal.Up.all(), contents).changesNothing()

    and: 'a new one is a change'
    engine.up(both, Goal.Up.all(), [assets: content('g')]).steps().find { it.toString().contains('create shop-web-1-next') }.why() ==
      'mounted image shop-assets:latest is built anew'

    when: 'it was built by somebody else'
    engine.image('shop-assets:latest', 'another', [(Labels.FINGERPRINT): 'f'])

    then:
    engine.up(both, PlannerFixture.only('web'), contents).steps().find { it.toString().contains('create shop-web-1-next') }.why() ==
      'a mounted image is another one now'
  }

  def "the planner asks what a mounted image would be built from"() {
    given:
    def both = stack(web('shop-assets'), Service.named('assets').build(build()))

    expect:
    new Planner().contents(both, engine.observed(), PlannerFixture.only('web')) { content(it.name()) }.keySet() == ['assets'] as Set
  }

  def "a mounted image that is missing and may not be fetched is refused"() {
    when:
    engine.up(stack(web('assets:1').pull(PullPolicy.of(PullPolicy.Kind.NEVER))))

    then:
    def e = thrown(ProblemException)
    e.message == 'image `assets:1` of service `web` is not on this engine, and its pull policy forbids to fetch it'
  }

  def "a mounted image that was never built and may not be is refused"() {
    when:
    engine.up(stack(web('shop-assets'), Service.named('assets').build(build())),
      new Goal.Up(['web'] as Set, Goal.Up.Images.NO_BUILD, Optional.empty()), [assets: content('f')])

    then:
    def e = thrown(ProblemException)
    e.message == 'the image of service `assets` has never been built, and --no-build forbids it'
  }

  private static Service.Builder web(String mounted) {
    service('web').mount(new Mount.ImageFiles(ImageReference.parse(mounted), '/assets', Optional.empty()))
  }
}
