package orchsh.stdlib

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.Compilation
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.dsl.script.SnippetFacts
import orchsh.dsl.snippet.Approver
import orchsh.dsl.snippet.LibraryFolder
import orchsh.dsl.snippet.Readme
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import spock.lang.Specification
import spock.lang.TempDir

/** The snippets that come along: what they say of themselves, and what they make. */
class StandardSnippetsSpec extends Specification {
  static final LIBRARY = new LibraryFolder(Path.of(System.getProperty('orchsh.root'), 'stdlib-scripts', 'snippets'))

  @TempDir
  Path folder

  Stack stack(String script) {
    def surroundings = new Surroundings(folder, folder, [XDG_CACHE_HOME: folder.resolve('cache').toString()], Clock.systemUTC())
    def compilation = new StackCompiler({ }, LIBRARY, Approver.NOBODY)
      .compile(new ScriptSource(folder.resolve('stack.groovy'), 'stack.groovy', script), surroundings)
    assert compilation instanceof Compilation.Compiled: (compilation instanceof Compilation.Refused ? compilation.problems() : [])
    compilation.stack()
  }

  Service service(String name, String call) {
    stack("use '$name'\n$call\n").services()[0]
  }

  static List<String> strings(Collection<?> values) {
    values*.toString()
  }

  def "there are some"() {
    expect:
    LIBRARY.names() == ['mysql', 'nginx', 'postgres', 'redis']
  }

  def "`#name` only describes, says what it is for and how it is written, and asks for no privilege"(String name) {
    given:
    def text = new String(LIBRARY.bytes(name).get(), 'UTF-8')
    def facts = new SnippetFacts().read(name, text)

    expect:
    facts.isDeclarative()
    !facts.lines().any { it.startsWith('is a program') || it.startsWith('asks for a privilege') || it.startsWith('does something on the host') }
    Readme.firstSentence(text)
    Readme.of(text).contains("use '$name'".toString())

    where:
    name << LIBRARY.names()
  }

  def "`#name` is written as its own words say"(String name) {
    given:
    def lines = Readme.of(new String(LIBRARY.bytes(name).get(), 'UTF-8'))
    def example = lines.dropWhile { it != "use '$name'".toString() }.takeWhile { it }.join('\n')

    expect:
    stack(example).services()

    where:
    name << LIBRARY.names()
  }

  def "postgres"() {
    given:
    def plain = service('postgres', "postgres 'db', password: 'secret'")
    def other = service('postgres', "postgres('db', user: 'ann', password: 'secret', database: 'shop', version: '15') { port '5432:5432' }")

    expect:
    plain.image().get().toString() == 'postgres:16'
    plain.env() == [POSTGRES_DB: 'postgres', POSTGRES_PASSWORD: 'secret', POSTGRES_USER: 'postgres']
    plain.mounts().size() == 1
    plain.ports() == []
    plain.waits()*.describe() == ['tcp 5432']
    other.image().get().toString() == 'postgres:15'
    other.env() == [POSTGRES_DB: 'shop', POSTGRES_PASSWORD: 'secret', POSTGRES_USER: 'ann']
    other.ports().size() == 1
    stack("use 'postgres'\npostgres 'a', password: 'secret'\npostgres 'b', password: 'other'").volumes()*.name() == ['a-data', 'b-data']
  }

  def "mysql"() {
    expect:
    service('mysql', "mysql 'db', password: 'secret'").env() == [MYSQL_DATABASE: 'app', MYSQL_ROOT_PASSWORD: 'secret']
    service('mysql', "mysql 'db', user: 'ann', password: 'secret', rootPassword: 'other', image: 'mariadb', version: '11'").with {
      [image().get().toString(), env()]
    } == ['mariadb:11', [MYSQL_DATABASE: 'app', MYSQL_PASSWORD: 'secret', MYSQL_ROOT_PASSWORD: 'other', MYSQL_USER: 'ann']]
  }

  def "redis"() {
    expect:
    service('redis', "redis 'cache'").mounts() == []
    service('redis', "redis 'queue', persistent: true").mounts().size() == 1
    stack("use 'redis'\nredis 'cache'").volumes() == []
  }

  def "nginx"() {
    given:
    Files.createDirectory(folder.resolve('site'))
    def web = service('nginx', "nginx 'web', files: './site', publish: 8080")

    expect:
    web.ports().size() == 1
    web.mounts()[0].toString().contains(folder.resolve('site').toString())
    service('nginx', "nginx 'web'").with { [ports(), mounts()] } == [[], []]
  }
}
