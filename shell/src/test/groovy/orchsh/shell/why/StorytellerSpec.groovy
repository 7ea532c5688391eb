package orchsh.shell.why

import static orchsh.shell.why.Traces.*

import java.time.Duration
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.Job
import orchsh.engine.model.Need.Condition
import orchsh.engine.model.Service
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.State
import orchsh.shell.journal.RunRecord
import orchsh.shell.journal.StepLabel
import orchsh.shell.journal.StepRecord
import orchsh.shell.view.prose.Story
import orchsh.shell.view.prose.Story.Mood
import orchsh.shell.view.prose.StoryView
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import spock.lang.Specification

class StorytellerSpec extends Specification {

  private static List<String> lines(Story story) {
    new StoryView(Appearance.stream(Glyphs.ASCII)).lines([story])
  }

  private static Service declared(String name, int replicas = 1) {
    Service.named(name).image('busybox').replicas(replicas).build()
  }

  def "the chain is followed to what began it, and what helps there comes first"() {
    given:
    def teller = teller(
      known('web', [], declared: declared('web'), needs: [need('api')]),
      known('api', [seen([state: State.CREATED], 'api')], needs: [need('db'), need('cache', Condition.STARTED)]),
      known('db', [ended([history: [event(60, 'die')], log: ['FATAL: no password']], 1, 'db')]),
      known('cache', [seen([:], 'cache')]))

    expect:
    lines(teller.ofService('web')) == [
      'x web was not made: what it needs is not there',
      '  it needs `api` to be ready',
      '  x api was made 5 min ago, but never started',
      '    it needs `db` to be ready',
      '    x db ended 1 min ago with exit code 1',
      '      it had run for 2 min',
      '      | FATAL: no password',
      'what to do:',
      '  see all that it wrote: orchsh logs db',
      '  start it: orchsh up api',
      '  make and start it: orchsh up web',
    ]
  }

  def "a service without a container: #headline"(Map of, boolean isUp, Mood mood, String headline, List<String> facts, List<String> remedies) {
    given:
    def story = teller(known(of, 'web', []), *(isUp ? [known('db', [seen([:], 'db')])] : [])).ofService('web')

    expect:
    with(story.first()) {
      it.mood() == mood
      it.headline() == headline
      it.facts() == facts
    }
    story.remedies() == remedies

    where:
    of                                                      | isUp  || mood      | headline                                     | facts | remedies
    [:]                                                     | false || Mood.BAD  | 'has no container: stack `shop` is not up'   | []    | ['bring it up: orchsh up']
    [:]                                                     | true  || Mood.BAD  | 'has no container'                           | []    | ['make and start it: orchsh up web']
    [needs: [need('db')]]                                   | false || Mood.BAD  | 'has no container: stack `shop` is not up'   | []    | ['bring it up: orchsh up']
    [needs: [need('db')]]                                   | true  || Mood.BAD  | 'has no container'                           | []    | ['make and start it: orchsh up web']
    [declared: declared('web', 0)]                          | true  || Mood.FINE | 'has no container, as its script wants it'   | ['it is to have 0 replicas'] | []
    [image: new Known.MissingImage('acme/web:1', false, Optional.empty())]    | true  || Mood.BAD  | 'has no container'                           | ['its image acme/web:1 is not on this engine'] | ['fetch it, or be told why it cannot be had: orchsh pull web', 'make and start it: orchsh up web']
    [image: new Known.MissingImage('acme/web:1', false, Optional.of('no such image'))]    | true  || Mood.BAD  | 'has no container'                           | ['its image acme/web:1 is not on this engine', 'it could not be pulled: no such image'] | ['fetch it, or be told why it cannot be had: orchsh pull web', 'make and start it: orchsh up web']
    [image: new Known.MissingImage('shop-web', true, Optional.empty())]       | true  || Mood.BAD  | 'has no container'                           | ['its image shop-web is not on this engine'] | ['build it: orchsh build web', 'make and start it: orchsh up web']
    [taken: [new TakenPort('80', 'container `x`', 'stop it')]] | true || Mood.BAD | 'has no container'                          | ["port 80 of the engine's host is taken by container `x`"] | ['stop it', 'make and start it: orchsh up web']
  }

