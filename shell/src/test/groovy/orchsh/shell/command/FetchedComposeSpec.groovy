package orchsh.shell.command

import java.nio.file.Files
import java.nio.file.Path
import orchsh.shell.call.About
import orchsh.shell.invocation.ExitCode

/** Compose files from a git repository on the command line: shown, approved, locked, taken in. */
class FetchedComposeSpec extends CommandFixture {
  Path repository

  def setup() {
    environment = [PATH: System.getenv('PATH'), XDG_CACHE_HOME: folder.resolve('cache').toString()]
    file('work/compose.yaml', 'services: {db: {image: "db:1", ports: ["5432:5432"]}}\n')
    repository = folder.resolve('work')
    git('init', '-q', '-b', 'main')
    commit()
    file('shop/compose.yaml', "include: ['$place']\nservices: {web: {image: web}}\n")
  }

  @Override
  ExitCode run(String... args) {
    out.buffer.length = 0
    err.buffer.length = 0
    new CommandRunner(engines, library, new About('1.2.3', '17.0.15', 'Debian')).run(invocation(args))
  }

  String getPlace() {
    "file://${folder.resolve('work')}/.git#main"
  }

  void git(String... arguments) {
    def command = ['git', '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', '-c', 'commit.gpgsign=false', *arguments]
    def builder = new ProcessBuilder(command as List<String>).directory(repository.toFile()).redirectErrorStream(true)
    builder.environment().keySet().removeIf { it.startsWith('GIT_') }
    builder.environment().put('HOME', folder.toString())
    def process = builder.start()
    def said = process.inputStream.text
    assert process.waitFor() == 0: said
  }

  void commit() {
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
  }

  Path getLock() {
    folder.resolve('shop/orchsh.lock')
  }

  String getHash() {
    (err.toString() =~ /--sha256 ([0-9a-f]{64})/)[0][1]
  }

  def "it is refused without a terminal, shown, approved by its hash, and then taken in"() {
    expect:
    run('shop/compose.yaml', 'validate') == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: shop/compose.yaml:1:11: compose file `$place` is new, and nobody is here to approve it\n")
    err.toString().contains('  | publishes a port: 5432:5432\n  | runs an image: db:1\n')
    err.toString().contains("hint: if this is what you want: orchsh shop/compose.yaml snippet approve '$place' --sha256 $hash")

    when:
    def approved = hash

    then:
    run('shop/compose.yaml', 'snippet', 'list') == ExitCode.FINE
    out.toString().readLines()[1].split(/\s{2,}/) as List == [place, '-', 'not approved']
    run('shop/compose.yaml', 'snippet', 'show', place) == ExitCode.FINE
    out.toString().startsWith("compose   $place\nsha256    $approved\n")
    out.toString().endsWith('services: {db: {image: "db:1", ports: ["5432:5432"]}}\n')
    run('shop/compose.yaml', 'snippet', 'approve', place, '--sha256', approved) == ExitCode.FINE
    Files.readString(lock).contains("[$place]\ncontent  $approved\n")
    run('shop/compose.yaml', 'validate') == ExitCode.FINE
    run('shop/compose.yaml', 'snippet', 'list') == ExitCode.FINE
    out.toString().readLines()[1].split(/\s{2,}/) as List == [place, '-', 'approved']
  }

  def "at a terminal it is asked about"() {
    given:
    answers = 'y\n'

    expect:
    run('shop/compose.yaml', 'validate') == ExitCode.FINE
    err.toString().startsWith("compose file `$place` is new:\n")
    err.toString().contains('may this stack take it in? [y/N] ')
    Files.exists(lock)
  }

  def "what is newer is taken by update alone"() {
    given:
    answers = 'y\n'
    run('shop/compose.yaml', 'validate')
    file('work/compose.yaml', 'services: {db: {image: "db:2"}}\n')
    commit()

    expect:
    run('shop/compose.yaml', 'config') == ExitCode.FINE
    out.toString().contains('db:1')
    run('shop/compose.yaml', 'snippet', 'update') == ExitCode.FINE
    err.toString().contains('+ runs an image: db:2\n')
    run('shop/compose.yaml', 'config') == ExitCode.FINE
    out.toString().contains('db:2')
    run('shop/compose.yaml', 'snippet', 'remove', place) == ExitCode.FINE
    !Files.readString(lock).contains(place)
  }

  def "a script that includes such a file is held to it as well"() {
    given:
    file('shop/stack.groovy', "include 'compose.yaml'\n")

    expect:
    run('shop/stack.groovy', 'validate') == ExitCode.WRONG_USAGE
    err.toString().contains("orchsh shop/stack.groovy snippet approve '$place' --sha256 ")
    run('shop/stack.groovy', 'snippet', 'approve', place, '--yes') == ExitCode.FINE
    run('shop/stack.groovy', 'validate') == ExitCode.FINE
  }

  def "a script cannot use it as a word"() {
    given:
    file('shop/stack.groovy', "use '$place'\nservice 'a' { image 'x' }\n")

    expect:
    run('shop/stack.groovy', 'validate') == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: shop/stack.groovy:1:1: `use` takes scripts, and `$place` is a compose file\n")
  }

  def "add says what makes the file take it in"() {
    expect:
    run('shop/compose.yaml', 'snippet', 'add', place, '--yes') == ExitCode.FINE
    out.toString().endsWith("include: ['$place']\n")
  }
}
