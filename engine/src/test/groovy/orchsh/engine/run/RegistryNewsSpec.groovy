package orchsh.engine.run

import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import orchsh.engine.caller.CancellationToken
import orchsh.engine.fake.BlindObserver
import orchsh.engine.fake.RecordingEngine
import orchsh.engine.model.Build
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Platform
import orchsh.engine.model.PullPolicy
import orchsh.engine.model.PullPolicy.Kind
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.observed.ApiVersion
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.ImageDetails
import orchsh.engine.observed.ObservedImage
import orchsh.engine.observed.ObservedStack
import orchsh.engine.observed.RegistryStanding
import spock.lang.Specification

class RegistryNewsSpec extends Specification {
  static final Instant NOW = Instant.parse('2026-01-10T00:00:00Z')

  def engine = new RecordingEngine()
  def observer = new BlindObserver()

  def "an image is asked for by #policy"(PullPolicy policy, String pulled, boolean asked) {
    given:
    observer.images['nginx:latest'] = new ImageDetails('i', [], [], [], [:], Optional.empty(), Optional.empty(), Optional.ofNullable(pulled).map { Instant.parse(it) })

    when:
    about(Service.named('web').image('nginx').pull(policy))

    then:
    engine.calls == (asked ? ['ask for nginx:latest'] : [])

    where:
    policy                               | pulled                 || asked
    PullPolicy.MISSING                   | '2020-01-01T00:00:00Z' || false
    PullPolicy.of(Kind.NEVER)            | '2020-01-01T00:00:00Z' || false
    PullPolicy.of(Kind.ALWAYS)           | '2026-01-09T23:59:59Z' || true
    PullPolicy.olderThan(Duration.ofDays(1)) | '2026-01-09T12:00:00Z' || false
    PullPolicy.olderThan(Duration.ofDays(1)) | '2026-01-08T12:00:00Z' || true
    PullPolicy.olderThan(Duration.ofDays(1)) | null                   || true
  }

  def "#image is not asked for"(String image, boolean built) {
    given:
    def service = Service.named('web').image(image).pull(PullPolicy.of(Kind.ALWAYS))
    built && service.build(Build.of(Path.of('/src')))

    when:
    about(service)

    then:
    engine.calls == []

    where:
    image                                  | built
    'not-here'                             | false
    'nginx'                                | true
    "nginx@sha256:${'a' * 64}".toString()  | false
  }

  def "the registry's content is compared with what is here: #digest is #standing"(String digest, RegistryStanding standing) {
    given:
    digest && (engine.digests['nginx:latest'] = digest)

    expect:
    about(Service.named('web').image('nginx').pull(PullPolicy.of(Kind.ALWAYS))) == [(ImageReference.parse('nginx')): standing]

    where:
    digest                | standing
    "sha256:${'a' * 64}"  | RegistryStanding.SAME
    "sha256:${'b' * 64}"  | RegistryStanding.REPLACED
    null                  | RegistryStanding.UNKNOWN
  }

  def "an image for #present stands as #standing where #wanted is asked for"(String present, String wanted, RegistryStanding standing) {
    given:
    def platform = Optional.ofNullable(present).map { Platform.parse(it) }
    observer.images['nginx:latest'] = new ImageDetails('i', [], [], [], [:], Optional.empty(), platform, Optional.empty())
    def service = Service.named('web').image('nginx')
    wanted && service.platform(wanted)

    expect:
    about(service)[ImageReference.parse('nginx')] == standing
    engine.calls == []

    where:
    present          | wanted        || standing
    'linux/amd64'    | 'linux/arm64' || RegistryStanding.OTHER_PLATFORM
    'linux/arm64/v8' | 'linux/arm64' || null
    null             | 'linux/arm64' || null
    'linux/amd64'    | null          || null
  }

  def "an engine that knows the image, but not for that platform, has another one"() {
    expect:
    about(Service.named('web').image('nginx').platform('linux/arm64'))[ImageReference.parse('nginx')] == RegistryStanding.OTHER_PLATFORM
  }

  private Map<ImageReference, RegistryStanding> about(Service.Builder service) {
    def stack = new Stack('shop', [service.build()], [], [])
    def facts = new EngineFacts('Docker Engine', '20.10.24', ApiVersion.parse('1.41'), ApiVersion.parse('1.12'), 'linux')
    def image = new ObservedImage('i', ['nginx:latest', "nginx@sha256:${'a' * 64}".toString()], [:])
    def observed = new ObservedStack(facts, 'shop', [], [], [], [image])
    new RegistryNews(observer, { engine }, Clock.fixed(NOW, ZoneOffset.UTC)).about(stack, stack.services(), observed, CancellationToken.none())
  }
}
