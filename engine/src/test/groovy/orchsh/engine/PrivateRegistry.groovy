package orchsh.engine

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** A registry that only the suite's engine reaches, and that lets in nobody but ann, whose password is `secret`. */
class PrivateRegistry {
  private static final String USER = 'ann:$2b$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a'

  private final Process process
  final int port

  private PrivateRegistry(Process process, int port) {
    this.process = process
    this.port = port
  }

  /** @param folder where it keeps everything; what is left there is nobody's */
  static PrivateRegistry startIn(Path folder) {
    def port = new ServerSocket(0).withCloseable { it.localPort }
    Files.writeString(folder.resolve('users'), USER + '\n')
    Files.writeString(folder.resolve('config.yml'), """\
      |version: 0.1
      |storage: {filesystem: {rootdirectory: $folder/storage}}
      |http: {addr: '127.0.0.1:$port'}
      |auth: {htpasswd: {realm: tests, path: $folder/users}}
      |""".stripMargin())
    def command = ['nsenter', '-t', "${EngineFixture.engine().pid()}".toString(), '-n', '--',
      NewerEngine.programs().resolve('docker-registry').toString(), 'serve', folder.resolve('config.yml').toString()]
    def process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve('log').toFile()).start()
    def registry = new PrivateRegistry(process, port)
    registry.awaitListening(folder)
    registry
  }

  private void awaitListening(Path folder) {
    for (int i = 0; i < 200; i++) {
      if (Files.readString(folder.resolve('log')).contains('listening on')) {
        return
      }
      assert !process.waitFor(50, TimeUnit.MILLISECONDS): Files.readString(folder.resolve('log'))
    }
    throw new AssertionError('the registry does not start' as Object)
  }

  /** As the engine names it. */
  String host() {
    "localhost:$port"
  }

  void stop() {
    process.destroy()
    process.waitFor()
  }
}
