package orchsh.shell.command.stack

import static orchsh.shell.command.FakeEngines.step
import static orchsh.shell.command.FakeObserver.container
import static orchsh.shell.command.FakeObserver.exposed
import static orchsh.shell.command.FakeObserver.published

import java.time.Duration
import java.util.concurrent.CountDownLatch
import orchsh.engine.model.Wait
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.ObservedVolume
import orchsh.engine.plan.Choices
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Step
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.problem.Excerpt
import orchsh.engine.problem.Location
import orchsh.engine.problem.Problem
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.ExitCode
import orchsh.shell.view.Plans
import spock.lang.Timeout

class StackCommandsSpec extends CommandFixture {
  static final START = [
    step(1, Plans.network('shop_default'), 'no such network yet'),
    step(2, new Step.StartContainer('db', 'shop-db-1'), 'it is stopped'),
    step(3, new Step.AwaitReady('db', 'shop-db-1', [new Wait.Tcp(5432, Wait.Options.DEFAULT)], Optional.empty()), '', [2]),
  ]

  def setup() {
    file('stack.groovy')
    engines.observer.containers = [
      container('shop', 'web', ports: [published(2154, 5000), published(2154, 5000, '::')]),
      container('shop', 'db', ports: [exposed(5432)]),
      container('other', 'web', ports: [published(80, 80)]),
    ]
  }

  def "up tells what it does and ends with where each service is reached"() {
    given:
    engines.steps = START

    expect:
    run('up') == ExitCode.FINE
    err.toString() == text('''\
      network shop_default   created (1.2 s)
      db                     started shop-db-1 (1.2 s)
      db                     waiting for tcp 5432
      db                     ready (1.2 s)
      ''')
    out.toString() == text('''\
      db    5432 inside the network
      web   http://127.0.0.1:2154
      ''')
    engines.closed == 1
  }

  def "up says when nothing changed, and asks the engine no more than it must"() {
    given:
    engines.steps = [START[2]]

    expect:
    run('up', '-d') == ExitCode.FINE
    err.toString() == ''
    out.toString() == text('''\
      nothing changed
      db    5432 inside the network
      web   http://127.0.0.1:2154
      ''')
    engines.ran == 1
    engines.observer.requests() == 6
  }

  def "up means #services and #images for `#typed`"(List<String> typed, List<String> services, Goal.Up.Images images) {
    expect:
    run(['up', *typed] as String[]) == ExitCode.FINE
    engines.goals == [new Goal.Up(services as Set, images, Optional.of(folder.resolve('stack.groovy')))]

    where:
    typed                || services      | images
    []                   || []            | Goal.Up.Images.AS_NEEDED
    ['web', 'db', 'web'] || ['web', 'db'] | Goal.Up.Images.AS_NEEDED
    ['--build']          || []            | Goal.Up.Images.REBUILD
    ['--rebuild', 'db']  || ['db']        | Goal.Up.Images.REBUILD
    ['--no-build']       || []            | Goal.Up.Images.NO_BUILD
  }

  def "up goes as far as is chosen: `#typed`"(List<String> typed, Choices choices) {
    expect:
    run(['up', 'web', *typed] as String[]) == ExitCode.FINE
    (engines.goals[0] as Goal.Up).choices() == choices

    where:
    typed                                         || choices
    []                                            || Choices.USUAL
    ['--scale', 'web=3']                          || Choices.USUAL.scaled(web: 3)
    ['--scale', 'web=3', '--scale=db=0']          || Choices.USUAL.scaled(web: 3, db: 0)
    ['--remove-orphans']                          || Choices.USUAL.with(Choices.Orphans.REMOVED)
    ['--force-recreate']                          || Choices.USUAL.with(Choices.Recreation.ALWAYS)
    ['--force-recreate', '--always-recreate-deps'] || Choices.USUAL.with(Choices.Recreation.ALWAYS).with(Choices.Needs.AS_ASKED_FOR)
    ['--no-recreate']                             || Choices.USUAL.with(Choices.Recreation.NEVER)
    ['--no-deps']                                 || Choices.USUAL.with(Choices.Needs.LEFT)
    ['-V']                                        || Choices.USUAL.with(AnonymousVolumes.REMOVE)
    ['--renew-anon-volumes']                      || Choices.USUAL.with(AnonymousVolumes.REMOVE)
  }

