package orchsh.examples.bench

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.Leftovers
import orchsh.engine.RealEngineSpec
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/**
 * The shell on a terminal, with many services that run: from its start to the prompt, and from Enter to the next prompt, by
 * turns. No part of the usual tests; docs/benchmarks.md has the command.
 */
class ShellBenchmark extends RealEngineSpec {
  private static final List<String> ENTRIES = [
    'ps', "ps | where state == 'running' | count", 'inspect s1', 'why s1', 'ls', 'port s1', 'top s1', 'logs s1', 's1.state', 'services.size()', 'help ps'
  ]
  /** What docker compose has in place of some of them. */
  private static final Map<String, List<String>> COMPOSED = [ps: ['ps'], ls: ['ls'], 'top s1': ['top', 's1'], 'logs s1': ['logs', 's1']]
  private static final int UNCOUNTED = 3

  @TempDir
  Path folder

  def "from start to prompt, and entries in a shell that is warm"() {
    given:
    image('busybox')
    int services = Integer.getInteger('orchsh.bench.services', 50)
    int rounds = Integer.getInteger('orchsh.bench.rounds', 20)
    def compose = new Compose(Files.createDirectory(folder.resolve('compose')), "$name-dc", services)
    def ours = Files.createDirectory(folder.resolve('ours'))
    def command = new ByCommand(ours, "$name-cmd", services)
    Map<String, Map<String, String>> kept = [:]
    Map<String, Map<String, String>> bare = [:]
    Javas.named().each { String title, String java ->
      kept["Java $title".toString()] = [ORCHSH_JAVA: java, XDG_CACHE_HOME: folder.resolve("cache-$title").toString()]
      bare["Java $title, nothing kept".toString()] = [ORCHSH_JAVA: java, ORCHSH_NO_CACHE: '1']
    }
    compose.up()
    command.up()

    when: 'what is kept between runs has been made'
    kept.values().each { new Typist(ours, it).close() }
    new PollingConditions(timeout: 300, delay: 1).eventually {
      assert kept.values().every { Javas.haveKept(Path.of(it.XDG_CACHE_HOME)) }
    }
    def starts = starts(ours, kept + bare, rounds)
    println "$services services, medians of $rounds rounds:\n\n" + starts.table((kept + bare).keySet().toList(), ['start to prompt', 'of a processor'], [])
    println '\nfrom Enter to the next prompt:\n\n' + entries(ours, kept, compose, rounds)

    then:
    noExceptionThrown()

    cleanup:
    ['cmd', 'dc'].each { new Leftovers(client, observer, engine).remove("$name-$it".toString()) }
  }

  private static Figures starts(Path folder, Map<String, Map<String, String>> contenders, int rounds) {
    def figures = new Figures()
    rounds.times {
      contenders.entrySet().toList().shuffled().each { contender ->
        new Typist(folder, contender.value).withCloseable { typist ->
          figures.note(contender.key, 'start to prompt', typist.untilPrompt)
          figures.note(contender.key, 'of a processor', typist.processorUntilPrompt)
        }
      }
    }
    figures
  }

  private static String entries(Path folder, Map<String, Map<String, String>> contenders, Compose compose, int rounds) {
    def figures = new Figures()
    def typists = contenders.collectEntries { title, variables -> [title, new Typist(folder, variables)] }
    try {
      (UNCOUNTED + rounds).times { round ->
        def isCounted = round >= UNCOUNTED
        (typists.keySet() + ['docker compose']).shuffled().each { who ->
          ENTRIES.each { entry ->
            def typist = typists[who]
            if (typist) {
              typist.still()
              def before = typist.processor()
              def took = typist.enter(entry)
              typist.still()
              figures.note(entry, isCounted ? who : "$who, the first times".toString(), took)
              figures.note(entry, isCounted ? "$who, processor".toString() : 'warming up', typist.processor() - before)
            } else if (COMPOSED[entry] && isCounted) {
              figures.measure(entry, who) { compose.run(*COMPOSED[entry]) }
            }
          }
        }
      }
    } finally {
      typists.values()*.close()
    }
    figures.table(ENTRIES, typists.keySet().collectMany { [it, "$it, processor".toString(), "$it, the first times".toString()] } + ['docker compose'], [])
  }
}
