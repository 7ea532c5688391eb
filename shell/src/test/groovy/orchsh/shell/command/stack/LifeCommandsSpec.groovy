package orchsh.shell.command.stack

import static orchsh.shell.command.FakeObserver.container

import orchsh.engine.model.Need
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Wait
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.problem.Problem
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakeEngines
import orchsh.shell.invocation.ExitCode

/** Containers that are there run, rest and go. */
class LifeCommandsSpec extends CommandFixture {

  def setup() {
    file('stack.groovy')
    reader.declaredName = Optional.of('shop')
    reader.stack = new Stack(
      'shop',
      [Service.named('db').image('postgres:16').await(new Wait.Tcp(5432, Wait.Options.DEFAULT)).build(),
       Service.named('web').image('nginx').need(new Need('db', Need.Condition.READY, true)).build(),
       Service.named('mail').image('mail').build()],
      [],
      [])
    engines.observer.containers = [web(State.RUNNING), db(State.RUNNING), container('other', 'db')]
  }

  private static ObservedContainer web(State state) {
    labelled(container('shop', 'web', state: state, status: status(state)), [(Labels.DEPENDS_ON): 'db:service_healthy:true'])
  }

  private static ObservedContainer db(State state) {
    container('shop', 'db', state: state, status: status(state))
  }

  private static String status(State state) {
    state == State.EXITED ? 'Exited (0) 1 second ago' : 'Up 1 second'
  }

  private static ObservedContainer labelled(ObservedContainer c, Map<String, String> labels) {
    new ObservedContainer(c.id(), c.name(), c.image(), c.imageId(), c.state(), c.status(), c.created(),
      c.labels() + labels, c.ports(), c.networks(), c.volumes())
  }

  private List<String> steps() {
    engines.carriedOut.collectMany { it.steps()*.toString() }
  }

  def "`#typed` does #steps"(String typed, State dbState, State webState, List<String> steps) {
    given:
    engines.observer.containers = [web(webState), db(dbState), container('other', 'db')]

    expect:
    run(typed.split(' ')) == ExitCode.FINE
    this.steps() == steps
    engines.held == [typed.split(' ')[0] + ' shop', 'free']

    where:
    typed             | dbState       | webState      || steps
    'stop'            | State.RUNNING | State.RUNNING || ['#1 stop shop-web-1', '[1] #2 stop shop-db-1']
    'stop db'         | State.RUNNING | State.RUNNING || ['#1 stop shop-db-1']
    'stop'            | State.EXITED  | State.PAUSED  || ['#1 stop shop-web-1']
    'start'           | State.EXITED  | State.EXITED  || ['#1 start shop-db-1', '[1] #2 wait for shop-db-1: tcp 5432', '[2] #3 start shop-web-1']
    'start web'       | State.EXITED  | State.EXITED  || ['#1 start shop-db-1: it is needed', '[1] #2 wait for shop-db-1: tcp 5432', '[2] #3 start shop-web-1']
    'start db'        | State.EXITED  | State.EXITED  || ['#1 start shop-db-1', '[1] #2 wait for shop-db-1: tcp 5432']
    'start'           | State.PAUSED  | State.RUNNING || ['#1 unpause shop-db-1: it is paused', '[1] #2 wait for shop-db-1: tcp 5432']
    'start'           | State.RUNNING | State.RUNNING || ['#1 wait for shop-db-1: tcp 5432']
    'restart'         | State.RUNNING | State.RUNNING || ['#1 stop shop-web-1', '[1] #2 stop shop-db-1', '[2] #3 start shop-db-1', '[3] #4 wait for shop-db-1: tcp 5432', '[1,4] #5 start shop-web-1']
    'restart db'      | State.RUNNING | State.RUNNING || ['#1 stop shop-web-1: it restarts with what it needs', '[1] #2 stop shop-db-1', '[2] #3 start shop-db-1', '[3] #4 wait for shop-db-1: tcp 5432', '[1,4] #5 start shop-web-1: it is needed']
    'restart --no-deps db' | State.RUNNING | State.RUNNING || ['#1 stop shop-db-1', '[1] #2 start shop-db-1', '[2] #3 wait for shop-db-1: tcp 5432']
    'restart db'      | State.RUNNING | State.EXITED  || ['#1 stop shop-db-1', '[1] #2 start shop-db-1', '[2] #3 wait for shop-db-1: tcp 5432']
    'kill'            | State.RUNNING | State.RUNNING || ['#1 send KILL to shop-web-1', '#2 send KILL to shop-db-1']
    'kill -s hup web' | State.RUNNING | State.RUNNING || ['#1 send HUP to shop-web-1']
    'kill -s SIGUSR1 web' | State.RUNNING | State.RUNNING || ['#1 send USR1 to shop-web-1']
    'pause'           | State.RUNNING | State.RUNNING || ['#1 pause shop-web-1', '[1] #2 pause shop-db-1']
    'pause'           | State.RUNNING | State.PAUSED  || ['#1 pause shop-db-1']
    'unpause'         | State.PAUSED  | State.PAUSED  || ['#1 unpause shop-db-1', '[1] #2 unpause shop-web-1']
    'rm -f'           | State.RUNNING | State.EXITED  || ['#1 remove shop-web-1']
    'rm -f -s'        | State.RUNNING | State.EXITED  || ['#1 remove shop-web-1', '#2 stop shop-db-1', '[2] #3 remove shop-db-1']
    'rm -fsv db'      | State.RUNNING | State.EXITED  || ['#1 stop shop-db-1', '[1] #2 remove shop-db-1']
  }

