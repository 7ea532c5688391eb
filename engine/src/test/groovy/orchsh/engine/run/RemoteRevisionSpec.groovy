package orchsh.engine.run

import com.sun.net.httpserver.HttpServer
import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.model.BuildSource
import spock.lang.Specification
import spock.lang.TempDir

class RemoteRevisionSpec extends Specification {
  private static final String ADDRESS = 'https://example.invalid/app.git'

  @TempDir
  Path folder

  def "tells the commit that a reference stands for, and another one when it has moved"() {
    given:
    git('init', '-q', '-b', 'main')
    commit('one')
    git('tag', 'v1')
    def first = revision("$ADDRESS#main")

    expect:
    first ==~ /[0-9a-f]{40}/
    revision(ADDRESS) == first
    revision("$ADDRESS#v1:sub/folder") == first

    when:
    commit('two')

    then:
    revision("$ADDRESS#main") != first
    revision("$ADDRESS#v1") == first
  }

  def "a commit stands for itself, and nobody is asked"() {
    expect:
    revision("$ADDRESS#${'a' * 40}") == 'a' * 40
  }

  def "cannot tell what is not there: #address"(String address) {
    given:
    git('init', '-q', '-b', 'main')
    commit('one')

    expect:
    revision(address) == null

    where:
    address << ["$ADDRESS#none".toString(), 'https://other.invalid/app.git']
  }

  def "tells the mark that a web server gives to a file: #headers"(Map<String, String> headers, int status, String revision) {
    given:
    def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    server.createContext('/context.tar') { exchange ->
      headers.each { name, value -> exchange.responseHeaders.add(name, value) }
      exchange.sendResponseHeaders(exchange.requestMethod == 'HEAD' ? status : 405, -1)
      exchange.close()
    }
    server.start()

    expect:
    new RemoteRevision(environment()).of(new BuildSource.Archive("http://127.0.0.1:$server.address.port/context.tar")).orElse(null) == revision

    cleanup:
    server.stop(0)

    where:
    headers                                                  | status || revision
    [ETag: '"one"', 'Last-Modified': 'yesterday']            | 200    || '"one"'
    ['Last-Modified': 'yesterday']                           | 200    || 'yesterday'
    [:]                                                      | 200    || null
    [ETag: '"one"']                                          | 404    || null
  }

  private String revision(String address) {
    new RemoteRevision(environment()).of(new BuildSource.Repository(address)).orElse(null)
  }

  /** Git is told to look for the address in our folder. */
  private Map<String, String> environment() {
    [PATH: System.getenv('PATH'), GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: "url.file://${folder}.insteadOf".toString(), GIT_CONFIG_VALUE_0: ADDRESS]
  }

  private void commit(String text) {
    Files.writeString(folder.resolve('file'), text)
    git('add', 'file')
    git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-q', '-m', text)
  }

  private void git(String... words) {
    assert new ProcessBuilder(['git', *words]).directory(folder.toFile()).inheritIO().start().waitFor() == 0
  }
}
