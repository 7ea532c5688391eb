package orchsh.dsl

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.build.Wishes
import orchsh.dsl.snippet.Approver
import orchsh.dsl.snippet.SnippetLibrary
import orchsh.dsl.task.FakeLive
import orchsh.dsl.task.Verbs
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Stack
import spock.lang.TempDir

/** Entries that refer to what earlier ones have declared make the stack that they make as one script. */
class EntriesTogetherSpec extends DslSpec {
  @TempDir
  Path folder

  Stack afterEntries(List<String> entries) {
    def surroundings = new Surroundings(folder, folder, [ORCHSH_NO_CACHE: '1'], Clock.systemUTC())
    def session = new StackSession(folder, '', surroundings, Wishes.NONE, SnippetLibrary.EMPTY, Approver.NOBODY)
    Stack stack = new Stack('stack', [], [], [])
    entries.eachWithIndex { entry, i ->
      def done = session.run("entry ${i + 1}".toString(), entry, new FakeLive(stack), Verbs.NONE, new Cancellation())
      done.changed().ifPresent { stack = it }
    }
    stack
  }

  Stack asScript(List<String> entries) {
    def surroundings = new Surroundings(folder, folder, [ORCHSH_NO_CACHE: '1'], Clock.systemUTC())
    def text = "stack 'stack'\n" + entries.join('\n')
    def compiled = new StackCompiler().compile(new ScriptSource(folder.resolve('stack.groovy'), 'stack.groovy', text), surroundings)
    assert compiled instanceof Compilation.Compiled
    compiled.stack()
  }

  /** What is not the same about which service. */
  static List<String> differences(Stack found, Stack expected) {
    expected.services().collectMany { service ->
      def other = found.service(service.name()).get()
      service.class.recordComponents.findAll { it.accessor.invoke(service) != it.accessor.invoke(other) }
        .collect { "$service.name $it.name: ${it.accessor.invoke(other)} instead of ${it.accessor.invoke(service)}".toString() }
    }
  }

  static final String DB = '''service 'db', { image 'postgres:16'; env A: 1, B: 2; volume 'data:/data'; port '5432:5432'
    hostname 'd'; restart 'always'; needs 'base'; network 'back', ip: '10.1.0.9', alias: 'x'; wait tcp: 5432
    stopSignal 'INT'; healthcheck 'true'; label a: 'b'; user 'me'; memory '64m'; command 'run', 'it'; replicas 1
    beforeStop 'echo'; watch './src', action: 'sync', target: '/src'; capAdd 'NET_ADMIN'; expose 80; ulimits nofile: 10 }'''
  static final String BASE = "network 'back', subnet: '10.1.0.0/24'\nvolume 'data'\nvolume 'more'\nservice 'base', { image 'base'; network 'back'; network 'default' }"

  def "entries make what they make together: #last"(List<String> entries) {
    given:
    Files.writeString(folder.resolve('more.groovy'), "service 'more', { image 'more' }")
    Files.writeString(folder.resolve('a.env'), 'FROM=file')

    expect:
    def expected = asScript(entries)
    def found = afterEntries(entries)
    differences(found, expected) == []
    found == expected

    where:
    entries << [
      [BASE, DB, "service 'x', { like 'db' }"],
      [BASE, DB, "service 'x', { like 'db'; image 'other'; env A: 3; port '1:1'; volume 'more:/data' }"],
      [BASE, DB, "job 'x', { like 'db'; command 'a' }"],
      [BASE, DB, "service 'x', { like 'db' }", "service 'y', { like 'x'; env C: 3 }"],
      [BASE, "service 'b', { build '.' }", "service 'x', { like 'b' }", "service 'y', { like 'b'; image 'z' }"],
      ["job 'j', { image 'j'; once true }", "service 'x', { like 'j' }", "job 'k', { like 'j' }"],
      ["defaults { env D: 1; label a: 'b'; volume 'data:/d' }\nvolume 'data'", "service 'a', { image 'a'; env D: 2 }", "service 'x', { like 'a' }"],
      ["volume 'data'", "service 'a', { image 'a'; env D: 2 }", "defaults { env E: 1; volume 'data:/d' }", "service 'x', { like 'a' }"],
      [BASE, DB, "override 'db', { env A: 5; volume 'more:/data'; network 'back', ip: '10.1.0.8'; needs base: 'started'; restart 'no' }"],
      [BASE, DB, "override 'db', { ulimits nofile: 20; healthcheck 'false'; stopSignal 'TERM'; port '81:80'; hostname 'e' }"],
      [BASE, DB, "override 'db', { env.remove 'A'; command 'other'; label a: 'c'; memory '128m' }"],
      [BASE, DB, "override 'db', { env C: env.A + '1' }"],
      ["service 'a', { image 'a' }", "service 'b', { image 'b'; link 'a' }", "override 'b', { link a: 'z' }"],
      ["service 'a', { image 'a' }", "service 'c', { image 'c' }", "service 'b', { image 'b'; link a: 'z' }", "override 'b', { link c: 'z' }"],
      ["service 'a', { image 'a' }", "service 'b', { image 'b'; needs 'a' }", "service 'c', { image 'c'; needs a: 'started', b: 'ready' }"],
      ["volume 'd'", "service 'a', { image 'a'; volume 'd:/d' }", "service 'b', { image 'b'; volumesFrom 'a' }"],
      ["service 'a', { image 'a' }", "service 'b', { image 'b'; networkMode 'service:a' }", "service 'c', { image 'c'; pid 'service:a' }"],
      ["secret 's', file: './a.env'", "service 'a', { image 'a'; secret 's' }"],
      ["config 'c', file: './a.env'", "service 'a', { image 'a'; config 'c' }", "override 'a', { config 'c', target: '/x' }"],
      ["service 'a', { image 'a' }", "include './more.groovy'", "service 'x', { like 'more' }", "override 'more', { env A: 1 }"],
      ["service 'a', { image 'a'; envFile 'a.env' }", "service 'x', { like 'a'; env FROM: 'x' }", "override 'a', { env FROM: 'y' }"],
      ["service 'a', { image 'a'; devices '/dev/null' }", "override 'a', { devices '/dev/zero:/dev/null' }"],
      ["volume 'd'", "service 'a', { image 'a'; tmpfs '/t' }", "override 'a', { volume 'd:/t' }", "override 'a', { volume 'd:/t:ro' }"],
      ["service 'a', { image 'a'; externalLinks 'c:x' }", "override 'a', { externalLinks 'd:x' }"],
      ["service 'a', { image 'a'; network 'n', alias: 'x'; network 'default' }\nnetwork 'n'", "override 'a', { network 'n' }"],
      ["service 'a', { image 'a'; wait tcp: 80; wait log: 'x' }", "override 'a', { wait tcp: 81 }"],
      ["service 'a', { image 'a'; afterStart 'one'; beforeStop 'x' }", "override 'a', { afterStart 'two' }"],
      ["service 'a', { image 'a'; deploy resources: [limits: [memory: '64m']] }", "override 'a', { deploy replicas: 2 }"],
    ]
    last = entries.last()
  }
}
