package orchsh.engine.docker

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Clock
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.image.Dockerfile
import orchsh.engine.model.Build
import orchsh.engine.port.ContainerEngine.BuildCache
import orchsh.engine.port.ContainerEngine.BuildOrder
import orchsh.engine.port.ContainerEngine.Builder
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.wire.EngineAddress
import orchsh.engine.wire.TlsFiles
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class BuildxPluginSpec extends Specification {
  @TempDir
  Path home

  def "is told of the engine alone that is meant: #host #trust"(String host, TlsFiles.Trust trust, Map<String, String> told) {
    given:
    plugin('env | grep ^DOCKER_ > told')
    def order = new BuildOrder([], Build.of(home), Builder.BUILDX, 'Dockerfile', '', [], [:], BuildCache.USE)
    def address = new EngineAddress.Tcp(host, 2376, Optional.ofNullable(trust).map { new TlsFiles(Path.of('/certificates'), it) })
    def surroundings = new Surroundings(home, home,
      [PATH: '/usr/bin:/bin', DOCKER_CONTEXT: 'other', DOCKER_TLS_VERIFY: '1', DOCKER_TLS: '1', DOCKER_CERT_PATH: '/others'], Clock.systemUTC())

    when:
    new BuildxPlugin(surroundings).build(order, address, new KitProgress('x', Dockerfile.parse(''), Progress.IGNORED), CancellationToken.none())

    then:
    Files.readAllLines(home.resolve('told')).collectEntries { it.split('=', 2).toList() } == told

    where:
    host     | trust                    || told
    'plain'  | null                     || [DOCKER_HOST: 'tcp://plain:2376']
    'sure'   | TlsFiles.Trust.VERIFIED   || [DOCKER_HOST: 'tcp://sure:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certificates']
    'unsure' | TlsFiles.Trust.UNVERIFIED || [DOCKER_HOST: 'tcp://unsure:2376', DOCKER_TLS: '1', DOCKER_CERT_PATH: '/certificates']
  }

  private void plugin(String script) {
    def file = Files.createDirectories(home.resolve('.docker/cli-plugins')).resolve('docker-buildx')
    Files.writeString(file, "#!/bin/sh\n$script\n")
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rwxr-xr-x'))
  }
}
