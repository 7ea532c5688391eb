package orchsh.shell.command.stack

import static orchsh.shell.command.FakeObserver.container

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.LinkedBlockingQueue
import orchsh.dsl.Origins
import orchsh.dsl.build.SourceTexts
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Watch
import orchsh.engine.model.Watch.Action
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.ContainerGoal
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Step
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.engine.run.Reach.Locality
import orchsh.engine.watch.ChangeSource
import orchsh.engine.watch.FileChanges
import orchsh.shell.call.About
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.CommandRunner
import orchsh.shell.command.FakeEngines
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.ExitCode
import orchsh.shell.live.LivePorts
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** `watch`, with files that change when the spec says so. */
@Timeout(120)
class WatchCommandSpec extends CommandFixture {
  FakePorts ports = new FakePorts()
  /** Each burst of changes is told when the one before has been dealt with; then it is called off. */
  List<Closure<FileChanges>> bursts = []
  List<Collection<Path>> watchedScripts = []
  /** When it is called off. */
  Closure<Boolean> ends = { out.toString().contains('copied 1 file') }

  def setup() {
    file('stack.groovy')
    file('src/a', 'x')
    engines.ports = ports.over(engines.observer)
    engines.observer.containers = [container('shop', 'web'), container('shop', 'db')]
    reader.stack = stack(Action.SYNC)
  }

  def "files that change are copied until it is called off"() {
    given:
    bursts = [{ changes(['src/a']) }]

    expect:
    watch('watch', '--no-up') == ExitCode.INTERRUPTED
    out.toString() == 'web: copied 1 file (src/a)\n'
    err.toString() == 'watching service web\nnobody watches any more; the stack stays as it is\n'
    ports.files.written.keySet() == ['shop-web-1:/'] as Set
    engines.ran == 0
    watchedScripts[0]*.fileName*.toString() == ['stack.groovy']
  }

