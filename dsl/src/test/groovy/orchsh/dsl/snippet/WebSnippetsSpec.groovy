package orchsh.dsl.snippet

import static orchsh.dsl.snippet.LocalSite.redirect

import com.sun.net.httpserver.HttpExchange
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.time.Duration
import java.util.concurrent.CountDownLatch
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class WebSnippetsSpec extends SnippetFixture {
  private static final char[] PASSWORD = 'password'.toCharArray()

  @Shared
  @TempDir
  Path stores

  @Shared
  KeyStore keys

  @AutoCleanup('stop')
  LocalSite site = new LocalSite()

  @AutoCleanup('stop')
  LocalSite safe = new LocalSite(identity())

  def setupSpec() {
    def file = stores.resolve('site.p12')
    def tool = Path.of(System.getProperty('java.home'), 'bin', 'keytool').toString()
    def made = new ProcessBuilder(tool, '-genkeypair', '-alias', 'x', '-keyalg', 'EC', '-dname', 'CN=localhost', '-ext', 'san=dns:localhost',
      '-keystore', file.toString(), '-storetype', 'PKCS12', '-storepass', new String(PASSWORD)).redirectErrorStream(true).start()
    assert made.waitFor() == 0: made.inputStream.text
    keys = KeyStore.getInstance('PKCS12')
    Files.newInputStream(file).withCloseable { keys.load(it, PASSWORD) }
  }

  SSLContext identity() {
    def managers = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
    managers.init(keys, PASSWORD)
    SSLContext.getInstance('TLS').tap { init(managers.keyManagers, null, null) }
  }

  void trustSite() {
    def authorities = KeyStore.getInstance('PKCS12').tap { load(null, null) }
    authorities.setCertificateEntry('x', keys.getCertificate('x'))
    def managers = TrustManagerFactory.getInstance(TrustManagerFactory.defaultAlgorithm)
    managers.init(authorities)
    trust = Optional.of(SSLContext.getInstance('TLS').tap { init(null, managers.trustManagers, null) })
  }

  def "comes by https from whom Java trusts"() {
    given:
    trustSite()
    safe.files['/kafka.groovy'] = SCRIPT

    expect:
    take(safe.address('/kafka.groovy')).content().text() == SCRIPT
  }

  def "does not come from a server that cannot show who it is"() {
    given:
    safe.files['/kafka.groovy'] = SCRIPT

    expect:
    refused { take(safe.address('/kafka.groovy')) }.message().startsWith("`${safe.address('/kafka.groovy')}` cannot be fetched: the server cannot be trusted: ")
    safe.asked == []
  }

  def "follows a server that points elsewhere, and remembers who gave it"() {
    given:
    trustSite()
    safe.files['/kafka.groovy'] = redirect('/moved/kafka.groovy', code)
    safe.files['/moved/kafka.groovy'] = SCRIPT

    when:
    def snippet = take(safe.address('/kafka.groovy'))

    then:
    snippet.from().get() == safe.address('/moved/kafka.groovy')
    lockText.contains("from     ${safe.address('/moved/kafka.groovy')}\n")
    take(safe.address('/kafka.groovy')).from() == snippet.from()

    where:
    code << [301, 302, 303, 307, 308]
  }

  def "a key that a server adds to an address is not written down"() {
    given:
    site.files['/kafka.groovy'] = redirect('/moved/kafka.groovy?key=abc')
    site.files['/moved/kafka.groovy?key=abc'] = SCRIPT

    expect:
    take(site.address('/kafka.groovy')).from().get() == site.address('/moved/kafka.groovy')
    lockText.contains("from     ${site.address('/moved/kafka.groovy')}\n")
    !lockText.contains('abc')
  }

  def "from what is encrypted nobody leads to what is not"() {
    given:
    trustSite()
    site.files['/kafka.groovy'] = SCRIPT
    safe.files['/kafka.groovy'] = redirect(site.address('/kafka.groovy'))

    expect:
    refused { take(safe.address('/kafka.groovy')) }.message().endsWith("the server points to `${site.address('/kafka.groovy')}`, which is not encrypted")
    site.asked == []
  }

  def "a server that #what is refused: #why"(String what, Object content, String why) {
    given:
    site.files['/kafka.groovy'] = content
    (1..9).each { site.files["/$it".toString()] = redirect("/${it + 1}") }

    expect:
    refused { take(site.address('/kafka.groovy')) }.message() == "`${site.address('/kafka.groovy')}` cannot be fetched: $why"

    where:
    what                     | content                                             || why
    'fails'                  | { HttpExchange it -> it.sendResponseHeaders(500, -1) } || 'the server answers 500'
    'wants to know who asks' | { HttpExchange it -> it.sendResponseHeaders(401, -1) } || 'the server does not let everybody have it (401)'
    'points in a circle'     | redirect('/kafka.groovy')                           || 'the server points round in a circle'
    'points on and on'       | redirect('/1')                                      || 'the server points elsewhere more than 5 times'
    'points nowhere'         | redirect('::::')                                    || 'the server points to `::::`, which is no address'
    'points to a file'       | redirect('file:///etc/passwd')                      || 'the server points to `file:///etc/passwd`, which is not encrypted'
    'sends 50 MB'            | new byte[50 << 20]                                  || 'it is larger than 1 MB'
    'hangs up'               | { HttpExchange it -> it.close() }                   || 'the connection broke off'
    'promises more'          | { HttpExchange it -> it.sendResponseHeaders(200, 100); it.responseBody.write('x'.bytes); it.responseBody.flush(); it.close() } || 'the connection broke off'
  }

  def "what is given and is no script is refused: #why"(Object content, String type, String why) {
    given:
    site.files['/kafka.groovy'] = content
    site.type = type

    expect:
    refused { take(site.address('/kafka.groovy')) }.message() == "`${site.address('/kafka.groovy')}` $why"

    where:
    content                      | type                       || why
    '<p>sign in'                 | 'text/html; charset=utf-8' || 'is a page for people, not the file itself'
    '\n<!doctype html><p>'       | 'text/plain'               || 'is a page for people, not the file itself'
    [0x50, 0x4b, 3, 4, 0] as byte[] | 'application/zip'       || 'is not a text'
    ''                           | 'text/plain'               || 'is empty'
  }

  def "a file that is not there, and a server that is not there"() {
    given:
    def gone = site.address('/kafka.groovy')

    expect:
    refused { take(gone) }.message() == "there is nothing at `$gone`"

    when:
    site.stop()

    then:
    refused { take(gone) }.message() == "`$gone` cannot be fetched: nobody answers at ${URI.create(gone).authority}"
    refused { take('https://nowhere.invalid/kafka.groovy') }.message() == '`https://nowhere.invalid/kafka.groovy` cannot be fetched: there is no host `nowhere.invalid`'
  }

  def "a server that takes its time is not waited for without end: it #what"(String what, Closure<?> slow) {
    given:
    limits = new Limits(Duration.ofSeconds(1), 5)
    def end = new CountDownLatch(1)
    site.files['/kafka.groovy'] = { HttpExchange exchange -> slow(exchange, end) }

    expect:
    refused { take(site.address('/kafka.groovy')) }.message().endsWith(': the server takes longer than 1 s')

    cleanup:
    end.countDown()

    where:
    what              | slow
    'says nothing'    | { HttpExchange exchange, CountDownLatch until -> until.await() }
    'stops half-way'  | { HttpExchange exchange, CountDownLatch until -> exchange.sendResponseHeaders(200, 0); exchange.responseBody.write('x'.bytes); exchange.responseBody.flush(); until.await() }
  }

  def "goes through the proxy that the environment names, unless it is told not to"() {
    given:
    def proxy = new LocalSite()
    proxy.files['http://localhost:1/kafka.groovy'] = SCRIPT
    environment = [http_proxy: proxy.address(''), NO_PROXY: except]

    when:
    def text = ''
    try {
      text = take('http://localhost:1/kafka.groovy').content().text()
    } catch (orchsh.engine.problem.ProblemException e) {
      text = e.problems()[0].message()
    }

    then:
    text == expected

    cleanup:
    proxy.stop()

    where:
    except          || expected
    'example.org'   || SCRIPT
    'localhost'     || '`http://localhost:1/kafka.groovy` cannot be fetched: nobody answers at localhost:1'
    '*'             || '`http://localhost:1/kafka.groovy` cannot be fetched: nobody answers at localhost:1'
  }

  def "a proxy that is no address is refused"() {
    given:
    environment = [http_proxy: 'socks5://localhost:1']

    expect:
    refused { take('http://localhost:1/kafka.groovy') }.message() == 'the environment names a proxy that is no address of a web proxy'
  }
}
