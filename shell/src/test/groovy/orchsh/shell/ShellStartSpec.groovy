package orchsh.shell

import java.nio.file.Files
import java.nio.file.Path
import org.jline.terminal.Size
import org.jline.terminal.impl.jni.JniNativePty
import org.jline.terminal.impl.jni.JniTerminalProvider
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** What it takes until the shell's prompt is there, counted in classes: these are the same on every machine, however busy it is. */
@Timeout(300)
class ShellStartSpec extends Specification {
  private static final String SCRIPT = '''
    stack 'shop'
    service 'db', { image 'postgres' }
    task('seed') { println 'seeded' }
    '''.stripIndent()
  /** The first class of what is done when the prompt is there. */
  private static final String AFTERWARDS = 'orchsh.shell.prompt.Ahead'

  @TempDir
  Path folder

  def "the prompt is there without what the first entry needs"() {
    given:
    Files.writeString(folder.resolve('stack.groovy'), SCRIPT)

    when:
    def before = loadedBeforePrompt('stack.groovy')
    def needless = [
      'org.codehaus.groovy.', 'groovy.', 'picocli.', 'com.github.dockerjava.', 'orchsh.engine.docker.', 'orchsh.dsl.language.', 'orchsh.dsl.script.',
      'org.jline.terminal.impl.exec.', 'java.lang.ProcessImpl', 'java.time.zone.TzdbZoneRulesProvider',
    ].collectEntries { beginning -> [beginning, before.findAll { it.startsWith(beginning) }] }

    then:
    needless.every { it.value.empty }
    before.contains('org.jline.terminal.impl.jni.JniUnixSysTerminal')
    before.size() < 2_300
  }

  /** The classes that are loaded until a line can be typed on a terminal. */
  private List<String> loadedBeforePrompt(String... words) {
    def log = folder.resolve('classes.log')
    def pty = (JniNativePty) new JniTerminalProvider().open(null, new Size(100, 30))
    def terminal = new File(pty.name)
    def screen = new StringBuffer()
    def builder = new ProcessBuilder(
      Path.of(System.getProperty('java.home'), 'bin', 'java').toString(),
      '-XX:TieredStopAtLevel=1', "-Xlog:class+load:file=$log", '-Dorchsh.glyphs=ascii', '-Dorchsh.terminal=in,out,err', '-Dorchsh.size=30 100',
      '-cp', System.getProperty('java.class.path'), 'orchsh.shell.Main', *words)
    builder.environment().clear()
    builder.environment().putAll([HOME: folder.toString(), PATH: '/usr/bin:/bin', TERM: 'xterm', DOCKER_HOST: "unix://$folder/none.sock".toString()])
    def process = builder.directory(folder.toFile()).redirectInput(terminal).redirectOutput(terminal).redirectError(terminal).start()
    Thread.startDaemon {
      pty.masterInput.withReader('UTF-8') { reader ->
        try {
          int letter
          while ((letter = reader.read()) >= 0) {
            screen.append((char) letter)
          }
        } catch (IOException e) {
          assert e // the terminal is closed
        }
      }
    }
    try {
      new PollingConditions(timeout: 120).eventually {
        assert process.alive : screen
        assert screen.toString().contains('orchsh> ')
        assert loaded(log).contains(AFTERWARDS)
      }
    } finally {
      process.destroyForcibly().waitFor()
      pty.close()
    }
    loaded(log).takeWhile { it != AFTERWARDS }
  }

  private static List<String> loaded(Path log) {
    Files.readAllLines(log).collect { (it =~ /\] (\S+) source:/).with { it.find() ? it.group(1) : null } }.findAll()
  }
}
