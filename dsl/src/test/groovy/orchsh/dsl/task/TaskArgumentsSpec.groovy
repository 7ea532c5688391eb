package orchsh.dsl.task

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.Compilation
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.engine.caller.Surroundings
import orchsh.engine.problem.ProblemException
import spock.lang.TempDir

class TaskArgumentsSpec extends TaskFixture {
  @TempDir
  Path folder

  def "what is typed behind a task that #reads is #end"(String reads, String script, String end) {
    when:
    def told = refusal { run(script, 'x', '--fast') }

    then:
    told == (end == 'refused' ? 'task `seed` takes no arguments, but there is `x` | a task reads what is typed behind its name as `args`' : '')
    live.done.isEmpty() == (end == 'refused')

    where:
    reads                                    | script                                                                               || end
    'does not say `args`'                    | "task 'seed' { up 'db' }"                                                            || 'refused'
    'leaves it to another one'               | "task('seed') { up 'db' }; task('other') { println args }"                           || 'refused'
    'says it as a key'                       | "task 'seed' { sh 'x'.trim() ?: '}', env: [args: 1] }"                               || 'refused'
    'says it in a comment'                   | "task 'seed' {\n  up 'db' // args\n}"                                                || 'refused'
    'says it in a text'                      | "task 'seed' { up 'db'; say 'args' }"                                                || 'refused'
    'has a variable of that name'            | "task 'seed' { def args = [1]; up 'db'; say args }"                                  || 'refused'
    'has a parameter of that name'           | "task 'seed' { up 'db'; [1].each { args -> say args } }"                             || 'refused'
    'sees a variable of the script'          | "def args = ['a']; task 'seed' { up 'db'; say args }"                                || 'refused'
    'sees one that all files share'          | "args = ['a']; task 'seed' { up 'db'; say args; say this.args }"                     || 'refused'
    'calls a function that has it'           | "def show(args) { up args }; task 'seed' { show 'db' }"                              || 'refused'
    'does not call the function that says it' | "def first() { args[0] }; task 'seed' { up 'db' }"                                  || 'refused'
    'leaves that function to another one'    | "def first() { args[0] }; task('seed') { up 'db' }; task('other') { first() }"       || 'refused'
    'is made by a function'                  | "def make(name) { task(name) { up 'db' } }; make 'seed'"                             || 'refused'
    'is made in a loop'                      | "['seed'].each { name -> task(name) { up 'db' } }"                                   || 'refused'
    'has a block from a variable'            | "def block = { up 'db' }; task 'seed', block"                                        || 'refused'
    'has its block in the next line'         | "task 'seed',\n  { up 'db' }"                                                        || 'refused'
    'is handed to by name'                   | "task 'seed', needs: 'other' { up 'db' }; task('other') { say args }"                || 'refused'
    'says it'                                | "task 'seed' { up 'db'; println args }"                                              || 'taken'
    'says it in braces'                      | 'task("seed") { up \'db\'; say "${args[0]}" }'                                       || 'taken'
    'says it behind a dollar'                | 'task("seed") { up \'db\'; say "$args" }'                                            || 'taken'
    'says it where a question says yes'      | "task 'seed' { up 'db'; say true ? args : [] }"                                      || 'taken'
    'says it where a question says no'       | "task 'seed' { up 'db'; say true ? [] : args }"                                      || 'taken'
    'spreads it'                             | "task 'seed' { up 'db'; other(*args) }; task('other') { say args }"                  || 'taken'
    'says it in a closure'                   | "task 'seed' { up 'db'; [1].each { say args } }"                                     || 'taken'
    'says it in a branch that does not run'  | "task 'seed' { up 'db'; if (false) { say args } }"                                   || 'taken'
    'asks for it'                            | "task 'seed' { up 'db'; say delegate.getArgs() }"                                    || 'taken'
    'says whose it is'                       | "task 'seed' { up 'db'; say delegate.args }"                                         || 'taken'
    'lets a function say it'                 | "def first() { args[0] }; task 'seed' { up 'db'; say first() }"                      || 'taken'
    'lets a function call one that says it'  | "def second() { first() }; def first() { args }; task 'seed' { up 'db'; second() }"  || 'taken'
    'lets functions call each other'         | "def a(n) { n > 0 ? b(n - 1) : args }; def b(n) { a(n) }; task 'seed' { up 'db'; a 2 }" || 'taken'
    'works out whom it calls'                | 'def first() { args[0] }; task("seed") { up "db"; def f = "first"; say "$f"() }'     || 'taken'
    'is a function that says it'             | "def seed() { up 'db'; say args }; task 'seed', this.&seed"                          || 'taken'
    'has a function make its block'          | "def block() { return { up 'db'; say args } }; task 'seed', block()"                 || 'taken'
    'lets a block say it'                    | "def block = { up 'db'; say args }; task 'seed', block"                              || 'taken'
    'asks what its block is given'           | "def block = { t -> t.up 'db'; say t.args }; task 'seed', block"                     || 'taken'
    'is made by a function and says it'      | "def make(name) { task(name) { up 'db'; say args } }; make 'seed'"                   || 'taken'
    'hands what it is to a class'            | "class Show { static of(t) { t.args } }; task('seed') { up 'db'; say Show.of(delegate) }" || 'taken'
  }

  def "a task that looks at nothing is handed nothing by others: #block"(String block, String said) {
    expect:
    failure("$block\n}\ntask('one') { up 'db' }\ntask('two') { say args }\ntask('three', needs: 'one') {") == said

    where:
    block              || said
    "one 'x'"          || '3:1: task `one` takes no arguments, but there is `x` | a task reads what is typed behind its name as `args`'
    "task 'one', 1, 2" || '3:1: task `one` takes no arguments, but there is `1` | a task reads what is typed behind its name as `args`'
    "two 'x'; one 'y'" || '3:10: task `one` takes no arguments, but there is `y` | a task reads what is typed behind its name as `args`'
  }

  def "functions of included files count, and no other part of them, from the cache too"() {
    given:
    Files.createDirectory(folder.resolve('home'))
    folder.resolve('lib.groovy').toFile().text = "def first() { args[0] }\ndef other() { 'x' }\ntask('mine') { say args }\n"
    folder.resolve('stack.groovy').toFile().text = """\
      include 'lib.groovy'
      service('db') { image 'x' }
      task('reads') { say first() }
      task('calls') { say other() }
      """.stripIndent()

    expect:
    [1, 2].collect { verbs().tasks().collect { task ->
      [task.name(), refusal { task.body().run(live, ['x']) }.takeBefore(',')]
    } } == [[
      ['mine', ''],
      ['reads', ''],
      ['calls', 'task `calls` takes no arguments'],
    ]] * 2
    Files.walk(folder.resolve('home')).filter { Files.isRegularFile(it) }.count() == 2
  }

  private Verbs verbs() {
    def surroundings = new Surroundings(folder, folder.resolve('home'), [:], Clock.systemUTC())
    def compiled = new StackCompiler().compile(ScriptSource.read(folder.resolve('stack.groovy'), 'stack.groovy'), surroundings) as Compilation.Compiled
    live = new FakeLive(compiled.stack())
    compiled.verbs()
  }

  private static String refusal(Closure<?> work) {
    try {
      work()
      return ''
    } catch (ProblemException e) {
      return line(e.problems()[0])
    }
  }
}
