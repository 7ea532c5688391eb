package orchsh.shell.command

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset
import orchsh.dsl.Origins
import orchsh.dsl.build.Param
import orchsh.dsl.build.Secrets
import orchsh.dsl.build.Wishes
import orchsh.dsl.snippet.SnippetLibrary
import orchsh.dsl.task.Verbs
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.call.About
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Appearance.Kind
import orchsh.shell.invocation.Appearance.Size
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.Console.Asking
import orchsh.shell.invocation.ExitCode
import orchsh.shell.invocation.Invocation
import orchsh.shell.invocation.Streams
import orchsh.shell.source.Reading
import orchsh.shell.source.StackFile
import orchsh.shell.source.StackReader
import spock.lang.Specification
import spock.lang.TempDir

/** Runs commands in memory, with fake engines, and keeps what they print. */
abstract class CommandFixture extends Specification {
  static final Instant NOON = Instant.parse('2026-11-20T12:00:00Z')

  @TempDir
  Path folder

  FakeEngines engines = new FakeEngines()
  FakeReader reader = new FakeReader()
  SnippetLibrary library = SnippetLibrary.EMPTY
  Cancellation cancellation = new Cancellation()
  Appearance look = Appearance.stream(Glyphs.UNICODE)
  String answers = ''
  /** What is typed in, if not the answers. */
  Reader typing
  Map<String, String> environment = [:]
  /** What processes elsewhere are given; nothing to read unless a spec says otherwise. */
  Streams streams
  StringWriter out = new StringWriter()
  StringWriter err = new StringWriter()

  /** Runs a command as if it had been typed; gives its exit code. */
  ExitCode run(String... args) {
    new CommandRunner(engines, library, new About('1.2.3', '17.0.15', 'Debian')).reading(reader).run(invocation(args))
  }

  Invocation invocation(String... args) {
    def surroundings = new Surroundings(folder, folder, environment, Clock.fixed(NOON, ZoneOffset.UTC))
    def console = new Console(
      new PrintWriter(out),
      new PrintWriter(err),
      new BufferedReader(typing ?: new StringReader(answers)),
      look,
      look,
      answers ? Asking.POSSIBLE : Asking.POINTLESS,
      streams ?: Streams.over(new PrintWriter(out), new PrintWriter(err)))
    new Invocation(args.toList(), surroundings, console, cancellation)
  }

  static Appearance terminal(int columns, int rows = 24) {
    new Appearance(Kind.TERMINAL, () -> new Size(columns, rows), Colours.NONE, Glyphs.UNICODE)
  }

  void file(String name, String text = '') {
    def path = folder.resolve(name)
    Files.createDirectories(path.parent)
    Files.writeString(path, text)
  }

  static String text(String indented) {
    indented.stripIndent().stripLeading()
  }

  /** Every script is the stack `shop` with the services `db` and `web`, unless a spec says otherwise. */
  static class FakeReader implements StackReader {
    String prints = ''
    Stack stack = new Stack(
      'shop',
      [Service.named('db').image('postgres:16').build(), Service.named('web').image('nginx').build()],
      [],
      [])
    Verbs verbs = Verbs.NONE
    List<Problem> warnings = []
    Secrets secrets = Secrets.of()
    List<Problem> problems = []
    Optional<String> declaredName = Optional.empty()
    Set<String> declaredVerbs = []
    Set<String> profiles = []
    Origins origins = Origins.NONE
    List<StackFile> evaluated = []
    List<Wishes> wishes = []
    List<Param> params = []
    Runnable whileReading = {}

    @Override
    StackReader.ReadStack read(StackFile file, Reading reading) {
      evaluated << file
      wishes << reading.wishes()
      whileReading.run()
      reading.printed().accept(prints)
      if (problems) {
        throw new ProblemException(ProblemException.Kind.USAGE, problems)
      }
      new StackReader.ReadStack(stack, verbs, params, warnings, secrets, origins)
    }

    @Override
    StackReader.Declared params(StackFile file, Reading reading) {
      wishes << reading.wishes()
      new StackReader.Declared(params, problems)
    }

    @Override
    Optional<String> nameOf(StackFile file, Reading reading) {
      declaredName
    }

    @Override
    Set<String> profilesOf(StackFile file, Reading reading) {
      wishes << reading.wishes()
      profiles
    }

    @Override
    Set<String> verbsOf(StackFile file) {
      declaredVerbs
    }
  }
}
