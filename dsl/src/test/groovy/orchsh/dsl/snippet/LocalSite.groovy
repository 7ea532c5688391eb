package orchsh.dsl.snippet

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import com.sun.net.httpserver.HttpsConfigurator
import com.sun.net.httpserver.HttpsServer
import java.util.concurrent.Executors
import javax.net.ssl.SSLContext

/** A web server of this machine, which gives what it is told to. */
class LocalSite {
  final Map<String, Object> files = [:].asSynchronized()
  final List<String> asked = [].asSynchronized()
  final List<Map<String, List<String>>> headers = [].asSynchronized()
  String type = 'text/plain'

  private final HttpServer server
  private final executor = Executors.newCachedThreadPool()
  private final String scheme

  LocalSite(SSLContext identity = null) {
    def address = new InetSocketAddress(InetAddress.getByName('localhost'), 0)
    server = identity ? HttpsServer.create(address, 0) : HttpServer.create(address, 0)
    if (identity) {
      ((HttpsServer) server).httpsConfigurator = new HttpsConfigurator(identity)
    }
    scheme = identity ? 'https' : 'http'
    server.executor = executor
    server.createContext('/') { answer(it) }
    server.start()
  }

  String address(String path) {
    "$scheme://localhost:$server.address.port$path"
  }

  void stop() {
    server.stop(0)
    executor.shutdownNow()
  }

  private void answer(HttpExchange exchange) {
    def path = exchange.requestURI.toString()
    asked << path
    headers << new HashMap<>(exchange.requestHeaders)
    def content = files[path]
    try {
      if (content instanceof Closure) {
        content(exchange)
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1)
      } else {
        byte[] bytes = content instanceof byte[] ? content : content.toString().getBytes('UTF-8')
        exchange.responseHeaders.set('Content-Type', type)
        exchange.sendResponseHeaders(200, bytes.length ?: -1)
        exchange.responseBody.write(bytes)
      }
    } catch (IOException e) {
      // whoever asked has hung up
      e.message
    } finally {
      exchange.close()
    }
  }

  static Closure<Void> redirect(String target, int code = 302) {
    { HttpExchange exchange ->
      exchange.responseHeaders.set('Location', target)
      exchange.sendResponseHeaders(code, -1)
    }
  }
}
