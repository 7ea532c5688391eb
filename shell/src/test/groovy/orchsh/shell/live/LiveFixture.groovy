package orchsh.shell.live

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
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
import spock.util.concurrent.PollingConditions

/** Runs commands on the suite's engine, on a script in a folder of its own. */
abstract class LiveFixture extends RealEngineSpec {
  @TempDir
  Path folder

  /** The stack that commands are about. */
  String project = name
  /** Where they are told to look for the engine, if they are. */
  String host = EngineFixture.address().toString()
  /** What else they find in their environment; nothing takes a variable away. */
  Map<String, String> variables = [:]
  Cancellation cancellation = new Cancellation()
  StringWriter out = new StringWriter()
  StringWriter err = new StringWriter()
  /** Whether commands are told the stack's name, which is that of the test unless it says otherwise. */
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
    def code = carryOut(invocation(words.toList(), new PrintWriter(out), new PrintWriter(err), cancellation))
    print "$out$err"
    code
  }

  /** Begins to run a command, with an output of its own. */
  Started start(String... words) {
    def out = new StringWriter()
    def err = new StringWriter()
    def ctrlC = new Cancellation()
    def invocation = invocation(words.toList(), new PrintWriter(out), new PrintWriter(err), ctrlC)
    new Started(out, err, ctrlC, CompletableFuture.supplyAsync { carryOut(invocation) })
  }

  private Invocation invocation(List<String> words, PrintWriter out, PrintWriter err, Cancellation ctrlC) {
    def surroundings = new Surroundings(folder, folder, (System.getenv() + [XDG_CACHE_HOME: EngineFixture.surroundings().cacheFolder().parent.toString(),
      XDG_STATE_HOME: folder.resolve('state').toString()] + variables).findAll { it.value != null }, Clock.systemDefaultZone())
    def look = Appearance.stream(Glyphs.UNICODE)
    def over = Streams.over(out, err)
    def console = new Console(out, err, new BufferedReader(new StringReader('')), look, look, Asking.POINTLESS,
      new Streams(input, over.out(), over.err(), Optional.empty()))
    def args = [*(host ? ['--host', host] : []), *(aboutStack ? ['-p', project] : []), *words]
    new Invocation(args*.toString(), surroundings, console, ctrlC)
  }

  private static int carryOut(Invocation invocation) {
    def code = Main.commands(Path.of(System.getProperty('orchsh.root'))).run(invocation).code()
    println "\$ orchsh ${invocation.args().join(' ')} -> $code"
    code
  }

  /** A command that is under way. */
  static class Started {
    final StringWriter out
    final StringWriter err
    final Cancellation ctrlC
    private final CompletableFuture<Integer> code

    Started(StringWriter out, StringWriter err, Cancellation ctrlC, CompletableFuture<Integer> code) {
      this.out = out
      this.err = err
      this.ctrlC = ctrlC
      this.code = code
    }

    void see(String text) {
      new PollingConditions(timeout: 180).eventually {
        assert (out.toString() + err).contains(text) || code.done
      }
      if (code.completedExceptionally) {
        code.join()
      }
      assert (out.toString() + err).contains(text)
    }

    /** Its exit code, at its end. */
    int end() {
      def ended = code.get(120, TimeUnit.SECONDS)
      println "$out$err"
      ended
    }

    boolean isOver() {
      code.done
    }
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
    assert run('x') > 0
    err.toString().readLines().dropWhile { !it.startsWith('error:') }
  }

  static final String SLEEPER = '''service 'db' { image 'busybox'; command 'sh', '-c', 'echo hello; trap "exit 0" TERM; sleep 1000 & wait'; env COLOUR: 'blue' }'''
}
