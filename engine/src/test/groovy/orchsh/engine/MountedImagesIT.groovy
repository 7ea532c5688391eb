package orchsh.engine

import static orchsh.engine.event.EngineEvent.RunFinished.Outcome.DONE

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Build
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Mount
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.problem.ProblemException
import spock.lang.Requires
import spock.lang.TempDir
import spock.lang.Timeout

/** Images whose files are mounted, on engines that can do it and on those that cannot. */
@Timeout(120)
class MountedImagesIT extends RealEngineSpec {
  @TempDir
  Path folder

  def cleanup() {
    removeAll()
    new Leftovers(client, observer, engine).remove(name)
  }

  @Requires({ instance.canMountImages() })
  def "an image of the stack is built before it is mounted, and seen anew when it is built anew"() {
    given:
    write('one')

    when:
    def outcome = up(shop())

    then:
    outcome == DONE
    seen() == 'one'
    plan(shop()).changesNothing()

    when:
    write('two')
    outcome = up(shop())

    then:
    outcome == DONE
    seen() == 'two'
    plan(shop()).changesNothing()
  }

  @Requires({ !instance.canMountImages() })
  def "an older engine is asked for no such thing"() {
    given:
    write('one')

    when:
    plan(shop())

    then:
    def e = thrown(ProblemException)
    e.message.startsWith('service `web`: `an image as a volume` needs an engine of API 1.48; this one speaks 1.')
  }

  boolean canMountImages() {
    observer.facts().apiVersion().isAtLeast(1, 48)
  }

  private String seen() {
    observer.exec("$name-web-1", ['cat', '/assets/word'], Duration.ofSeconds(10), CancellationToken.none()).output().trim()
  }

  private void write(String word) {
    Files.writeString(folder.resolve('word'), word)
    Files.writeString(folder.resolve('Dockerfile'), "FROM ${image('busybox:latest')}\nCOPY word /word\n")
  }

  private Stack shop() {
    def assets = Service.named('assets').build(Build.of(folder)).command(['sleep', '1000'])
    stack(sleeper('web').mount(new Mount.ImageFiles(ImageReference.parse("$name-assets"), '/assets', Optional.empty())), assets)
  }
}
