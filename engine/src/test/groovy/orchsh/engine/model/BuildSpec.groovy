package orchsh.engine.model

import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification

class BuildSpec extends Specification {

  def "tells what an address is: #text"(String text, Class type) {
    expect:
    BuildSource.ofAddress(text).map { it.getClass() }.orElse(null) == type

    where:
    text                                       || type
    'https://example.org/a/b.git'              || BuildSource.Repository
    'https://example.org/b.git#v1:sub/folder'  || BuildSource.Repository
    'git@example.org:a/b.git'                  || BuildSource.Repository
    'git://example.org/b'                      || BuildSource.Repository
    'ssh://git@example.org/b.git'              || BuildSource.Repository
    'https://example.org/context.tar.gz'       || BuildSource.Archive
    'http://example.org/Dockerfile'            || BuildSource.Archive
    './app'                                    || null
    'app.git'                                  || null
    '/srv/app'                                 || null
  }

  def "finds the parts of a repository's address"(String address, String place, String reference) {
    expect:
    def repository = new BuildSource.Repository(address)
    repository.place() == place
    repository.reference().orElse(null) == reference

    where:
    address                            || place                       | reference
    'https://example.org/b.git'        || 'https://example.org/b.git' | null
    'https://example.org/b.git#v1'     || 'https://example.org/b.git' | 'v1'
    'https://example.org/b.git#v1:sub' || 'https://example.org/b.git' | 'v1'
    'https://example.org/b.git#:sub'   || 'https://example.org/b.git' | null
  }

  def "an address gets a reference where it has none: #address"(String address, String with) {
    expect:
    new BuildSource.Repository(address).addressWith('HEAD') == with

    where:
    address                            || with
    'https://example.org/b.git'        || 'https://example.org/b.git#HEAD'
    'https://example.org/b.git#v1'     || 'https://example.org/b.git#v1'
    'https://example.org/b.git#v1:sub' || 'https://example.org/b.git#v1:sub'
    'https://example.org/b.git#:sub'   || 'https://example.org/b.git#HEAD:sub'
  }

  def "never shows who logs in where: #address"(String address, String shown) {
    given:
    def source = BuildSource.ofAddress(address).get()

    expect:
    source.shown() == shown
    !source.toString().contains('s3cret')

    where:
    address                                       || shown
    'https://ann:s3cret@example.org/b.git#main'   || 'https://example.org/b.git#main'
    'https://s3cret@example.org/context.tar'      || 'https://example.org/context.tar'
    'ssh://git@example.org/b.git'                 || 'ssh://git@example.org/b.git'
  }

  def "two builds make the same image whatever they call it"() {
    given:
    def one = Build.of(Path.of('/src')).toBuilder().arg('A', '1').tags(['a:1']).build()

    expect:
    one.makesSameAs(one.toBuilder().tags(['b:1', 'b:2']).build())
    !one.makesSameAs(one.toBuilder().arg('A', '2').build())
    !one.makesSameAs(one.toBuilder().network('host').build())
  }

  def "refuses what cannot be: #message"(String message, Closure act) {
    when:
    act.call()

    then:
    def e = thrown(IllegalArgumentException)
    e.message == message

    where:
    message | act
    'build context `app` is not absolute'                        | { Build.of(Path.of('app')) }
    'a build has a Dockerfile or the text of one, not both'      | { build().dockerfile('a').inlineDockerfile('FROM b').build() }
    '`No Name` is not the name of an image: there is a blank in it'                      | { build().tags(['No Name']).build() }
    'two secrets of a build have the name `a`'                   | { build().secret(secret('a')).secret(secret('a')).build() }
    'two ssh agents of a build have the name `a`'                | { build().ssh(agent('a')).ssh(agent('a')).build() }
    'the name `a,b` of a build\'s secret has a comma or a quote in it' | { secret('a,b') }
    'the path `key` of a build\'s ssh agent is not absolute'     | { new BuildSsh('a', Optional.of(Path.of('key'))) }
    'the additional context `a` names no service'                | { build().additionalContext('a', 'service:').build() }
    'extra host `db` is not `name:address`'                      | { run(['db']) }
    'a stage that is built without cache cannot be empty'        | { new BuildCaching(BuildCaching.Use.ALLOWED, [], [], [''], BuildCaching.Pull.MISSING) }
  }

  private static Build.Builder build() {
    Build.of(Path.of('/src')).toBuilder()
  }

  private static BuildSecret secret(String id) {
    new BuildSecret(id, new FileSource.OfText('x'))
  }

  private static BuildSsh agent(String id) {
    new BuildSsh(id, Optional.empty())
  }

  private static BuildRun run(List<String> hosts) {
    new BuildRun(Optional.empty(), OptionalLong.empty(), hosts, [], Optional.empty(), false, [])
  }

  def "says what does not go together in a stack: #message"(String message, PullPolicy pull, Map build) {
    given:
    def service = Service.named('app').pull(pull)
    build == null ? service.image('a') : service.build(Build.from(new BuildSource.Folder(Path.of('/src'))).tap { builder ->
      build.each { name, place -> builder.additionalContext(name, place) }
    }.build())

    expect:
    StackRules.check(new Stack('shop', [service.build(), Service.named('other').image('b').build()], [], []))*.message() == [message]

    where:
    message                                                                      | pull                                     | build
    'service `app` builds its image, so it cannot be pulled as well'             | PullPolicy.of(PullPolicy.Kind.ALWAYS)    | [:]
    'service `app` builds its image, so it cannot be pulled as well'             | PullPolicy.olderThan(Duration.ofDays(1)) | [:]
    'the image of service `app` is to be built, and nothing says how'            | PullPolicy.of(PullPolicy.Kind.BUILD)     | null
    'the build of service `app` takes files from `othr`, which is no service of this stack' | PullPolicy.MISSING            | [x: 'service:othr']
  }
}