  def "`#typed` gives #grace"(String typed, String grace) {
    expect:
    run(typed.split(' ')) == ExitCode.FINE
    engines.containerGoals[0].grace().get().toString() == grace

    where:
    typed               || grace
    'stop -t 3'         || 'PT3S'
    'stop --timeout 0'  || 'PT0S'
    'restart -t 1m30s'  || 'PT1M30S'
    'stop -t 500ms web' || 'PT0.5S'
  }

  def "`#typed` where there is nothing to do says so: #said"(String typed, String said) {
    given:
    engines.observer.containers = [web(State.EXITED), db(State.EXITED)]

    expect:
    run(typed.split(' ')) == ExitCode.FINE
    err.toString() == "$said\n"
    engines.ran == 0

    where:
    typed       || said
    'stop'      || 'nothing of it runs'
    'kill web'  || 'nothing of it runs'
    'pause'     || 'nothing to pause'
    'unpause'   || 'nothing is paused'
    'stop mail' || 'service `mail` has no container'
    'rm -f mail' || 'service `mail` has no container'
  }

  def "a stack without containers: `#typed`"(String typed, ExitCode code, String said) {
    given:
    engines.observer.containers = [container('other', 'db')]

    expect:
    run(typed.split(' ')) == code
    err.toString() == said

    where:
    typed     || code                  | said
    'stop'    || ExitCode.FINE         | 'stack `shop` has no containers\n'
    'rm'      || ExitCode.FINE         | 'stack `shop` has no containers\n'
    'start'   || ExitCode.STACK_FAILED | 'error: stack `shop` has no containers\n  hint: `orchsh up` makes and starts them\n'
    'restart' || ExitCode.STACK_FAILED | 'error: stack `shop` has no containers\n  hint: `orchsh up` makes and starts them\n'
    'start mail' || ExitCode.STACK_FAILED | 'error: service `mail` of stack `shop` has no container\n  hint: `orchsh up` starts it\n'
  }

  def "a service that nobody knows is refused: `#word mial`"(String word) {
    expect:
    run(word, 'mial') == ExitCode.WRONG_USAGE
    err.toString() == 'error: there is no service `mial` in stack `shop`\n  hint: did you mean `mail`?\n'
    engines.ran == 0

    where:
    word << ['start', 'stop', 'restart', 'kill', 'pause', 'unpause', 'rm']
  }

