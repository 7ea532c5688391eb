package orchsh.shell.view.run

import static orchsh.shell.view.Plans.*

import groovy.json.JsonSlurper
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.ContainerEnded
import orchsh.engine.event.EngineEvent.Disturbed
import orchsh.engine.event.EngineEvent.Noted
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.event.EngineEvent.RunStarted
import orchsh.engine.model.Wait
import orchsh.engine.problem.Location
import orchsh.engine.problem.Problem
import orchsh.shell.view.Ticking
import spock.lang.Specification

class JsonViewSpec extends Specification {
  StringWriter out = new StringWriter()
  Ticking clock = new Ticking()
  JsonView view = new JsonView(new PrintWriter(out), clock, { it.replace('hu"sh', '***') })

  def begun = step(1, start('db'), [], 'it is stopped')
  def ready = step(2, await('db'), [1])

  def "tells of #event.class.simpleName"(EngineEvent event, Map<String, ?> fields) {
    when:
    view.on(event)

    then:
    out.toString().endsWith('}\n')
    out.toString().count('\n') == 1
    told() == [time: '2026-11-20T12:00:00Z'] + fields

    where:
    event | fields
    new RunStarted(plan(step(1, start('db'), [], 'it is stopped'), step(2, await('db'), [1]))) |
      [event: 'run_started', stack: 'shop', steps: [
        [step: 1, kind: 'start_container', subject: 'db', text: 'start shop-db-1', why: 'it is stopped', after: []],
        [step: 2, kind: 'await_ready', subject: 'db', text: 'wait for shop-db-1: tcp 5432', why: '', after: [1]]]]
    started(step(1, start('db'))) | [event: 'step_started', *: BEGUN]
    progressed(step(1, start('db')), 'a\u001b[1mb', 3, 7) | [event: 'step_progressed', *: BEGUN, message: 'ab', done: 3, total: 7]
    notReady(step(1, start('db')), 4, 'refused') | [event: 'step_waiting', *: BEGUN, wait: 'tcp 5432', tries: 4, message: 'refused']
    new ContainerEnded(step(1, start('db')), 3) | [event: 'container_ended', *: BEGUN, exit_code: 3]
    done(step(1, start('db')), 1200) | [event: 'step_done', *: BEGUN, took_ms: 1200]
    failed(step(1, start('db')), Problem.error('no').at(new Location('a.groovy', 3, 5)).hint('try').details(['x', 'y']), 7) |
      [event: 'step_failed', *: BEGUN, took_ms: 7, problems: [
        [severity: 'error', message: 'no', file: 'a.groovy', line: 3, column: 5, hint: 'try', details: ['x', 'y']]]]
    new Disturbed(Problem.error('somebody else')) | [event: 'problem', severity: 'error', message: 'somebody else']
    new Noted('so', Optional.empty()) | [event: 'note', message: 'so']
    new Noted('so', Optional.of(step(1, start('db')))) | [event: 'note', message: 'so', *: BEGUN]
    finished(Outcome.CANCELLED, [step(2, await('db'))], [step(1, start('db'))]) |
      [event: 'run_finished', outcome: 'cancelled', took_ms: 3000, done: [1], not_done: [2]]
  }

  static final BEGUN = [step: 1, kind: 'start_container', subject: 'db', text: 'start shop-db-1']

  def "what is called off is told, too"() {
    when:
    view.calledOff()

    then:
    told().event == 'stopping'
  }

  def "what nobody may read is hidden before it is escaped"(EngineEvent event) {
    when:
    view.on(event)

    then:
    !out.toString().contains('hu\\"sh')
    out.toString().contains('***')

    where:
    event << [
      progressed(step(1, start('db')), 'with hu"sh'),
      notReady(step(1, start('db')), 1, 'hu"sh'),
      failed(step(1, start('db')), Problem.error('hu"sh')),
      failed(step(1, start('db')), Problem.error('x').details(['hu"sh'])),
      started(step(1, await('db', new Wait.Exec(['login', 'hu"sh'], Wait.Options.DEFAULT)))),
      new RunStarted(plan(step(1, await('db', new Wait.Exec(['login', 'hu"sh'], Wait.Options.DEFAULT))))),
    ]
  }

  private Map<String, ?> told() {
    new JsonSlurper().parseText(out.toString()) as Map<String, ?>
  }
}
