package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.nio.file.Path
import orchsh.engine.definition.Confidential
import orchsh.engine.definition.Seal
import orchsh.engine.model.FileContent
import orchsh.engine.observed.FileContents
import spock.lang.Specification

/** What is in a profile counts, not only where it is. */
class SeccompProfilesSpec extends Specification {
  static final Seal SEAL = Seal.with { 'a key'.bytes }

  def engine = new PlannerFixture().image('busybox:latest')
  def web = stack(service('web').privileges { it.securityOption('seccomp=/etc/profile.json') })

  def "a changed profile is a change that names its option"() {
    given:
    engine.carryOut(up('{}'))

    expect:
    up('{}').changesNothing()

    when:
    def create = up('{"a":1}').steps().find { it.step() instanceof Step.CreateContainer }

    then:
    create.why() == 'securityOpt seccomp=/etc/profile.json changed'
  }

  private Plan up(String profile) {
    def files = new FileContents([:], [:], [(Path.of('/etc/profile.json')): FileContent.of(profile)], [:])
    new Planner().up(web, engine.observed(), Goal.Up.all(), Research.NONE.with(new Confidential(files, SEAL)))
  }
}
