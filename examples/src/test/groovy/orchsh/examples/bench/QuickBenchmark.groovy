package orchsh.examples.bench

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import orchsh.engine.EngineFixture
import orchsh.engine.Leftovers
import orchsh.engine.RealEngineSpec
import orchsh.examples.Command
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/**
 * Commands that are over in a moment, on many services that run: orchsh on each Java that is named, with what it keeps between
 * runs and without, and docker compose, by turns. No part of the usual tests; docs/benchmarks.md has the command.
 */
class QuickBenchmark extends RealEngineSpec {
  private static final List<String> STEPS = ['version', 'ps', 'no-op up', 'no-op up after an edit']

  @TempDir
  Path folder

  private final Figures figures = new Figures()

  def "version, ps, and an up that finds nothing to do"() {
    given:
    image('busybox')
    int services = Integer.getInteger('orchsh.bench.services', 50)
    int rounds = Integer.getInteger('orchsh.bench.rounds', 20)
    def compose = new Compose(Files.createDirectory(folder.resolve('compose')), "$name-dc", services)
    def ours = Files.createDirectory(folder.resolve('ours'))
    def command = new ByCommand(ours, "$name-cmd", services)
    def works = [
      ['docker compose', 'version', { compose.run('version', '--short') }],
      ['docker compose', 'ps', { compose.run('ps') }],
      ['docker compose', 'no-op up', { compose.run('up', '-d') }],
      ['its bare program', 'version', { compose.runBare('version', '--short') }],
      ['its bare program', 'ps', { compose.runBare('ps') }],
      ['its bare program', 'no-op up', { compose.runBare('up', '-d') }],
    ]
    def caches = []
    Javas.named().eachWithIndex { String title, String java, int i ->
      caches << folder.resolve("cache-$i")
      works.addAll(worksOf("orchsh, $title", ours, [ORCHSH_JAVA: java, XDG_CACHE_HOME: caches.last().toString()]))
      works.addAll(worksOf("orchsh, $title, nothing kept", ours, [ORCHSH_JAVA: java, ORCHSH_NO_CACHE: '1']))
    }

    when: 'all runs, and what is kept between runs has been made'
    compose.up()
    command.up()
    works.each { it[2]() }
    new PollingConditions(timeout: 300, delay: 1).eventually {
      assert caches.every { Javas.haveKept(it) }
    }
    works.each { it[2]() }
    rounds.times {
      works.shuffled().each { contender, step, work -> figures.measure(contender, step, work) }
    }
    def contenders = works*.getAt(0).unique()
    println "$services services, medians of $rounds rounds:\n\n" + figures.table(contenders, STEPS, ['docker compose'])
    println memory(contenders.collectEntries { who -> [who, works.findAll { it[0] == who }] })

    then:
    noExceptionThrown()

    cleanup:
    ['cmd', 'dc'].each { new Leftovers(client, observer, engine).remove("$name-$it".toString()) }
  }

  private static List<List<?>> worksOf(String title, Path folder, Map<String, String> variables) {
    def program = new Program([Command.DISTRIBUTION.resolve('bin/orchsh').toString()],
      variables + [DOCKER_HOST: EngineFixture.address().toString()])
    [
      [title, 'version', { program.run(folder, 'version', '--short') }],
      [title, 'ps', { program.run(folder, 'ps') }],
      [title, 'no-op up', { program.run(folder, 'up') }],
      [title, 'no-op up after an edit', {
        def script = folder.resolve('stack.groovy')
        def unedited = Files.readString(script)
        Files.writeString(script, "// edited at ${System.nanoTime()}\n", StandardOpenOption.APPEND)
        try {
          program.run(folder, 'up')
        } finally {
          Files.writeString(script, unedited) // what is kept of it is still good: nobody else begins after an edit
        }
      }],
    ]
  }

  /** The most that a process of each had in memory, where there is a program that measures it. */
  private String memory(Map<String, List<List<?>>> works) {
    if (!Files.exists(Path.of('/usr/bin/time'))) {
      return 'memory: there is no /usr/bin/time'
    }
    def note = folder.resolve('memory')
    Program.prefix.set(['/usr/bin/time', '-f', '%M', '-o', note.toString()])
    try {
      def rows = works.collect { who, theirs ->
        "| $who | " + STEPS.collect { step ->
          def work = theirs.find { it[1] == step }
          if (!work) {
            return '-'
          }
          def sizes = (1..3).collect {
            work[2]()
            Files.readAllLines(note).last() as int
          }.sort()
          "${sizes[1].intdiv(1024)} MB"
        }.join(' | ') + ' |'
      }
      "\nmost memory of a process, median of 3:\n\n| | ${STEPS.join(' | ')} |\n${'|---' * (STEPS.size() + 1)}|\n" + rows.join('\n')
    } finally {
      Program.prefix.remove()
    }
  }
}
