package orchsh.stdlib

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.Compilation
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.dsl.snippet.Approver
import orchsh.dsl.snippet.LibraryFolder
import orchsh.engine.RealEngineSpec
import orchsh.engine.caller.Surroundings
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import spock.lang.TempDir
import spock.lang.Timeout

/** The snippets that come along, on a real engine: whoever needs one finds it ready. */
@Timeout(1800)
class StandardSnippetsIT extends RealEngineSpec {
  @TempDir
  Path folder

  def "whoever needs what `#snippet` declares can use it at once"(String snippet, String call, String image, String asker) {
    given:
    def script = """\
      stack '$name'
      use '$snippet'
      $call
      job('asker') { image '${this.image(image)}'; $asker; needs 'it' }
      """.stripIndent()
    def surroundings = new Surroundings(folder, folder, [XDG_CACHE_HOME: folder.resolve('cache').toString()], Clock.systemUTC())
    def library = new LibraryFolder(Path.of(System.getProperty('orchsh.root'), 'stdlib-scripts', 'snippets'))

    when:
    def compilation = new StackCompiler({ }, library, Approver.NOBODY)
      .compile(new ScriptSource(folder.resolve('stack.groovy'), 'stack.groovy', script), surroundings)

    then:
    compilation instanceof Compilation.Compiled

    when:
    def outcome = up(compilation.stack())

    then:
    failures() == []
    outcome == Outcome.DONE
    events.findAll { it instanceof EngineEvent.ContainerEnded }*.exitCode().every { it == 0 }

    where:
    snippet    | call                                                                              | image      | asker
    'postgres' | "postgres 'it', user: 'ann', password: 'secret', database: 'shop'"                | 'postgres' | "env PGPASSWORD: 'secret'; command 'psql', '-h', 'it', '-U', 'ann', '-d', 'shop', '-c', 'SELECT 1'"
    'mysql'    | "mysql 'it', user: 'ann', password: 'secret', database: 'shop', timeout: '3m'"    | 'mysql'    | "env MYSQL_PWD: 'secret'; command 'mysql', '-h', 'it', '-uann', 'shop', '-e', 'SELECT 1'"
    'redis'    | "redis 'it', persistent: true"                                                    | 'redis'    | "command 'redis-cli', '-h', 'it', 'set', 'a', 'b'"
    'nginx'    | "nginx 'it'"                                                                      | 'busybox'  | "command 'wget', '-q', '-O', '/dev/null', 'http://it/'"
  }
}
