package orchsh.shell.why

import static orchsh.shell.why.Traces.*

import orchsh.engine.model.Wait
import orchsh.engine.observed.ContainerDetails.Health.Status
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.engine.observed.ObservedContainer.State
import orchsh.shell.view.prose.Story.Mood
import spock.lang.Specification

class ContainerTellerSpec extends Specification {

  private static Account told(Seen seen, Integer fine = null) {
    new ContainerTeller('web', seen, Optional.ofNullable(fine), NOON, '127.0.0.1').tell()
  }

  def "a container that is well: #headline"(Map of, String headline, List<String> facts) {
    given:
    def account = told(seen(of))

    expect:
    account.mood() == Mood.FINE
    account.headline() == headline
    account.about('web').facts() == facts
    account.remedies() == []

    where:
    of                                                     || headline                              | facts
    [:]                                                    || 'has run for 3 min'          | []
    [waits: [holds()]]                                     || 'is ready and has run for 3 min'      | ['wait tcp 5432 holds']
    [waits: [holds(), holds(new Wait.Tcp(80, Wait.Options.DEFAULT))]] || 'is ready and has run for 3 min' | ['waits tcp 5432, tcp 80 hold']
    [health: Status.HEALTHY]                               || 'is healthy and has run for 3 min'    | []
    [ports: [new PublishedPort('0.0.0.0', 5000, 80, 'tcp'), new PublishedPort('::', 5000, 80, 'tcp')]] || 'has run for 3 min' | ['published: 127.0.0.1:5000 leads to 80/tcp']
    [ports: [new PublishedPort('10.0.0.7', 53, 53, 'udp')]] || 'has run for 3 min'         | ['published: 10.0.0.7:53 leads to 53/udp']
    [restarts: 1, ended: 200, history: [event(200, 'die', [exitCode: '3'])]] || 'has run for 3 min' | ['the engine has started it again once; it ended last 3 min 20 s ago with exit code 3']
  }

  def "a container that runs and is not well: #headline"(Map of, Mood mood, String headline, List<String> facts) {
    given:
    def account = told(seen([log: ['last words']] + of))

    expect:
    account.mood() == mood
    account.headline() == headline
    account.about('web').facts() == facts
    account.about('web').log() == (mood == Mood.BAD ? ['last words'] : [])

    where:
    of                                                 || mood          | headline                                        | facts
    [waits: [open()]]                                  || Mood.BAD      | 'runs, but is not ready'                        | ['it has run for 3 min', 'wait tcp 5432: connection refused']
    [waits: [open(), holds(new Wait.Tcp(80, Wait.Options.DEFAULT))]] || Mood.BAD | 'runs, but is not ready'               | ['it has run for 3 min', 'wait tcp 5432: connection refused', 'wait tcp 80 holds']
    [health: Status.UNHEALTHY, said: 'no\nway']        || Mood.BAD      | 'runs, but is unhealthy'                        | ['it has run for 3 min', 'its last healthcheck said: no', 'its healthcheck is: check it']
    [health: Status.UNHEALTHY, said: 'no', waits: [open(new Wait.Healthy(Wait.Options.DEFAULT), 'unhealthy')]] || Mood.BAD | 'runs, but is unhealthy' | ['it has run for 3 min', 'its last healthcheck said: no', 'its healthcheck is: check it']
    [health: Status.STARTING]                          || Mood.DOUBTFUL | 'runs; whether it is healthy is not known yet'  | ['it has run for 3 min', 'its healthcheck has said nothing yet', 'its healthcheck is: check it']
    [oom: true]                                        || Mood.DOUBTFUL | 'has run for 3 min'                    | ['a process in it was ended for want of memory']
    [oom: true, limit: 16L << 20]                      || Mood.DOUBTFUL | 'has run for 3 min'                    | ['a process in it was ended for want of memory; all of it may have no more than 16 MiB']
  }

