package orchsh.engine

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.*
import orchsh.engine.observed.Labels
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Step
import orchsh.engine.port.FileOrder
import orchsh.engine.problem.ProblemException
import orchsh.engine.wire.WireRequest
import spock.lang.IgnoreIf
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class GivenFilesIT extends RealEngineSpec {
  @TempDir
  Path folder

  def "secrets and configs are there when the first process starts, with owner, group and mode"() {
    given:
    Files.writeString(folder.resolve('password'), 'hunter2-from-a-file')
    def web = busybox('web', 'sh', '-c', 'trap "exit 0" TERM; cp /run/secrets/* /etc/app/* /app.conf /tmp; sleep 1000 & wait').launch { it.user('1000') }
      .secret(FileGrant.secret('password'))
      .config(new FileGrant('settings', '/etc/app/settings', 1000, 1001, Optional.of(0400)))
      .config(FileGrant.config('app.conf'))

    when:
    def outcome = up(stackOf(web))

    then:
    outcome == Outcome.DONE
    inside('web', 'stat', '-c', '%u:%g %a %n', '/run/secrets/password', '/etc/app/settings', '/app.conf', '/run/secrets', '/etc/app', '/tmp') ==
      ['0:0 444 /run/secrets/password', '1000:1001 400 /etc/app/settings', '0:0 444 /app.conf', '0:0 755 /run/secrets', '0:0 755 /etc/app', '0:0 1777 /tmp']
    inside('web', 'sh', '-c', 'cat /tmp/password; echo; cat /tmp/settings; echo; cat /tmp/app.conf') == ['hunter2-from-a-file', 'colour = blue', 'a = b']

    and: 'a second up has nothing to do'
    plan(stackOf(web)).changesNothing()

    when:
    Files.writeString(folder.resolve('password'), 'hunter3')
    def plan = plan(stackOf(web))

    then:
    plan.steps().find { it.step() instanceof Step.CreateContainer }.why() == 'secret password changed'

    when:
    outcome = up(stackOf(web))

    then:
    outcome == Outcome.DONE
    inside('web', 'cat', '/run/secrets/password') == ['hunter3']
  }

  def "nothing of a secret is seen in a plan, an event, a problem or anything the engine shows beside the container's own variables"() {
    given:
    Files.writeString(folder.resolve('password'), 'hunter2-from-a-file')
    def web = sleeper('web').secret(FileGrant.secret('password')).confidentialEnv('HARMLESS', 'bond-street').env('DB_PASSWORD', '4711-4711')
    def plan = plan(stackOf(web))

    when:
    up(stackOf(web))
    def inspected = client.send(WireRequest.get("/containers/$name-web-1/json")).withCloseable { it.body().text }
    def seen = [plan.toString(), plan.steps()*.why().toString(), plan.steps()*.step().toString(), events.toString(), stackOf(web).toString(),
      containers()*.labels().toString(), observer.observe(name).ownNetworks().toString(), inspected.replaceAll(/"Env":\[[^\]]*\]/, '')]

    then:
    seen.every { text -> !(text =~ /hunter2|bond-street|4711-4711/) }
  }

  def "on a read-only root file system, and below a folder in memory, files have a volume that goes with the container"() {
    given:
    Files.writeString(folder.resolve('password'), 'hunter2')
    def locked = { sleeper('locked').privileges { it.readOnly(true) }.secret(FileGrant.secret('password')).config(new FileGrant('settings', '/etc/app/settings', 7, 8, Optional.of(0440))) }
    def memory = { sleeper('memory').mount(new Mount.Memory('/run')).secret(FileGrant.secret('password')).mount(new Mount.AnonymousVolume('/data', false)) }

    when:
    def outcome = up(stackOf(locked(), memory()))

    then:
    outcome == Outcome.DONE
    inside('locked', 'cat', '/run/secrets/password') == ['hunter2']
    inside('locked', 'stat', '-c', '%u:%g %a', '/etc/app/settings') == ['7:8 440']
    inside('memory', 'cat', '/run/secrets/password') == ['hunter2']
    volumesOfFiles().size() == 3
    plan(stackOf(locked(), memory())).changesNothing()

    when: 'they are replaced'
    inside('memory', 'sh', '-c', 'echo kept > /data/file')
    def before = volumesOfFiles()
    Files.writeString(folder.resolve('password'), 'hunter3')
    outcome = up(stackOf(locked(), memory()))

    then:
    outcome == Outcome.DONE
    inside('memory', 'cat', '/run/secrets/password', '/data/file') == ['hunter3kept']
    volumesOfFiles().size() == 3
    volumesOfFiles().intersect(before) == []

    when: 'all goes but data'
    orchestrator.run(orchestrator.plan(observer.observe(name), new Goal.Down(Goal.Down.Data.KEEP)), { }, CancellationToken.none())

    then: 'nothing of a secret is left'
    volumesOfFiles() == []
  }

  List<String> volumesOfFiles() {
    observer.observe(name).ownVolumes().findAll { it.label(Labels.FILES).present }*.name()
  }

  def "a file that is missing on this machine is a problem before anything is made"() {
    when:
    up(stackOf(sleeper('web').secret(FileGrant.secret('password'))))

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ["secret `password` of service `web` cannot be read: there is no file `${folder.resolve('password')}`"]
    containers() == []
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "a number of an owner too big for a plain header, a long name and an empty file arrive"() {
    given:
    up(stack(sleeper('web')))
    def long_ = '/srv/' + 'a' * 90 + '/' + 'b' * 90

    when:
    engine.putFiles("$name-web-1", [new FileOrder(long_, FileContent.of(''), 3_000_000, 4_000_000, 0604), new FileOrder('/tmp/x', FileContent.of('x'), 0, 0, 04755)])

    then:
    inside('web', 'stat', '-c', '%u:%g %a %s', long_, '/tmp/x') == ['3000000:4000000 604 0', '0:0 4755 1']
  }

  Stack stackOf(Service.Builder... services) {
    Stack.named(name).services(services*.build().toList()).secret(new Secret('password', new FileSource.OfFile(folder.resolve('password'))))
      .config(new Config('settings', new FileSource.OfText('colour = blue'))).config(new Config('app.conf', new FileSource.OfText('a = b'))).build()
  }

  List<String> inside(String service, String... command) {
    def result = observer.exec("$name-$service-1".toString(), command.toList(), Duration.ofSeconds(20), CancellationToken.none())
    assert result.exitCode() == 0: result.output()
    result.output().readLines()
  }
}
