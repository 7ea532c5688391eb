package orchsh.dsl.task

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.Compilation
import orchsh.dsl.DslSpec
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.engine.caller.Surroundings
import orchsh.engine.problem.Problem
import spock.lang.TempDir

/** Services of which tasks and checks speak by plain names are looked for when the script is read. */
class UnknownServicesSpec extends DslSpec {
  static final String SERVICES = "service 'db' { image 'x' }; service 'api' { image 'x'; replicas 2 }; job('seed') { image 'x' }\n"

  @TempDir
  Path folder

  def "`#block` in a task is refused at #said"(String block, List<String> said) {
    expect:
    problemsIn("${SERVICES}task('x') {\n$block\n}") == said
    problemsIn("${SERVICES}check('x') {\n$block\n}") == said

    where:
    block                                  || said
    "up 'dbb'"                             || ['3:4: there is no service `dbb` | did you mean `db`?']
    "up 'db', 'ap'"                        || ['3:10: there is no service `ap` | did you mean `api`?']
    "up 'sed', rebuild: true"              || ['3:4: there is no service `sed` | did you mean `seed`?']
    "start(['db', 'ap'])"                  || ['3:14: there is no service `ap` | did you mean `api`?']
    "stop 'nowhere', grace: 1.s"           || ['3:6: there is no service `nowhere` | services: api, db, seed']
    "restart 'dbb'; remove 'ap'"           || ['3:9: there is no service `dbb` | did you mean `db`?', '3:23: there is no service `ap` | did you mean `api`?']
    "build 'ap'"                           || ['3:7: there is no service `ap` | did you mean `api`?']
    "pull 'ap'"                            || ['3:6: there is no service `ap` | did you mean `api`?']
    "exec 'bd', 'ls'"                      || ['3:6: there is no service `bd` | did you mean `db`?']
    "def n = exec('bd', 'ls').out"         || ['3:14: there is no service `bd` | did you mean `db`?']
    "if (false) { run 'bd', 'ls' }"        || ['3:18: there is no service `bd` | did you mean `db`?']
    "[1].each { run 'bd' }"                || ['3:16: there is no service `bd` | did you mean `db`?']
    "assert logs('bd', tail: 1) == ''"     || ['3:13: there is no service `bd` | did you mean `db`?']
    "wait 'bd'"                            || ['3:6: there is no service `bd` | did you mean `db`?']
    "wait 'bd', tcp: 1"                    || ['3:6: there is no service `bd` | did you mean `db`?']
    "wait bd: [tcp: 1], api: 'ready'"      || ['3:6: there is no service `bd` | did you mean `db`?']
    "copy 'a', 'bd:/tmp'"                  || ['3:11: there is no service `bd` | did you mean `db`?']
    "println http('ap', '/x').status"      || ['3:14: there is no service `ap` | did you mean `api`?']
    "println services['bd'].ip"            || ['3:18: there is no service `bd` | did you mean `db`?']
    "exec 'api-2', 'ls'"                   || ["3:6: there is no service `api-2` | a container of `api` is chosen by its number, as in exec 'api', 'ls', replica: 2"]
  }

  def "nothing is wrong with `#block` in a task"(String block) {
    expect:
    problemsIn("${SERVICES}task('x') {\n$block\n}") == []

    where:
    block << [
      "up 'db', 'seed'; run 'seed'; up()",
      "def n = 'nowhere'; up n",
      'def n = 1; up "no$n"; exec "no$n", "ls"',
      "exec 'db', 'nowhere'",
      "wait 2.s; wait timeout: 3.s; wait 'db', timeout: 3.s; wait 'db', log: 'nowhere'",
      "copy 'nowhere', 'db:/x'; copy 'db:/nowhere', 'y'; copy 'C:x', 'db:/y'",
      "http 'https://nowhere/'; http api, '/nowhere', port: 80",
      "sh 'up nowhere'; say 'nowhere'",
      "def up = { it }; up.call 'nowhere'",
      "def services = [nowhere: 1]; println services['nowhere']",
      "args.each { up it }; up(*args)",
    ]
  }

  def "functions are looked at as far as only tasks can call what they call: #function"(String function, List<String> said) {
    expect:
    problemsIn("${SERVICES}$function\ntask('x') { f() }") == said

    where:
    function                                || said
    "def f() { exec 'bd', 'ls' }"           || ['2:16: there is no service `bd` | did you mean `db`?']
    "def f() { def n = 'bd'; exec n, 'ls' }" || []
    "def up(a) { a }; def f() { up 'bd' }"  || []
    "def wait(a) { a }; def f() { wait 'bd' }" || []
  }

  def "a service that may be there when something else is given is none that there is not: #declared"(String declared) {
    expect:
    problemsIn("service 'db' { image 'x' }\n$declared\ntask('x') { up 'web' }") == []

    where:
    declared << [
      "service 'web' { image 'x'; profiles 'extra' }",
      "profile('extra') { service 'web' { image 'x' } }",
      "param 'full', default: false; if (params.full == 'x') service 'web' { image 'x' }",
      "if (System.getenv('FULL')) service 'web' { image 'x' }",
      "def n = 'b'; if (System.getenv('FULL')) service \"we\$n\" { image 'x' }",
      "param 'all', default: 'a'; params.all.split(',').each { n -> service n { image 'x' } }",
      "if (System.getenv('FULL')) ['web'].each { n -> service n { image 'x' } }",
      "profile('extra') { ['web'].each { n -> service n { image 'x' } } }",
      "['web'].each { n -> service n { image 'x' } }",
      "def web() { service 'web' { image 'x' } }",
      "job('web') { image 'x'; test true }",
    ]
  }

  def "what loops declare is known once they have run"() {
    expect:
    problemsIn("['web', 'api'].each { n -> service n { image 'x' } }\ntask('x') { up 'web', 'ap' }") == ['2:23: there is no service `ap` | did you mean `api`?']
    problemsIn("(1..2).each { service \"web-\$it\" { image 'x' } }\ntask('x') { up 'web-2', 'wob-2' }") == ['2:25: there is no service `wob-2` | did you mean `web-2`?']
  }

  def "included files may be for other stacks too, and are only doubted, from the cache as well"() {
    given:
    Files.createDirectory(folder.resolve('home'))
    folder.resolve('compose.yaml').toFile().text = 'services: {mail: {image: x}}\n'
    folder.resolve('tasks.groovy').toFile().text = "task('mine') { up 'db', 'later', 'mail'; exec 'bd', 'ls' }\n"
    folder.resolve('redis.groovy').toFile().text = "service(name) { image 'x' }\nservice(\"\$name-view\") { image 'x' }\n"
    folder.resolve('stack.groovy').toFile().text = "include 'tasks.groovy'\nuse './redis.groovy'\nif (System.getenv('FULL')) redis 'cache'\ninclude 'compose.yaml'\nservice('db') { image 'x' }\nservice('later') { image 'x' }\ntask('own') { up 'mail', 'cache', 'cache-view' }\n"

    when:
    def told = [1, 2].collect {
      def surroundings = new Surroundings(folder, folder.resolve('home'), [:], Clock.systemUTC())
      def compiled = new StackCompiler().compile(ScriptSource.read(folder.resolve('stack.groovy'), 'stack.groovy'), surroundings)
      assert compiled instanceof Compilation.Compiled: told(compiled)
      compiled.warnings().collect { Problem warning -> "$warning | ${warning.hint().orElse('')}".toString() }
    }

    then:
    told == [['tasks.groovy:1:47 <- stack.groovy:1: there is no service `bd` | did you mean `db`?']] * 2
  }
}