  def "a container that ended: #headline"(int code, Map of, Integer fine, Mood mood, String headline, List<String> facts) {
    given:
    def account = told(ended(of, code), fine)

    expect:
    account.mood() == mood
    account.headline() == headline
    account.about('web').facts() == ['it had run for 2 min'] + facts

    where:
    code | of                                  | fine || mood          | headline                                                                         | facts
    1    | [history: [event(60, 'die')]]       | null || Mood.BAD      | 'ended 1 min ago with exit code 1'                                                | []
    0    | [history: [event(60, 'die')]]       | null || Mood.BAD      | 'ended 1 min ago by itself: its command was done (exit code 0)'                   | []
    0    | [:]                                 | 0    || Mood.FINE     | 'is completed: it ended 1 min ago with exit code 0, as it is to'                  | []
    3    | [:]                                 | 3    || Mood.FINE     | 'is completed: it ended 1 min ago with exit code 3, as it is to'                  | []
    1    | [:]                                 | 0    || Mood.BAD      | 'failed 1 min ago: it ended with exit code 1 instead of 0'                        | []
    126  | [:]                                 | null || Mood.BAD      | 'ended 1 min ago with exit code 126'                                              | ['exit code 126: its command is there, but cannot be run: it is no program for this machine, or may not be run']
    127  | [:]                                 | null || Mood.BAD      | 'ended 1 min ago with exit code 127'                                              | ['exit code 127: its command, or one that it runs, is not in its image']
    139  | [:]                                 | null || Mood.BAD      | 'ended 1 min ago with exit code 139'                                              | ['exit code 139: signal SEGV: it crashed: it used memory that is not its own']
    255  | [:]                                 | null || Mood.BAD      | 'ended 1 min ago with exit code 255'                                              | ['exit code 255: it said -1, or its engine or machine went down while it ran']
    137  | [oom: true, limit: 16L << 20]       | null || Mood.BAD      | 'ran out of memory 1 min ago and was ended by the kernel (exit code 137)'         | ['it may have no more than 16 MiB']
    137  | [oom: true]                         | 0    || Mood.BAD      | 'ran out of memory 1 min ago and was ended by the kernel (exit code 137)'         | ['it has no limit of its own: the machine had no more']
    1    | [oom: true, limit: 64L << 20]       | null || Mood.BAD      | 'ended 1 min ago with exit code 1'                                                | ['a process in it was ended for want of memory; all of it may have no more than 64 MiB']
    137  | [:]                                 | null || Mood.BAD      | 'ended 1 min ago with exit code 137'                                              | ['exit code 137: signal KILL: nothing can refuse it, and no process is told before', "who killed it is not known: stop, kill, down, or the kernel when the machine's memory was full"]
    137  | [history: [event(60, 'die')]]       | null || Mood.BAD      | 'ended 1 min ago with exit code 137'                                              | ['exit code 137: signal KILL: nothing can refuse it, and no process is told before']
    143  | [:]                                 | null || Mood.BAD      | 'was stopped 1 min ago (exit code 143)'                                           | []
    143  | [history: [event(61, 'kill', [signal: '15']), event(60, 'die', [exitCode: '143']), event(60, 'stop')]] | null || Mood.BAD | 'was stopped 1 min ago (exit code 143)' | ['it was sent TERM, as stop, restart, kill or down do it']
    0    | [history: [event(61, 'kill', [signal: '2']), event(60, 'die', [exitCode: '0']), event(60, 'stop')]]    | null || Mood.BAD | 'was stopped 1 min ago (exit code 0)'   | ['it was sent INT, as stop, restart, kill or down do it']
    137  | [history: [event(70, 'kill', [signal: '15']), event(60, 'kill', [signal: '9']), event(60, 'die', [exitCode: '137']), event(60, 'stop')]] | null || Mood.BAD | 'was stopped 1 min ago (exit code 137)' | ['it did not end when it was asked to with TERM, so it was ended with KILL when its time was up']
    137  | [history: [event(60, 'kill', [signal: '9']), event(60, 'die', [exitCode: '137'])]]                     | null || Mood.BAD | 'was stopped 1 min ago (exit code 137)' | ['it was sent KILL, as stop, restart, kill or down do it']
    1    | [history: [event(99, 'kill', [signal: '15']), event(90, 'start'), event(60, 'die', [exitCode: '1'])]]  | null || Mood.BAD | 'ended 1 min ago with exit code 1'      | []
  }

