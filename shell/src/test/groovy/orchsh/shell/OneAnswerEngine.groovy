package orchsh.shell

import java.nio.channels.Channels
import java.nio.channels.ClosedChannelException
import java.nio.channels.ServerSocketChannel
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger

/** An engine in this process that knows what runs, and keeps what it was asked. */
class OneAnswerEngine implements AutoCloseable {
  private static final String CONTAINER = '''{"Id":"c%1$d","Names":["/shop-s%1$d-1"],"Image":"busybox","ImageID":"sha256:1","State":"running",
    "Status":"Up 1 second","Created":1,"Ports":[{"PrivatePort":80,"PublicPort":80%1$02d,"Type":"tcp","IP":"0.0.0.0"}],
    "Labels":{"com.docker.compose.project":"shop","com.docker.compose.service":"s%1$d","com.docker.compose.container-number":"1",
    "com.docker.compose.oneoff":"False","orchsh.stack":"shop"},"HostConfig":{"NetworkMode":"default"},
    "NetworkSettings":{"Networks":{"shop_default":{"NetworkID":"n1","IPAddress":"172.18.0.2"}}},"Mounts":[]}'''
  private static final String VERSION = '{"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux","Arch":"amd64"}'

  private static final Map<String, String> ANSWERS = [
    '/version': VERSION,
    '/volumes': '{"Volumes":[{"Name":"shop_data","Labels":{"com.docker.compose.project":"shop"}}]}',
    '/images/sha256': '{"Id":"sha256:1","Os":"linux","Architecture":"amd64","Size":1000000,"Created":"2026-01-01T00:00:00Z"}',
    '/images/busybox:latest/': '{"Id":"sha256:1","RepoTags":["busybox:latest"],"RepoDigests":[],"Config":{"Labels":null}}',
    '/top': '{"Titles":["PID","CMD"],"Processes":[["1","sh"]]}',
    '/containers/c1/json': '''{"Id":"c1","Name":"/shop-s1-1","State":{"Status":"running","Running":true,"StartedAt":"2026-01-01T00:00:00Z"},
      "Config":{"Image":"busybox","Env":["A=1","PASSWORD=x"]},"HostConfig":{},"NetworkSettings":{}}''',
  ]

  private final AtomicInteger listening = new AtomicInteger()
  final List<String> asked = new CopyOnWriteArrayList<>()
  private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
  private final String listed

  OneAnswerEngine(Path socket, int containers) {
    listed = '[' + (1..containers).collect { String.format(CONTAINER, it) }.join(',') + ']'
    server.bind(UnixDomainSocketAddress.of(socket))
    Thread.startDaemon {
      try {
        while (true) {
          def caller = server.accept()
          Thread.startDaemon { serve(caller) }
        }
      } catch (ClosedChannelException e) {
        assert e // nobody is to be served any more
      }
    }
  }

  private void serve(caller) {
    caller.withCloseable {
      def lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(caller), 'US-ASCII'))
      def out = Channels.newOutputStream(caller)
      for (def line = lines.readLine(); line; line = lines.readLine()) {
        asked << line - ~/[?].*| HTTP.*/
        while (lines.readLine()) {
          continue
        }
        if (line.startsWith('GET /events')) {
          out.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n'.bytes)
          out.flush()
          listening.incrementAndGet()
          lines.readLine() // nothing ever happens here, until whoever listens has enough
          listening.decrementAndGet()
          return
        }
        def answer = ANSWERS.find { line.contains(it.key) }?.value ?: (line.contains('/containers/json') ? listed : '[]')
        out.write("HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\nContent-Length: ${answer.length()}\r\n\r\n$answer".bytes)
        out.flush()
      }
    }
  }

  int getListeners() {
    listening.get()
  }

  @Override
  void close() {
    server.close()
  }
}
