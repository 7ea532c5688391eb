package orchsh.dsl.task

import orchsh.dsl.Compilation
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException

class TasksSpec extends TaskFixture {

  def "a task is kept while the script runs, and run when it is asked for: #script"(String script) {
    when:
    def verbs = compiled(script).verbs()

    then:
    live.done == []
    verbs.tasks()*.name() == ['seed']

    when:
    verbs.tasks()[0].body().run(live, [])

    then:
    live.done == ['up [db] AS_NEEDED KEEP_UNCHANGED']

    where:
    script << [
      "task 'seed' { up 'db' }",
      "task seed { up 'db' }",
      "task('seed') { up 'db' }",
      "task 'seed', { up 'db' }",
      "task('seed', { up 'db' })",
      "task 'seed'\n{ up 'db' }",
      "task 'seed' < up 'db' >",
      "task seed < up db >",
      "task('seed', 'load the data') { up 'db' }",
      "task 'seed', 'load the data' { up 'db' }",
      "task 'seed', 'load the data', { up 'db' }",
      "task('seed', 'load the data') < up db >",
      "def begin(name) { up name }; task 'seed' { begin 'db' }",
      "def words = 'seed'; task words { up 'db' }",
      "def up = 'db'; task 'seed' { up up }",
      "def block = { up 'db' }; task 'seed', block",
      "task 'seed' { [db].each { up it } }",
    ]
  }

  def "a task has a description, a job too, and both have their place"() {
    given:
    def verbs = compiled("task('seed', 'load the data') { }\ntask 'bare' { }\njob('migrate', 'make the tables') { image 'x' }; job 'plain' { image 'x'; test true }").verbs()

    expect:
    verbs.tasks().collect { [it.name(), it.description(), it.at().toString()] } ==
      [['seed', 'load the data', 'stack.groovy:2:1'], ['bare', '', 'stack.groovy:3:1']]
    verbs.jobs().collect { [it.name(), it.description(), it.isTest(), it.at().toString()] } ==
      [['migrate', 'make the tables', false, 'stack.groovy:4:1'], ['plain', '', true, 'stack.groovy:4:50']]
    verbs.testJobs()*.name() == ['plain']
  }

  def "a task runs other tasks, each one it needs once"() {
    when:
    run('''\
      task 'all', needs: ['b', 'c'] { say 'all'; d(); d('x', 2); task 'e-f' }
      task 'a' { say 'a' }
      task 'b', needs: 'a' { say 'b' }
      task 'c', needs: 'a' { say 'c' }
      task 'd' { say "d$args" }
      task 'e-f' { task 'd', 'y' }
    '''.stripIndent())

    then:
    live.printed.toString().readLines() == ['a', 'b', 'c', 'all', 'd[]', 'd[x, 2]', 'd[y]']
  }

  def "a task has what was typed after its name, and prints where it is run"() {
    when:
    run("task 'x' { println args; print 'no line end'; println(); say 5; printf('%d%n', 6) }; println 'script'", 'a', '--force')

    then:
    live.printed.toString() == '[a, --force]\nno line end\n5\n6\n'
    printed.toString() == 'script\n'
  }

  def "a deadline holds for a task and for one that it runs"() {
    when:
    run("task 'x', deadline: 5.s { y() }; task 'y', deadline: '1m' { up() }")

    then:
    live.done == ['within PT5S: task `x`', 'within PT1M: task `y`', 'up [] AS_NEEDED KEEP_UNCHANGED']
  }

  def "params of the script are read in tasks, also by functions they call"() {
    given:
    def verbs = compiled("param 'who', default: 'db'\ndef wanted() { params.who }\ntask 'seed' { up params.who }\ntask 'twice' { up wanted() }").verbs()

    when:
    verbs.tasks()*.body().each { it.run(live, []) }

    then:
    live.done == ['up [db] AS_NEEDED KEEP_UNCHANGED'] * 2
  }