  def "a choice that cannot be kept is refused: `#typed`"(List<String> typed, String message) {
    expect:
    run(['up', *typed] as String[]) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $message\n")
    engines.goals == []

    where:
    typed                                            || message
    ['--scale', 'web']                               || '`--scale web` is not SERVICE=NUMBER'
    ['--scale', '=3']                                || '`--scale =3` is not SERVICE=NUMBER'
    ['--scale', 'web=-1']                            || '`--scale web=-1` is not SERVICE=NUMBER'
    ['--scale', 'web=123456']                        || '`--scale web=123456` is not SERVICE=NUMBER'
    ['--scale', 'web=1', '--scale', 'web=2']         || '`--scale` is given twice for `web`'
    ['--force-recreate', '--no-recreate']            || '`--force-recreate` and `--no-recreate` contradict each other'
    ['-V', '--no-recreate']                          || '`-V` and `--no-recreate` contradict each other'
    ['--no-deps']                                    || '`--no-deps` has no meaning for all services'
    ['web', '--always-recreate-deps']                || '`--always-recreate-deps` has no meaning without `--force-recreate`'
  }

  def "what the planner notes is said, and is no result"() {
    given:
    engines.notes = ['container `shop-old-1` is not in the script any more']

    expect:
    run(command) == ExitCode.FINE
    err.toString() == 'warning: container `shop-old-1` is not in the script any more\n'
    !out.toString().contains('shop-old-1')

    where:
    command << ['up', 'plan']
  }

  def "what a script prints is no result"() {
    given:
    reader.prints = 'hello from the script\n'

    expect:
    run('ps', '-q') == ExitCode.FINE
    err.toString() == 'hello from the script\n'
    out.toString().readLines() == ['id-of-shop-db-1', 'id-of-shop-web-1']
  }

  def "a failed step ends up with its problem, what was not done, and exit code 1"() {
    given:
    engines.steps = START
    engines.failingStep = 2
    engines.failure = Problem.error('port 5432 is taken by container `old-db`').hint('stop it: docker stop old-db')

    expect:
    run('up') == ExitCode.STACK_FAILED
    out.toString() == ''
    err.toString() == text('''\
      network shop_default   created (1.2 s)
      db                     failed starting shop-db-1 (1.5 s)
      error: port 5432 is taken by container `old-db`
        hint: stop it: docker stop old-db
      finished: network shop_default
      not finished: db
      what was done stays, the same command goes on from here
      ''')
    engines.closed == 1
  }

  def "a failed --atomic up is undone, and says what cannot be"() {
    given:
    engines.steps = START
    engines.failingStep = 2
    engines.undoSteps = [step(1, new Step.RemoveNetwork('shop_default', 'x'), 'made in this run')]

    expect:
    run('up', '--atomic') == ExitCode.STACK_FAILED
    err.toString() == text('''\
      network shop_default   created (1.2 s)
      db                     failed starting shop-db-1 (1.5 s)
      error: it broke
      finished: network shop_default
      not finished: db
      what was done is undone now
      warning: images stay
      network shop_default   removed (1.2 s)
      ''')
    engines.ran == 2
  }

  def "an interrupted --atomic up is undone too, and the undoing is not called off"() {
    given:
    engines.steps = START
    engines.beforeStep = { it.id() == 2 && cancellation.cancel() }
    engines.undoSteps = [step(1, new Step.RemoveNetwork('shop_default', 'x'))]

    expect:
    run('up', '--atomic') == ExitCode.INTERRUPTED
    err.toString().contains('interrupted after 3.0 s\n')
    err.toString().contains('what was done is undone now\n')
    err.toString().contains('network shop_default   removed')
  }

  def "#what is not undone"(String what, List<String> words, int failing) {
    given:
    engines.steps = START
    engines.failingStep = failing

    when:
    run(*words)

    then:
    engines.ran == 1

    where:
    what                      | words              | failing
    'what fails without'      | ['up']             | 2
    'what does not fail'      | ['up', '--atomic'] | 0
  }

  def "where nothing is left to be undone, no undoing is announced"() {
    given:
    engines.steps = START
    engines.failingStep = 1

    expect:
    run('up', '--atomic') == ExitCode.STACK_FAILED
    !err.toString().contains('is undone now')
    err.toString().endsWith('nothing is left to be undone\n')
  }

  def "an undoing that fails says what to do"() {
    given:
    engines.steps = START
    engines.failingStep = 2
    engines.undoing = { throw orchsh.engine.problem.ProblemException.stack(Problem.error('the engine went away')) }

    expect:
    run('up', '--atomic') == ExitCode.STACK_FAILED
    !err.toString().contains('is undone now')
    err.toString().endsWith(text('''\
      error: the engine went away
      error: nothing could be undone
        hint: `down` removes what is left
      '''))
  }

  def "the number of changes at once can be chosen for #command"(String command) {
    expect:
    run(command, '--parallel', '3') == ExitCode.FINE
    run(command) == ExitCode.FINE
    engines.changesAtOnce == [Optional.of(3), Optional.empty()]

    where:
    command << ['up', 'down']
  }

