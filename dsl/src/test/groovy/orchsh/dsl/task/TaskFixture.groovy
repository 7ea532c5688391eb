package orchsh.dsl.task

import orchsh.dsl.Compilation
import orchsh.dsl.DslSpec
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException

/** Compiles a script with three services and runs what it declares on a fake stack. */
abstract class TaskFixture extends DslSpec {
  static final String SERVICES = '''\
service 'db' { image 'postgres'; port 5432 }; service 'api' { image 'api'; port '5000:5000' }; service 'my-mq' { image 'mq' }
'''

  FakeLive live

  Compilation.Compiled compiled(String script) {
    def compilation = compile(SERVICES + script)
    assert compilation instanceof Compilation.Compiled: told(compilation)
    live = live ?: new FakeLive(compilation.stack())
    compilation
  }

  /** Runs the first task of a script. */
  FakeLive run(String script, String... arguments) {
    compiled(script).verbs().tasks()[0].body().run(live, arguments.toList())
    live
  }

  /** Runs a task that has this block. */
  FakeLive task(String block, String... arguments) {
    run("task 'x' {\n$block\n}", arguments)
  }

  /** What a task with this block is told when it fails: place (the block's first line is 3), message and hint. */
  String failure(String block) {
    failureOf { task(block) }
  }

  static String failureOf(Closure<?> work) {
    try {
      work()
    } catch (ProblemException e) {
      return e.problems().collect { line(it) }.join('\n')
    }
    throw new AssertionError('nothing failed' as Object)
  }

  static String line(Problem problem) {
    problem.toString() - 'stack.groovy:' + problem.hint().map { " | $it" }.orElse('')
  }
}