  def "variables of the script are still variables: #block"(String block, String printed) {
    expect:
    run(block).printed.toString() == printed

    where:
    block                                                   || printed
    "def db = 'mine'; task 'x' { print db }"                || 'mine'
    "db = 'shared'; task 'x' { print db }"                  || 'shared'
    "task 'x' { def db = 'local'; print db }"               || 'local'
    "task 'x' { n = 1; n = n + 1; print n }"                || '2'
    "task 'x' { def file = file('a.txt'); print file('b').name + file.name }" || 'ba.txt'
    "task 'x' { def logs = logs('db'); print logs }"        || ''
    "task 'x' { print db.name + api + services['my-mq'].name }" || 'dbapimy-mq'
    "def name(s) { s.name }; task 'x' { print name(db) }"   || 'db'
    "def who() { db.name }; task 'x' { print who() }"       || 'db'
  }

  def "what is wrong with a task is said before anything runs: #script"(String script, List<String> problems) {
    expect:
    problemsIn("service 'db' { image 'x' }; service 'my-mq' { image 'x' }; $script") == problems

    where:
    script                                       || problems
    "task 'x' { exce 'db' }"                     || ['1:71: unknown word `exce` | did you mean `exec`?']
    "task 'x' { println dbb.ip }"                || ['1:79: unknown name `dbb` | did you mean `db`?']
    "task 'x' { println my-mq.ip }"              || ["1:79: unknown name `my` | the service with a dash in its name is written services['my-mq']", "1:82: unknown name `mq` | a text is written in quotes: 'mq'"]
    "task 'x' { println db.prot(5432) }"         || ['1:82: a service has no `prot` | did you mean `port`?']
    "task 'x' { println db.sate }"               || ['1:82: a service has no `sate` | did you mean `state`?']
    "task 'x' { exec }"                          || ["1:71: `exec` is given no value | for example exec 'db', 'psql -U admin shop', stdin: file('startup/codes.sql')"]
    "task 'x' { exec 'db', 'ls', stdni: 'x' }"   || ['1:88: `exec` knows no `stdni:` | did you mean `stdin`?']
    "task 'x' { up 'db', rebiuld: true }"        || ['1:80: `up` knows no `rebiuld:` | did you mean `rebuild`?']
    "task 'x' { copy 'a' }"                      || ["1:71: `copy` takes 2 values, not 1 | for example copy 'conf/app.ini', 'api:/etc/app.ini'"]
    "task 'x' { service 'y' { image 'z' } }"     || ['1:71: `service` does not belong inside the block of a task | write it before or behind the block']
    "task 'x' { image 'z' }"                     || ['1:71: `image` belongs inside the block of a service']
    "exec 'db', 'ls'"                            || ['1:60: `exec` belongs inside the block of a task or check']
    "service 'y' { image 'x'; exec 'db', 'ls' }" || ['1:85: `exec` belongs inside the block of a task or check']
    "task 'x' { exec 'db', 'ls', timeout: 5 }"   || ['1:97: `timeout: 5` has no unit | write 5.s for seconds or 5.ms']
    "task 'x' { exec 'db', 'ls', quiet: 'yes' }" || ['1:95: `quiet` is true or false']
    "task 'x', nedes: 'y' { }"                   || ['1:70: `task` knows no `nedes:` | did you mean `needs`?']
    "task 'x'"                                   || ["1:60: `task` has no block | for example task 'seed' { exec 'db', 'psql -U admin shop', stdin: file('codes.sql') }"]
    "task 'x' { yy() }; task 'y' { }"            || ['1:71: unknown word `yy` | did you mean `y`?']
  }

