package orchsh.engine

import java.net.UnixDomainSocketAddress
import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.charset.StandardCharsets
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import orchsh.engine.wire.EngineAddress

/** A port behind which an engine's socket is: the ends of streams pass through it, and it can be cut. */
class Relay implements Closeable {
  private volatile ServerSocketChannel server = ServerSocketChannel.open()
  private final Path socket
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>()
  private final StringBuffer asked = new StringBuffer()
  private volatile boolean closed
  private Thread door

  Relay(Path socket) {
    this.socket = socket
    listen(0)
  }

  private void listen(int port) {
    server.bind(new InetSocketAddress(InetAddress.loopbackAddress, port))
    door = Thread.startDaemon('relay') { accept() }
  }

  EngineAddress address() {
    new EngineAddress.Tcp("127.0.0.1", (server.localAddress as InetSocketAddress).port, Optional.empty())
  }

  private void accept() {
    try {
      while (true) {
        def outside = server.accept()
        def inside = SocketChannel.open(UnixDomainSocketAddress.of(socket))
        open << outside << inside
        if (closed) {
          cut() // somebody came in while the door was being closed
          return
        }
        Thread.startDaemon('relay in') { pass(outside, inside, { asked.append(StandardCharsets.ISO_8859_1.decode(it)) }) }
        Thread.startDaemon('relay out') { pass(inside, outside, { }) }
      }
    } catch (IOException ignored) {
      // closed, which is how it ends
    }
  }

  private void pass(SocketChannel from, SocketChannel to, Closure<?> look) {
    def buffer = ByteBuffer.allocate(16 * 1024)
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip()
        look(buffer.duplicate())
        while (buffer.hasRemaining()) {
          to.write(buffer)
        }
        buffer.clear()
      }
      to.shutdownOutput()
    } catch (IOException ignored) {
      from.close()
      to.close()
    }
  }

  /** Whether somebody has asked for this, whatever the version of the API: `GET /events`. */
  boolean wasAskedFor(String request) {
    asked.toString().replaceAll('/v\\d\\.\\d+/', '/').contains(request)
  }

  /** Breaks all connections there are, as an engine does that dies. */
  void cut() {
    open.each { channel ->
      channel.close()
      open.remove(channel)
    }
  }

  /** Closes it, and lets it be there again at the same port later. */
  Closure<Void> leave() {
    int port = (server.localAddress as InetSocketAddress).port
    close()
    return {
      server = ServerSocketChannel.open()
      closed = false
      listen(port)
    }
  }

  /** Afterwards nobody comes in any more: as long as somebody is at the door, the system keeps it open. */
  @Override
  void close() {
    closed = true
    server.close()
    door.join(10_000)
    cut()
  }
}
