package orchsh.engine.docker

import java.nio.file.Path
import orchsh.engine.model.Build
import orchsh.engine.model.BuildCaching
import orchsh.engine.model.BuildRun
import orchsh.engine.model.BuildSecret
import orchsh.engine.model.BuildSource
import orchsh.engine.model.BuildSsh
import orchsh.engine.model.FileSource
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Ulimit
import orchsh.engine.port.ContainerEngine.BuildCache
import orchsh.engine.port.ContainerEngine.BuildOrder
import orchsh.engine.port.ContainerEngine.Builder
import spock.lang.Specification

class BuildxCommandSpec extends Specification {

  def "says all that a build can be"() {
    given:
    def build = Build.of(Path.of('/srv/app')).toBuilder()
      .dockerfile('dev/Dockerfile').arg('A', '1').target('test').labels(colour: 'red')
      .run(new BuildRun(Optional.of('host'), OptionalLong.of(1024), ['db:10.0.0.1'], [new Ulimit('nofile', 1, 2)], Optional.empty(), true, ['network.host']))
      .caching(new BuildCaching(BuildCaching.Use.FORBIDDEN, ['a:1'], ['type=inline'], ['deps'], BuildCaching.Pull.ALWAYS))
      .platforms(['linux/amd64', 'linux/arm64'])
      .secret(new BuildSecret('file', new FileSource.OfFile(Path.of('/run/a,b'))))
      .secret(new BuildSecret('text', new FileSource.OfText('s3cret')))
      .ssh(new BuildSsh('default', Optional.empty())).ssh(new BuildSsh('own', Optional.of(Path.of('/key'))))
      .additionalContext('base', 'docker-image://b:1')
      .provenance('mode=max').sbom('true')
      .build()

    when:
    def command = command(build)

    then:
    command.words() == [
      '/bin/docker-buildx', 'build', '--progress=rawjson', '--load', '--tag', 'shop/api:1', '--label', 'colour=red', '--label', 'own=label',
      '--build-arg', 'A=1', '--target', 'test', '--platform', 'linux/amd64,linux/arm64', '--network', 'host', '--shm-size', '1024',
      '--add-host', 'db:10.0.0.1', '--ulimit', 'nofile=1:2', '--allow', 'network.host', '--allow', 'security.insecure', '--no-cache',
      '--no-cache-filter', 'deps', '--cache-from', 'a:1', '--cache-to', 'type=inline', '--pull', '--secret', '"id=file","src=/run/a,b"',
      '--secret', '"id=text",env=ORCHSH_BUILD_SECRET_0', '--ssh', 'default', '--ssh', 'own=/key', '--build-context', 'base=docker-image://b:1',
      '--provenance=mode=max', '--sbom=true', '--file', '/srv/app/dev/Dockerfile', '/srv/app']
    command.secrets() == [ORCHSH_BUILD_SECRET_0: 's3cret']
  }

  def "files come from #source"(BuildSource source, Map how, List<String> words) {
    given:
    def build = Build.from(source)
    how.inline && build.inlineDockerfile('FROM a')
    how.dockerfile && build.dockerfile(how.dockerfile as String)

    expect:
    command(build.build()).words().drop(8) == words

    where:
    source                                                     | how                  || words
    new BuildSource.Folder(Path.of('/app'))                    | [:]                  || ['--file', '/app/Dockerfile', '/app']
    new BuildSource.Folder(Path.of('/app'))                    | [inline: true]       || ['--file', '-', '/app']
    new BuildSource.Repository('https://a.org/b.git#v1')       | [:]                  || ['https://a.org/b.git#v1']
    new BuildSource.Repository('https://a.org/b.git#v1')       | [inline: true]       || ['--file', '-', 'https://a.org/b.git#v1']
    new BuildSource.Archive('https://a.org/b.tar')             | [dockerfile: 'dev']  || ['--file', 'dev', 'https://a.org/b.tar']
  }

  private static BuildxCommand command(Build build) {
    new BuildxCommand(Path.of('/bin/docker-buildx'), new BuildOrder([ImageReference.parse('shop/api:1')], build, Builder.BUILDX, 'Dockerfile', '', [],
      [own: 'label'], BuildCache.USE))
  }
}