  def "what is wrong with a task is said at its place: #script"(String script, List<String> problems) {
    expect:
    problemsIn("service 'db' { image 'x' }; $script") == problems

    where:
    script                                        || problems
    "task 'x' { }; task 'x' { }"                  || ['1:43: task `x` is declared twice | the first one is in line 1']
    "task 'a b' { }"                              || ['1:29: `a b` cannot be the name of a task | it is typed as a command: letters, digits, `-`, `_` and `.`']
    "task '--x' { }"                              || ['1:29: `--x` cannot be the name of a task | it is typed as a command: letters, digits, `-`, `_` and `.`']
    "task 'x', needs: 'seeed' { }; task 'seed' { }" || ['1:29: `x` needs task `seeed`, which there is not | did you mean `seed`?']
    "task 'x', needs: 'x' { }"                    || ['1:29: task `x` needs itself: x -> x']
    "task 'x', deadline: 0.s { }"                 || ['1:29: `deadline:` takes a time that is longer than nothing']
    "task 'x', deadline: 5 { }"                   || ['1:49: `deadline: 5` has no unit | write 5.s for seconds or 5.ms']
    "task 'x' { a, b -> }"                        || ['1:40: the block of `task` takes no parameters | what was typed after its name is in `args`']
    "task 'x', { who = 'all' -> say who }"        || ['1:41: the block of `task` takes no parameters | what was typed after its name is in `args`']
    "profile('p') { task('x') { who -> } }"       || ['1:56: the block of `task` takes no parameters | what was typed after its name is in `args`']
    "check('x') { who -> }"                       || ['1:42: the block of `check` takes no parameters']
    "def b = { x, y -> }; task 'x', b"            || ['1:50: the block of task `x` takes more than one parameter | what was typed after its name is in `args`']
    "task 'j' { }; job 'j' { image 'x' }"         || ['1:29: `j` is the name of a job already | the job is in line 1']
    "job 'j' { image 'x'; test 'yes' }"           || ['1:50: `test` is true or false']
    "service 's' { image 'x'; test true }"        || ['1:54: `test` is for jobs, and `s` is a service | declare it with `job`, or write a check']
  }

  def "names that are worked out make bare names possible: #script"(String script) {
    expect:
    compile("(1..2).each { n -> service \"db\$n\" { image 'x' } }; $script") instanceof Compilation.Compiled

    where:
    script << ["task 'x' { println db1.ip }", "task 'x' { db2.exec 'ls' }"]
  }

  def "what goes wrong while a task runs is said at its line: #block"(String block, String said) {
    expect:
    failure(block) == said

    where:
    block                                       || said
    "throw new RuntimeException('no luck')"     || '3:1: no luck (RuntimeException)'
    "String s = null; s.trim()"                 || '3:18: `trim` is asked of something that has no value'
    "def n = 2\nassert n == 3"                  || '4:1: this does not hold: `n == 3`'
    "def n = 'dbb'; up n"                       || '3:16: there is no service `dbb` | did you mean `db`?'
    "def n = 'nowhere'; exec n, 'ls'"           || '3:20: there is no service `nowhere` | services: db, api, my-mq'
    "def n = 'api-2'; exec n, 'ls'"             || "3:18: there is no service `api-2` | a container of `api` is chosen by its number, as in exec 'api', 'ls', replica: 2"
    "exec 'db'"                                 || "3:1: `exec` is given no command | for example exec 'db', 'ls /'"
    "exec 'db', 'echo \"a'"                     || '3:1: command `echo "a` has a `"` that is never closed'
    "exec 'db', 'ls', stdin: file('none.sql')"  || '3:1: there is no file `none.sql` for `exec` to read'
    "def n = 5; exec 'db', 'ls', timeout: n"    || '3:12: `timeout: 5` has no unit | write 5.s for seconds or 5.ms'
    "def y = 'yes'; exec 'db', 'ls', quiet: y"  || '3:16: `quiet:` is true or false'
    "def n = 'mq'; println services[n]"         || '3:15: there is no service `mq` | services: db, api, my-mq'
    "println db.port(80)"                       || '3:1: port 80 of `db` is not published | published: 5432/tcp'
    "println file('none').text"                 || '3:1: there is no file `none`'
    "copy 'a', 'b'"                             || "3:1: `copy` is not told which of the two is in a container | for example copy 'conf/app.ini', 'api:/etc/app.ini'"
    "copy 'db:/a', 'api:/b'"                    || '3:1: `copy` does not copy from one container to another | copy to a file beside the script, and from there'
    "def n = 'dbb'; copy 'a', n + ':/b'"        || '3:16: there is no service `dbb` | did you mean `db`?'
    "http(db, 'x')"                             || '3:1: http path `x` does not start with `/`'
    "http(services['my-mq'])"                   || '3:1: `http` is not told on which port, and `my-mq` publishes none | add port: and its number'
    "http('http://x/', port: 5)"                || '3:1: `http` is given a URL, which has its port and path already'
    "http(api, '/', body: 'x', json: [1])"      || '3:1: `http` sends one of `body:`, `json:` and `form:`, and is given `body:` and `json:`'
    "http(api, '/', form: [a: [1]])"            || '3:1: `a` takes a text, not a list'
    "http(api, '/', password: 'x')"             || '3:1: `http` is given a `password:` of nobody | add user: and a name'
    "http(api, '/', user: 'a:b', password: 'x')" || '3:1: `user:` has a colon, which HTTP cannot tell from the password behind it'
    "http(api, '/', user: 'a', headers: [authorization: 'x'])" || '3:1: `user:` and the header `Authorization` both say who asks'
    "http(api, '/', headers: [A: 'a\\nb'])"     || '3:1: the value of the HTTP header `A` has a line end or another control character'
    "task 'none'"                               || '3:1: there is no task `none` | tasks: x'
    "sh ''"                                     || "3:1: `sh` is given no command | for example sh 'npm run build'"
    "wait -1.s"                                 || '3:1: `wait` takes a time that is not less than nothing'
    "wait 'db', tpc: 5"                         || '3:1: `wait` knows no `tpc:` | did you mean `tcp`?'
    "wait db: 5"                                || "3:1: `wait db:` takes what is waited for, not a number | for example wait db: [tcp: 5432, timeout: 10.s], or wait db: 'ready'"
    "wait 5"                                    || "3:1: `wait` does not take this | for example wait 'db', 'api'"
    "[1].each { throw new IOException('gone') }" || '3:12: gone (IOException)'
  }

