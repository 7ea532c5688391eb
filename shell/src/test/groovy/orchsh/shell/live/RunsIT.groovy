package orchsh.shell.live

import groovy.json.JsonSlurper
import spock.lang.Timeout

/** Runs as programs hear of them, and what is known of them afterwards. */
@Timeout(900)
class RunsIT extends LiveFixture {
  static final String STACK = '''
    service 'db' { image 'busybox'; command 'sh', '-c', 'echo up; sleep 1000'; wait log: 'up'; stopTimeout 0.s }
    service 'web' { image 'busybox'; command 'httpd', '-f', '-p', '80'; port 80; needs 'db'; wait tcp: 80; stopTimeout 0.s }
    '''

  private List<Map<String, ?>> events() {
    out.toString().readLines().collect { new JsonSlurper().parseText(it) as Map<String, ?> }
  }

  private Map<String, ?> timeline(String... options) {
    assert run('timeline', '--json', *options) == 0
    new JsonSlurper().parseText(out.toString()) as Map<String, ?>
  }

  def "each thing is told as it happens, where services are reached at last"() {
    given:
    script(STACK)

    expect:
    run('up', '--json') == 0
    err.toString() == ''
    def told = events()
    told[0].event == 'run_started'
    told[0].steps*.kind.containsAll(['create_network', 'create_container', 'start_container', 'await_ready'])
    told.findAll { it.event == 'step_done' }*.step as Set == told[0].steps*.step as Set
    told[-2].event == 'run_finished'
    with(told.last()) {
      [event, command, exit_code, outcome, changed] == ['result', 'up', 0, 'done', true]
      services*.service == ['db', 'web']
      services*.state == ['running', 'running']
      services[1].addresses[0].startsWith('http://')
      services[1].inside == ['80']
    }

    and: 'what is up stays as it is'
    run('up', '--json') == 0
    events().last().changed == false
    events().last().services*.service == ['db', 'web']

    and:
    run('down', '--json') == 0
    events().last().subMap('command', 'exit_code', 'changed') == [command: 'down', exit_code: 0, changed: true]
  }

  def "the timeline tells what was done and in which order it had to be"() {
    given:
    script(STACK)
    assert run('timeline') == 1
    assert run('up') == 0
    assert run('up') == 0
    assert run('down', '-q') == 0

    expect:
    def told = timeline()
    told.subMap('stack', 'command', 'outcome') == [stack: name, command: 'up', outcome: 'done']
    told.steps.every { it.outcome == 'done' && it.end_ms >= it.begin_ms }
    def chain = told.longest_chain.collect { number -> told.steps.find { it.step == number } }
    chain.last().subject == 'web'
    chain*.subject.contains('db')
    [chain, chain.tail()].transpose().every { before, after -> after.begin_ms >= before.begin_ms }
    told.longest_chain_ms <= told.took_ms + 100

    and:
    run('timeline', '--list') == 0
    out.toString().readLines().size() == 3
    timeline('--run', '1').command == 'down'
  }

  def "a run that fails has a timeline, too"() {
    given:
    script('''
      service 'db' { image 'busybox'; command 'sh', '-c', 'exit 3'; wait log: 'up'; restart 'no' }
      service 'web' { image 'busybox'; command 'sleep', '1000'; needs 'db'; stopTimeout 0.s }
      ''')

    expect:
    run('up', '--json') == 1
    def told = events()
    told.find { it.event == 'step_failed' }.problems[0].message.contains('db')
    told.last().subMap('exit_code', 'outcome') == [exit_code: 1, outcome: 'failed']
    def past = timeline()
    past.outcome == 'failed'
    past.steps.find { it.kind == 'await_ready' && it.subject == 'db' }.outcome == 'failed'
    past.steps.find { it.kind == 'start_container' && it.subject == 'web' }.outcome == 'never_begun'
  }

  def "quietly it says nothing where nothing goes wrong"() {
    given:
    script(STACK)

    expect:
    run('up', '-q') == 0
    out.toString() + err.toString() == ''
    run('down', '--quiet') == 0
    out.toString() + err.toString() == ''
  }
}