  def "what helps with an end: #code"(int code, Map of, Integer fine, List<String> remedies) {
    expect:
    told(ended(of, code), fine).remedies() == remedies

    where:
    code | of          | fine || remedies
    1    | [:]         | null || ['see all that it wrote: orchsh logs web']
    127  | [:]         | null || ['check `command` and `entrypoint` of `web`, and what is in its image', 'see all that it wrote: orchsh logs web']
    0    | [:]         | null || ['give `web` a command that goes on, or make a job of it, which is to end']
    143  | [:]         | null || ['start it again: orchsh start web']
    137  | [oom: true] | null || ['give it more memory, or let it need less']
    0    | [:]         | 0    || []
  }

  def "a container that #state: #headline"(State state, Map of, Mood mood, String headline, List<String> remedies) {
    given:
    def account = told(seen([state: state] + of))

    expect:
    account.mood() == mood
    account.headline() == headline
    account.remedies() == remedies

    where:
    state            | of                       || mood          | headline                                               | remedies
    State.CREATED    | [:]                      || Mood.BAD      | 'was made 5 min ago, but never started'                | ['start it: orchsh up web']
    State.CREATED    | [error: 'no way']        || Mood.BAD      | 'was made, but could not be started'                   | ['start it: orchsh up web']
    State.CREATED    | [error: 'no x', code: 127] || Mood.BAD    | 'was made, but could not be started'                   | ['check `command` and `entrypoint` of `web`, and what is in its image']
    State.PAUSED     | [:]                      || Mood.BAD      | 'is paused: its processes are held as they are'        | ['let it go on: orchsh unpause web']
    State.REMOVING   | [:]                      || Mood.DOUBTFUL | 'is being removed'                                     | ['make it anew: orchsh up web']
    State.DEAD       | [:]                      || Mood.BAD      | 'is dead: the engine could not remove all of it'       | ['remove what is left of it: orchsh rm web']
    State.UNKNOWN    | [status: 'Odd']          || Mood.DOUBTFUL | 'is in a state that has no word here: Odd'             | []
    State.RESTARTING | [restarts: 4, code: 1]   || Mood.BAD      | 'ends again and again, and is started each time'       | ['see all that it wrote: orchsh logs web']
    State.RUNNING    | [restarts: 2, started: 5] || Mood.BAD     | 'ends again and again, and is started each time'       | ['see all that it wrote: orchsh logs web']
    State.RUNNING    | [restarts: 2, started: 60] || Mood.FINE   | 'has run for 1 min'                           | []
  }

  def "why a container could not be started is told without what the engine wraps it in"(int code, String error, List<String> facts) {
    expect:
    told(seen(state: State.CREATED, error: error, code: code)).about('web').facts() == facts

    where:
    code | error                                                                                                                       || facts
    127  | 'failed to create task for container: OCI runtime create failed: unable to start: exec: "nosuch": executable file not found in $PATH: unknown' || ['it could not be started: exec: "nosuch": executable file not found in $PATH', 'exit code 127: its command, or one that it runs, is not in its image']
    0    | 'driver failed programming external connectivity on endpoint shop-web-1 (ed6994d3): listen tcp4 0.0.0.0:80: bind: address already in use' || ['it could not be started: listen tcp4 0.0.0.0:80: bind: address already in use']
  }

  def "who has the port that it is to publish is told, and how to be rid of him"() {
    given:
    def account = told(seen(state: State.CREATED, taken: [new TakenPort('8080', 'nginx (process 812)', 'end it')]))

    expect:
    account.about('web').facts() == ["port 8080 of the engine's host is taken by nginx (process 812)"]
    account.remedies()[0] == 'end it'
  }

  def "a container that ends again and again: its codes, and how often"() {
    given:
    def history = [event(40, 'die', [exitCode: '7']), *(0..4).collect { event(30 - it * 5, 'die', [exitCode: "${it == 4 ? 2 : 1}".toString()]) }]
    def account = told(seen(state: State.RESTARTING, restarts: 9, history: history, log: ['no database']))

    expect:
    account.about('web').facts() == [
      'the engine has started it again 9 times',
      'its last exit codes: 1, 1, 1, 1, 2; 5.0 s lie between two ends',
    ]
    account.about('web').log() == ['no database']
  }

  def "times that nobody can read are not told"() {
    expect:
    Circumstances.moment(Optional.of(text)) == Optional.empty()

    where:
    text << ['', 'yesterday', '2026-13-01T00:00:00Z']
  }
}