  def "a command that fails says its code and its last lines"() {
    given:
    def compilation = compiled("task 'x' {\n  exec 'db', 'psql -c 1'\n}")
    live.ending = { FakeLive.end(2, 'out', "${(1..20).join('\n')}\nfatal: no") }

    when:
    compilation.verbs().tasks()[0].body().run(live, [])

    then:
    def e = thrown(ProblemException)
    with(e.problems()[0]) {
      it.toString() == 'stack.groovy:3:3: `psql -c 1` in `db` ended with exit code 2'
      details().size() == 15
      details().last() == 'fatal: no'
      excerpt().get().text() == "  exec 'db', 'psql -c 1'"
    }
    e.kind() == ProblemException.Kind.STACK
    e.exitCode().asInt == 2
  }

  def "`#block` ends a task with the exit code of what was run"(String block) {
    given:
    def compilation = compiled("task 'x', needs: 'y' { }\ntask 'y' { $block }")
    live.ending = { FakeLive.end(7, '', '') }

    when:
    compilation.verbs().tasks()[0].body().run(live, [])

    then:
    def e = thrown(ProblemException)
    e.exitCode().asInt == 7

    where:
    block << ["run 'api'", "exec 'db', 'ls'", "sh 'make'", "db.exec 'ls'"]
  }

  def "a failure in another task, or in a function, is said where it is"(String script, String place) {
    given:
    def compilation = compiled(script)
    live.ending = { FakeLive.end(1, '', '') }

    expect:
    failureOf { compilation.verbs().tasks()[0].body().run(live, []) } == "$place: `ls` in `db` ended with exit code 1".toString()

    where:
    script                                               || place
    "task 'x' { y() }\ntask 'y' { exec 'db', 'ls' }"     || '3:12'
    "task 'x', needs: 'y' { }\ntask 'y' { exec 'db', 'ls' }" || '3:12'
    "def f() {\n  exec 'db', 'ls'\n}\ntask 'x' { f() }"  || '3:3'
  }

  def "when the caller has called it off, that is what is said"() {
    given:
    def compilation = compiled("task 'x' { stop 'db' }")
    live.beforeStop = { throw new ProblemException(ProblemException.Kind.INTERRUPTED, Problem.error('called off')) }

    when:
    compilation.verbs().tasks()[0].body().run(live, [])

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.INTERRUPTED
  }

  def "a task cannot change the stack"() {
    expect:
    failureOf { run("def more() { volume 'late' }; task 'x' { more() }") } ==
      '2:14: the stack cannot be changed while a task runs'
  }
}
