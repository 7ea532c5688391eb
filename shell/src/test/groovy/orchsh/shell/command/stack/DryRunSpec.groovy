package orchsh.shell.command.stack

import static orchsh.shell.command.FakeEngines.step
import static orchsh.shell.command.FakeObserver.*

import groovy.json.JsonSlurper
import orchsh.engine.model.Build
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Wait
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.Step
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.ExitCode
import orchsh.shell.syntax.EngineOptions
import orchsh.shell.view.Plans

class DryRunSpec extends CommandFixture {
  static final START = [
    step(1, Plans.network('shop_default'), 'no such network yet'),
    step(2, new Step.StartContainer('db', 'shop-db-1'), 'it is stopped'),
    step(3, new Step.AwaitReady('db', 'shop-db-1', [new Wait.Tcp(5432, Wait.Options.DEFAULT)], Optional.empty()), '', [2]),
  ]

  def setup() {
    file('stack.groovy')
    reader.declaredName = Optional.of('shop')
    engines.observer.containers = [container('shop', 'web'), container('shop', 'db', state: State.EXITED, status: 'Exited (0) 1 second ago')]
  }

  def "`#typed` tells what would be done, does nothing and ends with #code"(String typed, int code, String told) {
    expect:
    run(typed.split(' ')).code() == code
    out.toString() == told.stripIndent().stripLeading()
    engines.ran == 0
    engines.held == []

    where:
    typed                   || code | told
    'stop --dry-run'        || 2    | 'stop shop-web-1\n1 to stop\n'
    '--dry-run stop'        || 2    | 'stop shop-web-1\n1 to stop\n'
    'stop --dry-run db'     || 0    | 'nothing to change\n'
    'start --dry-run'       || 2    | 'start shop-db-1\n1 to start\n'
    'restart web --dry-run' || 2    | 'stop shop-web-1\nstart shop-web-1\n1 to start, 1 to stop\n'
    'kill --dry-run'        || 2    | 'send KILL to shop-web-1\n1 to signal\n'
    'pause --dry-run'       || 2    | 'pause shop-web-1\n1 to pause\n'
    'unpause --dry-run'     || 0    | 'nothing to change\n'
    'rm --dry-run'          || 2    | 'remove shop-db-1\n1 to remove\n'
    'pull --dry-run'        || 2    | 'pull postgres:16\npull nginx:latest\n2 to pull\n'
  }

  def "`#typed` tells the plan of that command"(String typed) {
    given:
    engines.steps = START

    expect:
    run(typed.split(' ')).code() == 2
    out.toString().readLines() == [
      'create network shop_default   no such network yet',
      'start shop-db-1               it is stopped',
      'wait for shop-db-1: tcp 5432',
      '1 to create, 1 to start',
    ]
    engines.ran == 0
    engines.held == []

    where:
    typed << ['plan', 'up --dry-run', '--dry-run up', 'up -d --dry-run web', 'down --dry-run', 'scale web=2 --dry-run', 'plan --dry-run', 'deploy --dry-run', 'deploy web --dry-run']
  }

  def "`#typed` with nothing to change ends with 0"(String typed) {
    given:
    engines.steps = [START[2].with { step(1, it.step()) }]

    expect:
    run(typed.split(' ')) == ExitCode.FINE
    out.toString().endsWith('\nnothing to change\n')

    where:
    typed << ['plan', 'up --dry-run', 'down --dry-run']
  }

  def "images that would be built and sent are told"() {
    given:
    reader.stack = new Stack('shop', [Service.named('web').build(Build.of(folder)).build()], [], [])
    engines.steps = [step(1, Plans.build('web'), 'file Dockerfile changed'), START[0].with { step(2, it.step()) }]

    expect:
    run('build', '--push', '--dry-run').code() == 2
    out.toString().readLines().last() == '1 to build, 1 to push'
    out.toString().readLines().size() == 3
    engines.ran == 0
  }

  def "a program is told step by step"() {
    given:
    engines.steps = START

    when:
    def code = run(*typed.split(' ')).code()
    def steps = out.toString().readLines().collect { new JsonSlurper().parseText(it) }

    then:
    code == 2
    steps*.step == ['create network shop_default', 'start shop-db-1', 'wait for shop-db-1: tcp 5432']
    steps*.action == ['create', 'start', 'wait']
    steps*.why == ['no such network yet', 'it is stopped', '']
    steps*.service == ['', 'db', 'db']
    steps*.after == [[], [], [2]]
    steps*.changes == [true, true, false]
    steps*.destroys_data == [false, false, false]

    where:
    typed << ['plan --json', 'up --dry-run --json', 'plan --format json']
  }

  def "data that would be lost is said"() {
    given:
    engines.steps = [step(1, new Step.RemoveVolume('shop_data'), '')]

    expect:
    run('down', '-v', '--dry-run').code() == 2
    err.toString() == 'warning: `remove volume shop_data` would destroy the data for good\n'
  }

  def "`#typed` is refused"(String typed, String message) {
    given:
    reader.declaredVerbs = ['seed']

    expect:
    run(typed.split(' ')) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $message\n")

    where:
    typed                   || message
    'exec --dry-run web ls' || '`exec` cannot tell beforehand what it would do; `--dry-run` has no meaning there'
    '--dry-run ps'          || '`ps` cannot tell beforehand what it would do; `--dry-run` has no meaning there'
    'engine --dry-run stop' || '`engine stop` cannot tell beforehand what it would do; `--dry-run` has no meaning there'
    '--dry-run seed'        || '`seed` cannot tell beforehand what it would do; `--dry-run` has no meaning there'
    'stop --dry-run=yes'    || 'option `--dry-run` takes no value, but there is `yes`'
  }

  def "consent to install something means nothing while nothing is done"() {
    expect:
    run('--bootstrap', *typed.split(' ')).code() < 3
    engines.opened*.consent() == [EngineOptions.Consent.LOOK_ONLY]

    where:
    typed << ['plan', 'up --dry-run', 'down --dry-run', 'stop --dry-run']
  }

  def "without an engine `#typed` says what helps to do it in earnest"(String typed, String earnest) {
    given:
    engines.tried = []

    expect:
    run(typed.split(' ')) == ExitCode.NO_ENGINE
    err.toString().contains("orchsh can install and start one: orchsh --bootstrap $earnest\n")

    where:
    typed                 || earnest
    'plan web'            || 'up web'
    'up --dry-run web'    || 'up web'
    '--dry-run down'      || 'down'
    '--bootstrap plan'    || 'up'
  }
}