  def "a need is met or not: #condition of #what"(Condition condition, String what, Map of, boolean isMet) {
    given:
    def story = teller(known('web', [seen()], needs: [need('db', condition)]), known('db', [seen(of, 'db')])).ofService('web')

    expect:
    story.first().causes().empty == isMet
    story.first().mood() == (isMet ? Mood.FINE : Mood.DOUBTFUL)

    where:
    condition           | what              | of                                                                    || isMet
    Condition.STARTED   | 'one that runs'   | [:]                                                                   || true
    Condition.STARTED   | 'one not ready'   | [waits: [open()]]                                                     || true
    Condition.STARTED   | 'one that failed' | [state: State.EXITED, code: 1]                                        || false
    Condition.STARTED   | 'one completed'   | [state: State.EXITED, code: 0]                                        || true
    Condition.READY     | 'one that runs'   | [:]                                                                   || true
    Condition.READY     | 'one not ready'   | [waits: [open()]]                                                     || false
    Condition.READY     | 'one paused'      | [state: State.PAUSED]                                                 || false
    Condition.COMPLETED | 'one that runs'   | [:]                                                                   || false
    Condition.COMPLETED | 'one completed'   | [state: State.EXITED, code: 0]                                        || true
    Condition.COMPLETED | 'a job, code 3'   | [state: State.EXITED, code: 3, labels: [(Labels.ENDS): '3']]          || true
    Condition.COMPLETED | 'a job, code 1'   | [state: State.EXITED, code: 1, labels: [(Labels.ENDS): '0']]          || false
  }

  def "needs that lead in a circle are told as one"() {
    given:
    def teller = teller(
      known('web', [], needs: [need('db')]),
      known('db', [], needs: [need('cache')]),
      known('cache', [], needs: [need('web')]),
      known('other', [seen([:], 'other')]))

    expect:
    lines(teller.ofService('web')) == [
      'x web was not made: what it needs is not there',
      '  it needs `db` to be ready',
      '  x db was not made: what it needs is not there',
      '    it needs `cache` to be ready',
      '    x cache was not made: what it needs is not there',
      '      it needs `web` to be ready, which needs it in turn: a circle of web -> db -> cache -> web',
      'what to do:',
      '  make and start it: orchsh up cache',
      '  break the circle: one of them must start without the other',
      '  make and start it: orchsh up db',
      '  make and start it: orchsh up web',
    ]
  }

  def "what was told once is not told again"() {
    given:
    def story = teller(
      known('web', [seen()], needs: [need('api'), need('db')]),
      known('api', [seen([state: State.CREATED], 'api')], needs: [need('db')]),
      known('db', [ended([:], 1, 'db')])).ofService('web')

    expect:
    story.first().facts() == ['it needs `api` to be ready', 'it needs `db` to be ready, as is told above']
    story.first().causes()*.subject() == ['api']
  }

  def "a long chain is told as far as anybody reads"() {
    given:
    def chain = (0..40).collect { known("s$it", [ended([:], 1, "s$it")], needs: [need("s${it + 1}")]) }

    when:
    def story = teller(*chain, known('s41', [ended([:], 1, 's41')])).ofService('s0')

    then:
    lines(story)*.size().max() < 120
    story.remedies()[0] == 'see what led to that: orchsh why s11' || story.remedies().contains('see what led to that: orchsh why s11')
  }

  def "what nobody has heard of is told, too"() {
    expect:
    lines(teller(known('web', [seen()], needs: [need('ghost')])).ofService('web')) == [
      '. web has run for 3 min',
      '  it needs `ghost` to be ready',
      '  x ghost is no service of stack `shop`, and has no container',
      'what to do:',
      '  write down a service `ghost`, or let nobody need it',
    ]
  }

  def "#what is told"(Map of, Mood mood, String fact, String remedy) {
    given:
    def story = teller(known(of, 'web', [seen()])).ofService('web')

    expect:
    story.first().mood() == mood
    story.first().facts() == [fact]
    story.remedies() == [remedy]

    where:
    of                        || mood          | fact                                                      | remedy
    [outdated: 'env A 1 -> 2'] || Mood.DOUBTFUL | '`up` would make it anew: env A 1 -> 2'                   | 'make it what its script says: orchsh up web'
    [orphan: true]            || Mood.DOUBTFUL | 'it is not in the script any more'                        | 'remove it: orchsh up --remove-orphans'
    [apart: ['db']]           || Mood.BAD      | 'it shares no network with `db`, which it is to reach'    | 'put `web` and `db` into one network'
    what = fact
  }

