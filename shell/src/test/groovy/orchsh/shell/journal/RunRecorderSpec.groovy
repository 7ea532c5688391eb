package orchsh.shell.journal

import static orchsh.shell.view.Plans.*

import java.time.Duration
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.event.EngineEvent.RunStarted
import orchsh.engine.model.Wait
import orchsh.engine.plan.Step
import orchsh.engine.problem.Problem
import orchsh.shell.view.Ticking
import spock.lang.Specification

class RunRecorderSpec extends Specification {
  Ticking clock = new Ticking()
  List<RunRecord> kept = []
  RunRecorder recorder = new RunRecorder('here', 'up', clock, { it.replace('hush', '***') }, { kept << it })

  def madeDb = step(1, create('db'))
  def begunDb = step(2, start('db'), [1])
  def readyDb = step(3, await('db'), [2])
  def begunWeb = step(4, start('web'), [3])

  def "writes down when each step began and ended, and how"() {
    when:
    happen(new RunStarted(plan(madeDb, begunDb, readyDb, begunWeb)), started(madeDb))
    clock.pass(100)
    happen(done(madeDb), started(begunDb))
    clock.pass(50)
    happen(done(begunDb), started(readyDb))
    clock.pass(5000)
    happen(*end(readyDb))

    then:
    kept.size() == 1
    with(kept[0]) {
      [stack(), engine(), command(), ending().name(), took()] == ['shop', 'here', 'up', how.name(), Duration.ofSeconds(3)]
      steps()*.begin()*.toMillis() == [0, 100, 150, 0]
      steps()*.end()*.toMillis() == [100, 150, 5150, 0]
      steps()*.outcome()*.name() == ['DONE', 'DONE', last, 'NEVER_BEGUN']
      steps()*.after()*.toList() == [[], [1], [2], [3]]
      steps()*.label()*.toString() == ['create_container', 'start_container', 'await_ready', 'start_container']
        .withIndex().collect { kind, i -> new StepLabel(kind, i == 3 ? 'web' : 'db').toString() }
    }

    where:
    how               | last        | end
    Outcome.FAILED    | 'FAILED'    | { [failed(it, Problem.error('no')), finished(Outcome.FAILED, [it])] }
    Outcome.CANCELLED | 'CUT_SHORT' | { [finished(Outcome.CANCELLED, [it])] }
    Outcome.DEADLINE  | 'CUT_SHORT' | { [finished(Outcome.DEADLINE, [it])] }
  }

  def "a run that found nothing to do is no news, unless it failed"(Outcome how, int runs) {
    when:
    happen(new RunStarted(plan(step(1, await('db')))), finished(how))

    then:
    kept.size() == runs

    where:
    how               || runs
    Outcome.DONE      || 0
    Outcome.FAILED    || 1
    Outcome.CANCELLED || 1
  }

  def "of a step that failed the reason is kept"() {
    when:
    happen(new RunStarted(plan(madeDb)), started(madeDb), failed(madeDb, Problem.error('no hush, no image')), finished(Outcome.FAILED, [madeDb]))

    then:
    kept[0].steps()*.reason() == ['no ***, no image']
  }

  def "what changes something is written down as it goes, what does not is not"(boolean isChange, List<String> notes) {
    given:
    List<String> written = []
    def keeper = new RunKeeper() {
      @Override
      void add(RunRecord run) {
        written << 'kept'
      }

      @Override
      RunDraft begin(RunRecord planned) {
        written << "begins ${planned.steps()*.outcome()}".toString()
        new RunDraft() {
          @Override
          void finish(RunRecord run) {
            written << 'whole'
          }

          @Override
          void begun(int step, Duration when) {
            written << "$step from ${when.toMillis()}".toString()
          }

          @Override
          void ended(int step, StepRecord.Outcome outcome, Duration when) {
            written << "$step $outcome at ${when.toMillis()}".toString()
          }
        }
      }
    }
    recorder = new RunRecorder('here', 'up', clock, { it }, keeper)
    def only = isChange ? madeDb : readyDb

    when:
    happen(new RunStarted(plan(only)))
    clock.pass(100)
    happen(started(only))
    clock.pass(50)
    happen(done(only), finished())

    then:
    written == notes

    where:
    isChange || notes
    true     || ['begins [NEVER_BEGUN]', '1 from 100', '1 DONE at 150', 'whole']
    false    || []
  }

  def "a clock that is set back makes no time negative"() {
    when:
    happen(new RunStarted(plan(madeDb)), started(madeDb))
    clock.pass(-60_000)
    happen(done(madeDb), finished())

    then:
    kept[0].steps()[0].took() == Duration.ZERO
  }

  def "nothing that nobody may read is kept"() {
    given:
    def told = step(1, await('db', new Wait.Exec(['login', 'hush'], Wait.Options.DEFAULT)))

    when:
    happen(new RunStarted(plan(told)), finished(Outcome.FAILED))

    then:
    !kept[0].toString().contains('hush')
    kept[0].steps()[0].text().contains('***')
  }

  def "every kind of step has a name"() {
    given:
    def known = StepLabel.KINDS

    expect:
    known.keySet() == Step.permittedSubclasses*.simpleName as Set
    known.values().toSet().size() == known.size()
    known.values().every { it ==~ /[a-z_]+/ }
  }

  private void happen(EngineEvent... events) {
    events.each { recorder.on(it) }
  }
}
