package orchsh.engine.wire

import java.net.StandardProtocolFamily
import java.net.UnixDomainSocketAddress
import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.util.concurrent.CopyOnWriteArrayList
import orchsh.engine.caller.Surroundings
import orchsh.engine.json.JsonWriter

/**
 * An engine of raw bytes on a socket of its own. The first connection holds the first conversation, and so on; further
 * connections repeat the last.
 */
class FakeEngine implements Closeable {
  final Path socket
  final List<String> asked = new CopyOnWriteArrayList<>()
  final List<byte[]> bodies = new CopyOnWriteArrayList<>()
  final List<Talk> talks = new CopyOnWriteArrayList<>()
  private final ServerSocketChannel server
  private Path ownFolder

  FakeEngine(Closure<?>... conversations) {
    this(Files.createTempDirectory('fake').resolve('engine.sock'), conversations)
    ownFolder = socket.parent
  }

  FakeEngine(Path socket, Closure<?>... conversations) {
    this.socket = socket
    Files.createDirectories(socket.parent)
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
    server.bind(UnixDomainSocketAddress.of(socket))
    Thread.startDaemon('fake engine') { accept(conversations) }
  }

  /** Answers everything, on as many connections as are made, by what the closure makes of the request line. */
  static FakeEngine answering(Closure<String> answer) {
    new FakeEngine({ talk ->
      while (true) {
        talk.say(answer(talk.ask()))
      }
    })
  }

  static String ok(String body, String headers = '') {
    "HTTP/1.1 200 OK\r\n${headers}Content-Length: ${body.getBytes('UTF-8').length}\r\n\r\n$body"
  }

  static String refusal(int status, String message) {
    String body = new JsonWriter().beginObject().name('message').value(message).endObject()
    "HTTP/1.1 $status No\r\nContent-Type: application/json\r\nContent-Length: ${body.getBytes('UTF-8').length}\r\n\r\n$body"
  }

  static String chunked(List<String> chunks) {
    String body = chunks.collect { Integer.toHexString(it.getBytes('UTF-8').length) + "\r\n$it\r\n" }.join('')
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body}0\r\n\r\n"
  }

  static Surroundings surroundings(Map<String, String> environment = [:], Path home = Path.of('/nowhere')) {
    new Surroundings(Path.of('/'), home, environment, Clock.systemUTC())
  }

  EngineAddress address() {
    new EngineAddress.Unix(socket)
  }

  WireClient client() {
    new WireClient(address(), surroundings())
  }

  int connections() {
    talks.size()
  }

  private void accept(Closure<?>[] conversations) {
    try {
      while (true) {
        def talk = new Talk(server.accept())
        talks << talk
        def conversation = conversations[Math.min(talks.size(), conversations.length) - 1]
        Thread.startDaemon("fake engine ${talks.size()}") { talk.hold(conversation) }
      }
    } catch (IOException ignored) {
      // closed, which is how it ends
    }
  }

  @Override
  void close() {
    server.close()
    talks*.hangUp()
    Files.deleteIfExists(socket)
    if (ownFolder != null) {
      Files.deleteIfExists(ownFolder)
    }
  }

  /** One connection, from the engine's side. */
  class Talk {
    private final SocketChannel channel
    private final ByteBuffer one = ByteBuffer.allocate(1)
    volatile boolean ended

    Talk(SocketChannel channel) {
      this.channel = channel
    }

    void hold(Closure<?> conversation) {
      try {
        conversation(this)
      } catch (IOException ignored) {
        // the client hung up
      } finally {
        hangUp()
      }
    }

    /** Waits for a request, its body included, and returns its first line. */
    String ask() {
      String head = readHead()
      def length = head.readLines().find { it.startsWith('Content-Length: ') }?.substring(16)?.toInteger() ?: 0
      bodies << (head.contains('chunked') ? readChunks() : readBytes(length))
      asked << head
      head.readLines().first()
    }

    /** Answers what makes and starts a command, and prints something for it. */
    void startExec(String printed = '') {
      ask()
      say(ok('{"Id":"e1"}'))
      ask()
      say("HTTP/1.1 101 UPGRADED\r\n\r\n$printed")
    }

    String readHead() {
      def head = new StringBuilder()
      while (!head.toString().endsWith('\r\n\r\n')) {
        head.append((char) readByte())
      }
      head
    }

    byte[] readChunks() {
      def all = new ByteArrayOutputStream()
      int size = Integer.parseInt(readLine(), 16)
      while (size > 0) {
        all.write(readBytes(size))
        readLine()
        size = Integer.parseInt(readLine(), 16)
      }
      readLine()
      all.toByteArray()
    }

    private String readLine() {
      def line = new StringBuilder()
      while (!line.toString().endsWith('\r\n')) {
        line.append((char) readByte())
      }
      line.toString().trim()
    }

    byte[] readBytes(int count) {
      def buffer = ByteBuffer.allocate(count)
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new EOFException()
        }
      }
      buffer.array()
    }

    private byte readByte() {
      one.clear()
      if (channel.read(one) < 0) {
        throw new EOFException()
      }
      one.get(0)
    }

    void say(String text) {
      say(text.getBytes('UTF-8'))
    }

    void say(byte[] bytes) {
      def buffer = ByteBuffer.wrap(bytes)
      while (buffer.hasRemaining()) {
        channel.write(buffer)
      }
    }

    void sayInPieces(String text, int size) {
      def bytes = text.getBytes('UTF-8')
      for (int i = 0; i < bytes.length; i += size) {
        say(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size)))
        Thread.yield()
      }
    }

    /** Returns when the client has hung up. */
    void untilHungUp() {
      try {
        while (true) {
          readByte()
        }
      } catch (IOException ignored) {
        ended = true
      }
    }

    void hangUp() {
      channel.close()
    }
  }
}
