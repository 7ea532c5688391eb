package orchsh.engine.plan

import static orchsh.engine.model.NetworkUses.networkUse
import static orchsh.engine.plan.PlannerFixture.service

import java.nio.file.Path
import orchsh.engine.model.*
import orchsh.engine.observed.ApiVersion
import orchsh.engine.observed.EngineFacts
import spock.lang.Specification

class RequirementsSpec extends Specification {

  def "an engine of API #version is asked for what it can do: #problems"(String version, List<String> problems) {
    given:
    def requirements = new Requirements(facts(version))
    def web = service('web').platform('linux/amd64')
      .network(networkUse('a', gatewayPriority: 1, interfaceName: 'a0'))
      .mount(new Mount.HostPath(Path.of('/a:b'), '/x', false, new Mount.Manner(Optional.empty(), true, Optional.empty(), Mount.Recursion.DISABLED)))
      .build()

    when:
    requirements.check(web)

    then:
    requirements.problems()*.message() == problems.collect { "service `web`: $it; this one speaks $version".toString() }

    where:
    version || problems
    '1.39'  || ['`platform` needs an engine of API 1.41', '`recursive: disabled` needs an engine of API 1.40', '`createHostPath` needs an engine of API 1.42', '`gwPriority` needs an engine of API 1.48', '`interfaceName` needs an engine of API 1.49']
    '1.41'  || ['`createHostPath` needs an engine of API 1.42', '`gwPriority` needs an engine of API 1.48', '`interfaceName` needs an engine of API 1.49']
    '1.48'  || ['`interfaceName` needs an engine of API 1.49']
    '1.51'  || []
  }

  def "a folder is made for a mount at a path with a colon by newer engines alone"() {
    given:
    def requirements = new Requirements(facts('1.41'))

    when:
    requirements.check(service('web')
      .mount(new Mount.HostPath(Path.of('/a'), '/x:y', false, new Mount.Manner(Optional.empty(), true, Optional.empty(), Mount.Recursion.ENABLED))).build())

    then:
    requirements.problems()*.message() == ['service `web`: `createHostPath` needs an engine of API 1.42; this one speaks 1.41']
    requirements.problems()*.hint() == [Optional.of('Docker 23 is the first that speaks it')]
  }

  def "a way to keep containers apart is refused where there is only one: #system"(String system, String way, List<String> problems) {
    given:
    def requirements = new Requirements(facts('1.51', system))

    when:
    requirements.check(service('web').kernel { it.isolation(way) }.build())

    then:
    requirements.problems()*.message() == problems

    where:
    system    | way       || problems
    'linux'   | 'default' || []
    'linux'   | 'hyperv'  || ['service `web`: `isolation` can be `hyperv` on Windows alone; this engine runs on linux']
    'windows' | 'hyperv'  || []
  }

  private static EngineFacts facts(String version, String system = 'linux') {
    new EngineFacts('Docker Engine', '1', ApiVersion.parse(version), ApiVersion.parse('1.12'), system)
  }
}
