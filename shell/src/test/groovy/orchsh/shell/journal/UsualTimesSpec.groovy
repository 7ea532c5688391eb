package orchsh.shell.journal

import static orchsh.shell.journal.Runs.run
import static orchsh.shell.journal.Runs.step
import static orchsh.shell.journal.StepRecord.Outcome.*

import java.time.Duration
import orchsh.shell.view.Plans
import spock.lang.Specification

class UsualTimesSpec extends Specification {

  def "is the median of the last times it went well: #times -> #usual"(List<Integer> times, Integer usual) {
    given:
    def runs = times.collect { run(step(1, 'start_container', 'db', 10, 10 + it)) }

    expect:
    UsualTimes.of(runs, 'unix:///run/docker.sock').of(Plans.start('db')) == Optional.ofNullable(usual).map { Duration.ofMillis(it) }

    where:
    times                                   || usual
    []                                      || null
    [5]                                     || null
    [4, 8]                                  || 6
    [4, 100, 6]                             || 6
    [1, 1, 1, 1, 1, 9, 9, 9, 9, 50, 50, 50] || 1
  }

  def "only what went well, for the same service on the same engine, counts"() {
    given:
    def runs = [
      run(step(1, 'start_container', 'db', 0, 90, [], FAILED), engine: 'here'),
      run(step(1, 'start_container', 'db', 0, 90, [], CUT_SHORT), engine: 'here'),
      run(step(1, 'start_container', 'db', 0, 90), engine: 'there'),
      run(step(1, 'start_container', 'web', 0, 90), engine: 'here'),
      run(step(1, 'stop_container', 'db', 0, 90), engine: 'here'),
      run(step(1, 'start_container', 'db', 0, 4), engine: 'here'),
      run(step(1, 'start_container', 'db', 0, 6), engine: 'here'),
    ]

    expect:
    UsualTimes.of(runs, 'here').of(Plans.start('db')).get().toMillis() == 5
    UsualTimes.of(runs, 'here').of(Plans.start('cache')).empty
  }

  def "of several containers of a service the slowest counts"() {
    given:
    def runs = [4, 8].collect { run(step(1, 'start_container', 'db', 0, it), step(2, 'start_container', 'db', 0, 1), engine: 'here') }

    expect:
    UsualTimes.of(runs, 'here').of(Plans.start('db')).get().toMillis() == 6
  }
}