  def "#number changes at once are refused"(String number) {
    expect:
    run('up', '--parallel', number) == ExitCode.WRONG_USAGE
    err.toString() == "error: `--parallel` takes a number from 1 to 1000, not `$number`\n"

    where:
    number << ['0', '1001', 'many', '99999']
  }

  def "a stack is kept from other runs as long as it is worked on: #words"(List<String> words, List<String> held) {
    given:
    engines.waitFor = ['waiting for another run on stack `shop`: `up` of process 4711, since 11:58:01']

    expect:
    run(*words) == ExitCode.FINE
    engines.held == held
    err.toString().contains('waiting for another run') == !held.empty

    where:
    words    || held
    ['up']   || ['up shop', 'free']
    ['down'] || ['down shop', 'free']
    ['plan'] || []
    ['ps']   || []
  }

  def "called off, up says so and ends with 130"() {
    given:
    engines.steps = START
    engines.beforeStep = { it.id() == 2 && cancellation.cancel() }

    expect:
    run('up') == ExitCode.INTERRUPTED
    err.toString() == text('''\
      network shop_default   created (1.2 s)
      stopping when the steps at work are done; Ctrl-C once more ends at once
      interrupted after 3.0 s; what was done stays, the same command goes on from here
      finished: network shop_default
      not finished: db
      ''')
  }

  def "a script with problems is shown with the place, and no engine is asked"() {
    given:
    reader.problems = [
      Problem.error('no word `imaeg` here')
        .at(new Location('stack.groovy', 3, 2))
        .quoting(new Excerpt("\timaeg 'redis'", 2, 5))
        .hint('did you mean `image`?')
    ]

    expect:
    run('up') == ExitCode.WRONG_USAGE
    err.toString() == text('''\
      error: stack.groovy:3:2: no word `imaeg` here
        3 | \timaeg 'redis'
          | \t^^^^^
        hint: did you mean `image`?
      ''')
    engines.opened == []
  }

  def "warnings are shown and stop nothing"() {
    given:
    reader.warnings = [Problem.warning('`latest` may be anything')]

    expect:
    run('up') == ExitCode.FINE
    err.toString() == 'warning: `latest` may be anything\n'
  }

  def "without an engine says what was tried and what helps"() {
    given:
    engines.tried = ['DOCKER_HOST: not set', '/run/docker.sock: no such file']

    expect:
    run('up', "it's one") == ExitCode.WRONG_USAGE
    run('up', 'web') == ExitCode.NO_ENGINE
    err.toString().endsWith(text('''\
      error: no container engine answers
        tried DOCKER_HOST: not set
        tried /run/docker.sock: no such file
        hint: orchsh can install and start one: orchsh --bootstrap up web
              or install one yourself: sudo apt-get install docker.io
              or name one: orchsh --host ADDRESS up web
      '''))
  }

  def "plan shows the steps with their reasons and what they come to, and does none"() {
    given:
    engines.steps = START

    expect:
    run('plan').code() == 2
    out.toString() == text('''\
      create network shop_default   no such network yet
      start shop-db-1               it is stopped
      wait for shop-db-1: tcp 5432
      1 to create, 1 to start
      ''')
    engines.ran == 0
  }

  def "ps lists the stack's containers"() {
    given:
    engines.observer.containers += container('shop', 'job', state: State.EXITED, status: 'Exited (1) 2 hours ago')

    expect:
    run('ps') == ExitCode.FINE
    out.toString() == text('''\
      NAME         SERVICE   STATE     STATUS                   PORTS
      shop-db-1    db        running   Up 3 minutes             5432/tcp
      shop-job-1   job       exited    Exited (1) 2 hours ago   -
      shop-web-1   web       running   Up 3 minutes             0.0.0.0:2154->5000/tcp
      ''')
  }

  def "ps of a stack without containers says so, and prints nothing that a script would read"() {
    given:
    engines.observer.containers.clear()

    expect:
    run('ps') == ExitCode.FINE
    out.toString() == ''
    err.toString() == text('stack `shop` has no containers\n')
  }

  def "ps fits a narrow terminal"() {
    given:
    look = terminal(50)

    expect:
    run('ps') == ExitCode.FINE
    out.toString().readLines()*.size().max() <= 50
    out.toString() == text('''\
      NAME         SERVICE   STATE     STATUS    PORTS
      shop-db-1    db        running   Up 3 m…   5432/t…
      shop-web-1   web       running   Up 3 m…   0.0.0.…
      ''')
  }