  def "the stack is brought up before"() {
    given:
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('web', 'shop-web-1'))]
    ends = { err.toString().contains('watching') }

    expect:
    watch('watch', 'web') == ExitCode.INTERRUPTED
    engines.goals*.services() == [['web'] as Set]
    engines.ran == 1
  }

  def "`up --watch` is the same"() {
    given:
    bursts = [{ changes(['src/a']) }]

    expect:
    watch('up', '--watch') == ExitCode.INTERRUPTED
    engines.goals.size() == 1
    out.toString().endsWith('web: copied 1 file (src/a)\n')
  }

  def "a stack that does not come up is not watched"() {
    given:
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('web', 'shop-web-1'))]
    engines.failingStep = 1

    expect:
    watch('watch') == ExitCode.STACK_FAILED
    !err.toString().contains('watching')
  }

  def "a restart is one of the service alone"() {
    given:
    reader.stack = stack(Action.RESTART)
    bursts = [{ changes(['src/a']) }]
    ends = { out.toString().contains('restarted') }

    when:
    watch('watch', '--no-up')

    then:
    engines.containerGoals*.services() == [['web'] as Set]
    engines.containerGoals[0] instanceof ContainerGoal.Restart
    engines.held == ['watch shop', 'free']
    out.toString().endsWith('web: restarted (src/a)\n')
  }

  def "a rebuild is an up of the service alone, and its failure is told and watched on"() {
    given:
    reader.stack = stack(Action.REBUILD)
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('web', 'shop-web-1'))]
    engines.failingStep = 1
    bursts = [{ changes(['src/a']) }, { after { err.toString().contains('tries again') }; engines.failingStep = 0; changes(['src/a']) }]
    ends = { out.toString().contains('made anew') }

    when:
    watch('watch', '--no-up')

    then:
    engines.goals*.services() == [['web'] as Set] * 2
    engines.goals.every { it instanceof Goal.Up }
    err.toString().contains('error: making service `web` anew failed; the next change tries again\n')
    out.toString() == 'web: made anew (src/a)\n'
  }

  def "programs are told in JSON"() {
    given:
    bursts = [{ changes(['src/a'], ['src/b']) }]
    ends = { out.toString().contains('watched') }

    when:
    watch('watch', '--no-up', '--json')
    def told = out.toString().readLines().collect { new JsonSlurper().parseText(it) }.find { it.event == 'watched' }

    then:
    told.subMap(['service', 'action', 'files', 'gone', 'containers']) ==
      [service: 'web', action: 'sync', files: ['src/a'], gone: ['src/b'], containers: ['shop-web-1']]
  }

  def "--quiet tells only what goes wrong"() {
    given:
    bursts = [{ changes(['src/a']) }]
    ends = { ports.files.written }

    expect:
    watch('watch', '--no-up', '--quiet') == ExitCode.INTERRUPTED
    out.toString() == ''
    err.toString() == ''
  }

  def "a script that changes is shown as a plan, and done when somebody wants it: #answer"(String answer, int runs, String said) {
    given:
    answers = answer
    engines.steps = [FakeEngines.step(1, new Step.StartContainer('web', 'shop-web-1'), 'why not')]
    bursts = [{ changes(['stack.groovy']) }, { changes(['src/a']) }]

    expect:
    watch('watch', '--no-up') == ExitCode.INTERRUPTED
    out.toString().contains('start shop-web-1')
    out.toString().endsWith('web: copied 1 file (src/a)\n')
    err.toString().contains('`stack.groovy` has changed\n')
    err.toString().contains(said)
    engines.ran == runs

    where:
    answer || runs | said
    'y\n'  || 1    | 'do it? [y/N] '
    'n\n'  || 0    | 'the stack is watched as it was\n'
    ''     || 0    | '`orchsh up` does it; until then the stack is watched as it was\n'
  }

  def "files that a script brings along are watched, too"() {
    given:
    file('other.groovy')
    def texts = new SourceTexts()
    ['other.groovy', 'gone.env'].each { texts.read(folder.resolve(it)) }
    reader.origins = new Origins(texts, [:])
    bursts = [{ changes(['other.groovy']) }, { changes(['src/a']) }]

    expect:
    watch('watch', '--no-up') == ExitCode.INTERRUPTED
    watchedScripts[0]*.fileName*.toString() == ['stack.groovy', 'other.groovy']
    err.toString().contains('`other.groovy` has changed\nnothing of the stack has to change\n')
  }

  def "a script that is wrong now leaves everything as it was"() {
    given:
    bursts = [{ reader.problems = [Problem.error('there is no word `imaeg`')]; changes(['stack.groovy']) }, { changes(['src/a']) }]

    expect:
    watch('watch', '--no-up') == ExitCode.INTERRUPTED
    err.toString().contains('error: there is no word `imaeg`\nthe stack is watched as it was\n')
    out.toString() == 'web: copied 1 file (src/a)\n'
  }

  def "an engine that goes away is a sentence and the code for it"() {
    given:
    engines.ports = new LivePorts(engines.observer, ports.sessions, goneMonitor(), ports.files, { ports.changes }, '127.0.0.1',
      Locality.LOCAL)
    bursts = null

    expect:
    watch('watch', '--no-up') == ExitCode.NO_ENGINE
    err.toString().contains('error: the container engine at unix:///x went away\n')
  }

  def "refuses `#typed`: #said"(String typed, String said) {
    expect:
    watch(*typed.split(' ')) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $said")

    where:
    typed       || said
    'watch db'  || 'service `db` has no `watch`\n  hint: services that have: web\n'
    'watch wep' || 'there is no service `wep` in stack `shop`\n'
    '-p x watch --now' || 'there is no option'
  }

  def "a stack that watches nothing, or what is not there, is refused before it is brought up"() {
    given:
    reader.stack = new Stack('shop', [Service.named('db').image('x').build()], [], [])

    expect:
    watch('watch') == ExitCode.WRONG_USAGE
    err.toString().startsWith('error: no service of stack `shop` has a `watch`\n')

    when:
    err.buffer.length = 0
    reader.stack = stack(Action.RESTART, 'none')

    then:
    watch('watch') == ExitCode.STACK_FAILED
    err.toString().contains('which is not there')
    engines.ran == 0
  }

  private void after(Closure<Boolean> happened) {
    new PollingConditions(timeout: 60, delay: 0.02).eventually { assert happened() }
  }

  private FakePorts.FakeMonitor goneMonitor() {
    new FakePorts.FakeMonitor() {
      @Override
      void occurrences(EventQuery query, OccurrenceReader reader, CancellationToken cancellation) {
        throw ProblemException.stack(Problem.error('the container engine at unix:///x went away'))
      }
    }
  }

  private Stack stack(Action action, String path = 'src') {
    def watch = new Watch(folder.resolve(path), action, action.copies() ? Optional.of('/app') : Optional.<String> empty(), [], [], false, [])
    new Stack('shop', [Service.named('db').image('x').build(), Service.named('web').image('x').watch(watch).build()], [], [])
  }

  private FileChanges changes(List<String> changed, List<String> gone = []) {
    def real = folder.toRealPath()
    new FileChanges(new TreeSet(changed.collect { real.resolve(it) }), new TreeSet(gone.collect { real.resolve(it) }))
  }

  private ExitCode watch(String... args) {
    def sources = { rules, scripts -> watchedScripts << scripts; new Script() } as WatchCommand.Sources
    new CommandRunner(engines, library, new About('1.2.3', '17.0.15', 'Debian')).reading(reader).watching(new WatchCommand(sources)).run(invocation(args))
  }

  /** Bursts may wait for something before they are told; the end comes when all that was expected has happened. */
  private class Script implements ChangeSource {
    volatile boolean closed

    @Override
    FileChanges everything() {
      FileChanges.NONE
    }

    @Override
    Optional<FileChanges> next() {
      if (bursts) {
        return Optional.of(bursts.remove(0)())
      }
      if (bursts != null && !closed) {
        after(ends)
        cancellation.cancel()
      }
      Optional.empty()
    }

    @Override
    void close() {
      closed = true
    }
  }
}
