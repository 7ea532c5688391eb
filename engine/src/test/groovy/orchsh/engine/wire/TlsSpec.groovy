package orchsh.engine.wire

import java.nio.file.Files
import java.nio.file.Path
import java.security.Key
import java.security.KeyStore
import java.security.cert.Certificate
import java.time.Clock
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLServerSocket
import javax.net.ssl.SSLSocket
import javax.net.ssl.TrustManagerFactory
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.ProblemException.Kind
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions
import spock.util.time.MutableClock

@Timeout(120)
class TlsSpec extends Specification {
  private static final char[] PASSWORD = 'password'.toCharArray()

  @Shared
  @TempDir
  Path stores

  @TempDir
  Path folder

  @Shared
  KeyStore server

  @Shared
  Map<String, KeyStore> clients

  @AutoCleanup
  SSLServerSocket listener

  def setupSpec() {
    server = newStore('server', '-keyalg', 'EC', '-groupname', 'secp256r1', '-ext', 'san=ip:127.0.0.1')
    clients = [
      RSA    : newStore('rsa', '-keyalg', 'RSA', '-keysize', '2048'),
      EC     : newStore('ec', '-keyalg', 'EC', '-groupname', 'secp384r1'),
      Ed25519: newStore('ed', '-keyalg', 'Ed25519'),
    ]
  }

  def "shows who it is with a key of #algorithm, written as #header"(String algorithm, String header, Closure<byte[]> form) {
    given:
    listen(algorithm)
    files(server.getCertificate('x'), algorithm, pem(header, form(clients[algorithm].getKey('x', PASSWORD))))

    expect:
    ask(TlsFiles.Trust.VERIFIED) == 'CN=' + clients[algorithm].getCertificate('x').subjectX500Principal.name.substring(3)

    where:
    algorithm | header            | form
    'RSA'     | 'PRIVATE KEY'     | { Key it -> it.encoded }
    'RSA'     | 'RSA PRIVATE KEY' | { Key it -> inner(it) }
    'EC'      | 'PRIVATE KEY'     | { Key it -> it.encoded }
    'EC'      | 'EC PRIVATE KEY'  | { Key it -> withCurve(inner(it), '06052b81040022') }
    'Ed25519' | 'PRIVATE KEY'     | { Key it -> it.encoded }
  }

  def "does not talk to an engine that is not who it should be"() {
    given:
    listen('RSA')
    files(clients.EC.getCertificate('x'), 'RSA', pem('PRIVATE KEY', clients.RSA.getKey('x', PASSWORD).encoded))

    when:
    ask(TlsFiles.Trust.VERIFIED)

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.NO_ENGINE
    e.message == "no container engine answers at tcp://127.0.0.1:${listener.localPort}: its certificate is not signed by an authority that is trusted"
    e.problems().first().hint().get() == 'DOCKER_CERT_PATH names the folder of ca.pem, cert.pem and key.pem'
  }

  def "talks to anybody when told not to verify"() {
    given:
    listen('RSA')
    files(clients.EC.getCertificate('x'), 'RSA', pem('PRIVATE KEY', clients.RSA.getKey('x', PASSWORD).encoded))

    expect:
    ask(TlsFiles.Trust.UNVERIFIED) == 'CN=rsa'
  }

  def "ends at once when #how"(String how, Closure<?> end) {
    given:
    listen('RSA', false)
    files(server.getCertificate('x'), 'RSA', pem('PRIVATE KEY', clients.RSA.getKey('x', PASSWORD).encoded))
    def cancellation = new Cancellation()
    def client = client(TlsFiles.Trust.VERIFIED)
    Throwable failure = null
    def caller = Thread.start {
      try {
        client.send(WireRequest.get('/x'), cancellation).close()
      } catch (ProblemException e) {
        failure = e
      }
    }
    new PollingConditions(timeout: 60).eventually { assert silent }

    when:
    end(cancellation, caller)
    caller.join(60_000)

    then:
    !caller.alive
    failure.kind() == Kind.INTERRUPTED

    cleanup:
    client.close()

    where:
    how                         | end
    'the work is cancelled'     | { token, thread -> token.cancel() }
    'the thread is interrupted' | { token, thread -> thread.interrupt() }
  }

  def "a connection that has rested for #seconds s carries #request.method(): #connections in all"(int seconds, WireRequest request, int connections) {
    given:
    listen('RSA')
    files(server.getCertificate('x'), 'RSA', pem('PRIVATE KEY', clients.RSA.getKey('x', PASSWORD).encoded))
    def clock = new MutableClock()
    def client = client(TlsFiles.Trust.VERIFIED, clock)
    client.send(WireRequest.get('/x')).withCloseable { it.drain() }

    when:
    clock += Duration.ofSeconds(seconds)
    client.send(request).withCloseable { it.drain() }

    then:
    accepted.get() == connections

    cleanup:
    client.close()

    where:
    seconds | request                || connections
    4       | WireRequest.post('/x') || 1
    6       | WireRequest.post('/x') || 2
    6       | WireRequest.get('/x')  || 1
  }

  def "says which file cannot be used, and why: #why"(String why, String key) {
    given:
    files(server.getCertificate('x'), 'RSA', key)

    when:
    client(TlsFiles.Trust.VERIFIED).send(WireRequest.get('/x'))

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.USAGE
    e.message == "`${folder.resolve('key.pem')}` cannot be used to reach the engine: $why"

    where:
    why                                        || key
    'there is no private key in it'            || 'nonsense'
    'the key is protected by a passphrase'     || '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n'
    'the private key in it is garbled'         || '-----BEGIN PRIVATE KEY-----\nAAAAA\n-----END PRIVATE KEY-----\n'
    'the private key in it does not name its curve' || '-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----\n'
  }