  def "bad input: `#typed`"(String typed, String said) {
    expect:
    run(typed.split(' ')) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $said\n")
    engines.opened == []

    where:
    typed               || said
    'stop -t soon'      || '`-t` takes a time, not `soon`'
    'stop --timeout=-1' || '`--timeout` takes a time, not `-1`'
    'kill -s HUPP'      || 'there is no signal `HUPP`'
    'kill -s 65'        || 'there is no signal `65`'
    'down --rmi some'   || '`--rmi` cannot be `some`'
    'down --rmi all web' || '`--rmi` has no meaning for single services'
    'down -t x'         || '`-t` takes a time, not `x`'
  }

  def "rm asks before it removes: #answer"(String answer, int ran, String said) {
    given:
    engines.observer.containers = [web(State.EXITED), db(State.EXITED)]
    answers = "$answer\n"

    expect:
    run('rm') == ExitCode.FINE
    engines.ran == ran
    err.toString().startsWith("remove shop-web-1, shop-db-1? [y/N] $said")

    where:
    answer || ran | said
    'y'    || 1   | ''
    'no'   || 0   | 'nothing was removed\n'
  }

  def "rm refuses where nobody can be asked"() {
    given:
    engines.observer.containers = [web(State.EXITED)]

    expect:
    run('rm') == ExitCode.WRONG_USAGE
    err.toString() == text('''\
      error: nobody is there to be asked whether shop-web-1 should be removed
        hint: `rm --force` does not ask
      ''')
  }

  def "nobody has to wait for the answer, and when more is to go by then it is asked again"() {
    given:
    engines.observer.containers = [web(State.EXITED), db(State.RUNNING)]
    answers = 'y\ny\n'
    List<String> heldWhileAsking = null
    def asked = 0
    engines.whileLocking = {
      if (asked++ == 0) {
        heldWhileAsking = [*engines.held]
        engines.observer.containers = [web(State.EXITED), db(State.EXITED)]
      }
    }

    expect:
    run('rm') == ExitCode.FINE
    heldWhileAsking == []
    err.toString().startsWith('remove shop-web-1? [y/N] remove shop-web-1, shop-db-1? [y/N] ')
    steps() == ['#1 remove shop-web-1', '#2 remove shop-db-1']
    engines.held == ['rm shop', 'free', 'rm shop', 'free']
  }

  def "a question that is called off ends with 130 and does nothing"() {
    given:
    engines.observer.containers = [web(State.EXITED)]
    answers = 'y'
    def reached = new java.util.concurrent.CountDownLatch(1)
    typing = new Reader() {
      @Override
      int read(char[] to, int from, int length) {
        reached.countDown()
        new java.util.concurrent.CountDownLatch(1).await()
        -1
      }

      @Override
      void close() {}
    }

    when:
    def code = java.util.concurrent.CompletableFuture.supplyAsync { run('rm') }
    reached.await()
    cancellation.cancel()

    then:
    code.get(60, java.util.concurrent.TimeUnit.SECONDS) == ExitCode.INTERRUPTED
    engines.ran == 0
    engines.held == []
  }

  def "stop evaluates no script, also a broken one"() {
    given:
    reader.problems = [Problem.error('broken')]

    expect:
    run('stop') == ExitCode.FINE
    reader.evaluated == []
  }

  def "a stack that is only known by its name is started by what its labels tell"() {
    given:
    java.nio.file.Files.delete(folder.resolve('stack.groovy'))
    engines.observer.containers = [web(State.EXITED), db(State.EXITED)]

    expect:
    run('-p', 'shop', 'start') == ExitCode.FINE
    steps() == ['#1 start shop-db-1', '[1] #2 start shop-web-1']
  }

  def "a job that has been completed is not run again unless it is named"() {
    given:
    def job = labelled(container('shop', 'mail', state: State.EXITED, status: 'Exited (0) 1 second ago'), [(Labels.ENDS): '0'])
    engines.observer.containers = [db(State.EXITED), job]

    when:
    run('start')

    then:
    steps() == ['#1 start shop-db-1', '[1] #2 wait for shop-db-1: tcp 5432']

    when:
    engines.carriedOut.clear()
    run('start', 'mail')

    then:
    steps() == ['#1 start shop-mail-1']
  }

