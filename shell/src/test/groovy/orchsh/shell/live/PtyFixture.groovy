package orchsh.shell.live

import java.nio.file.Files
import orchsh.engine.EngineFixture
import spock.util.concurrent.PollingConditions

/** Runs the program on a terminal of its own, which `script` makes. */
abstract class PtyFixture extends LiveFixture {
  PollingConditions soon = new PollingConditions(timeout: 180)
  Process process
  StringBuffer screen = new StringBuffer()

  def cleanup() {
    process?.destroyForcibly()
  }

  /** Runs shell lines on a terminal, `orchsh` being the program. */
  void onTerminal(String lines, int columns = 100, int rows = 30, Map<String, String> variables = [:]) {
    def java = "${System.getProperty('java.home')}/bin/java -cp '${System.getProperty('java.class.path')}' -Dorchsh.terminal=in,out,err" +
      " -Dorchsh.size='$rows $columns' -Dorchsh.home='${System.getProperty('orchsh.root')}' -Dorg.jline.terminal.providers=jni,exec orchsh.shell.Main" +
      " --host ${EngineFixture.address()} -p $name"
    Files.writeString(folder.resolve('lines.sh'), "stty rows $rows cols $columns\nbefore=\$(stty -g)\necho \"tty=\$(tty);\"\norchsh() { $java \"\$@\"; }\n$lines\n" +
      'echo "code=$?"\n[ "$before" = "$(stty -g)" ] && echo "terminal=same"\necho "the=end"\n')
    def builder = new ProcessBuilder('script', '-qefc', 'sh lines.sh', '/dev/null').directory(folder.toFile()).redirectErrorStream(true)
    builder.environment().putAll([TERM: 'xterm', SHELL: '/bin/sh', XDG_CACHE_HOME: EngineFixture.surroundings().cacheFolder().parent.toString(),
      XDG_STATE_HOME: folder.resolve('state').toString()] + variables)
    process = builder.start()
    Thread.startDaemon { process.inputStream.withReader('UTF-8') { reader -> int c; while ((c = reader.read()) >= 0) { screen.append((char) c) } } }
  }

  void type(String keys) {
    process.outputStream.write(keys.bytes)
    process.outputStream.flush()
  }

  void see(String text) {
    soon.eventually { assert screen.toString().contains(text) }
  }

  /** The device that the lines run on. */
  String device() {
    see(';')
    (screen.toString() =~ /tty=([^;]+);/)[0][1]
  }
}
