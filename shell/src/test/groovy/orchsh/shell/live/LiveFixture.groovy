package orchsh.shell.live

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.engine.EngineFixture
import orchsh.engine.RealEngineSpec
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.Surroundings
import orchsh.shell.Main
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.Console.Asking
import orchsh.shell.invocation.Invocation
import orchsh.shell.invocation.Streams
import spock.lang.TempDir

/** Runs commands on the suite's engine, on a script in a folder of its own. */
abstract class LiveFixture extends RealEngineSpec {
  @TempDir
  Path folder

  Cancellation cancellation = new Cancellation()
  StringWriter out = new StringWriter()
  StringWriter err = new StringWriter()
  /** Whether commands are told the stack's name, which is that of the test. */
  boolean aboutStack = true
  /** What commands in containers read. */
  InputStream input = InputStream.nullInputStream()

  def setup() {
    image('busybox')
  }

  void script(String text) {
    Files.writeString(folder.resolve('stack.groovy'), text.stripIndent())
  }

  /** Runs a command; gives its exit code. */
  int run(String... words) {
    out.buffer.length = 0
    err.buffer.length = 0
    def surroundings = new Surroundings(folder, folder, System.getenv() + [XDG_CACHE_HOME: EngineFixture.surroundings().cacheFolder().parent.toString(),
      XDG_STATE_HOME: folder.resolve('state').toString()],
      Clock.systemDefaultZone())
    def look = Appearance.stream(Glyphs.UNICODE)
    def over = Streams.over(new PrintWriter(out), new PrintWriter(err))
    def console = new Console(new PrintWriter(out), new PrintWriter(err), new BufferedReader(new StringReader('')), look, look, Asking.POINTLESS,
      new Streams(input, over.out(), over.err(), Optional.empty()))
    def args = ['--host', EngineFixture.address().toString(), *(aboutStack ? ['-p', name] : []), *words]
    def code = Main.commands(Path.of(System.getProperty('orchsh.root')))
      .run(new Invocation(args*.toString(), surroundings, console, cancellation)).code()
    println "\$ orchsh ${words.join(' ')} -> $code\n$out$err"
    code
  }

  /** What the task `x` with this block prints, when it ends well. */
  String task(String block, String services = SLEEPER) {
    script("$services\ntask 'x' {\n$block\n}")
    assert run('x') == 0
    out.toString()
  }

  /** What is said of the task `x` with this block, which fails. */
  List<String> failure(String block, String services = SLEEPER) {
    script("$services\ntask 'x' {\n$block\n}")
    assert run('x') == 1
    err.toString().readLines().dropWhile { !it.startsWith('error:') }
  }

  static final String SLEEPER = '''service 'db' { image 'busybox'; command 'sh', '-c', 'echo hello; trap "exit 0" TERM; sleep 1000 & wait'; env COLOUR: 'blue' }'''
}
