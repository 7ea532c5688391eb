package orchsh.shell.live

import groovy.json.JsonSlurper
import orchsh.engine.SuiteEngine
import spock.lang.Timeout

/** The examination of a real engine. */
@Timeout(900)
class DoctorIT extends LiveFixture {

  private List<Map> findings() {
    out.toString().readLines().collect { new JsonSlurper().parseText(it) as Map }
  }

  def "doctor: a real engine is examined, and nothing stays of that"() {
    given:
    aboutStack = false

    when:
    def code = run('doctor', '--json')
    def byTopic = findings().groupBy { it.topic }

    then:
    code in [0, 1]
    byTopic.engine[0].verdict == 'ok'
    byTopic.mode[0].finding.contains('published ports at ')
    byTopic.clock[0].finding == "the engine's and ours agree"
    byTopic.images[0].finding ==~ /\d+ images take at most .* GB; no container uses .* GB of it/
    byTopic.DNS.any { it.finding == 'containers find each other by name' }
    byTopic.keySet().containsAll(['Java', 'features', 'cgroups', 'proxy', 'leftovers', 'locks', 'disk', 'cache', 'start', 'programs', 'terminal'])
    observer.observe('').containers().every { !it.name().startsWith('orchsh-doctor-') }
    observer.observe('').networks().every { !it.name().startsWith('orchsh-doctor-') }

    and: 'containers are reached as the suite says'
    SuiteEngine.chosen() == SuiteEngine.REMOTE ||
      byTopic.reach[0].finding.startsWith('containers are reached') == SuiteEngine.chosen().hasReachableContainers()
  }
}
