package orchsh.shell.live

import orchsh.engine.EngineFixture
import orchsh.engine.Relay
import orchsh.engine.observed.ObservedContainer.State
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** The engine goes away in the middle of a command: it ends at once, says so in a sentence, and with 3. */
@Timeout(900)
class EngineGoneIT extends StandingFixture {
  PollingConditions soon = new PollingConditions(timeout: 180)
  Relay relay = new Relay(EngineFixture.engine().socket())

  @Override
  String text() {
    '''
    service 'web' {
      image 'busybox'; stopTimeout 0.s; stdin true; watch 'stack.groovy', action: 'restart'
      command 'sh', '-c', 'while :; do echo line; sleep 0.2; done'
    }
    '''
  }

  def cleanup() {
    relay.close()
  }

  private Started startThere(List<String> words, String asked) {
    host = relay.address().toString()
    def started = start(*words)
    host = EngineFixture.address().toString()
    soon.eventually { assert started.over || relay.wasAskedFor(asked) }
    started
  }

  private static void saysWhatHappened(Started command) {
    def said = command.err.toString()
    assert said.contains('error: ')
    assert said.contains('the container engine at tcp://127.0.0.1:') || said.contains('no container engine answers at tcp://127.0.0.1:')
    assert !said.contains('inside orchsh')
    assert !said.contains('Exception')
    assert !said.contains('\tat ')
  }

  def "in the middle of `#words`"(List<String> words, String asked, String seen) {
    when:
    def command = startThere(words, asked)
    command.see(seen)
    relay.close()

    then:
    command.end() == 3
    saysWhatHappened(command)

    and: 'what runs goes on'
    observer.containersOf(standing).find { !it.oneOff }.state() == State.RUNNING

    where:
    words                                        | asked                  | seen
    ['logs', '-f']                               | 'follow='              | 'line'
    ['stats', '--json']                          | '/stats'               | '"memory"'
    ['events', '--since', '10m']                 | 'GET /events'          | 'start'
    ['wait']                                     | '/wait'                | ''
    ['attach', 'web']                            | '/attach'              | 'line'
    ['exec', 'web', 'sh', '-c', 'echo on; sleep 1000'] | '/exec'                | 'on'
    ['exec', 'web', 'sleep', '1000']             | '/start'               | ''
    ['run', 'web', 'sh', '-c', 'echo on; sleep 1000'] | '/attach'         | 'on'
    ['watch']                                    | 'GET /events'          | 'watching service web'
    ['up', '--attach']                           | 'follow='              | 'line'
  }

  def "in the middle of up, and the next one goes on from there"() {
    given:
    project = name
    folder = folder.resolve('other')
    folder.toFile().mkdirs()
    script("service 'db' { image 'busybox'; command 'sleep', '1000'; stopTimeout 0.s; wait exec: ['test', '-f', '/go'] }")

    when:
    def up = startThere(['up'], '/exec')
    relay.close()

    then:
    up.end() == 3
    saysWhatHappened(up)

    when:
    assert run('exec', 'db', 'touch', '/go') == 0

    then:
    run('up') == 0
  }

  def "before `#words`"(List<String> words) {
    given:
    host = relay.address().toString()
    aboutStack = !(words[0] in ['ls', 'gc'])
    relay.close()

    expect:
    run(*words) == 3
    err.toString().startsWith('error: no container engine answers at tcp://127.0.0.1:')
    out.toString() == ''

    where:
    words << [['up'], ['ps'], ['logs'], ['down'], ['exec', 'web', 'true'], ['plan'], ['why', 'web'], ['wait'], ['ls'], ['top'], ['stats'], ['events'], ['gc']]
  }
}
