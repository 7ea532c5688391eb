package orchsh.shell.command.container

import static orchsh.shell.command.FakeEngines.step
import static orchsh.shell.command.FakeObserver.container

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.model.Build
import orchsh.engine.model.BuildCaching
import orchsh.engine.model.BuildSsh
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Need
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.plan.Choices
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Step
import orchsh.engine.port.ContainerEngine.BuildCache
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.ExitCode
import orchsh.shell.invocation.Streams
import spock.lang.Timeout

/** Files in and out, images here and there, more and fewer containers. */
@Timeout(120)
class MoveCommandsSpec extends CommandFixture {
  FakePorts ports = new FakePorts()

  def setup() {
    file('stack.groovy')
    file('site/index.html', 'hi')
    reader.declaredName = Optional.of('shop')
    reader.stack = new Stack(
      'shop',
      [Service.named('db').image('postgres:16').build(),
       Service.named('app').build(Build.of(Path.of('/src/app'))).need(Need.ready('db')).build(),
       Service.named('web').image('nginx').need(Need.ready('app')).build()],
      [],
      [])
    engines.ports = ports.over(engines.observer)
    engines.observer.containers = [container('shop', 'web', number: 1), container('shop', 'web', number: 2), container('shop', 'db')]
  }

  def "cp copies into all containers of a service, or into the one that is asked for"() {
    when:
    def code = run('cp', *options, 'site/.', 'web:/srv')

    then:
    code == ExitCode.FINE
    ports.files.written.keySet() == into as Set
    new String(ports.files.written.values()[0]).contains('index.html')

    where:
    options           || into
    []                || ['shop-web-1:/srv', 'shop-web-2:/srv']
    ['--index', '2']  || ['shop-web-2:/srv']
    ['-a', '-L', '--all'] || ['shop-web-1:/srv', 'shop-web-2:/srv']
  }

  def "cp passes tars on, both ways"() {
    given:
    def printed = new ByteArrayOutputStream()
    streams = new Streams(new ByteArrayInputStream('a tar'.bytes), printed, printed, Optional.empty())
    ports.files.tar = 'another'.bytes

    expect:
    run('cp', '-', 'db:/srv') == ExitCode.FINE
    new String(ports.files.written['shop-db-1:/srv']) == 'a tar'
    run('cp', 'db:/srv', '-') == ExitCode.FINE
    printed.toString() == 'another'
    run('cp', '-', 'web:/srv') == ExitCode.WRONG_USAGE
    err.toString() == 'error: what is read can go into one container only, and `web` has 2\n  hint: `--index NUMBER` says which\n'
  }

  def "cp ends quietly when nobody reads the tar any more"() {
    given:
    streams = new Streams(InputStream.nullInputStream(), new SessionCommandsSpec.ClosedPipe(), new SessionCommandsSpec.ClosedPipe(), Optional.empty())

    expect:
    run('cp', 'db:/srv', '-') == ExitCode.FINE
    err.toString() == ''
  }

  def "cp is refused: `#typed`"(List<String> typed, ExitCode code, String said) {
    expect:
    run('cp', *typed) == code
    err.toString().startsWith("error: $said\n")

    where:
    typed                   || code                  | said
    ['a']                   || ExitCode.WRONG_USAGE  | '`cp` takes a source and a target'
    ['a', 'b']              || ExitCode.WRONG_USAGE  | 'neither `a` nor `b` is in a container'
    ['./a:b', '/x:y']       || ExitCode.WRONG_USAGE  | 'neither `./a:b` nor `/x:y` is in a container'
    ['db:/a', 'web:/b']     || ExitCode.WRONG_USAGE  | 'both `db:/a` and `web:/b` are in containers'
    ['db:', 'b']            || ExitCode.WRONG_USAGE  | '`db:` has no path behind the colon'
    ['none', 'db:/srv']     || ExitCode.STACK_FAILED | 'there is no `none`'
    ['dp:/a', 'b']          || ExitCode.WRONG_USAGE  | 'there is no service `dp` in stack `shop`'
  }

  def "scale changes the number of containers and nothing else: `#typed`"(String typed, Map numbers, Choices.Needs needs) {
    expect:
    run(typed.split(' ')) == ExitCode.FINE
    def goal = engines.goals[0] as Goal.Up
    goal.choices() == Choices.USUAL.with(Choices.Recreation.NEVER).with(needs).scaled(numbers)
    engines.held == ['scale shop', 'free']

    where:
    typed                  || numbers            | needs
    'scale web=3'          || [web: 3, db: 1]    | Choices.Needs.AS_NEEDED
    'scale web=3 db=2'     || [web: 3, db: 2]    | Choices.Needs.AS_NEEDED
    'scale --no-deps web=0' || [web: 0]          | Choices.Needs.LEFT
  }

