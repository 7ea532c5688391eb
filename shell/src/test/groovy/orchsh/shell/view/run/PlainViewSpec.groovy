package orchsh.shell.view.run

import static orchsh.shell.view.Plans.*

import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.Noted
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.event.EngineEvent.RunStarted
import orchsh.engine.plan.Step
import orchsh.engine.problem.Problem
import orchsh.shell.view.Looks
import orchsh.shell.view.Ticking
import spock.lang.Specification

class PlainViewSpec extends Specification {
  Ticking clock = new Ticking()
  StringWriter out = new StringWriter()
  PlainView view = new PlainView(new PrintWriter(out), Looks.FILE, clock, Knowledge.NONE)
  def net = step(1, network('shop_default'))
  def image = step(2, build('web'))
  def made = step(3, create('web'), [1, 2])
  def begun = step(4, start('web'), [3])
  def ready = step(5, await('web'), [4])

  def "tells a run line by line"() {
    when:
    tell(
      new RunStarted(plan(net, image, made, begun, ready)),
      started(net), done(net, 40),
      started(image),
      progressed(image, 'Step 1/2 : FROM debian:12-slim'),
      progressed(image, 'Step 1/2 : FROM debian:12-slim'),
      progressed(image, 'sending', 1, 3),
      progressed(image, '\u001b[1mStep 2/2 : RUN true\n'),
      done(image, 61_000),
      started(made), done(made, 200),
      new Noted('`debian:12-slim` is a stand-in: no registry answers', Optional.of(made)),
      started(begun), done(begun),
      started(ready), notReady(ready, 3, 'connection refused'), done(ready, 1500),
      finished())

    then:
    out.toString() == '''\
      network shop_default   created
      web                    building shop-web:latest
      web                      Step 1/2 : FROM debian:12-slim
      web                      Step 2/2 : RUN true
      web                    built shop-web:latest (1 min 1 s)
      web                    created shop-web-1 (0.2 s)
      web                    `debian:12-slim` is a stand-in: no registry answers
      web                    started shop-web-1
      web                    waiting for tcp 5432
      web                    ready (1.5 s)
      '''.stripIndent()
  }

  def "says why an image is built, and no secret of that"() {
    given:
    def shy = new PlainView(new PrintWriter(out), Looks.FILE, clock, new Knowledge(Knowledge.NONE.usualTimes(), { it.replace('s3cret', '***') }))
    def changed = step(2, build('web'), [], 'app.py and s3cret.py changed')

    when:
    [new RunStarted(plan(changed)), started(changed), done(changed, 20)].each { shy.on(it) }

    then:
    out.toString() == '''\
      web   building shop-web:latest: app.py and ***.py changed
      web   built shop-web:latest
      '''.stripIndent()
  }

  def "gives a sign of life now and then while it waits"() {
    when:
    tell(new RunStarted(plan(ready)), started(ready))
    (1..25).each {
      clock.pass(1000)
      tell(notReady(ready, it, 'connection refused'))
    }

    then:
    out.toString() == '''\
      web   still waiting for tcp 5432 (10 tries, connection refused)
      web   still waiting for tcp 5432 (20 tries, connection refused)
      '''.stripIndent()
  }

  def "of a run that only looks tells trouble only"() {
    when:
    tell(new RunStarted(plan(ready)), started(ready), done(ready, 20), finished())

    then:
    out.toString() == ''
  }

  def "says what failed and what was never begun"() {
    when:
    tell(
      new RunStarted(plan(net, image, made, begun, ready)),
      started(net),
      failed(net, Problem.error('no free addresses').hint('remove a network'), 1200),
      finished(Outcome.FAILED, [image, made, begun, ready]))

    then:
    out.toString() == '''\
      network shop_default   failed creating (1.2 s)
      error: no free addresses
        hint: remove a network
      not finished: web
      what was done stays, the same command goes on from here
      '''.stripIndent()
  }

  def "says of failures that are borne what was not done because of them"() {
    when:
    tell(new RunStarted(plan(begun)), started(begun), failed(begun, Problem.error('no such program'), 20), finished(Outcome.DONE, [begun, ready]))

    then:
    out.toString() == '''\
      web   failed starting shop-web-1
      error: no such program
      not finished: web
      no more failed than may, the same command goes on from here
      '''.stripIndent()
  }

  def "meeting points are nothing that anybody has finished or not"() {
    given:
    def images = step(6, new Step.ImagesComplete())
    def all = step(7, new Step.AllReady(), [5])

    when:
    tell(finished(Outcome.CANCELLED, [ready, all], [images]))

    then:
    out.toString() == '''\
      interrupted after 3.0 s; what was done stays, the same command goes on from here
      not finished: web
      '''.stripIndent()
  }

  def "volumes without a name are called by the beginning of their number"() {
    given:
    def id = '2a297fa637c8dfb248ace83a65a4c73bfa821a5d9cc5dd69e50c96bd83324c3f'
    def named = step(1, new Step.RemoveVolume('shop_data'))
    def nameless = step(2, new Step.RemoveVolume(id))

    when:
    tell(new RunStarted(plan(named, nameless)), started(named), done(named), started(nameless), done(nameless), finished())

    then:
    out.toString() == '''\
      volume shop_data      removed
      volume 2a297fa637c8   removed
      '''.stripIndent()
  }

  def "names a few of many that were not done"() {
    when:
    tell(finished(Outcome.CANCELLED, (1..200).collect { step(it, start("s$it")) }))

    then:
    out.toString() == '''\
      interrupted after 3.0 s; what was done stays, the same command goes on from here
      not finished: s1, s2, s3, s4, s5, s6, s7, s8 and 192 more
      '''.stripIndent()
  }

  private void tell(EngineEvent... events) {
    events.each { view.on(it) }
  }
}
