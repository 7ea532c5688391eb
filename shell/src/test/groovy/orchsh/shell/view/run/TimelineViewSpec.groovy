package orchsh.shell.view.run

import static orchsh.shell.journal.Runs.run
import static orchsh.shell.journal.Runs.step
import static orchsh.shell.journal.StepRecord.Outcome.*

import java.time.Duration
import java.time.ZoneOffset
import orchsh.engine.event.EngineEvent.RunFinished
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.journal.RunRecord
import orchsh.shell.journal.Runs
import orchsh.shell.journal.Timeline
import orchsh.shell.view.Looks
import orchsh.shell.view.text.Cells
import spock.lang.Specification

class TimelineViewSpec extends Specification {
  static final RunRecord UP = run(
    step(1, 'create_network', 'network shop_default', 0, 100),
    step(2, 'pull_image', 'db', 0, 8000),
    step(3, 'images_complete', 'images', 8000, 8000, [2]),
    step(4, 'create_container', 'db', 8000, 8200, [1, 3]),
    step(5, 'start_container', 'db', 8200, 9000, [4]),
    step(6, 'await_ready', 'db', 9000, 15000, [5]),
    step(7, 'create_container', 'web', 8000, 8200, [1, 3]),
    step(8, 'start_container', 'web', 15500, 16000, [6, 7]))

  def "shows a bar for each service and the longest chain"() {
    expect:
    text(UP, Looks.FILE) == '''\
      up of shop, done in 16 s
      2026-11-20 12:00:00

        network shop_default ▓                                                                      0.1 s
      ▸ db                   ███████████████████████████████████▓▓▓▓░░░░░░░░░░░░░░░░░░░░░░░░░░░      15 s
      ▸ web                                                     ▓                               ▓▓▓ 0.7 s
                             0 s                                8.0 s                          16 s
      █ images   ▓ work of the engine   ░ waiting   ▸ on the longest chain

      ▸ the longest chain, 15 s
        8.0 s  db   pull image db
        0.2 s  db   create container db
        0.8 s  db   start container db
        6.0 s  db   await ready db
        0.5 s       waited for its turn
        0.5 s  web  start container web'''.stripIndent()
  }

  def "fits #columns columns"(int columns, String lines) {
    expect:
    text(UP, Looks.terminal(columns, 24)) == lines.stripIndent()

    where:
    columns || lines
    40      || '''\
      up of shop, done in 16 s
      2026-11-20 12:00:00

        network shop… ▓                 0.1 s
      ▸ db            █████████▓░░░░░░   15 s
      ▸ web                   ▓       ▓ 0.7 s
                      0 s          16 s
      █ images   ▓ work of the engine
      ░ waiting   ▸ on the longest chain

      ▸ the longest chain, 15 s
        8.0 s  db   pull image db
        0.2 s  db   create container db
        0.8 s  db   start container db
        6.0 s  db   await ready db
        0.5 s       waited for its turn
        0.5 s  web  start container web'''
    10      || '''\
      up of sh…
      2026-11-…

        networ…
      ▸ db
      ▸ web

      ▸ the lo…
       8.0 s db
       0.2 s db
       0.8 s db
       6.0 s db
       0.5 s
       0.5 s w…'''
  }

  def "is no wider than the window: #columns"(int columns, Glyphs glyphs) {
    expect:
    TimelineView.lines(Timeline.of(UP), Looks.terminal(columns, 24, glyphs), ZoneOffset.UTC)
      .every { Cells.width(it) < columns || columns == 1 }

    where:
    [columns, glyphs] << [[1, 2, 5, 10, 11, 20, 25, 30, 39, 40, 60, 80, 200], Glyphs.values()].combinations()
  }

  def "is ASCII where nothing else is known"() {
    expect:
    text(UP, Looks.ASCII_FILE).chars().allMatch { it < 128 }
    text(UP, Looks.ASCII_FILE).readLines()[4].startsWith('> db                   ####')
  }

  def "colours what failed and what it was spent on"() {
    given:
    def failed = run(step(1, 'start_container', 'db', 0, 1000), step(2, 'await_ready', 'db', 1000, 4000, [1], FAILED),
      outcome: RunFinished.Outcome.FAILED)

    expect:
    def lines = TimelineView.lines(Timeline.of(failed), Looks.terminal(40, 24, Glyphs.ASCII, Colours.ANSI), ZoneOffset.UTC)
    lines[3].contains('\u001b[32m=======\u001b[0m\u001b[31m')
    lines.any { it.endsWith('failed: await ready db') }
    lines.last() == 'not finished: db'
  }

  def "of a run that was #how says so"(RunFinished.Outcome outcome, String title, String how) {
    given:
    def cut = run(step(1, 'await_ready', 'db', 0, 4000, [], CUT_SHORT), step(2, 'start_container', 'web', 0, 0, [1], NEVER_BEGUN),
      outcome: outcome)

    expect:
    def lines = text(cut, Looks.FILE).readLines()
    lines[0] == "up of shop, $title 4.0 s"
    lines[1] == '2026-11-20 12:00:00'
    lines.any { it.endsWith('not finished: await ready db') }
    lines.last() == 'not finished: db, web'

    where:
    how           | outcome                        || title
    'interrupted' | RunFinished.Outcome.CANCELLED  || 'interrupted after'
    'too slow'    | RunFinished.Outcome.DEADLINE   || 'stopped by its deadline after'
    'in vain'     | RunFinished.Outcome.FAILED     || 'failed after'
  }

  def "of a run whose process was killed it is said so"() {
    given:
    def cut = new RunRecord('shop', 'here', 'up', Runs.NOON, Duration.ofSeconds(4), RunRecord.Ending.CUT_OFF,
      [step(1, 'create_container', 'db', 0, 4000, [], CUT_SHORT)])

    expect:
    text(cut, Looks.FILE).readLines()[0] == 'up of shop, cut off after 4.0 s'
  }

  def "of a run in which nothing was begun says who was to come"() {
    expect:
    text(run(step(1, 'start_container', 'db', 0, 0, [], NEVER_BEGUN), outcome: RunFinished.Outcome.CANCELLED), Looks.FILE) == '''\
      up of shop, interrupted after 0.0 s
      2026-11-20 12:00:00

      not finished: db'''.stripIndent()
  }

  private static String text(RunRecord run, Appearance look) {
    TimelineView.lines(Timeline.of(run), look, ZoneOffset.UTC).join('\n')
  }
}
