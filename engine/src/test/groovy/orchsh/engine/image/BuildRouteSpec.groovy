package orchsh.engine.image

import static orchsh.engine.port.ContainerEngine.Builder.BUILDKIT
import static orchsh.engine.port.ContainerEngine.Builder.BUILDX
import static orchsh.engine.port.ContainerEngine.Builder.CLASSIC

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.model.Build
import orchsh.engine.model.BuildCaching
import orchsh.engine.model.BuildRun
import orchsh.engine.model.BuildSecret
import orchsh.engine.model.BuildSource
import orchsh.engine.model.BuildSsh
import orchsh.engine.model.FileSource
import orchsh.engine.port.ContainerEngine.Builder
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

class BuildRouteSpec extends Specification {
  private static final String CLASSIC_ONLY = ' needs BuildKit, and the builder of this engine is the classic one'
  private static final String NO_PLUGIN = ' needs `docker buildx`, which is not here'

  @TempDir
  Path folder

  def "#line is built by #builder where there are #present"(String line, List<Builder> present, Builder builder) {
    expect:
    route(line).choose(present as Set) == builder

    where:
    line                                 | present                     || builder
    'RUN true'                           | [CLASSIC]                   || CLASSIC
    'RUN true'                           | [CLASSIC, BUILDX]           || CLASSIC
    'RUN true'                           | [CLASSIC, BUILDKIT]         || BUILDKIT
    'RUN true'                           | [CLASSIC, BUILDKIT, BUILDX] || BUILDKIT
    'RUN <<E\nE'                         | [CLASSIC, BUILDKIT]         || BUILDKIT
    'RUN <<E\nE'                         | [CLASSIC, BUILDX]           || BUILDX
    'RUN --mount=type=secret,id=a true'  | [CLASSIC, BUILDKIT, BUILDX] || BUILDX
  }

  def "#line is refused where there are #present"(String line, List<Builder> present, String message) {
    when:
    route(line).choose(present as Set)

    then:
    def e = thrown(ProblemException)
    e.message == "$folder/Dockerfile:2: $message".toString()

    where:
    line                                 | present             || message
    'RUN <<E\nE'                         | [CLASSIC]           || 'a here-document' + CLASSIC_ONLY
    'RUN --mount=type=secret,id=a true'  | [CLASSIC]           || '`RUN --mount`' + CLASSIC_ONLY
    'RUN --mount=type=secret,id=a true'  | [CLASSIC, BUILDKIT] || '`RUN --mount=type=secret`' + NO_PLUGIN
    'RUN --mount=id=x,type=ssh true'     | [CLASSIC, BUILDKIT] || '`RUN --mount=type=ssh`' + NO_PLUGIN
  }

  def "`#word` goes to the plugin, or is refused by name"(String word, Closure act) {
    given:
    def builder = Build.of(folder).toBuilder()
    act.call(builder)
    def route = route('RUN true', builder.build())

    expect:
    !route.isPlain()
    route.choose([CLASSIC, BUILDKIT, BUILDX] as Set) == BUILDX

    when:
    route.choose([CLASSIC, BUILDKIT] as Set)

    then:
    def e = thrown(ProblemException)
    e.message == "`$word` of the build of service `app`$NO_PLUGIN".toString()

    where:
    word                 | act
    'secrets'            | { it.secret(new BuildSecret('a', new FileSource.OfText('x'))) }
    'ssh'                | { it.ssh(new BuildSsh('default', Optional.empty())) }
    'additionalContexts' | { it.additionalContext('a', 'docker-image://b') }
    'cacheTo'            | { it.caching(new BuildCaching(BuildCaching.Use.ALLOWED, [], ['type=inline'], [], BuildCaching.Pull.MISSING)) }
    'cacheFrom'          | { it.caching(new BuildCaching(BuildCaching.Use.ALLOWED, ['type=local,src=/x'], [], [], BuildCaching.Pull.MISSING)) }
    'noCacheFilter'      | { it.caching(new BuildCaching(BuildCaching.Use.ALLOWED, [], [], ['a'], BuildCaching.Pull.MISSING)) }
    'platforms'          | { it.platforms(['linux/amd64', 'linux/arm64']) }
    'privileged'         | { it.run(new BuildRun(Optional.empty(), OptionalLong.empty(), [], [], Optional.empty(), true, [])) }
    'entitlements'       | { it.run(new BuildRun(Optional.empty(), OptionalLong.empty(), [], [], Optional.empty(), false, ['network.host'])) }
    'provenance'         | { it.provenance('mode=max') }
    'sbom'               | { it.sbom('true') }
  }

  def "a network of the engine is for the classic builder alone"() {
    expect:
    route('RUN true', Build.of(folder).toBuilder().network('own').build()).choose([CLASSIC, BUILDKIT, BUILDX] as Set) == CLASSIC

    when:
    route('RUN <<E\nE', Build.of(folder).toBuilder().network('own').build()).choose([CLASSIC, BUILDKIT, BUILDX] as Set)

    then:
    def e = thrown(ProblemException)
    e.message == 'the build of service `app` is to use the network `own`, and BuildKit knows only `default`, `host` and `none`'
  }

  def "a Dockerfile that must not be copied goes where it is taken away: #line"(String line, Map how, List<Builder> present, Builder builder) {
    given:
    how.ignore && Files.writeString(folder.resolve('.dockerignore'), how.ignore as String)
    def build = how.inline ? Build.of(folder).toBuilder().inlineDockerfile("FROM a\n$line").build() : Build.of(folder)

    expect:
    route(line, build).choose(present as Set) == builder

    where:
    line                      | how                    | present                     || builder
    'COPY . /x'               | [:]                    | [CLASSIC, BUILDKIT]         || BUILDKIT
    'COPY . /x'               | [ignore: 'Dockerfile'] | [CLASSIC, BUILDKIT]         || CLASSIC
    'COPY a /x'               | [ignore: 'Dockerfile'] | [CLASSIC, BUILDKIT]         || BUILDKIT
    'COPY . /x'               | [inline: true]         | [CLASSIC, BUILDKIT]         || CLASSIC
    'COPY a /x'               | [inline: true]         | [CLASSIC, BUILDKIT]         || BUILDKIT
    'COPY --link . /x'        | [inline: true]         | [CLASSIC, BUILDKIT, BUILDX] || BUILDX
  }

  def "what no builder here can hide is refused"() {
    given:
    Files.writeString(folder.resolve('.dockerignore'), 'Dockerfile')

    when:
    route('COPY --link . /x').choose([CLASSIC, BUILDKIT] as Set)

    then:
    def e = thrown(ProblemException)
    e.message == "the files of service `app` are to be copied without $folder/Dockerfile, which$NO_PLUGIN".toString()
  }

  def "files from an address go with a Dockerfile from there, or to the plugin"() {
    given:
    def address = Build.from(new BuildSource.Repository('https://example.org/a.git'))

    expect:
    new BuildRoute(BuildContext.of('app', address.build())).choose([CLASSIC, BUILDKIT] as Set) == BUILDKIT
    new BuildRoute(BuildContext.of('app', address.inlineDockerfile('FROM b').build())).choose([CLASSIC, BUILDKIT, BUILDX] as Set) == BUILDX
  }

  private BuildRoute route(String line, Build build = Build.of(folder)) {
    Files.writeString(folder.resolve('Dockerfile'), "FROM a\n$line")
    new BuildRoute(BuildContext.of('app', build))
  }
}
