package orchsh.engine

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.nio.file.Path
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors

/** A web server that the suite's engine reaches: it gives files, each with a mark, and git repositories. */
class ContextServer implements Closeable {
  private final Path repositories
  private final HttpServer server
  private final workers = Executors.newCachedThreadPool()
  private final Map<String, byte[]> files = new ConcurrentHashMap<>()

  /** @param repositories the folder of the git repositories */
  ContextServer(Path repositories) {
    this.repositories = repositories
    server = HttpServer.create(new InetSocketAddress(hostOfBox(), 0), 0)
    server.executor = workers
    server.createContext('/files/') { exchange -> exchange.withCloseable { file(exchange) } }
    server.createContext('/git/') { exchange -> exchange.withCloseable { git(exchange) } }
    server.start()
  }

  /** The end of the box's wire that is on this machine. */
  private static String hostOfBox() {
    EngineFixture.engine().pool().replaceFirst(/\.0\.0\/16$/, '.16.1')
  }

  String address(String path) {
    "http://$server.address.hostString:$server.address.port/$path"
  }

  void put(String name, byte[] content) {
    files[name] = content
  }

  private void file(HttpExchange exchange) {
    def content = files[exchange.requestURI.path - '/files/']
    if (content == null) {
      exchange.sendResponseHeaders(404, -1)
      return
    }
    exchange.responseHeaders.set('ETag', "\"${Arrays.hashCode(content)}\"")
    exchange.responseHeaders.set('Content-Type', 'application/x-tar')
    boolean isAsked = exchange.requestMethod == 'HEAD'
    exchange.sendResponseHeaders(200, isAsked ? -1 : content.length)
    if (!isAsked) {
      exchange.responseBody.write(content)
    }
  }

  /** As a web server runs git's own program for it. */
  private void git(HttpExchange exchange) {
    def process = new ProcessBuilder('git', 'http-backend')
    def headers = exchange.requestHeaders
    process.environment().putAll([
      GIT_PROJECT_ROOT: repositories.toString(), GIT_HTTP_EXPORT_ALL: '1', PATH_INFO: exchange.requestURI.path - '/git',
      QUERY_STRING: exchange.requestURI.query ?: '', REQUEST_METHOD: exchange.requestMethod,
      CONTENT_TYPE: headers.getFirst('Content-Type') ?: '', HTTP_CONTENT_ENCODING: headers.getFirst('Content-Encoding') ?: '',
      HTTP_GIT_PROTOCOL: headers.getFirst('Git-Protocol') ?: ''])
    def running = process.redirectError(ProcessBuilder.Redirect.DISCARD).start()
    running.outputStream.withCloseable { exchange.requestBody.transferTo(it) }
    def said = new BufferedInputStream(running.inputStream)
    int status = 200
    for (String line = nextLine(said); !line.empty; line = nextLine(said)) {
      def (name, value) = line.split(': ', 2)
      if (name == 'Status') {
        status = value.take(3) as int
      } else {
        exchange.responseHeaders.set(name, value)
      }
    }
    boolean isAsked = exchange.requestMethod == 'HEAD'
    exchange.sendResponseHeaders(status, isAsked ? -1 : 0)
    said.transferTo(isAsked ? OutputStream.nullOutputStream() : exchange.responseBody)
    assert running.waitFor() == 0
  }

  private static String nextLine(InputStream stream) {
    def line = new StringBuilder()
    for (int c = stream.read(); c >= 0 && c != '\n' as char; c = stream.read()) {
      line.append(c as char)
    }
    line.toString().trim()
  }

  @Override
  void close() {
    server.stop(0)
    workers.shutdownNow()
  }
}
