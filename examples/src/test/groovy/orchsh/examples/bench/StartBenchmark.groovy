package orchsh.examples.bench

import java.nio.file.Files
import java.nio.file.Path
import orchsh.examples.Command
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/**
 * Commands that need no engine, started again and again: orchsh and, where one is named, docker compose take turns. No part of
 * the usual tests; docs/benchmarks.md has the command.
 */
class StartBenchmark extends Specification {
  @TempDir
  Path folder

  def "version, and a script of a hundred lines"() {
    given:
    int rounds = Integer.getInteger('orchsh.bench.rounds', 20)
    def compose = System.getProperty('orchsh.bench.compose', '')
    def caches = [XDG_CACHE_HOME: folder.resolve('cache').toString()]
    def ours = new Program([Command.DISTRIBUTION.resolve('bin/orchsh').toString()], caches)
    def theirs = new Program([compose])
    ['shop.groovy', 'shop.yaml'].each { Files.copy(Path.of(getClass().getResource("/orchsh/examples/$it").toURI()), folder.resolve(it)) }
    def works = [
      ['orchsh', 'version', { ours.run(folder, 'version', '--short') }],
      ['orchsh', '100 lines', { ours.run(folder, 'shop.groovy', 'validate') }],
    ]
    if (compose) {
      works << ['docker compose', 'version', { theirs.run(folder, 'version', '--short') }]
      works << ['docker compose', '100 lines', { theirs.run(folder, '-f', 'shop.yaml', 'config', '--quiet') }]
    }
    def figures = new Figures()

    when: 'what is kept between runs has been made'
    works.each { it[2]() }
    new PollingConditions(timeout: 300, delay: 1).eventually {
      assert classesAreKept()
    }
    works.each { it[2]() }
    rounds.times {
      works.shuffled().each { contender, step, work -> figures.measure(contender, step, work) }
    }
    println "medians of $rounds rounds:\n\n" + figures.table(works*.getAt(0).unique(), ['version', '100 lines'], compose ? ['docker compose'] : [])

    then:
    noExceptionThrown()
  }

  private boolean classesAreKept() {
    def start = folder.resolve('cache/orchsh/start')
    Files.exists(start) && Files.walk(start).withCloseable { files -> files.anyMatch { it.fileName.toString() == 'archive' } }
  }
}