  @Timeout(120)
  def "a script that never ends is left alone when the command is called off: #typed"(List<String> typed) {
    given:
    reader.whileReading = {
      cancellation.cancel()
      new CountDownLatch(1).await()
    }

    expect:
    run(typed as String[]) == ExitCode.INTERRUPTED
    engines.opened == []

    where:
    typed << [['up'], ['plan'], ['ps'], ['down']]
  }

  @Timeout(120)
  def "an engine that never answers is left alone when the command is called off: #command"(String command) {
    given:
    engines.whileOpening = {
      cancellation.cancel()
      new CountDownLatch(1).await()
    }

    expect:
    run(command) == ExitCode.INTERRUPTED

    where:
    command << ['up', 'plan', 'ps', 'down', 'logs', 'doctor', 'version']
  }

  def "ps needs no script when the name is known"(List<String> typed, Optional<String> declared, int evaluated) {
    given:
    reader.declaredName = declared

    expect:
    run(typed as String[]) == ExitCode.FINE
    reader.evaluated.size() == evaluated
    out.toString().readLines() == ['id-of-shop-db-1', 'id-of-shop-web-1']

    where:
    typed                         | declared            || evaluated
    ['-p', 'shop', 'ps', '-q']    | Optional.empty()    || 0
    ['ps', '--quiet']             | Optional.of('shop') || 0
    ['ps', '-q']                  | Optional.empty()    || 1
  }

  def "down says what was removed and what was kept, whatever has become of the script"() {
    given:
    reader.declaredName = Optional.of('shop')
    reader.problems = [Problem.error('broken since')]
    engines.observer.volumes = [new ObservedVolume('shop_data', [(Labels.PROJECT): 'shop', (Labels.STACK): 'shop'])]
    engines.steps = [
      step(1, new Step.StopContainer('web', 'shop-web-1', Duration.ofSeconds(10))),
      step(2, new Step.RemoveContainer('web', 'shop-web-1', AnonymousVolumes.KEEP), '', [1]),
      step(3, new Step.RemoveNetwork('shop_default', 'abc'), '', [2]),
    ]

    expect:
    run('down') == ExitCode.FINE
    out.toString() == text('''\
      removed shop-web-1, network shop_default
      kept volume shop_data
      ''')
    engines.goals == [new Goal.Down(Goal.Down.Data.KEEP, Optional.of(folder.resolve('stack.groovy')))]
  }

  def "down says which volumes without a name stay, and that it will not find them again"() {
    given:
    def volume = '0123456789abcdef' * 4
    engines.observer.containers = [
      container(volumes: [new ObservedContainer.MountedVolume(volume, '/data'), new ObservedContainer.MountedVolume('other', '/other')], 'shop', 'db'),
    ]

    expect:
    run('down') == ExitCode.FINE
    out.toString().readLines().drop(1) == ['kept volume 0123456789ab, which has no name']
    err.toString().startsWith('`down --volumes` would have removed the volumes without a name')
  }

  def "down says which volumes without a name stay until they are asked for"() {
    given:
    def own = [(Labels.PROJECT): 'shop', (Labels.STACK): 'shop', (Labels.NAMELESS): 'db']
    engines.observer.volumes = [new ObservedVolume('0123456789abcdef' * 4, own), new ObservedVolume('fedcba9876543210' * 4, own)]
    engines.observer.containers = [container(volumes: [new ObservedContainer.MountedVolume('0123456789abcdef' * 4, '/data')], 'shop', 'db')]

    expect:
    run('down') == ExitCode.FINE
    out.toString().readLines().drop(1) == ['kept volume 0123456789ab, which has no name', 'kept volume fedcba987654, which has no name']
    err.toString() == '`down --volumes` removes volumes, also those without a name\n'
  }

  def "down of a project by its name heeds no file"() {
    expect:
    run('-p', 'shop', 'down') == ExitCode.FINE
    engines.goals == [new Goal.Down(Goal.Down.Data.KEEP)]
  }

  def "down --volumes removes them without a question"() {
    given:
    engines.observer.volumes = [new ObservedVolume('shop_data', [(Labels.PROJECT): 'shop', (Labels.STACK): 'shop'])]
    engines.steps = [step(1, new Step.RemoveVolume('shop_data'))]

    expect:
    run('down', '-v') == ExitCode.FINE
    out.toString() == 'removed volume shop_data\n'
    engines.goals == [new Goal.Down(Goal.Down.Data.REMOVE, Optional.of(folder.resolve('stack.groovy')))]
  }

  def "down of what is not there is fine"() {
    expect:
    run('down') == ExitCode.FINE
    out.toString() == 'nothing to remove\n'
  }
}
