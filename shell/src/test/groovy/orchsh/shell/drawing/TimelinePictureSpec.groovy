package orchsh.shell.drawing

import static orchsh.shell.journal.Runs.run
import static orchsh.shell.journal.Runs.step
import static orchsh.shell.journal.StepRecord.Outcome.*

import java.time.Duration
import orchsh.shell.journal.RunRecord
import orchsh.shell.journal.Timeline
import spock.lang.Specification

class TimelinePictureSpec extends Specification {
  static final RunRecord UP = run(
    step(1, 'pull_image', 'db', 0, 8000),
    step(2, 'start_container', 'db', 8000, 9000, [1]),
    step(3, 'await_ready', 'db', 9000, 15000, [2], FAILED),
    step(4, 'create_container', 'web', 100, 100),
    step(5, 'start_container', 'web', 0, 0, [3, 4], NEVER_BEGUN))

  def "is a picture of every step, in its colour, and of the chain"() {
    when:
    def svg = new Xml(TimelinePicture.of(Timeline.of(UP), 'up of shop'))

    then:
    svg.all('/svg/title') == ['up of shop']
    svg.all('/svg/rect[title]/@class') == ['image', 'work', 'failed', 'work']
    svg.all('/svg/rect/title')[2] == 'db: await ready db, 6.0 s (from 9.0 s to 15 s), failed'
    svg.all('/svg/path[@class="chain"]').size() == 2
    [svg.all('/svg/rect[title]/@x'), svg.all('/svg/rect[title]/@width')].transpose().every { x, width -> (x as double) + (width as double) <= 960 }
  }

  def "stands alone, and knows light and dark"() {
    expect:
    def texts = [TimelinePicture.of(Timeline.of(UP), 't'), TimelinePage.of(Timeline.of(UP), 't')]
    texts.every { it.contains('@media (prefers-color-scheme:dark)') }
    texts.every { text -> ['http', 'src=', 'href', '@import', 'url('].every { !text.replace('http://www.w3.org/2000/svg', '').contains(it) } }
  }

  def "names are text, however they look"() {
    given:
    def evil = Timeline.of(run(step(1, 'start_container', '<script>alert("x")</script>&\'', 0, 5)))

    expect:
    !TimelinePicture.of(evil, '</title><script>').contains('<script>')
    !TimelinePage.of(evil, '</title><script>').contains('<script>')
    new Xml(TimelinePicture.of(evil, '</svg>')).all('/svg/rect/title')[0].contains('<script>alert("x")</script>&\'')
  }

  def "a page is well-formed and has every step"() {
    when:
    def page = new Xml(TimelinePage.of(Timeline.of(UP), 'up of shop').replaceFirst('<!DOCTYPE html>', ''))

    then:
    page.all('//h1') == ['up of shop']
    page.all('//table[1]/tr').size() == 4
    page.all('//table[2]/tr').size() == 5
    page.all('//tr[@class="onpath"]').size() == 3
    page.all('//p') == ['Not finished: db, web']
    page.all('//div/svg').size() == 1
  }

  def "ticks are round and few: #millis"(long millis, List<Long> ticks) {
    expect:
    TimelinePicture.ticks(Duration.ofMillis(millis))*.toMillis() == ticks

    where:
    millis  || ticks
    1       || [0, 1]
    7       || [0, 1, 2, 3, 4, 5, 6, 7]
    100     || [0, 20, 40, 60, 80, 100]
    1234    || [0, 200, 400, 600, 800, 1000, 1200]
    16000   || [0, 2000, 4000, 6000, 8000, 10000, 12000, 14000, 16000]
    3600000 || [0, 500000, 1000000, 1500000, 2000000, 2500000, 3000000, 3500000]
  }
}
