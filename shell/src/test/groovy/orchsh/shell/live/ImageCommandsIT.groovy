package orchsh.shell.live

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.PrivateRegistry
import orchsh.engine.SuiteEngine
import orchsh.engine.wire.WireRequest
import spock.lang.IgnoreIf
import spock.lang.Shared
import spock.lang.TempDir
import spock.lang.Timeout

/** The commands about images, with a registry of the tests' own. */
@Timeout(900)
@IgnoreIf({ SuiteEngine.chosen().rootless })
class ImageCommandsIT extends LiveFixture {
  @Shared @TempDir
  Path storage
  @Shared PrivateRegistry registry

  def setupSpec() {
    registry = PrivateRegistry.startIn(storage)
  }

  def cleanupSpec() {
    registry?.stop()
  }

  def setup() {
    script("service 'api' { build 'app'; image '${image()}'; command 'sh', '-c', 'trap \"exit 0\" TERM; sleep 1000 & wait' }\nservice 'db' { image 'busybox' }\n")
    dockerfile("RUN echo $name >/made")
  }

  def cleanup() {
    removeAll()
    forget()
  }

  private void dockerfile(String line) {
    Files.writeString(Files.createDirectories(folder.resolve('app')).resolve('Dockerfile'), "FROM busybox\n$line\n")
  }

  private String image() {
    "${registry.host()}/$name/api:1"
  }

  /** As the engine keeps it; absent when it does not. */
  private String kept() {
    observer.image(image()).map { it.id() }.orElse('')
  }

  private void forget() {
    if (kept()) {
      client.send(WireRequest.of('DELETE', "/images/${kept()}?force=1")).close()
    }
  }

  private void logIn() {
    Files.createDirectories(folder.resolve('.docker'))
    Files.writeString(folder.resolve('.docker/config.json'), """{"auths": {"${registry.host()}": {"auth": "${'ann:secret'.bytes.encodeBase64()}"}}}""")
  }

  def "build: the image is there, once more it is the same, and no container is touched"() {
    expect:
    run('build') == 0
    kept().startsWith('sha256:')
    containers() == []

    when:
    def first = kept()

    then:
    run('build') == 0
    out.toString() == 'nothing to build: no file has changed\n'
    kept() == first
    run('build', 'db') == 2

    when:
    dockerfile('RUN false')

    then:
    run('build') == 1
    kept() == first
    err.toString().contains('api')
  }

  def "push: to a registry, with the login of docker; without one it says so"() {
    given:
    assert run('build') == 0

    expect:
    run('push') == 1
    err.toString().contains("`${registry.host()}` wants a login")
    logIn()
    run('push') == 0
    run('push', 'db') == 2
  }

  def "pull: from a registry, where it is as it was when it was pushed"() {
    given:
    logIn()
    assert run('build', '--push') == 0
    def built = kept()
    forget()
    script("service 'api' { image '${image()}' }")

    expect:
    kept() == ''
    run('pull') == 0
    kept() == built
    containers() == []
    script("service 'none' { image '${image()}x' }")
    run('pull') == 1
    err.toString().contains('does not exist')
  }

  def "engine images: a stand-in that is here is not made again"() {
    given:
    def here = observer.image('busybox').get().id()
    aboutStack = false

    expect:
    run('engine', 'images', 'busybox') == 0
    out.toString().contains('busybox')
    observer.image('busybox').get().id() == here
    run('engine', 'images', 'no-such-image') == 2
  }
}
