package orchsh.engine.wire

import static orchsh.engine.wire.FakeEngine.chunked
import static orchsh.engine.wire.FakeEngine.ok
import static orchsh.engine.wire.FakeEngine.refusal

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.json.JsonWriter
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.ProblemException.Kind
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class WireClientSpec extends Specification {

  @TempDir
  Path folder

  @AutoCleanup
  FakeEngine engine

  @AutoCleanup
  WireClient client

  def "a request shows neither its headers nor its query"() {
    expect:
    WireRequest.post('/build?buildargs=s3cret').header('X-Registry-Auth', 's3cret').toString() == 'POST /build'
  }

  def "reads an answer that comes #how"(String how, String answer, String body) {
    given:
    talkTo { talk ->
      talk.ask()
      talk.sayInPieces(answer, size)
    }

    expect:
    text(get('/x')) == body

    where:
    [how, answer, body, size] << [
      ['with a length', ok('hello'), 'hello'],
      ['in chunks', chunked(['he', 'l', 'lo, ' + 'x' * 100]), 'hello, ' + 'x' * 100],
      ['until the engine hangs up', 'HTTP/1.0 200 OK\r\n\r\nhello', 'hello'],
      ['in chunks with extras', "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nTrailer: x\r\n\r\n", 'hello'],
      ['after word that work goes on', "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + ok('hello'), 'hello'],
      ['without a body', 'HTTP/1.1 204 No Content\r\n\r\n', ''],
    ].collectMany { row -> [1, 3, 10_000].collect { row + it } }
  }

  def "asks again on the same connection when the answer was read to its end"() {
    given:
    talkTo { talk ->
      while (true) {
        def line = talk.ask()
        talk.say(line.contains('chunks') ? chunked(['a', 'b']) : ok(line))
      }
    }

    expect:
    text(get('/1')) == 'GET /1 HTTP/1.1'
    text(get('/chunks')) == 'ab'
    text(get('/2')) == 'GET /2 HTTP/1.1'
    engine.connections() == 1
    client.requests() == 3
  }

  def "keeps a connection whose reader stopped right before the end of the chunks"() {
    given:
    talkTo { talk ->
      while (true) {
        talk.ask()
        talk.say(chunked(['{}']))
      }
    }

    when:
    2.times {
      def response = get('/x')
      new PollingConditions(timeout: 60).eventually { assert response.body().read(new byte[2]) != 0 }
      response.close()
    }

    then:
    engine.connections() == 1
  }

  def "takes the connection along when a body is not wanted to its end"() {
    given:
    talkTo { talk ->
      talk.ask()
      talk.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nabc")
      talk.untilHungUp()
    }

    when:
    def response = get('/x')
    response.body().read()
    response.close()

    then:
    new PollingConditions(timeout: 60).eventually { assert engine.talks[0].ended }
  }

  def "asks once more when the engine had hung up in between"() {
    given:
    def gone = new CountDownLatch(1)
    talkTo({ talk ->
      talk.ask()
      talk.say(ok('one'))
      talk.ask()
      gone.countDown()
    }, { talk ->
      talk.ask()
      talk.say(ok('two'))
    })

    expect:
    text(get('/1')) == 'one'
    text(get('/2')) == 'two'
    gone.await(60, TimeUnit.SECONDS)
    engine.connections() == 2
  }

  def "does not do twice what changes something"() {
    given:
    talkTo { talk ->
      talk.ask()
      talk.say(ok('one'))
      talk.ask()
    }
    text(get('/1'))

    when:
    client.send(WireRequest.post('/x'))

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.NO_ENGINE
    e.message == "the container engine at ${engine.address()} went away: the answer was cut off"
    engine.asked.size() == 2
  }

  def "notices before it asks that an idle connection is gone"() {
    given:
    talkTo({ talk ->
      talk.ask()
      talk.say(ok('one'))
    }, { talk ->
      talk.ask()
      talk.say(ok('two'))
    })
    text(get('/1'))
    new PollingConditions(timeout: 60).eventually { assert !engine.talks[0].@channel.open }

    expect:
    text(client.send(WireRequest.post('/x'))) == 'two'
  }

  def "sends a body #how"(String how, Closure<WireRequest> body) {
    given:
    def bytes = new byte[1_000_003]
    new Random(1).nextBytes(bytes)
    talkTo { talk ->
      talk.ask()
      talk.say(ok('done'))
    }

    expect:
    text(client.send(body(WireRequest.post('/x'), bytes))) == 'done'
    engine.bodies[0] == bytes

    where:
    how           | body
    'in chunks'   | { request, content -> request.stream(new ByteArrayInputStream(content)) }
    'of one size' | { request, content -> new WireRequest('POST', '/x', [:], Optional.of(WireRequest.Body.of(content)), Optional.empty()) }
  }

  def "believes an answer that comes before all was sent"() {
    given:
    talkTo { talk ->
      talk.readHead()
      talk.say(refusal(400, 'No context, please.'))
      talk.hangUp()
    }

    when:
    client.send(WireRequest.post('/build').stream(new ByteArrayInputStream(new byte[5_000_000]))).accepted()

    then:
    def e = thrown(RefusedException)
    e.status() == 400
    e.reason() == 'no context, please'
  }

  def "says that its own side could not be read"() {
    given:
    talkTo { talk -> talk.ask() }
    def broken = new InputStream() {
      @Override
      int read() {
        throw new IOException('Disk on fire.')
      }
    }

    when:
    client.send(WireRequest.post('/build').stream(broken))

    then:
    def e = thrown(ProblemException)
    e.message == 'what was to be sent to the container engine cannot be read: disk on fire'
  }

  def "reads a body of a megabyte, slow and fast"() {
    given:
    def body = 'x' * 1_000_000
    talkTo { talk ->
      talk.ask()
      talk.sayInPieces(ok(body), 65_536)
      talk.ask()
      talk.sayInPieces(chunked(body.toList().collate(99_999)*.join('')), 7777)
    }

    expect:
    text(get('/1')) == body
    text(get('/2')) == body
  }

  def "says in words that the engine sent #what"(String what, String answer, Kind kind, String words) {
    given:
    talkTo { talk ->
      talk.ask()
      talk.say(answer)
    }

    when:
    text(get('/x'))

    then:
    def e = thrown(ProblemException)
    e.kind() == kind
    e.message == words.replace('ADDRESS', engine.address().toString())

    where:
    what                    | answer                                                   || kind           | words
    'nothing'               | ''                                                       || Kind.NO_ENGINE | 'the container engine at ADDRESS went away: the answer was cut off'
    'half a head'           | 'HTTP/1.1 200 OK\r\nConte'                               || Kind.NO_ENGINE | 'the container engine at ADDRESS went away: the answer was cut off'
    'half a body'           | 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'        || Kind.NO_ENGINE | 'the container engine at ADDRESS went away: the answer was cut off'
    'half the chunks'       | chunked(['abc'])[0..-6]                                  || Kind.NO_ENGINE | 'the container engine at ADDRESS went away: the answer was cut off'
    'another protocol'      | 'SSH-2.0-OpenSSH_9.2\r\n'                                || Kind.NO_ENGINE | 'what listens at ADDRESS is not a container engine: it sent a first line that is none'
    'garbage'               | '\u0000\u0001\u0002\n'                                   || Kind.NO_ENGINE | 'what listens at ADDRESS is not a container engine: it sent a first line that is none'
    'a garbled header'      | 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n'                    || Kind.NO_ENGINE | 'what listens at ADDRESS is not a container engine: it sent a header that is none'
    'a garbled length'      | 'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n'           || Kind.NO_ENGINE | 'what listens at ADDRESS is not a container engine: it sent a length that is no number'
    'a garbled chunk'       | 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n' || Kind.NO_ENGINE | 'what listens at ADDRESS is not a container engine: it sent a chunk without a size'
    'an endless line'       | 'HTTP/1.1 200 OK\r\nX: ' + 'y' * 100_000                  || Kind.NO_ENGINE | 'what listens at ADDRESS is not a container engine: it sent a line of more than 65536 characters'
    'headers without end'   | 'HTTP/1.1 200 OK\r\n' + 'X: y\r\n' * 300                 || Kind.NO_ENGINE | 'what listens at ADDRESS is not a container engine: it sent a header that is none'
  }

  def "does not wait longer than the deadline for #what"(String what, String beginning) {
    given:
    talkTo { talk ->
      talk.ask()
      talk.say(beginning)
      talk.untilHungUp()
    }

    when:
    text(client.send(WireRequest.get('/x').within(Duration.ofMillis(100))))

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.STACK
    e.message == "the container engine at ${engine.address()} did not answer within 100 ms"
    new PollingConditions(timeout: 60).eventually { assert engine.talks[0].ended }

    where:
    what              | beginning
    'the first byte'  | ''
    'half a head'     | 'HTTP/1.1 200 OK\r\n'
    'the end'         | 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'
  }

  def "a deadline that was met does not harm the next call"() {
    given:
    def second = new CountDownLatch(1)
    talkTo { talk ->
      talk.ask()
      talk.say(ok('one'))
      talk.ask()
      second.await(400, TimeUnit.MILLISECONDS)
      talk.say(ok('two'))
    }

    expect:
    text(client.send(WireRequest.get('/1').within(Duration.ofMillis(200)))) == 'one'
    text(get('/2')) == 'two'
    engine.connections() == 1
  }

  def "ends at once when #how"(String how, boolean streaming, Closure<?> end) {
    given:
    talkTo { talk ->
      talk.ask()
      if (streaming) {
        talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
      }
      talk.untilHungUp()
    }
    def cancellation = new Cancellation()
    Throwable thrown = null
    def caller = Thread.start {
      try {
        text(client.send(WireRequest.get('/x'), cancellation))
      } catch (ProblemException e) {
        thrown = e
      }
    }
    new PollingConditions(timeout: 60).eventually { assert engine.asked.size() == 1 }

    when:
    end(cancellation, caller, client)
    caller.join(60_000)

    then:
    !caller.alive
    thrown.kind() == (how.contains('closed') ? Kind.STACK : Kind.INTERRUPTED)
    new PollingConditions(timeout: 60).eventually { assert engine.talks[0].ended }

    where:
    how                                          | streaming | end
    'the work is cancelled before an answer'     | false     | { token, thread, it -> token.cancel() }
    'the work is cancelled within an answer'     | true      | { token, thread, it -> token.cancel() }
    'the thread is interrupted before an answer' | false     | { token, thread, it -> thread.interrupt() }
    'the thread is interrupted within an answer' | true      | { token, thread, it -> thread.interrupt() }
    'the client is closed'                       | true      | { token, thread, it -> it.close() }
  }

  def "does not even begin what is cancelled already"() {
    given:
    talkTo { talk -> talk.ask() }
    def cancellation = new Cancellation()
    cancellation.cancel()

    when:
    client.send(WireRequest.get('/x'), cancellation)

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.INTERRUPTED
    engine.asked.empty
  }

  def "says that nobody answers: #why"(String why, Closure<Path> socket) {
    given:
    def path = socket(folder)
    client = new WireClient(new EngineAddress.Unix(path), FakeEngine.surroundings())

    when:
    get('/x')

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.NO_ENGINE
    e.message == "no container engine answers at unix://$path: $why"

    where:
    why                         | socket
    'there is no such socket'   | { Path it -> it.resolve('none.sock') }
    'connection refused'        | { Path it -> Files.createFile(it.resolve('file.sock')) }
    'connection refused'        | { Path it -> abandoned(it.resolve('left.sock')) }
    'unix domain path too long' | { Path it -> it.resolve('x' * 120) }
  }

  def "says that nobody answers at a port"() {
    given:
    int port = new ServerSocket(0).withCloseable { it.localPort }
    client = new WireClient(new EngineAddress.Tcp(host, port, Optional.empty()), FakeEngine.surroundings())

    when:
    get('/x')

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.NO_ENGINE
    e.message == "no container engine answers at tcp://$host:$port: $why"

    where:
    host               || why
    '127.0.0.1'        || 'connection refused'
    'no.such.invalid'  || 'there is no host `no.such.invalid`'
  }

  def "says what ssh says"() {
    given:
    def path = folder.resolve('bin')
    client = new WireClient(
      new EngineAddress.Ssh(Optional.empty(), '127.0.0.1', OptionalInt.of(1), Optional.empty()),
      FakeEngine.surroundings([PATH: System.getenv('PATH')], folder))

    when:
    get('/x')

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.NO_ENGINE
    e.message.startsWith('no container engine answers at ssh://127.0.0.1:1: ')
    e.problems().first().hint().get() == 'see whether `ssh 127.0.0.1 docker version` works without asking anything'
  }

  def "hands over a connection, and the other side sees the end of the input"() {
    given:
    talkTo { talk ->
      talk.ask()
      talk.say("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello")
      def input = new StringBuilder()
      try {
        while (true) {
          input.append((char) talk.readBytes(1)[0])
        }
      } catch (EOFException ignored) {
        talk.say(" you said $input")
      }
    }

    when:
    def hijack = client.hijack(WireRequest.post('/exec/x/start').json(new JsonWriter().beginObject().endObject()), CancellationToken.none())
    hijack.write('abc'.bytes, 0, 3)
    hijack.shutdownOutput()

    then:
    hijack.input().text == 'hello you said abc'
    engine.asked[0].contains('Connection: Upgrade\r\nUpgrade: tcp\r\n')

    cleanup:
    hijack.close()
  }

  def "says why a connection is not handed over"() {
    given:
    talkTo { talk ->
      talk.ask()
      talk.say(refusal(409, 'Container abc is not running'))
    }

    when:
    client.hijack(WireRequest.post('/exec/x/start'), CancellationToken.none())

    then:
    def e = thrown(RefusedException)
    e.status() == 409
    e.reason() == 'container abc is not running'
  }

  def "unwraps a refusal: #body"(String body, String reason) {
    given:
    talkTo { talk ->
      talk.ask()
      talk.say("HTTP/1.1 500 No\r\nContent-Length: ${body.length()}\r\n\r\n$body")
    }

    when:
    get('/x').accepted()

    then:
    def e = thrown(RefusedException)
    e.reason() == reason

    where:
    body                                     || reason
    '{"message":"No such image: x:1\\n"}'    || 'no such image: x:1'
    '{"cause":"x","message":"Bad  thing."}'  || 'bad thing'
    '{"message":"OCI runtime failed"}'       || 'OCI runtime failed'
    '{"error":"x"}'                          || '{"error":"x"}'
    '{"message":'                            || '{"message":'
    '404 page not found'                     || '404 page not found'
    ''                                       || 'status 500'
  }

  private void talkTo(Closure<?>... conversations) {
    engine = new FakeEngine(conversations)
    client = engine.client()
  }

  /** A socket whose owner is gone. */
  private static Path abandoned(Path path) {
    def owner = new FakeEngine(path, {})
    owner.@server.close()
    path
  }

  private WireResponse get(String target) {
    client.send(WireRequest.get(target))
  }

  private static String text(WireResponse response) {
    response.withCloseable { it.body().getText('UTF-8') }
  }
}
