package orchsh.engine.run

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.fake.BlindObserver
import orchsh.engine.fake.RecordingEngine
import orchsh.engine.image.StandInRecipe
import orchsh.engine.image.StandInRecipes
import orchsh.engine.model.ImageReference
import orchsh.engine.observed.ImageDetails
import orchsh.engine.observed.Labels
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class StandInWorkshopSpec extends Specification {
  @TempDir
  Path folder
  def engine = new RecordingEngine()
  def observer = new BlindObserver()
  List<StandInRecipe> recipes = []

  def "a stand-in is made under the name that was asked for and all that are free"() {
    given:
    dockerfile('postgres')

    when:
    make('postgres:15')

    then:
    engine.calls == ['build postgres:15']
    engine.lastBuild.names()*.toString() == ['postgres:15', 'postgres:latest']
  }

  def "a stand-in that is there gets the further name"() {
    given:
    dockerfile('postgres')
    observer.images = ['postgres:latest': standIn()]

    when:
    make('postgres:15')

    then:
    engine.calls == ['tag postgres:latest postgres:15']
  }

  def "a real image under another tag is never given the name that was asked for"() {
    given:
    dockerfile('postgres')
    observer.images = ['postgres:latest': real()]

    when:
    make('postgres:15')

    then:
    engine.calls == ['build postgres:15']
    engine.lastBuild.names()*.toString() == ['postgres:15']
  }

  def "a real image of the name that was asked for stays"() {
    given:
    dockerfile('postgres')
    observer.images = ['postgres:15': real()]

    when:
    make('postgres:15')

    then:
    engine.calls == []
  }

  def "what a stand-in is built on is made first, #when"(String when, Map<String, ImageDetails> present, List<String> calls) {
    given:
    rootfs('debian', 'mkdir -p $1/etc; echo x > $1/etc/issue')
    dockerfile('postgres', 'debian', 'FROM debian:12')
    observer.images = present

    when:
    make('postgres')

    then:
    engine.calls == calls

    where:
    when                                         | present                       || calls
    'when nothing is there'                      | [:]                           || ['import debian:12', 'tag debian:12 debian:latest', 'build postgres:latest']
    'unless a real image is there'               | ['debian:12': real()]         || ['build postgres:latest']
    'though a real one has another name'         | ['debian:latest': real()]     || ['import debian:12', 'build postgres:latest']
    'unless it is there, and has only lost a name' | ['debian:latest': standIn()] || ['tag debian:latest debian:12', 'build postgres:latest']
  }

  def "a script that fails leaves no image and says what it said last"() {
    given:
    rootfs('debian', 'echo no mirror; exit 4')

    when:
    make('debian')

    then:
    def e = thrown(ProblemException)
    e.problems()[0].details() == ['no mirror']
    engine.calls == []
    Files.list(folder.resolve('work')).toList() == []
  }

  def "a tree that cannot be packed leaves no image"() {
    given:
    rootfs('debian', 'rm -rf $1')

    when:
    make('debian')

    then:
    def e = thrown(ProblemException)
    e.problems()[0].details().any { it.contains('tar') }
    engine.calls == []
  }

  def "making one is called off with everything that the script has started: #how"(String how, String script) {
    given:
    rootfs('debian', script)
    def cancellation = new Cancellation()
    def failure = null
    def maker = Thread.start {
      try {
        make('debian', cancellation)
      } catch (ProblemException e) {
        failure = e
      }
    }
    def words = folder.resolve('work/stand-in-debian.out')
    new PollingConditions(timeout: 60).eventually { assert Files.exists(words) && Files.readString(words).contains('begun') }

    when:
    cancellation.cancel()
    maker.join(60_000)

    then:
    !maker.alive
    failure?.kind() == ProblemException.Kind.INTERRUPTED
    engine.calls == []

    where:
    how                | script
    'it waits'         | 'echo begun; sleep 60; echo done'
    'it leaves a heir' | 'sleep 60 & echo begun; wait'
    'it is deaf'       | 'trap "" TERM; echo begun; while :; do sleep 1; done'
  }

  private void make(String image, CancellationToken token = CancellationToken.none()) {
    workshop().make(ImageReference.parse(image), Progress.IGNORED, token)
  }

  private StandInWorkshop workshop() {
    new StandInWorkshop({ new StandInRecipes(recipes) }, { engine }, observer, folder.resolve('work'), [PATH: '/usr/bin:/bin'], StandInWorkshop.Consent.GIVEN)
  }

  private void dockerfile(String name, String base = null, String text = 'FROM scratch') {
    def place = Files.createDirectories(folder.resolve(name))
    Files.writeString(place.resolve('Dockerfile'), text)
    recipes << new StandInRecipe(name, place, "a $name", [name], [], StandInRecipe.Kind.DOCKERFILE, Optional.ofNullable(base), [])
  }

  private void rootfs(String name, String script) {
    def place = Files.createDirectories(folder.resolve(name))
    Files.writeString(place.resolve('rootfs.sh'), script)
    recipes << new StandInRecipe(name, place, "a $name", [name], ['12', 'latest'], StandInRecipe.Kind.ROOTFS, Optional.empty(), [])
  }

  private static ImageDetails real() {
    new ImageDetails('real', [], [], [:])
  }

  private static ImageDetails standIn() {
    new ImageDetails('made', [], [], [(Labels.STAND_IN): 'base,thing,debian,postgres'])
  }
}