  private volatile boolean silent
  private final AtomicInteger accepted = new AtomicInteger()

  /** Answers each question with the name of whoever asked, or not at all. */
  private void listen(String client, boolean answering = true) {
    def trusted = KeyStore.getInstance('PKCS12')
    trusted.load(null, null)
    trusted.setCertificateEntry('x', clients[client].getCertificate('x'))
    def trust = TrustManagerFactory.getInstance(TrustManagerFactory.defaultAlgorithm)
    trust.init(trusted)
    def keys = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
    keys.init(server, PASSWORD)
    def context = SSLContext.getInstance('TLS')
    context.init(keys.keyManagers, trust.trustManagers, null)
    listener = context.serverSocketFactory.createServerSocket(0, 5, InetAddress.getByName('127.0.0.1')) as SSLServerSocket
    listener.needClientAuth = true
    Thread.startDaemon {
      try {
        while (true) {
          def socket = listener.accept() as SSLSocket
          accepted.incrementAndGet()
          Thread.startDaemon { answer(socket, answering) }
        }
      } catch (IOException ignored) {
        // closed, which is how it ends
      }
    }
  }

  private void answer(SSLSocket socket, boolean answering) {
    try {
      def reader = socket.inputStream.newReader('ISO-8859-1')
      while (reader.readLine() != null) {
        while (reader.readLine()) {
          continue
        }
        if (answering) {
          def name = socket.session.peerPrincipal.name
          socket.outputStream << "HTTP/1.1 200 OK\r\nContent-Length: ${name.length()}\r\n\r\n$name"
        } else {
          silent = true
        }
      }
    } catch (IOException ignored) {
      socket.close()
    }
  }

  private WireClient client(TlsFiles.Trust trust, Clock clock = Clock.systemUTC()) {
    int port = listener?.localPort ?: 9
    new WireClient(
      new EngineAddress.Tcp('127.0.0.1', port, Optional.of(new TlsFiles(folder, trust))),
      new Surroundings(Path.of('/'), folder, [:], clock))
  }

  private String ask(TlsFiles.Trust trust) {
    client(trust).withCloseable { client ->
      client.send(WireRequest.get('/x').within(Duration.ofSeconds(10)), CancellationToken.none()).withCloseable {
        it.body().getText('UTF-8')
      }
    }
  }

  private void files(Certificate authority, String client, String key) {
    Files.writeString(folder.resolve('ca.pem'), pem('CERTIFICATE', authority.encoded))
    Files.writeString(folder.resolve('cert.pem'), pem('CERTIFICATE', clients[client].getCertificate('x').encoded))
    Files.writeString(folder.resolve('key.pem'), key)
  }

  private static String pem(String header, byte[] content) {
    "-----BEGIN $header-----\n${Base64.getMimeEncoder(64, '\n'.bytes).encodeToString(content)}\n-----END $header-----\n"
  }

  /** The older form of a key lies within the newer one, as its last part. */
  private static byte[] inner(Key key) {
    byte[] all = key.encoded
    def at = content(all, 0)
    at = next(all, at)
    at = next(all, at)
    Arrays.copyOfRange(all, content(all, at), all.length)
  }

  /** Other tools name the curve within the key, where the JDK names it around it. */
  private static byte[] withCurve(byte[] key, String curve) {
    def body = Arrays.copyOfRange(key, content(key, 0), key.length)
    def secret = next(body, next(body, 0))
    def name = curve.decodeHex()
    def out = new ByteArrayOutputStream()
    out.write(body, 0, secret)
    out.write(0xA0)
    out.write(name.length)
    out.writeBytes(name)
    out.write(body, secret, body.length - secret)
    def whole = new ByteArrayOutputStream()
    whole.write(0x30)
    if (out.size() > 127) {
      whole.write(0x81)
    }
    whole.write(out.size())
    out.writeTo(whole)
    whole.toByteArray()
  }

  private static int content(byte[] der, int at) {
    int first = der[at + 1] & 0xFF
    at + 2 + (first < 0x80 ? 0 : first & 0x7F)
  }

  private static int next(byte[] der, int at) {
    int first = der[at + 1] & 0xFF
    int length = first
    if (first >= 0x80) {
      length = 0
      (0..<(first & 0x7F)).each { length = (length << 8) | (der[at + 2 + it] & 0xFF) }
    }
    content(der, at) + length
  }

  private KeyStore newStore(String name, String... options) {
    def file = stores.resolve("${name}.p12")
    def keytool = Path.of(System.getProperty('java.home'), 'bin', 'keytool')
    def command = [keytool.toString(), '-genkeypair', '-alias', 'x', '-dname', "CN=$name", '-storetype', 'PKCS12',
                   '-keystore', file.toString(), '-storepass', 'password', '-validity', '2', *options]*.toString()
    def process = new ProcessBuilder(command).redirectErrorStream(true).start()
    def said = process.inputStream.text
    assert process.waitFor() == 0: said
    def store = KeyStore.getInstance('PKCS12')
    Files.newInputStream(file).withCloseable { store.load(it, PASSWORD) }
    store
  }
}