  def "scale is refused: `#typed`"(List<String> typed, String said) {
    expect:
    run('scale', *typed) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $said\n")
    engines.opened == []

    where:
    typed              || said
    []                 || '`scale` needs SERVICE=NUMBER'
    ['web']            || '`scale web` is not SERVICE=NUMBER'
    ['web=-1']         || '`scale web=-1` is not SERVICE=NUMBER'
    ['web=1', 'web=2'] || '`scale` is given twice for `web`'
    ['wep=1']          || 'there is no service `wep` in stack `shop`'
  }

  def "build carries out what a plan builds, and no more"() {
    given:
    def build = new Step.BuildImage('app', ImageReference.parse('shop-app'), Build.of(Path.of('/src/app')), [], [:], BuildCache.USE)
    engines.steps = [step(1, build, 'a.txt changed'), step(2, new Step.StartContainer('app', 'shop-app-1'), '', [1])]

    expect:
    run('build', *typed) == ExitCode.FINE
    engines.carriedOut[0].steps()*.toString() == ['#1 build shop-app:latest: a.txt changed']
    (engines.goals[0] as Goal.Up).images() == images
    out.toString() == 'built shop-app:latest\n'

    where:
    typed          || images
    []             || Goal.Up.Images.AS_NEEDED
    ['app']        || Goal.Up.Images.AS_NEEDED
    ['--no-cache'] || Goal.Up.Images.REBUILD
  }

  def "builds are as is said beside the script: `build #typed`"(List<String> typed, Closure<?> is) {
    given:
    environment = [HTTP_PROXY: 'http://proxy']

    expect:
    run('build', *typed) == ExitCode.FINE
    is(engines.planned[0].service('app').get().build().get())

    where:
    typed                                          || is
    ['--build-arg', 'A=1', '--build-arg', 'B=x=y'] || { it.args() == [A: '1', B: 'x=y'] }
    ['--build-arg', 'HTTP_PROXY']                  || { it.args() == [HTTP_PROXY: 'http://proxy'] }
    ['--build-arg', 'UNSET']                       || { it.args() == [:] }
    ['--pull']                                     || { it.caching().pull() == BuildCaching.Pull.ALWAYS }
    ['--ssh', 'default']                           || { it.ssh() == [new BuildSsh('default', Optional.empty())] }
    ['--ssh', 'deploy=/keys/id']                   || { it.ssh() == [new BuildSsh('deploy', Optional.of(Path.of('/keys/id')))] }
    ['--provenance', 'mode=max', '--sbom', 'true'] || { it.provenance() == Optional.of('mode=max') && it.sbom() == Optional.of('true') }
  }

  def "build --with-dependencies takes what the services need with it"() {
    given:
    reader.stack = new Stack('shop', [
      Service.named('app').build(Build.of(Path.of('/src/app'))).build(),
      Service.named('web').build(Build.of(Path.of('/src/web'))).need(Need.ready('app')).build()], [], [])

    when:
    run('build', '--with-dependencies', 'web')

    then:
    engines.goals[0].services() == ['app', 'web'] as Set
  }

  def "a pull that fails stops no other if that is asked for"() {
    given:
    engines.failingStep = 1

    expect:
    run('pull', '--ignore-pull-failures') == ExitCode.FINE
    engines.carriedOut.collect { it.steps()*.toString() } == [['#1 pull postgres:16', '#2 pull nginx:latest'], ['#2 pull nginx:latest']]
    err.toString().contains('error: it broke')

    when:
    engines.carriedOut.clear()
    def code = run('pull', '--ignore-buildable', 'app', 'web')

    then:
    code == ExitCode.STACK_FAILED
    engines.carriedOut.collect { it.steps()*.toString() } == [['#1 pull nginx:latest']]
  }

  def "build says when no file has changed"() {
    expect:
    run('build') == ExitCode.FINE
    out.toString() == 'nothing to build: no file has changed\n'
  }

  def "`#typed` is about #steps"(String typed, List<String> steps) {
    expect:
    run(typed.split(' ')) == ExitCode.FINE
    engines.carriedOut.collectMany { it.steps()*.toString() } == steps

    where:
    typed                        || steps
    'pull'                       || ['#1 pull postgres:16', '#2 pull nginx:latest']
    'pull web'                   || ['#1 pull nginx:latest']
    'pull --include-deps web'    || ['#1 pull postgres:16', '#2 pull nginx:latest']
    'pull --policy missing db'   || ['#1 pull postgres:16']
    'push'                       || ['#1 push shop-app:latest']
    'push app'                   || ['#1 push shop-app:latest']
    'build --push'               || ['#1 push shop-app:latest']
  }

  def "of images is refused: `#typed`"(String typed, String said) {
    expect:
    run(typed.split(' ')) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $said\n")

    where:
    typed                || said
    'build web'          || 'the image of service `web` is not built'
    'build wep'          || 'there is no service `wep` in stack `shop`'
    'pull app'           || 'the image of service `app` is built, not pulled'
    'pull --policy x'    || '`--policy` takes `always` or `missing`, not `x`'
    'push web'           || 'the image of service `web` is not built here, so it is not pushed'
  }
}
