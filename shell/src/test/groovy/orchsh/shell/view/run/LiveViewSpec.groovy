package orchsh.shell.view.run

import static orchsh.shell.view.Plans.*

import java.util.concurrent.atomic.AtomicInteger
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.Noted
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.event.EngineEvent.RunStarted
import orchsh.engine.plan.Plan
import orchsh.engine.problem.Problem
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Frames
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Appearance.Kind
import orchsh.shell.invocation.Appearance.Size
import orchsh.shell.journal.RunRecord
import orchsh.shell.journal.StepLabel
import orchsh.shell.journal.StepRecord
import orchsh.shell.journal.UsualTimes
import orchsh.shell.view.Screen
import orchsh.shell.view.Ticking
import orchsh.shell.view.text.LiveRegion
import spock.lang.Specification
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class LiveViewSpec extends Specification {
  Ticking clock = new Ticking()
  Size size = new Size(80, 24)
  boolean ended
  Appearance look = new Appearance(Kind.TERMINAL, () -> size, Colours.NONE, Glyphs.UNICODE)
  UsualTimes usual = UsualTimes.UNKNOWN
  Knowledge knowledge = new Knowledge(() -> usual, { it.replace('hush', '***') })
  Board board = new Board(look, knowledge)
  Screen screen = new Screen(80, 24)
  LiveRegion region = new LiveRegion(new PrintWriter(screen), Frames.PLAIN)

  def net = step(1, network('shop_default'))
  def fetched = step(2, pull('db', 'postgres:16'))
  def madeDb = step(3, create('db'), [1, 2])
  def begunDb = step(4, start('db'), [3])
  def readyDb = step(5, await('db'), [4])
  def madeWeb = step(6, create('web'), [1, 5])
  def begunWeb = step(7, start('web'), [6])
  def all = [net, fetched, madeDb, begunDb, readyDb, madeWeb, begunWeb]

  def "shows nothing before anything has begun"() {
    expect:
    board.live(clock.instant()) == []
  }

  def "has a line for each service: what it does, since when, what it waits for"() {
    when:
    happen(new RunStarted(plan(*all)), started(net), started(fetched))
    pass(1200)
    happen(progressed(fetched, 'downloading', 45_000_000, 100_000_000), done(net))

    then:
    seen() == '''\
      ✔ network shop_default   1.2 s  created
      ⠹ db                     1.2 s  ████▌░░░░░  45 %  getting postgres:16  downloa…
      · web                           after db
      1 of 3 done, 1 at work, 1 to come  1.2 s'''.stripIndent()

    when:
    pass(10_000)
    happen(done(fetched), started(madeDb), done(madeDb), started(begunDb), done(begunDb), started(readyDb))
    happen(notReady(readyDb, 3, 'connection refused'))

    then:
    seen() == '''\
      ✔ network shop_default   1.2 s  created
      ⠹ db                     0.0 s  waiting for tcp 5432  connection refused
      · web                           after db
      1 of 3 done, 1 at work, 1 to come  11 s'''.stripIndent()

    when:
    pass(800)
    happen(done(readyDb), started(madeWeb), done(madeWeb), started(begunWeb), done(begunWeb), finished())
    end()

    then:
    seen() == '''\
      ✔ network shop_default   1.2 s  created
      ✔ db                      12 s  ready
      ✔ web                    0.0 s  started shop-web-1'''.stripIndent()
  }

  def "a service that is made but may not start yet is still to come"() {
    given:
    def madeEarly = step(6, create('web'), [1])
    def begunLate = step(7, start('web'), [5, 6])

    when:
    happen(new RunStarted(plan(net, madeDb, begunDb, readyDb, madeEarly, begunLate)), started(net), done(net))
    happen(started(madeDb), started(madeEarly), done(madeDb), done(madeEarly), started(begunDb))
    pass(2000)

    then:
    seen() == '''\
      ✔ network shop_default   0.0 s  created
      ⠋ db                     2.0 s  starting shop-db-1
      · web                           after db
      1 of 3 done, 1 at work, 1 to come  2.0 s'''.stripIndent()
  }

  def "fits 40 columns"() {
    given:
    size = new Size(40, 24)
    screen = new Screen(40, 24)
    region = new LiveRegion(new PrintWriter(screen), Frames.PLAIN)

    when:
    happen(new RunStarted(plan(*all)), started(net), started(fetched), progressed(fetched, 'downloading', 1, 3))

    then:
    seen() == '''\
      ⠋ network shop…  0.0 s creating
      ⠋ db             0.0 s  33 % getting p…
      · web                  after network s…
      0 of 3 done  0.0 s'''.stripIndent()
  }

  def "is readable at #columns columns"(int columns, String lines) {
    given:
    size = new Size(columns, 24)
    screen = new Screen(columns, 24)
    region = new LiveRegion(new PrintWriter(screen), Frames.PLAIN)

    when:
    happen(new RunStarted(plan(*all)), started(net), started(fetched), progressed(fetched, 'downloading', 1, 3))

    then:
    seen() == lines.stripIndent()

    where:
    columns || lines
    10      || '''\
      ⠋ networ…
      ⠋ db
      · web
      0/3 0.0 s'''
    5       || '''\
      ⠋ n…
      ⠋ db
      · w…
      0/3'''
    1       || '''\
      ⠋
      ⠋
      ·
      …'''
    25      || '''\
      ⠋ network shop_d…  0.0 s
      ⠋ db               0.0 s
      · web
      0 of 3 done  0.0 s'''
  }

  def "says how long it usually takes, from the second run on, and warns when it takes much longer"() {
    given:
    usual = UsualTimes.of(took.collect { waited(it) }, 'here')
    look = new Appearance(Kind.TERMINAL, () -> size, Colours.ANSI, Glyphs.UNICODE)
    board = new Board(look, knowledge)

    when:
    happen(new RunStarted(plan(madeDb, begunDb, readyDb)), started(readyDb))
    pass(passed)

    then:
    board.live(clock.now)[0].contains(said)

    where:
    took               | passed || said
    [4000, 5000]       | 1000   || 'waiting for tcp 5432  \u001b[2m(usually 4.5 s)\u001b[0m'
    [4000, 900, 5000]  | 1000   || 'waiting for tcp 5432  \u001b[2m(usually 4.0 s)\u001b[0m'
    [4000, 4000]       | 9000   || 'waiting for tcp 5432  \u001b[33m(usually 4.0 s)\u001b[0m'
    [4000]             | 1000   || 'waiting for tcp 5432'
    [100, 120]         | 1000   || 'waiting for tcp 5432'
  }

  private static RunRecord waited(int millis) {
    new RunRecord('shop', 'here', 'up', java.time.Instant.EPOCH, java.time.Duration.ofMillis(millis), Outcome.DONE, [
      new StepRecord(1, new StepLabel('await_ready', 'db'), '', new TreeSet<>(), StepRecord.Outcome.DONE,
        java.time.Duration.ZERO, java.time.Duration.ofMillis(millis))])
  }

  def "a build tells the step it is at"() {
    given:
    def built = step(1, build('api'))

    when:
    happen(new RunStarted(plan(built)), started(built), progressed(built, 'RUN make', 3, 4))

    then:
    seen().readLines()[0] == '⠋ api   0.0 s  █████░░░░░ 3/4  building shop-api:latest  RUN make'
  }

  def "what nobody may read is hidden before it is cut"() {
    given:
    def told = step(1, await('db', new orchsh.engine.model.Wait.Exec(['login', 'hush'], orchsh.engine.model.Wait.Options.DEFAULT)))

    when:
    happen(new RunStarted(plan(told)), started(told))

    then:
    !board.live(clock.now).join().contains('hu')
  }

  def "writes only the lines that are others than before"() {
    given:
    def out = new StringWriter()
    def region = new LiveRegion(new PrintWriter(out), frames)
    region.show([], ['one', 'two', 'three'], size)
    out.buffer.setLength(0)

    when:
    region.show(lasting, live, size)

    then:
    out.toString() == written

    where:
    frames              | lasting | live                    || written
    Frames.PLAIN        | []      | ['one', 'two', 'three'] || ''
    Frames.PLAIN        | []      | ['one', '2', 'three']   || '\r\u001b[3A\n\u001b[K2\n\n\u001b[J'
    Frames.PLAIN        | []      | ['one']                 || '\r\u001b[3A\n\u001b[J'
    Frames.PLAIN        | ['one'] | ['two', 'three']        || '\r\u001b[3A\n\n\n\u001b[J'
    Frames.PLAIN        | ['new'] | ['two', 'three']        || '\r\u001b[3A\u001b[Knew\n\n\n\u001b[J'
    Frames.SYNCHRONIZED | []      | ['1', 'two', 'three']   || '\u001b[?2026h\r\u001b[3A\u001b[K1\n\n\n\u001b[J\u001b[?2026l'
  }

  def "a line that stays and is wider than the window is folded between words, and nothing is lost"() {
    given:
    size = new Size(20, 6)
    screen = new Screen(20, 6)
    region = new LiveRegion(new PrintWriter(screen), Frames.PLAIN)

    when:
    (1..9).each { region.show(["line $it of a text that is folded".toString()], ['at work', 'sum'], size) }

    then:
    screen.text().startsWith('line 1 of a text\nthat is folded\nline 2 of a text\n')
    screen.text().endsWith('\nat work\nsum')
    screen.text().count('at work') == 1
  }

  def "never clears the window from its first line on, which some terminals keep"() {
    given:
    def out = new StringWriter()
    def region = new LiveRegion(new PrintWriter(out), Frames.PLAIN)

    when:
    region.show(['x' * 85, 'y' * 80], ['z'], new Size(80, 24))

    then:
    out.toString() == '\r\u001b[K' + 'x' * 80 + '\n\u001b[K' + 'x' * 5 + '\n\u001b[K' + 'y' * 80 + '\n\u001b[Kz\n\u001b[J'
  }

  def "a window that gets lower than what is drawn leaves nothing half drawn below"() {
    given:
    def out = new StringWriter()
    def region = new LiveRegion(new PrintWriter(out), Frames.PLAIN)
    region.show([], (1..20)*.toString(), size)
    out.buffer.setLength(0)

    when:
    region.show([], ['next'], new Size(80, 5))

    then:
    out.toString() == '\r\u001b[4A\u001b[Knext\n\u001b[J'
  }

  def "of 200 services shows as many as fit, and leaves a line for each"() {
    given:
    def steps = (1..200).collect { step(it, start("service-$it")) }

    when:
    happen(new RunStarted(plan(*steps)))
    steps.take(150).each { happen(started(it)) }

    then:
    seen().readLines().size() == 23
    seen().readLines()[0] == '⠋ service-1     0.0 s  starting shop-service-1-1'
    seen().readLines()[22] == '0 of 200 done, 150 at work, 50 to come  0.0 s'

    when:
    steps.each {
      pass(100)
      happen(started(it), done(it))
    }
    happen(finished())
    end()

    then:
    seen().readLines().size() == 200
    seen().readLines().every { it.startsWith('✔ service-') }
  }

  def "is redrawn in place when the window gets narrower"() {
    given:
    happen(new RunStarted(plan(*all)), started(net), started(fetched))
    def wide = 'x' * 79
    happen(progressed(fetched, wide))

    when:
    size = new Size(40, 24)
    def out = new StringWriter()
    def region = new LiveRegion(new PrintWriter(out), Frames.PLAIN)
    region.show([], [wide, 'short'], new Size(80, 24))
    out.buffer.setLength(0)
    region.show([], ['next'], size)

    then:
    out.toString() == '\r\u001b[3A\u001b[Knext\n\u001b[J'
  }

  def "of a run that only looks shows who is waited for, and leaves nothing behind"() {
    when:
    happen(new RunStarted(plan(readyDb)), started(readyDb))

    then:
    seen() == '''\
      ⠋ db   0.0 s  waiting for tcp 5432
      0 of 1 ready, 1 at work  0.0 s'''.stripIndent()

    when:
    happen(done(readyDb), finished())
    end()

    then:
    seen() == ''
  }

  def "failures and notes stay, with what was not done"() {
    when:
    happen(new RunStarted(plan(*all)), started(net), done(net), started(fetched))
    happen(new Noted('no registry answers', Optional.of(fetched)))
    pass(300)
    happen(
      failed(fetched, Problem.error('there is no image `postgres:16`').hint('is it spelled right?')),
      finished(Outcome.FAILED, all.drop(2)))
    end()

    then:
    seen() == '''\
      ✔ network shop_default   0.0 s  created
      db: no registry answers
      ✘ db                     0.3 s  failed getting postgres:16
      error: there is no image `postgres:16`
        hint: is it spelled right?
      not finished: db, web
      what was done stays, the same command goes on from here'''.stripIndent()
    screen.cursorAtLineStart
  }

  def "is ASCII where the terminal knows no other, and coloured where it may be"() {
    given:
    look = new Appearance(Kind.TERMINAL, () -> size, Colours.ANSI, Glyphs.ASCII)
    board = new Board(look, knowledge)

    when:
    happen(new RunStarted(plan(net)), started(net))

    then:
    board.live(clock.now) == [
      '\u001b[36m|\u001b[0m \u001b[1mnetwork shop_default\u001b[0m  \u001b[2m 0.0 s\u001b[0m  creating',
      '\u001b[2m0 of 1 done, 1 at work  0.0 s\u001b[0m',
    ]
  }

  def "draws a dozen times a second at most, however much happens, and ends clean"() {
    given:
    def frames = new AtomicInteger()
    def out = new PrintWriter(screen) {
      @Override
      void flush() {
        frames.incrementAndGet()
        super.flush()
      }
    }
    def steps = (1..1000).collect { step(it, start('db')) }
    def began = System.nanoTime()

    when:
    def view = RunView.on(out, look, java.time.Clock.systemUTC(), Knowledge.NONE)
    view.on(new RunStarted(new Plan('shop', steps, [])))
    steps.each {
      view.on(started(it))
      view.on(progressed(it, "doing ${it.id()}".toString()))
      view.on(done(it))
    }

    then:
    new PollingConditions(timeout: 60).eventually {
      assert frames.get() > 0
    }

    when:
    view.calledOff()
    view.on(finished())
    view.close()
    def seconds = (System.nanoTime() - began) / 1e9

    then:
    frames.get() <= 13 * seconds + 2
    screen.text().readLines().size() == 2
    screen.text().contains('started shop-db-1\n')
    screen.text().endsWith('stopping when the steps at work are done; Ctrl-C once more ends at once')
    screen.cursorAtLineStart

    when:
    def after = frames.get()
    view.close()

    then:
    frames.get() == after
  }

  private void happen(EngineEvent... events) {
    events.each { board.apply(it, clock.now) }
  }

  private void pass(int millis) {
    clock.pass(millis)
  }

  private void end() {
    ended = true
    region.show(board.takeLasting(), [], size)
  }

  /** Draws a frame, unless it is over, and gives the screen. */
  private String seen() {
    if (!ended) {
      region.show(board.takeLasting(), board.live(clock.now), size)
    }
    screen.text()
  }
}
