package orchsh.shell.command.tool

import static orchsh.shell.command.FakeObserver.container

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.attribute.BasicFileAttributeView
import java.nio.file.attribute.FileTime
import java.time.Duration
import orchsh.engine.observed.DiskUsage
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedNetwork
import orchsh.engine.plan.Step
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.ExitCode

/** `gc`, on engines of paper. */
class SweepCommandSpec extends CommandFixture {
  FakePorts ports = new FakePorts()

  def setup() {
    engines.ports = ports.over(engines.observer)
    engines.observer.networks = [
      new ObservedNetwork('n1', 'old_default', [(Labels.STACK): 'old']),
      new ObservedNetwork('n2', 'theirs_default', [(Labels.PROJECT): 'theirs', (Labels.NETWORK): 'default']),
    ]
  }

  def "says what would go, and why, and removes nothing"() {
    expect:
    run('gc', '--dry-run') == ExitCode.WOULD_CHANGE
    out.toString() == text('''\
      WHAT      NAME          STACK   SIZE   WHY
      network   old_default   old     -      its stack has no containers
      ''')
    engines.ran == 0
    engines.held == []
  }

  def "asks, and removes what is wanted"() {
    given:
    answers = 'y\n'

    expect:
    run('gc') == ExitCode.FINE
    err.toString().startsWith('remove 1 thing? [y/N] ')
    out.toString().endsWith('removed 1 thing\n')
    engines.carriedOut*.steps().flatten()*.step() == [new Step.RemoveNetwork('old_default', 'n1')]
    engines.held == ['gc old', 'free']
  }

  def "who says no, or nobody, keeps everything"() {
    given:
    answers = 'n\n'

    expect:
    run('gc') == ExitCode.FINE
    err.toString().endsWith('nothing was removed\n')

    when:
    answers = ''

    then:
    run('gc') == ExitCode.WRONG_USAGE
    err.toString().contains('nobody is there to be asked whether this should be removed')
    run('gc', '--yes') == ExitCode.FINE
    engines.ran == 1
  }

  def "there may be nothing to do"() {
    given:
    engines.observer.networks = []

    expect:
    run('gc') == ExitCode.FINE
    run('gc', '--dry-run') == ExitCode.FINE
    run('gc', '--json') == ExitCode.FINE
    out.toString() == ''
    err.toString() == 'there is nothing to clear up\n' * 3
  }

  def "a stack that another run works on is left alone"() {
    given:
    engines.waitFor = ['waiting for another run']

    expect:
    run('gc', '--yes') == ExitCode.FINE
    err.toString() == 'stack `old` is left alone, for another run works on it\n'
    out.toString().endsWith('removed 0 things; left 1 thing\n')
    engines.ran == 0
    engines.held == ['gc old', 'free']
  }

  def "a stack that has changed since it was shown is left alone"() {
    given:
    answers = 'y\n'
    def looks = 0
    engines.observer.beforeFacts = {
      if (++looks == 2) {
        engines.observer.networks << new ObservedNetwork('n3', 'old_back', [(Labels.STACK): 'old'])
      }
    }

    expect:
    run('gc') == ExitCode.FINE
    err.toString().contains('stack `old` is left alone, for it has changed meanwhile\n')
    engines.ran == 0
  }

  def "one failure does not keep the others"() {
    given:
    engines.observer.networks << new ObservedNetwork('n4', 'older_default', [(Labels.STACK): 'older'])
    engines.beforeStep = { if (it.step() == new Step.RemoveNetwork('old_default', 'n1')) { throw new ProblemException(ProblemException.Kind.STACK, Problem.error('it broke')) } }

    expect:
    run('gc', '--yes', '--json') == ExitCode.STACK_FAILED
    err.toString().contains('error: it broke\n')
    out.toString().readLines().collect { new JsonSlurper().parseText(it) }.collect { [it.stack, it.outcome] } ==
      [['old', 'failed'], ['older', 'removed']]
  }

  def "sizes are shown where the engine tells them"() {
    given:
    engines.observer.networks = []
    engines.observer.containers = [oneOff()]
    ports.monitor.diskUsage = new DiskUsage([:], ['id-of-shop-web-1': 3L * 1024 * 1024], [:])

    when:
    def code = run('gc', '--yes', '--json')

    then:
    code == ExitCode.FINE
    new JsonSlurper().parseText(out.toString()) == [
      kind: 'container', name: 'shop-web-1', stack: 'shop', size: 3 * 1024 * 1024, why: 'its single command has ended', outcome: 'removed']
  }

  def "old files of caches go, fresh ones and those of others stay"() {
    given:
    engines.observer.networks = []
    def cache = folder.resolve('.cache/orchsh')
    ['scripts/old.script', 'scripts/fresh.script', 'start/opt/orchsh/lib/classes-1.jsa', 'locks/old.lock', 'other/old'].each { file(".cache/orchsh/$it", '12345') }
    ['scripts/old.script', 'start/opt/orchsh/lib/classes-1.jsa', 'locks/old.lock', 'other/old'].each { age(cache.resolve(it), Duration.ofDays(31)) }
    age(cache.resolve('scripts/fresh.script'), Duration.ofDays(29))

    expect:
    run('gc', '--dry-run') == ExitCode.WOULD_CHANGE
    out.toString() == text('''\
      WHAT    NAME                     STACK   SIZE   WHY
      cache   compiled scripts         -       5 B    1 file, not used for 30 days
      cache   archives for the start   -       5 B    1 file, not used for 30 days
      ''')

    when:
    run('gc', '--yes')

    then:
    out.toString().endsWith('removed 2 things, 10 B\n')
    ['scripts/old.script', 'scripts/fresh.script', 'start/opt/orchsh/lib/classes-1.jsa', 'locks/old.lock', 'other/old'].findAll { Files.exists(cache.resolve(it)) } ==
      ['scripts/fresh.script', 'locks/old.lock', 'other/old']
    run('gc', '--yes', '--all') == ExitCode.FINE
    !Files.exists(cache.resolve('scripts/fresh.script'))
    Files.exists(cache.resolve('locks/old.lock'))
  }

  def "it is about all stacks: `#typed` is refused"(String typed) {
    expect:
    run(typed.split(' ')) == ExitCode.WRONG_USAGE

    where:
    typed << ['-p shop gc', 'gc --file x', 'gc -P a=b', 'gc --yess']
  }

  private static ObservedContainer oneOff() {
    def made = container('shop', 'web', state: ObservedContainer.State.EXITED, status: 'Exited (0) 1 hour ago')
    new ObservedContainer(made.id(), made.name(), made.image(), made.imageId(), made.state(), made.status(), 0L,
      made.labels() + [(Labels.ONE_OFF): 'True'], [], [:], [])
  }

  private static void age(file, Duration age) {
    def time = FileTime.from(NOON - age)
    Files.getFileAttributeView(file, BasicFileAttributeView).setTimes(time, time, time)
  }
}
