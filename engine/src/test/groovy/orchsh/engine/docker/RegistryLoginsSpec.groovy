package orchsh.engine.docker

import com.github.dockerjava.core.DockerClientConfig
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Clock
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

class RegistryLoginsSpec extends Specification {
  @TempDir
  Path home

  def "finds the login for #registry"(String registry, Map expected) {
    given:
    config("""{"auths": {
      "https://index.docker.io/v1/": {"auth": "${encoded('ann:secret')}"},
      "registry.example.org": {"auth": "${encoded('bob:with:colon')}"},
      "https://other.example.org/v2/": {"username": "carl", "password": "p"},
      "token.example.org:5000": {"auth": "${encoded('<token>:')}", "identitytoken": "t0k"},
      "kept.elsewhere.org": {}
    }, "HttpHeaders": {"a": ["b"]}}""")

    expect:
    header(registry) == expected

    where:
    registry                 || expected
    'docker.io'              || [username: 'ann', password: 'secret', serveraddress: 'https://index.docker.io/v1/']
    'registry.example.org'   || [username: 'bob', password: 'with:colon', serveraddress: 'registry.example.org']
    'other.example.org'      || [username: 'carl', password: 'p', serveraddress: 'https://other.example.org/v2/']
    'token.example.org:5000' || [identitytoken: 't0k', serveraddress: 'token.example.org:5000']
    'token.example.org'      || [:]
    'kept.elsewhere.org'     || [:]
    'unknown.example.org'    || [:]
  }

  def "without a configuration nobody is logged in"() {
    expect:
    header('docker.io') == [:]
  }

  def "asks the helper that keeps all logins"() {
    given:
    config('{"credsStore": "vault", "auths": {"a.example.org": {}}}')
    helper('vault', 'read server; echo "{\\"ServerURL\\": \\"$server\\", \\"Username\\": \\"ann\\", \\"Secret\\": \\"for $server\\"}"')

    expect:
    header('a.example.org') == [username: 'ann', password: 'for a.example.org', serveraddress: 'a.example.org']
    header('docker.io').password == 'for https://index.docker.io/v1/'
  }

  def "a helper of one registry comes before the one of all"() {
    given:
    config('{"credsStore": "vault", "credHelpers": {"a.example.org": "own"}}')
    helper('vault', 'exit 9')
    helper('own', 'echo "{\\"Username\\": \\"<token>\\", \\"Secret\\": \\"t0k\\"}"')

    expect:
    header('a.example.org') == [identitytoken: 't0k', serveraddress: 'a.example.org']
  }

  def "a helper that knows nothing is no trouble, one that fails is: #words"(String script, String words) {
    given:
    config('{"credsStore": "vault"}')
    script != null && helper('vault', script)

    expect:
    def found = logins().forRegistry('a.example.org', CancellationToken.none())
    found.login().empty
    found.trouble().orElse(null) == words

    where:
    script                                                         || words
    'echo "credentials not found in native keychain"; exit 1'      || null
    'echo "The vault is locked."; exit 1'                          || '`docker-credential-vault`, which keeps the login, gives none: the vault is locked'
    'echo "no bus" >&2; exit 1'                                    || '`docker-credential-vault`, which keeps the login, gives none: no bus'
    'exit 3'                                                       || '`docker-credential-vault`, which keeps the login, gives none: it ended with exit code 3'
    null                                                           || '`docker-credential-vault`, which keeps the login, gives none: it is not installed'
  }

  def "a build takes the logins of the registries it needs, and all that are known when that is not known"() {
    given:
    config("""{"auths": {"a.example.org": {"auth": "${encoded('ann:1')}"}, "b.example.org": {"auth": "${encoded('bob:2')}"}}}""")

    expect:
    decoded(logins().forBuild(Optional.of(['a.example.org'] as Set), CancellationToken.none())) ==
      ['a.example.org': [username: 'ann', password: '1', serveraddress: 'a.example.org']]
    decoded(logins().forBuild(Optional.empty(), CancellationToken.none())).keySet() == ['a.example.org', 'b.example.org'] as Set
    decoded(logins().forBuild(Optional.of([] as Set), CancellationToken.none())) == [:]
  }

  def "a build that may need any registry takes what a helper keeps of all that the configuration names"() {
    given:
    config('{"credsStore": "vault", "auths": {"https://index.docker.io/v1/": {}, "a.example.org": {}}}')
    helper('vault', 'read server; echo "{\\"Username\\": \\"ann\\", \\"Secret\\": \\"for $server\\"}"')

    expect:
    decoded(logins().forBuild(Optional.empty(), CancellationToken.none())).collectEntries { [it.key, it.value.password] } ==
      ['https://index.docker.io/v1/': 'for https://index.docker.io/v1/', 'a.example.org': 'for a.example.org']
  }

  def "nothing secret is shown"() {
    expect:
    !new RegistryLogin('a', 'ann', 's3cret', 't0k').toString().contains('s3cret')
    !new RegistryLogin('a', 'ann', 's3cret', 't0k').toString().contains('t0k')
  }

  def "a configuration that cannot be read is named, and not repeated: #text"(String text) {
    given:
    config(text)

    when:
    header('docker.io')

    then:
    def e = thrown(ProblemException)
    e.message.contains("$home/.docker/config.json")
    !e.message.contains('s3cret')

    where:
    text << ['{', '{"auths": {"docker.io": {"auth": "s3cret!!"}}}', '[]']
  }

  private Map header(String registry) {
    decoded(logins().forRegistry(registry, CancellationToken.none()).encoded())
  }

  private static Map decoded(String header) {
    DockerClientConfig.defaultObjectMapper.readValue(Base64.urlDecoder.decode(header), Map)
  }

  private static String encoded(String text) {
    text.bytes.encodeBase64()
  }

  private void config(String json) {
    Files.createDirectories(home.resolve('.docker'))
    Files.writeString(home.resolve('.docker/config.json'), json)
  }

  private void helper(String name, String script) {
    def file = Files.createDirectories(home.resolve('bin')).resolve("docker-credential-$name")
    Files.writeString(file, "#!/bin/sh\n[ \"\$1\" = get ] || exit 8\n$script\n")
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rwxr-xr-x'))
  }

  private RegistryLogins logins() {
    new RegistryLogins(new Surroundings(home, home, [PATH: "$home/bin:/usr/bin:/bin".toString()], Clock.systemUTC()))
  }
}
