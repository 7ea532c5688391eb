package orchsh.shell.command.stack

import static orchsh.shell.command.FakeEngines.step
import static orchsh.shell.command.FakeObserver.container

import java.time.Duration
import orchsh.engine.model.Batches.OnFailure
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.Choices
import orchsh.engine.plan.Choices.Replacement
import orchsh.engine.plan.ContainerGoal
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Step
import orchsh.engine.plan.Trial
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.ExitCode

class DeployCommandSpec extends CommandFixture {
  static final USUAL = Choices.USUAL.with(Replacement.IN_BATCHES)

  def setup() {
    file('stack.groovy')
    engines.steps = [
      step(1, new Step.StartContainer('web', 'shop-web-1'), ''),
      step(2, new Step.StayWell('web', 'shop-web-1', Duration.ofSeconds(5)), '', [1]),
      step(3, new Step.Rest('web', Duration.ofSeconds(2)), 'before the next batch', [2]),
      step(4, new Step.StartContainer('web', 'shop-web-2'), '', [3]),
    ]
    engines.observer.containers = [
      container('shop', 'web', id: 'new', labels: [(Labels.REPLACES): 'old']),
      container('shop', 'web', id: 'old', name: 'shop-web-1-previous', state: State.EXITED),
    ]
  }

  def "deploy tells what it does, and keeps other runs off"() {
    expect:
    run('deploy') == ExitCode.FINE
    err.toString().readLines()*.replaceAll(/ \(.*/, '').contains('web   stayed well')
    engines.goals*.choices() == [USUAL]
    engines.held == ['deploy shop', 'free']
  }

  def "`#typed` asks for #choices"(List<String> typed, Choices choices, Goal.Up.Images images) {
    expect:
    run(['deploy', *typed] as String[]) == ExitCode.FINE
    engines.goals[0].choices() == choices
    engines.goals[0].images() == images

    where:
    typed                        || choices                                    | images
    ['--build']                  || USUAL                                      | Goal.Up.Images.REBUILD
    ['--no-build']               || USUAL                                      | Goal.Up.Images.NO_BUILD
    ['--force-recreate']         || USUAL.with(Choices.Recreation.ALWAYS)      | Goal.Up.Images.AS_NEEDED
    ['--remove-orphans']         || USUAL.with(Choices.Orphans.REMOVED)        | Goal.Up.Images.AS_NEEDED
    ['web', '--no-deps']         || USUAL.with(Choices.Needs.LEFT)             | Goal.Up.Images.AS_NEEDED
  }

  def "times and parallel work are as with `up`"() {
    expect:
    run('deploy', '--wait-timeout', '2m', '--parallel', '3') == ExitCode.FINE
    engines.carriedOut[0].terms().deadline().get() == Duration.ofMinutes(2)
    engines.changesAtOnce == [Optional.of(3)]
  }

  def "bad input is refused: `#typed`"(List<String> typed, String message) {
    expect:
    run(['deploy', *typed] as String[]) == ExitCode.WRONG_USAGE
    err.toString().contains(message)
    engines.ran == 0

    where:
    typed                               || message
    ['-d']                              || 'whoever begins the next batch must be there'
    ['--detach']                        || 'whoever begins the next batch must be there'
    ['--build', '--no-build']           || '`--build` and `--no-build` contradict each other'
    ['--rollback', '--build']           || '`--build` has no meaning with `--rollback`: nothing is made anew'
    ['--rollback', '--pull', 'always']  || '`--pull` has no meaning with `--rollback`'
    ['--rollback', 'wbe']               || 'wbe'
    ['wbe']                             || 'there is no service `wbe` in stack `shop`'
    ['--wait-timeout', '0']             || '`--wait-timeout` is longer than nothing'
    ['--wait-timeout', 'x']             || '`--wait-timeout` takes a time, not `x`'
    ['--no-deps']                       || '`--no-deps` has no meaning for all services'
    ['--rolback']                       || '--rollback'
  }

  def "a failure with `#action`: #said"(OnFailure action, int runs, String said) {
    given:
    engines.trials = [new Trial('web', [1: 'shop-web-1', 2: 'shop-web-1', 4: 'shop-web-2'] as TreeMap, [:] as TreeMap, 0, action)]
    engines.failingStep = 2
    engines.observer.containers = [container('shop', 'web', id: 'old', name: 'shop-web-1')]
    engines.beforeStep = { if (it.id() == 2) {
      engines.observer.containers = [
        container('shop', 'web', id: 'new', labels: [(Labels.REPLACES): 'old']),
        container('shop', 'web', id: 'old', name: 'shop-web-1-previous', state: State.EXITED)]
    } }

    expect:
    run('deploy') == ExitCode.STACK_FAILED
    err.toString().contains(said)
    engines.ran == runs

    where:
    action             || runs | said
    OnFailure.PAUSE    || 1    | '`deploy` goes on from here, `deploy --rollback` goes back'
    OnFailure.ROLLBACK || 2    | 'web goes back to what ran before'
  }

  def "a failure before anything was replaced has nothing to go back from"() {
    given:
    engines.trials = [new Trial('web', [2: 'shop-web-1'] as TreeMap, [:] as TreeMap, 0, OnFailure.ROLLBACK)]
    engines.failingStep = 1

    expect:
    run('deploy') == ExitCode.STACK_FAILED
    err.toString().contains('nothing of web was replaced, so there is nothing to go back from')
    engines.ran == 1
  }

  def "a deployment that is called off is not rolled back"() {
    given:
    engines.trials = [new Trial('web', [2: 'shop-web-1'] as TreeMap, [:] as TreeMap, 0, OnFailure.ROLLBACK)]
    engines.beforeStep = { if (it.id() == 2) { cancellation.cancel() } }

    expect:
    run('deploy') == ExitCode.INTERRUPTED
    engines.ran == 1
    err.toString().contains('`deploy --rollback` goes back')
  }

  def "--rollback goes back, and tells beforehand what it would do"() {
    expect:
    run('deploy', '--rollback', '--dry-run') == ExitCode.WOULD_CHANGE
    out.toString().contains('rename shop-web-1-previous to shop-web-1')
    engines.ran == 0
    run('deploy', '--rollback', 'web') == ExitCode.FINE
    engines.ran == 1
    engines.containerGoals.last() instanceof ContainerGoal.GoBack
    engines.containerGoals.last().services() == ['web'] as Set
  }

  def "--rollback with nothing to go back to is told"() {
    given:
    engines.observer.containers = [container('shop', 'web')]

    expect:
    run('deploy', '--rollback') == ExitCode.STACK_FAILED
    err.toString().contains('there is no way back: nothing is kept of a deployment of stack `shop` before this one')
  }
}