  def "what the last run did is told: #what"(Past past, List<Seen> containers, List<String> facts) {
    expect:
    teller(known('web', containers, past: past), known('db', [seen([:], 'db')])).ofService('web').first().facts() == facts

    where:
    past                                                                                        | containers              | facts
    new Past('up', NOON.minusSeconds(180), Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(2100))) | [seen()]             | ['the last `up`, 3 min ago, waited for it for 2.1 s']
    new Past('up', NOON.minusSeconds(180), Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(20)))   | [seen()]             | []
    new Past('up', NOON.minusSeconds(180), Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(2100))) | [seen(state: State.PAUSED)] | []
    new Past('up', NOON.minusSeconds(180), Optional.of('pull acme/web:1'), Optional.empty(), Optional.empty()) | []       | ['the last `up`, 3 min ago, failed to pull acme/web:1']
    new Past('up', NOON.minusSeconds(180), Optional.of('pull acme/web:1'), Optional.of('no such image'), Optional.empty()) | [] | ['the last `up`, 3 min ago, failed to pull acme/web:1: no such image']
    what = past
  }

  def "the last run that was about the service counts: #what"(String what, List<RunRecord> runs, Past past) {
    expect:
    Past.of('web', runs).orElse(null) == past

    where:
    what            | runs                                                                                   || past
    'none'          | []                                                                                     || null
    'of others'     | [ran('up', step('db', 'await_ready', StepRecord.Outcome.DONE))]                        || null
    'not begun'     | [ran('up', step('web', 'await_ready', StepRecord.Outcome.NEVER_BEGUN))]                || null
    'a wait'        | [ran('up', step('web', 'await_ready', StepRecord.Outcome.DONE, 700), step('web', 'await_ready', StepRecord.Outcome.DONE, 900))] || new Past('up', NOON, Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(900)))
    'the newest'    | [ran('stop', step('web', 'stop_container', StepRecord.Outcome.DONE)), ran('up', step('web', 'await_ready', StepRecord.Outcome.DONE))] || new Past('stop', NOON, Optional.empty(), Optional.empty(), Optional.empty())
    'a failure'     | [ran('up', step('web', 'pull_image', StepRecord.Outcome.FAILED))]                       || new Past('up', NOON, Optional.of('pull_image web'), Optional.empty(), Optional.empty())
  }

  def "why an image could not be pulled is kept until it can be: #what"(String what, List<StepRecord.Outcome> newestFirst, String refused) {
    expect:
    Past.refused('acme/web:1', newestFirst.collect { outcome ->
      ran('up', new StepRecord(1, new StepLabel('pull_image', 'other'), 'pull acme/web:1', new TreeSet<>(), outcome, Duration.ZERO, Duration.ZERO,
        outcome == StepRecord.Outcome.FAILED ? 'no such image' : ''))
    }) == Optional.ofNullable(refused)

    where:
    what         | newestFirst                                              || refused
    'never'      | []                                                       || null
    'in vain'    | [StepRecord.Outcome.FAILED]                              || 'no such image'
    'not again'  | [StepRecord.Outcome.NEVER_BEGUN, StepRecord.Outcome.FAILED] || 'no such image'
    'in the end' | [StepRecord.Outcome.DONE, StepRecord.Outcome.FAILED]     || null
  }

  private static StepRecord step(String subject, String kind, StepRecord.Outcome outcome, long millis = 100) {
    new StepRecord(1, new StepLabel(kind, subject), "$kind $subject", new TreeSet<>(), outcome, Duration.ZERO,
      outcome == StepRecord.Outcome.NEVER_BEGUN ? Duration.ZERO : Duration.ofMillis(millis))
  }

  private static RunRecord ran(String command, StepRecord... steps) {
    new RunRecord('shop', 'unix:///x', command, NOON, Duration.ofSeconds(1), Outcome.DONE, steps.toList())
  }

  def "that a job would run again is no fault of it"() {
    given:
    def job = Service.named('load').image('busybox').job(new Job(false)).build()
    def story = teller(known('load', [ended([labels: [(Labels.ENDS): '0']], 0, 'load')], declared: job, outdated: 'the job runs again on each up')).ofService('load')

    expect:
    story.first().mood() == Mood.FINE
    story.first().facts().last() == '`up` would make it anew: the job runs again on each up'
    story.remedies() == []
  }

  def "of several containers those are told that are not well"() {
    given:
    def all = [seen([:], 'web', 1), seen([state: State.PAUSED], 'web', 2)]
    def story = teller(known('web', all)).ofService('web')

    expect:
    story.first().headline() == 'has 2 containers, of which 1 is well'
    story.first().mood() == Mood.BAD
    story.first().causes()*.subject() == ['shop-web-1', 'shop-web-2']
    teller(known('web', [all[0], all[0]])).ofService('web').first().headline() == 'has 2 containers, and all are well'
  }

  def "of all services those that are well take a line"() {
    given:
    def teller = teller(known('web', [seen(waits: [holds()])]), known('db', [ended([:], 1, 'db')]))

    expect:
    new StoryView(Appearance.stream(Glyphs.ASCII)).lines(teller.ofAll(['web', 'db', 'web'])) == [
      '+ web is ready and has run for 3 min',
      '',
      'x db ended 1 min ago with exit code 1',
      '  it had run for 2 min',
      'what to do:',
      '  see all that it wrote: orchsh logs db',
      '',
      '+ web is ready and has run for 3 min',
    ]
  }
}
