package orchsh.engine.run

import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
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
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(120)
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

  def "registries are asked at the same time, each image once, so that one that says nothing does not hold up the others"() {
    given:
    def images = ['nginx', 'redis', 'registry.example.org/app']
    def all = new CountDownLatch(images.size())
    images.each { engine.reactions["ask for $it".toString()] = { all.countDown(); assert all.await(60, TimeUnit.SECONDS) } }
    engine.digests['redis:latest'] = "sha256:${'b' * 64}".toString()

    when:
    def standings = about(*(images + 'redis').withIndex().collect { image, i ->
      Service.named("s$i").image(image).pull(PullPolicy.of(Kind.ALWAYS))
    })

    then:
    engine.calls.sort() == ['ask for nginx:latest', 'ask for redis:latest', 'ask for registry.example.org/app:latest']
    standings.collectEntries { image, standing -> [image.toString(), standing] } ==
      ['nginx:latest': RegistryStanding.UNKNOWN, 'redis:latest': RegistryStanding.REPLACED, 'registry.example.org/app:latest': RegistryStanding.UNKNOWN]
  }

  def "what fails for one of them fails for all, with its own words"() {
    given:
    engine.reactions['ask for redis'] = { throw ProblemException.noEngine(Problem.error('no container engine answers')) }

    when:
    about(*['nginx', 'redis'].collect { Service.named(it).image(it).pull(PullPolicy.of(Kind.ALWAYS)) })

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.NO_ENGINE
    e.message == 'no container engine answers'
  }

  private Map<ImageReference, RegistryStanding> about(Service.Builder... services) {
    def stack = new Stack('shop', services*.build().toList(), [], [])
    def facts = new EngineFacts('Docker Engine', '20.10.24', ApiVersion.parse('1.41'), ApiVersion.parse('1.12'), 'linux')
    def images = ['nginx', 'redis', 'registry.example.org/app'].collect {
      new ObservedImage(it, ["$it:latest".toString(), "$it@sha256:${'a' * 64}".toString()], [:])
    }
    def observed = new ObservedStack(facts, 'shop', [], [], [], images)
    new RegistryNews(observer, { engine }, Clock.fixed(NOW, ZoneOffset.UTC)).about(stack, stack.services(), observed, CancellationToken.none())
  }
}
