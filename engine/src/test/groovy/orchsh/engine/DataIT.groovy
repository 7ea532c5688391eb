package orchsh.engine

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.*
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.Goal
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.port.ContainerOrder
import orchsh.engine.port.VolumeOrder
import orchsh.engine.problem.ProblemException
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class DataIT extends RealEngineSpec {
  @TempDir
  Path files

  def "an external volume is used and never removed, even if its name looks like none, while others go when asked for"(String external) {
    given:
    engine.createVolume(new VolumeOrder(external, new Volume(external), [(LEFTOVER): name]))
    def wanted = { String version -> Stack.named(name).volume(new Volume('own')).volume(Volume.named('theirs').engineName(external).external().build())
      .service(sleeper('web').env('VERSION', version).mount(new Mount.NamedVolume('theirs', '/theirs', false)).mount(new Mount.NamedVolume('own', '/own', false))
        .mount(new Mount.AnonymousVolume('/nameless', false)).build()).build() }

    when:
    up(wanted('1'))
    inside('web', 'sh', '-c', 'echo precious | tee /theirs/file /nameless/file')
    def outcome = up(wanted('2'))

    then:
    outcome == Outcome.DONE
    inside('web', 'cat', '/theirs/file', '/nameless/file') == ['precious', 'precious']

    when:
    outcome = down(Goal.Down.Data.REMOVE)

    then:
    outcome == Outcome.DONE
    observer.observe(name).volumeNamed(external).present
    observer.observe(name).ownVolumes() == []

    cleanup:
    down(Goal.Down.Data.REMOVE)
    engine.removeVolume(external)

    where:
    external << ["external-${System.nanoTime()}".toString(), 'abcdef0123456789' * 3 + String.format('%016x', System.nanoTime())]
  }

  def "an external volume that is missing is a problem before anything is made"() {
    when:
    up(Stack.named(name).volume(Volume.named('theirs').external().build())
      .service(sleeper('web').mount(new Mount.NamedVolume('theirs', '/theirs', false)).build()).build())

    then:
    thrown(ProblemException)
    containers() == []
  }

  def "data stays when its stack goes, unless that is asked for"() {
    given:
    def wanted = Stack.named(name).volume(new Volume('own')).service(sleeper('web').mount(new Mount.NamedVolume('own', '/own', false)).build()).build()
    up(wanted)
    inside('web', 'sh', '-c', 'echo precious > /own/file')

    when:
    down(Goal.Down.Data.KEEP)

    then:
    observer.observe(name).ownVolumes()*.name() == ["${name}_own"]*.toString()

    when:
    up(wanted)

    then:
    inside('web', 'cat', '/own/file') == ['precious']
  }

  def "data without a name stays when its stack goes, and is found again by a later down that removes data"() {
    given: 'a volume of the script, and one that the image asks for'
    def folder = Files.createDirectories(files.resolve('asking'))
    Files.writeString(folder.resolve('Dockerfile'), "FROM ${image('busybox')}\nVOLUME /asked\nCMD [\"sh\", \"-c\", \"trap 'exit 0' TERM; sleep 1000 & wait\"]\n")
    def wanted = stack(Service.named('web').build(Build.of(folder)).mount(new Mount.AnonymousVolume('/own', false)))
    up(wanted)
    def volumes = containers()[0].volumes()*.volume() as Set

    when:
    down(Goal.Down.Data.KEEP)
    def left = observer.observe(name).ownVolumes()

    then:
    volumes.size() == 2
    left*.name() as Set == volumes
    left.every { it.nameless }

    when:
    up(wanted)

    then: 'they are not those of the new container'
    containers()[0].volumes()*.volume().disjoint(volumes)

    when:
    down(Goal.Down.Data.REMOVE)

    then:
    observer.observe(name).ownVolumes() == []

    cleanup:
    new Leftovers(client, observer, engine).remove(name)
  }

  def "a container outside the stack that was never started gives its volumes, to be read only if so wished"() {
    given:
    def outside = "$name-data".toString()
    def data = busybox('data', 'true').mount(new Mount.AnonymousVolume('/data', false)).build()
    engine.createContainer(new ContainerOrder(outside, image('busybox'), data, new TreeMap(), [(LEFTOVER): name],
      [orchsh.engine.port.MountOrder.of(new Mount.AnonymousVolume('/data', false))], [], [:]), { })

    when:
    def outcome = up(stack(
      sleeper('writer').volumesFrom(new VolumesFrom(VolumesFrom.Owner.CONTAINER, outside, false)),
      sleeper('reader').volumesFrom(new VolumesFrom(VolumesFrom.Owner.CONTAINER, outside, true))))
    inside('writer', 'sh', '-c', 'echo precious > /data/file')

    then:
    outcome == Outcome.DONE
    inside('reader', 'cat', '/data/file') == ['precious']
    observer.exec("$name-reader-1".toString(), ['touch', '/data/other'], Duration.ofSeconds(20), CancellationToken.none()).exitCode() != 0
    observer.container(outside).get().state() == State.CREATED

    cleanup:
    down(Goal.Down.Data.REMOVE)
    engine.removeContainer(outside, AnonymousVolumes.REMOVE)
  }

  static final String LEFTOVER = 'orchsh.test'

  Outcome down(Goal.Down.Data data) {
    orchestrator.run(orchestrator.plan(observer.observe(name), new Goal.Down(data)), { events << it }, CancellationToken.none())
  }

  List<String> inside(String service, String... command) {
    def result = observer.exec("$name-$service-1".toString(), command.toList(), Duration.ofSeconds(20), CancellationToken.none())
    assert result.exitCode() == 0: result.output()
    result.output().readLines()
  }
}