  def "rm removes what was made for single commands: `#typed`"(String typed, List<String> steps) {
    given:
    def ended = labelled(container('shop', 'db-run-1', state: State.EXITED, status: 'Exited (0) 1 second ago'), [(Labels.ONE_OFF): 'True', (Labels.LIKE): 'db'])
    def running = labelled(container('shop', 'web-run-2'), [(Labels.ONE_OFF): 'True', (Labels.LIKE): 'web'])
    engines.observer.containers = [web(State.RUNNING), ended, running]

    expect:
    run(typed.split(' ')) == ExitCode.FINE
    this.steps() == steps

    where:
    typed               || steps
    'rm -f'             || ['#1 remove shop-db-run-1-1']
    'rm -f db'          || ['#1 remove shop-db-run-1-1']
    'rm -f db-run-1'    || ['#1 remove shop-db-run-1-1']
    'rm -f web'         || []
    'rm -f -s web'      || ['#1 stop shop-web-1', '[1] #2 remove shop-web-1', '#3 stop shop-web-run-2-1', '[3] #4 remove shop-web-run-2-1']
    'rm -f -s web-run-2' || ['#1 stop shop-web-run-2-1', '[1] #2 remove shop-web-run-2-1']
    'down web'          || ['#1 stop shop-web-1', '[1] #2 remove shop-web-1', '#3 stop shop-web-run-2-1', '[3] #4 remove shop-web-run-2-1']
  }

  def "down gives what runs the time that is said: `#typed`"(String typed) {
    given:
    engines.steps = [FakeEngines.step(1, new orchsh.engine.plan.Step.StopContainer('web', 'shop-web-1', java.time.Duration.ofSeconds(10)))]

    expect:
    run(typed.split(' ')) == ExitCode.FINE
    engines.carriedOut[0].steps()[0].step().grace() == java.time.Duration.ofSeconds(3)

    where:
    typed << ['down -t 3', 'down -t 3 web']
  }

  def "down removes images: --rmi #which"(String which, List<String> removed) {
    given:
    engines.observer.containers = [
      container('shop', 'web', image: 'nginx:1'),
      container('shop', 'db', image: 'shop-db', imageId: 'sha256:1'),
      container('shop', 'mail', image: 'mail:1', imageId: 'sha256:3'),
      container('other', 'web', image: 'nginx:1'),
    ]
    engines.observer.images = [
      new orchsh.engine.observed.ObservedImage('sha256:1', ['shop-db:latest', 'shop-db:old', 'mine:1'],
        [(Labels.STACK): 'shop', (Labels.FINGERPRINT): 'x', (Labels.BUILT_AS): 'shop-db:latest,shop-db:old']),
      new orchsh.engine.observed.ObservedImage('sha256:5', ['derived:1'], [(Labels.STACK): 'shop', (Labels.FINGERPRINT): 'x', (Labels.BUILT_AS): 'shop-db:latest']),
      new orchsh.engine.observed.ObservedImage('sha256:2', ['other:latest'], [(Labels.STACK): 'other', (Labels.FINGERPRINT): 'x']),
    ]

    expect:
    run('down', '--rmi', which) == ExitCode.FINE
    engines.carriedOut[0].steps()*.step()*.describe() == removed.collect { "remove image $it".toString() }
    (which == 'all') == err.toString().contains('warning: image nginx:1 stays: `other-web-1` uses it\n')
    out.toString().contains('removed image shop-db:latest, image shop-db:old')

    where:
    which   || removed
    'local' || ['shop-db:latest', 'shop-db:old']
    'all'   || ['shop-db:latest', 'shop-db:old', 'mail:1']
  }

  def "start gives up after a while: --wait-timeout"() {
    given:
    engines.observer.containers = [web(State.EXITED), db(State.EXITED)]

    expect:
    run('start', '--wait', '--wait-timeout', '1m') == ExitCode.FINE
    engines.carriedOut[0].terms().deadline() == Optional.of(java.time.Duration.ofMinutes(1))
  }

  def "containers of single commands are left alone"() {
    given:
    engines.observer.containers = [labelled(db(State.RUNNING), [(Labels.ONE_OFF): 'True'])]

    expect:
    run('stop') == ExitCode.FINE
    err.toString() == 'stack `shop` has no containers\n'
  }
}
