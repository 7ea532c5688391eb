package orchsh.engine.watch

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.model.Build
import orchsh.engine.model.Mount
import orchsh.engine.model.Service
import orchsh.engine.model.Watch
import orchsh.engine.model.Watch.Action
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

/** Which files a watch is about. */
class WatchRuleSpec extends Specification {
  @TempDir
  Path given

  Path folder

  def setup() {
    folder = given.toRealPath()
    Files.createDirectories(folder.resolve('src'))
  }

  def "of files in the folder those count that nobody leaves out: #file"(String file, boolean wanted) {
    expect:
    rule(['*.log', 'tmp', '!keep.log'], []).wants(folder.resolve(file)) == wanted

    where:
    file                  || wanted
    'src/a.js'            || true
    'src/deep/er/a.js'    || true
    'src/keep.log'        || true
    'src/a.log'           || false
    'src/deep/a.log'      || true
    'src/tmp'             || false
    'src/tmp/a.js'        || false
    'src/.git/HEAD'       || false
    'src/.a.js.swp'       || false
    'src/a.js~'           || false
    'src/4913'            || false
    'src'                 || true
    'other/a.js'          || false
    'srcs/a.js'           || false
  }

  def "only what is included counts, if anything is: #file"(String file, boolean wanted) {
    expect:
    rule(['b*'], ['**/*.js']).wants(folder.resolve(file)) == wanted

    where:
    file            || wanted
    'src/a.js'      || true
    'src/deep/a.js' || true
    'src/b.js'      || false
    'src/a.css'     || false
  }

  def "what stays out of the build does not count, but for what says so: #file"(String file, boolean wanted) {
    given:
    Files.writeString(folder.resolve('.dockerignore'), 'docs\nsrc/made\n!src/made/keep\nDockerfile\n.dockerignore\n')
    def service = Service.named('web').build(Build.of(folder)).build()
    def watch = new Watch(folder, Action.REBUILD, Optional.empty(), [], [], false, [])

    expect:
    WatchRule.of(service, watch).wants(folder.resolve(file)) == wanted

    where:
    file            || wanted
    'src/a.js'      || true
    'docs/a.md'     || false
    'src/made/a'    || false
    'src/made/keep' || true
    'Dockerfile'    || true
    '.dockerignore' || true
  }

  def "folders are looked into where something may count"() {
    expect:
    rule(['deep', 'odd', '!odd/in'], []).with {
      mayWantBelow(folder.resolve('src/a'))
      !mayWantBelow(folder.resolve('src/deep'))
      !mayWantBelow(folder.resolve('src/.git'))
      mayWantBelow(folder.resolve('src/odd'))
      !mayWantBelow(folder.resolve('other'))
    }
  }

  def "a file has its place in the container: #target"(String target, String file, String place) {
    given:
    Files.writeString(folder.resolve('one.conf'), '')
    def watch = new Watch(folder.resolve(root), Action.SYNC, Optional.of(target), [], [], false, [])

    expect:
    WatchRule.of(Service.named('web').image('x').build(), watch).targetOf(folder.resolve(file)) == Optional.of(place)

    where:
    root       | target           | file           || place
    'src'      | '/app'           | 'src/a/b.js'   || '/app/a/b.js'
    'src'      | '/'              | 'src/b.js'     || '/b.js'
    'src'      | '/app'           | 'src'          || '/app'
    'one.conf' | '/etc/its.conf'  | 'one.conf'     || '/etc/its.conf'
  }

  def "refuses #what"(String what, List<String> ignore, String path, String said) {
    when:
    WatchRule.of(Service.named('web').image('x').build(),
      new Watch(folder.resolve(path), Action.SYNC, Optional.of('/app'), ignore, [], false, []))

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == said.replace('FOLDER', folder.toString())

    where:
    what                 | ignore | path   || said
    'a path that is not' | []     | 'none' || 'service `web` watches `FOLDER/none`, which is not there'
    'what is no pattern' | ['[']  | 'src'  || '`ignore` of a watch of service `web`:1: `[` is not a pattern'
  }

  def "refuses to copy what is mounted there: #source at #at"(String source, String at, boolean refused) {
    given:
    Files.createDirectories(folder.resolve('src/deep'))
    Files.createDirectories(folder.resolve('other'))
    def service = Service.named('web').image('x').mount(new Mount.HostPath(folder.resolve(source), at, false)).build()
    def watch = new Watch(folder.resolve('src'), Action.SYNC, Optional.of('/app'), [], [], false, [])

    when:
    def problems = []
    try {
      WatchRule.of(service, watch)
    } catch (ProblemException e) {
      problems = e.problems()*.message()
    }

    then:
    problems == (refused ? ["service `web` is to get `$folder/src` by a watch, and has it mounted already, at `$at`".toString()] : [])

    where:
    source     | at          || refused
    'src'      | '/app'      || true
    '.'        | '/'         || true
    'src/deep' | '/app/deep' || true
    'other'    | '/app'      || false
    'src'      | '/apps'     || false
  }

  private WatchRule rule(List<String> ignore, List<String> include) {
    WatchRule.of(Service.named('web').image('x').build(),
      new Watch(folder.resolve('src'), Action.SYNC, Optional.of('/app'), ignore, include, false, []))
  }
}
