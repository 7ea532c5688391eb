package orchsh.engine.api

import static orchsh.engine.Leftovers.labels

import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import orchsh.engine.Leftovers
import orchsh.engine.RealEngineSpec
import orchsh.engine.SuiteEngine
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.json.JsonWriter
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.port.EngineObserver.LogQuery
import orchsh.engine.problem.ProblemException
import orchsh.engine.wire.WireRequest
import spock.lang.IgnoreIf
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class WireObserverIT extends RealEngineSpec {
  String image = image('busybox:latest')
  PollingConditions soon = new PollingConditions(timeout: 60)

  def cleanup() {
    new Leftovers(client, observer, engine).remove(name)
  }

  def "takes one snapshot with four requests, and one more for an image"() {
    given:
    start(run(['sleep', '60']))
    def before = observer.requests()

    when:
    def stack = observer.observe(name)

    then:
    observer.requests() - before == 4
    stack.own()*.name() == [name]
    stack.own()[0].state() == State.RUNNING
    stack.own()[0].image() == image
    stack.own()[0].imageId() == stack.imageNamed(image).get().id()
    stack.imageNamed(image) == stack.imageNamed(image)
    observer.requests() - before == 5
    stack.networkNamed('bridge').present
    stack.engine().apiVersion().isAtLeast(1, 40)
    observer.containersOf(name) == stack.own()
  }

  def "looks closely at containers and images, or finds none"() {
    given:
    def id = run(['sh', '-c', 'exit 5'])

    expect:
    observer.container(name).get().lastEnd().empty

    when:
    start(id)

    then:
    soon.eventually { assert observer.container(id).get().state() == State.EXITED }
    with(observer.container(name).get()) {
      it.id() == id
      it.name() == name
      it.exitCode() == 5
      it.lastEnd().get().startsWith('20')
    }
    observer.container('no-such-container').empty
    observer.image(image).get().id().startsWith('sha256:')
    observer.image('no-such-image:1').empty
  }

  def "reads a log with its moments, or the end of it without"() {
    given:
    writeFiveLines()
    def all = lines(LogQuery.all().timestamped())

    expect:
    all*.text == ['line 1', 'line 2', 'line 3', 'oops', 'last']
    all*.error == [false, false, false, true, false]
    all.every { it.moment =~ /^20.*Z$/ }
    lines(LogQuery.last(1))*.moment == ['']
  }

  /** To Podman moments are whole seconds, and a tail joins a line without an end with the one before. */
  @IgnoreIf({ SuiteEngine.chosen().podman })
  def "reads a log from its end and from a moment on, to the line"() {
    given:
    writeFiveLines()
    def all = lines(LogQuery.all().timestamped())

    expect:
    lines(LogQuery.last(2))*.text == ['oops', 'last']
    lines(LogQuery.all().since(all[1].moment))*.text == ['line 3', 'oops', 'last']
    lines(LogQuery.all().since(all.last().moment)) == []
  }

  def "reads the log since a container last ended"() {
    given:
    def id = run(['sh', '-c', 'echo one; echo two'])
    2.times {
      start(id)
      soon.eventually { assert observer.container(name).get().state() == State.EXITED }
    }
    def ended = observer.container(name).get().lastEnd().get()

    expect:
    lines(LogQuery.all().since(ended)) == []

    when:
    start(id)

    then:
    soon.eventually { assert observer.container(name).get().state() == State.EXITED }
    lines(LogQuery.all().since(ended))*.text == ['one', 'two']
  }

  def "reads the log of a container with a terminal"() {
    given:
    start(run(['sh', '-c', 'echo one; echo two >&2'], true))
    soon.eventually { assert observer.container(name).get().state() == State.EXITED }

    expect:
    lines(LogQuery.all())*.text == ['one', 'two']
    lines(LogQuery.all().timestamped()).every { it.moment.startsWith('20') && it.text in ['one', 'two'] }
  }

  def "reads lines longer than the engine's own pieces"() {
    given:
    start(run(['sh', '-c', 'printf "%040000d\\nend\\n" 7']))
    soon.eventually { assert observer.container(name).get().state() == State.EXITED }

    expect:
    lines(query)*.text == ['0' * 39_999 + '7', 'end']

    where:
    query << [LogQuery.all(), LogQuery.all().timestamped()]
  }

  def "follows a log until the container ends"() {
    given:
    def seen = new CopyOnWriteArrayList<String>()
    start(run(['sh', '-c', 'echo first; while ! test -e /go; do sleep 0.05; done; echo second']))
    def follower = Thread.start {
      observer.logs(name, LogQuery.all().following(), { moment, line, isError -> seen << line }, CancellationToken.none())
    }

    when:
    soon.eventually { assert seen == ['first'] }
    observer.exec(name, ['touch', '/go'], Duration.ofSeconds(10), CancellationToken.none())
    follower.join(60_000)

    then:
    !follower.alive
    seen == ['first', 'second']
  }

  def "stops following a silent log when the work is cancelled"() {
    given:
    def seen = new CopyOnWriteArrayList<String>()
    def cancellation = new Cancellation()
    start(run(['sh', '-c', 'echo first; sleep 60']))
    def follower = Thread.start {
      observer.logs(name, LogQuery.all().following(), { moment, line, isError -> seen << line }, cancellation)
    }
    soon.eventually { assert seen == ['first'] }

    when:
    cancellation.cancel()
    follower.join(60_000)

    then:
    !follower.alive
  }

  def "says that there is no such container"() {
    when:
    lines(LogQuery.all())

    then:
    def e = thrown(ProblemException)
    e.message == "there is no container `$name`"
  }

  def "hears what happens to the project's containers"() {
    given:
    def seen = new CopyOnWriteArrayList<List<Object>>()
    def cancellation = new Cancellation()
    def listener = Thread.start {
      observer.events(name, [] as Set, { container, action, exitCode -> seen << [container, action, exitCode.orElse(null)] }, cancellation)
    }

    when:
    def id = run(['sh', '-c', 'exit 3'])
    soon.eventually {
      // the engine may answer before it listens itself, so it is given more than one occasion
      start(id)
      assert [name, 'die', 3] in seen
    }
    cancellation.cancel()
    listener.join(60_000)

    then:
    !listener.alive
    [name, 'start', null] in seen
  }

  def "runs commands and tells how they ended"() {
    given:
    start(run(['sleep', '60']))

    expect:
    with(observer.exec(name, ['sh', '-c', 'echo out; echo err >&2; exit 4'], Duration.ofSeconds(10), CancellationToken.none())) {
      exitCode() == 4
      output().readLines() as Set == ['out', 'err'] as Set
    }
    observer.exec(name, ['seq', '100000'], Duration.ofSeconds(10), CancellationToken.none()).output().length() == 65_536

    when:
    observer.exec(name, ['sleep', '9'], Duration.ofMillis(300), CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message == "`sleep` in `$name` did not end within 300 ms"

    when:
    def missing = observer.exec(name, ['no-such-program'], Duration.ofSeconds(10), CancellationToken.none())

    then:
    missing.exitCode() in [126, 127]
  }

  def "a command sees the end of its input"() {
    given:
    start(run(['sleep', '60']))
    def order = new JsonWriter().beginObject()
      .name('AttachStdin').value(true).name('AttachStdout').value(true)
      .name('Cmd').beginArray().value('wc').value('-c').endArray().endObject()
    def id = post("/containers/$name/exec", order)
    def attach = WireRequest.post("/exec/$id/start").json(new JsonWriter().beginObject().endObject())

    when:
    def hijack = client.hijack(attach, CancellationToken.none())
    hijack.write(new byte[1_000_000], 0, 1_000_000)
    hijack.shutdownOutput()
    def frames = hijack.frames()
    def said = new StringBuilder()
    while (frames.next()) {
      def bytes = new byte[100]
      int count = frames.read(bytes, 0, 100)
      said.append(new String(bytes, 0, count))
    }

    then:
    said.toString().trim() == '1000000'

    cleanup:
    hijack?.close()
  }

  private void writeFiveLines() {
    start(run(['sh', '-c', 'for i in 1 2 3; do echo line $i; sleep 0.01; done; echo oops >&2; printf last']))
    soon.eventually { assert observer.container(name).get().state() == State.EXITED }
  }

  private List<Map<String, Object>> lines(LogQuery query) {
    def lines = []
    observer.logs(name, query, { moment, line, isError -> lines << [moment: moment, text: line, error: isError] }, CancellationToken.none())
    lines
  }

  private String run(List<String> command, boolean terminal = false) {
    def order = new JsonWriter().beginObject().name('Image').value(image).name('Tty').value(terminal).name('Cmd').beginArray()
    command.each { order.value(it) }
    order.endArray().name('Labels').beginObject()
    (labels(name) + [(Labels.NUMBER): '1']).each { key, value -> order.name(key).value(value) }
    order.endObject().endObject()
    post("/containers/create?name=$name", order)
  }

  private String post(String target, JsonWriter order) {
    client.send(WireRequest.post(target.toString()).json(order)).accepted().withCloseable {
      (it.body().getText('UTF-8') =~ /"Id":"(\w+)"/)[0][1]
    }
  }

  private void start(String id) {
    client.send(WireRequest.post("/containers/$id/start")).accepted().close()
  }
}
