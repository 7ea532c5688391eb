package orchsh.engine

import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.file.Path

/** A port of this machine through which a Unix socket is reached. Each direction ends when its sender has ended it. */
class TcpDoor {
  private final ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress('127.0.0.1', 0))
  private final Path socket

  TcpDoor(Path socket) {
    this.socket = socket
    Thread.startDaemon('tcp door') { serve() }
  }

  int port() {
    (server.localAddress as InetSocketAddress).port
  }

  private void serve() {
    while (true) {
      def caller = server.accept()
      Thread.startDaemon('tcp door') { connect(caller) }
    }
  }

  private void connect(SocketChannel caller) {
    SocketChannel.open(UnixDomainSocketAddress.of(socket)).withCloseable { engine ->
      caller.withCloseable {
        def back = Thread.startDaemon('tcp door') { carry(engine, caller) }
        carry(caller, engine)
        back.join()
      }
    }
  }

  private static void carry(SocketChannel from, SocketChannel to) {
    def buffer = ByteBuffer.allocate(65_536)
    try {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip()
        while (buffer.hasRemaining()) {
          to.write(buffer)
        }
      }
      to.shutdownOutput()
    } catch (IOException ignored) {
      // one side is gone, so the other one is let go
      from.close()
      to.close()
    }
  }
}
