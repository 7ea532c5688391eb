package orchsh.dsl.build

import orchsh.dsl.build.ProfileChoice.Candidate
import spock.lang.Specification

class ProfileChoiceSpec extends Specification {

  def "of #profiles and #services there are #active"(List profiles, List services, List active) {
    given:
    def candidates = [
      db: new Candidate([], []), mail: new Candidate(['dev'], ['smtp']), smtp: new Candidate(['x'], ['mail', 'gone']),
      test: new Candidate(['dev', 'test'], [])]

    expect:
    new ProfileChoice(profiles as Set, services as Set).among(candidates) as List == active

    where:
    profiles       | services || active
    []             | []       || ['db']
    ['dev']        | []       || ['db', 'mail', 'smtp', 'test']
    ['test']       | []       || ['db', 'test']
    ['*']          | []       || ['db', 'mail', 'smtp', 'test']
    []             | ['mail'] || ['db', 'mail', 'smtp']
    ['none']       | ['none'] || ['db']
  }
}
