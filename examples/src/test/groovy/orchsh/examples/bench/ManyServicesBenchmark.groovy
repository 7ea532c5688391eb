package orchsh.examples.bench

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.Leftovers
import orchsh.engine.RealEngineSpec
import spock.lang.TempDir

/**
 * Many small services up, up again and down: orchsh, docker compose and the engine's bare calls take turns in one run. No
 * part of the usual tests; docs/benchmarks.md has the command.
 */
class ManyServicesBenchmark extends RealEngineSpec {
  @TempDir
  Path folder

  def "up, up again and down"() {
    given:
    image('busybox')
    int services = Integer.getInteger('orchsh.bench.services', 50)
    int rounds = Integer.getInteger('orchsh.bench.rounds', 5)
    def inProcess = new InProcess("$name-in", services)
    def raw = new RawApi("$name-raw", services)
    def contenders = [
      inProcess,
      new ByCommand(Files.createDirectory(folder.resolve('command')), "$name-cmd", services),
      new Compose(Files.createDirectory(folder.resolve('compose')), "$name-dc", services),
      raw,
    ]
    def figures = new Figures()

    when: 'everything has been done once, nobody pays for a first time'
    contenders.each {
      it.up()
      it.down()
    }
    rounds.times { round ->
      Collections.rotate(contenders, 1)
      contenders.each { contender ->
        figures.measure(contender.title(), 'up') { contender.up() }
        if (contender.knowsWhatIsThere()) {
          3.times { figures.measure(contender.title(), 'no-op up') { contender.up() } }
        }
        figures.measure(contender.title(), 'down') { contender.down() }
      }
    }
    def table = figures.table(contenders*.title().sort(), ['up', 'no-op up', 'down'], ['docker compose', 'raw API, 8 workers'])
    println "$services services, medians of $rounds rounds:\n\n$table"

    then:
    ['in', 'cmd', 'dc', 'raw'].every { observer.containersOf("$name-$it".toString()).empty }

    cleanup:
    def leftovers = new Leftovers(client, observer, engine)
    ['in', 'cmd', 'dc', 'raw'].each { leftovers.remove("$name-$it".toString()) }
    inProcess?.close()
    raw?.close()
  }
}
