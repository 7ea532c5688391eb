package orchsh.engine.probe

import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.TextPattern
import orchsh.engine.model.Wait
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.engine.port.EngineObserver.ExecResult
import orchsh.engine.fake.BlindObserver
import com.sun.net.httpserver.HttpServer
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.stream.Stream
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class DoorsSpec extends Specification {
  static final int CLOSED = 1
  @AutoCleanup
  ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName('127.0.0.1'))
  @AutoCleanup('stop')
  StoppableHttp http = new StoppableHttp()
  def observer = new BlindObserver()

  def "an open port holds, a closed one is refused"() {
    expect:
    tcp(direct(), server.localPort).look(soon()) == new Look.Holds()
    tcp(direct(), CLOSED).look(soon()) == new Look.NotYet('connection refused')
  }

  def "behind a proxy, a port that accepts and hangs up is not ready"() {
    given:
    acceptAnd { it.close() }

    expect:
    tcp(published(), 80).look(soon()) == new Look.NotYet('the published port accepts, but nothing behind it answers')
  }

  def "behind a proxy, one success is not enough and a second one is"() {
    given:
    def kept = []
    acceptAnd { kept << it }
    def probe = tcp(published(), 80)

    expect:
    probe.look(soon()) == new Look.NotYet('accepted once')
    new PollingConditions(timeout: 60, delay: 0.02).eventually { assert probe.look(soon()) == new Look.Holds() }
  }

  def "where nothing can be reached the container is asked what it listens on"() {
    given:
    observer.execResult = new ExecResult(0, table)

    expect:
    tcp(new Target('c', [], '', []), 5432).look(soon()) == look

    where:
    table                                                   || look
    '   0: 00000000:1538 00000000:0000 0A 0 0'              || new Look.Holds()
    '   0: 00000000000000000000000000000000:1538 0:0 0A 0'  || new Look.Holds()
    '   0: 0100007F:1538 00000000:0000 0A 0 0'              || new Look.NotYet('nothing listens on port 5432')
    '   0: 00000000:1538 00000000:0000 01 0 0'              || new Look.NotYet('nothing listens on port 5432')
    '   0: 00000000:0050 00000000:0000 0A 0 0'              || new Look.NotYet('nothing listens on port 5432')
    ''                                                      || new Look.NotYet('nothing listens on port 5432')
  }

  def "an image in which nothing can be asked never becomes ready from here"() {
    expect:
    tcp(new Target('c', [], '', []), 80).look(soon()) instanceof Look.Never
  }

  def "an http answer is judged by status and body: #path"(String path, int from, int to, String body, Look look) {
    given:
    http.answer('/ok', 200, 'all is well')
    http.answer('/no', 503, 'not yet')

    expect:
    web(path, from, to, body).look(soon()) == look

    where:
    path   | from | to  | body     || look
    '/ok'  | 200  | 299 | null     || new Look.Holds()
    '/ok'  | 200  | 299 | 'is w'   || new Look.Holds()
    '/ok'  | 200  | 299 | 'ready'  || new Look.NotYet('status 200, but the body does not match /ready/')
    '/no'  | 200  | 299 | null     || new Look.NotYet('status 503')
    '/no'  | 503  | 503 | 'not'    || new Look.Holds()
    '/404' | 200  | 399 | null     || new Look.NotYet('status 404')
  }

  def "a port that speaks no HTTP is not ready"() {
    given:
    acceptAnd { it.outputStream.write('hello\n'.bytes); it.close() }
    def wait = new Wait.Http('/', server.localPort, 200, 299, Optional.empty(), new TreeMap<>(), Wait.Options.DEFAULT)

    expect:
    probe(direct(), wait).look(soon()) == new Look.NotYet('no HTTP answer')
  }

  def "a header of the wait is sent"() {
    given:
    http.server.createContext('/h') { exchange ->
      exchange.sendResponseHeaders(exchange.requestHeaders.getFirst('X-Who') == 'me' ? 200 : 401, -1)
      exchange.close()
    }
    def wait = new Wait.Http('/h', http.port, 200, 200, Optional.empty(), new TreeMap<>(['X-Who': 'me']), Wait.Options.DEFAULT)

    expect:
    probe(direct(), wait).look(soon()) == new Look.Holds()
  }

  def "the request is the one that was asked for, and a Host header is sent as it was written"() {
    given:
    def request = new CompletableFuture<List<String>>()
    acceptAnd { socket ->
      request.complete(socket.inputStream.newReader().with { reader -> Stream.generate { reader.readLine() }.takeWhile { it }.toList() })
      socket.close()
    }
    def headers = new TreeMap<>([host: 'shop.example', 'X-Who': 'me'])
    def wait = new Wait.Http('/größe?a=b#part', server.localPort, 200, 299, Optional.empty(), headers, Wait.Options.DEFAULT)

    when:
    probe(direct(), wait).look(soon())

    then:
    with(request.get(120, TimeUnit.SECONDS)) {
      it[0] == 'GET /gr%C3%B6%C3%9Fe?a=b HTTP/1.1'
      it*.toLowerCase().findAll { it.startsWith('host:') } == ['host: shop.example']
      it.contains('Connection: close')
      it.contains('X-Who: me')
    }
  }

  def "an answer is read as servers write it: #what"(String what, String answer, Look look) {
    given:
    acceptAnd {
      it.inputStream.read()
      it.outputStream << answer
      it.close()
    }
    def wait = new Wait.Http('/', server.localPort, 200, 299, Optional.of(new TextPattern('^all is well$')), new TreeMap<>(), Wait.Options.DEFAULT)

    expect:
    probe(direct(), wait).look(soon()) == look

    where:
    what                     | answer                                                                                            || look
    'with a length'          | 'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nall is well and more'                               || new Look.Holds()
    'until its end'          | 'HTTP/1.0 200\r\n\r\nall is well'                                                                  || new Look.Holds()
    'in chunks'              | 'HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n4;x=y\r\nall \r\n7\r\nis well\r\n0\r\n\r\n' || new Look.Holds()
    'after a hint'           | 'HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\nall is well'                  || new Look.Holds()
    'with bare line feeds'   | 'HTTP/1.1 200 OK\nX: y\n\nall is well'                                                            || new Look.Holds()
    'without a body'         | 'HTTP/1.1 204 No Content\r\n\r\n'                                                                 || new Look.NotYet('status 204, but the body does not match /^all is well$/')
    'broken off in its body' | 'HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nall is well'                                       || new Look.NotYet('the answer broke off')
    'broken off in its head' | 'HTTP/1.1 200 OK\r\nContent-'                                                                      || new Look.NotYet('the answer broke off')
    'never begun'            | ''                                                                                                || new Look.NotYet('the answer broke off')
    'with a head and no end' | 'HTTP/1.1 200 OK\r\n' + 'X: y\r\n' * 20_000                                                        || new Look.NotYet('no HTTP answer')
    'with a length of lies'  | 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nall is well'                                       || new Look.NotYet('no HTTP answer')
    'with a chunk of lies'   | 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'                                   || new Look.NotYet('no HTTP answer')
    'in another language'    | 'SSH-2.0-OpenSSH_9.2\r\n'                                                                          || new Look.NotYet('no HTTP answer')
  }

  def "what a remote engine does not publish is asked for from beside the container: #answer"(int code, String answer, Look look) {
    given:
    observer.execResult = new ExecResult(code, answer)
    def wait = new Wait.Http('/', 80, 200, 299, Optional.of(new TextPattern('hi')), new TreeMap<>(), Wait.Options.DEFAULT)
    Lookout lookout = { container, token -> Optional.of("$container-lookout".toString()) }

    expect:
    probe(new Target('c', [], '', []), wait, lookout).look(soon()) == look

    where:
    code | answer                                               || look
    1    | 'nc: connection refused'                             || new Look.NotYet('no connection from inside')
    0    | ''                                                   || new Look.NotYet('no connection from inside')
    0    | 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'     || new Look.Holds()
    0    | 'HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n'       || new Look.NotYet('status 503')
    0    | 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi'     || new Look.NotYet('the answer broke off')
    0    | 'SSH-2.0\r\n'                                        || new Look.NotYet('no HTTP answer')
  }

  def "nothing can be reached of a remote engine but what is published"() {
    expect:
    probe(new Target('c', [], 'far', []), new Wait.Http('/', 80, 200, 299, Optional.empty(), new TreeMap<>(), Wait.Options.DEFAULT))
      .look(soon()) == new Look.Never('port 80 cannot be reached from here; publish it')
  }

  private Probe web(String path, int from, int to, String body) {
    def pattern = Optional.ofNullable(body).map { new TextPattern(it) }
    probe(direct(), new Wait.Http(path, http.port, from, to, pattern, new TreeMap<>(), Wait.Options.DEFAULT))
  }

  private HttpProbe probe(Target target, Wait.Http wait, Lookout lookout = Lookout.NONE) {
    new HttpProbe(target, wait, new InsideCall(target.container(), observer, lookout, CancellationToken.none()), CancellationToken.none())
  }

  private TcpProbe tcp(Target target, int port) {
    def table = new SocketTable(target, observer, Lookout.NONE, CancellationToken.none())
    new TcpProbe(target, port, table, CancellationToken.none())
  }

  private static Deadline soon() {
    Deadline.in(Duration.ofSeconds(5))
  }

  private static Target direct() {
    new Target('c', ['127.0.0.1'], '127.0.0.1', [])
  }

  private Target published() {
    new Target('c', [], '127.0.0.1', [new PublishedPort('0.0.0.0', server.localPort, 80, 'tcp')])
  }

  private void acceptAnd(Closure act) {
    Thread.startDaemon {
      while (!server.closed) {
        try {
          act(server.accept())
        } catch (SocketException e) {
          assert server.closed : e
        }
      }
    }
  }

  static class StoppableHttp {
    final HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)

    StoppableHttp() {
      server.start()
    }

    int getPort() {
      server.address.port
    }

    void answer(String path, int status, String body) {
      server.createContext(path) { exchange ->
        exchange.sendResponseHeaders(status, body.length())
        exchange.responseBody.write(body.bytes)
        exchange.close()
      }
    }

    void stop() {
      server.stop(0)
    }
  }
}
