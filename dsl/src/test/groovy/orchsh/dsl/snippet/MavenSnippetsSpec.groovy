package orchsh.dsl.snippet

import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import spock.lang.AutoCleanup
import spock.lang.Timeout

@Timeout(120)
class MavenSnippetsSpec extends SnippetFixture {
  static final String JAR = 'org/example/stack-snippets/1.2/stack-snippets-1.2.jar'
  static final String KAFKA = 'maven:org.example:stack-snippets:1.2/kafka'

  @AutoCleanup('stop')
  LocalSite site = new LocalSite()

  static byte[] jar(Map<String, Object> files) {
    def bytes = new ByteArrayOutputStream()
    new ZipOutputStream(bytes).withCloseable { zip ->
      files.each { name, content ->
        zip.putNextEntry(new ZipEntry(name).tap { time = 0 })
        zip.write(content instanceof byte[] ? content : content.toString().getBytes('UTF-8'))
        zip.closeEntry()
      }
    }
    bytes.toByteArray()
  }

  static String digest(String algorithm, byte[] bytes) {
    HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes))
  }

  void settings(String inside) {
    write(temp.resolve('home/.m2/settings.xml'), "<settings xmlns='http://maven.apache.org/SETTINGS/1.2.0'>$inside</settings>")
  }

  /** Maven would ask the site alone. */
  void mirror(String more = '') {
    settings("<mirrors><mirror><id>site</id><mirrorOf>*</mirrorOf><url>${site.address('/maven/')}</url></mirror></mirrors>$more")
  }

  void publish(byte[] jar, Map<String, String> checksums = [sha1: digest('SHA-1', jar)]) {
    site.files["/maven/$JAR".toString()] = jar
    checksums.each { ending, text -> site.files["/maven/${JAR}.$ending".toString()] = text }
  }

  def "comes from Maven's own repository on this machine first"() {
    given:
    write(temp.resolve("home/.m2/repository/$JAR"), jar('kafka.groovy': SCRIPT))

    expect:
    take(KAFKA).content().text() == SCRIPT
    asked.size() == 1
  }

  def "the settings may say where that is"() {
    given:
    settings('<localRepository>${user.home}/jars/${env.WHERE}</localRepository>')
    environment = [WHERE: 'mine']
    write(temp.resolve("home/jars/mine/$JAR"), jar('snippets/kafka.groovy': SCRIPT))

    expect:
    take(KAFKA).content().text() == SCRIPT
  }

  def "comes from the repositories that the settings name, and its checksum is looked at: #checksums"(Map<String, String> checksums) {
    given:
    mirror()
    def jar = jar('META-INF/MANIFEST.MF': '', 'kafka.groovy': SCRIPT)
    publish(jar, checksums.collectEntries { ending, algorithm -> [ending, digest(algorithm, jar) + '  stack-snippets-1.2.jar\n'] })

    expect:
    take(KAFKA).content().text() == SCRIPT
    lockText.contains("from     ${site.address('/maven/')}$JAR\n")

    where:
    checksums << [[sha1: 'SHA-1'], [sha256: 'SHA-256'], [sha512: 'SHA-512', sha1: 'MD5']]
  }

  def "an active profile names repositories too"() {
    given:
    settings("""
      <activeProfiles><activeProfile>work</activeProfile></activeProfiles>
      <profiles>
        <profile><id>home</id><repositories><repository><id>h</id><url>http://localhost:1/</url></repository></repositories></profile>
        <profile><id>work</id><repositories>
          <repository><id>snapshots</id><releases><enabled>false</enabled></releases><url>http://localhost:1/</url></repository>
          <repository><id>site</id><url>${site.address('/maven')}</url></repository>
        </repositories></profile>
      </profiles>""")
    publish(jar('kafka.groovy': SCRIPT))

    install(temp.resolve('opt/maven'))
    environment = [MAVEN_HOME: "$temp/opt/maven".toString()]

    expect:
    take(KAFKA).content().text() == SCRIPT
    MavenSettings.read(surroundings).repositories()*.id() == ['site', 'central']
  }

  def "shows who it is to whom the settings say"() {
    given:
    mirror('<servers><server><id>site</id><username>ann</username><password>${env.PASSWORD}</password></server></servers>')
    environment = [PASSWORD: 'secret']
    publish(jar('kafka.groovy': SCRIPT))

    when:
    take(KAFKA)

    then:
    site.headers.every { it['Authorization'] == ['Basic ' + 'ann:secret'.bytes.encodeBase64()] }
    !MavenSettings.read(surroundings).toString().contains('secret')
  }

  def "who it is is shown to no other port of the same host"() {
    given:
    def other = new LocalSite()
    mirror('<servers><server><id>site</id><username>ann</username><password>secret</password></server></servers>')
    publish(jar('kafka.groovy': SCRIPT))
    site.files.keySet().toList().each { path ->
      other.files[path] = site.files[path]
      site.files[path] = LocalSite.redirect(other.address(path))
    }

    expect:
    take(KAFKA).content().text() == SCRIPT
    site.headers.any { it.containsKey('Authorization') }
    !other.headers.empty
    !other.headers.any { it.containsKey('Authorization') }

    cleanup:
    other?.stop()
  }

  def "a password that only Maven can read is said"() {
    given:
    mirror('<servers><server><id>site</id><username>ann</username><password>{abc=}</password></server></servers>')

    expect:
    refused { take(KAFKA) }.message() == "the password for Maven's server `site` is encrypted, which only Maven itself can read"
  }

  static final String CENTRAL = 'https://central.example.org/maven2'

  /** An installed Maven, with what it says that every project inherits. */
  void install(Path home) {
    write(home.resolve('lib/maven-model-builder-3.9.jar'), jar('org/apache/maven/model/pom-4.0.0.xml':
      "<project><repositories><repository>\n<id>central</id>\n<name>x</name>\n<url>$CENTRAL</url></repository></repositories></project>"))
    write(home.resolve('bin/mvn'), '#!/bin/sh')
    home.resolve('bin/mvn').toFile().executable = true
  }

  def "the installed Maven tells which repository is central: #how"(String how, Map<String, String> variables) {
    given:
    install(temp.resolve('opt/maven'))
    environment = variables.collectEntries { name, value -> [name, value.replace('@', temp.toString())] }

    expect:
    MavenSettings.read(surroundings).repositories()*.address() == [CENTRAL]

    where:
    how                      | variables
    'by its variable'        | [MAVEN_HOME: '@/opt/maven']
    'by its older variable'  | [M2_HOME: '@/opt/maven']
    'by the path'            | [PATH: '/none::@/opt/maven/bin']
  }

  def "without Maven and settings nobody knows where to ask"() {
    given:
    environment = [PATH: temp.toString()]

    expect:
    refused { take(KAFKA) }.message() == "`$KAFKA` is not in `$temp/home/.m2/repository`, and nothing tells of a repository to get it from"
  }

  def "the central repository is asked where the settings say nothing, and mirrors stand for what they name: #of"(String of, List<String> addresses) {
    given:
    install(temp.resolve('opt/maven'))
    environment = [MAVEN_HOME: "$temp/opt/maven".toString()]
    settings("<mirrors><mirror><id>m</id><mirrorOf>$of</mirrorOf><url>https://m.example.org/maven</url></mirror></mirrors>")

    expect:
    MavenSettings.read(surroundings).repositories()*.address() == addresses

    where:
    of               || addresses
    'other'          || [CENTRAL]
    'central'        || ['https://m.example.org/maven']
    '*'              || ['https://m.example.org/maven']
    'external:*'     || ['https://m.example.org/maven']
    '*,!central'     || [CENTRAL]
    'other, central' || ['https://m.example.org/maven']
  }

  def "is refused when #what"(String what, byte[] published, Map<String, String> checksums, String why) {
    given:
    mirror()
    publish(published, checksums ?: [sha1: digest('SHA-1', published)])

    expect:
    refused { take(KAFKA) }.message() == why.replace('URL', site.address('/maven/') + JAR)

    where:
    what                       | published                                | checksums       || why
    'the jar has no such file' | jar('zoo.groovy': SCRIPT)                | null            || 'there is no file `kafka.groovy` in the jar `maven:org.example:stack-snippets:1.2`'
    'it is no jar'             | 'hello'.bytes                            | null            || '`maven:org.example:stack-snippets:1.2` is not a jar'
    'the jar is damaged'       | jar('kafka.groovy': 'x' * 999)[0..60] as byte[] | null     || 'the jar `maven:org.example:stack-snippets:1.2` cannot be read'
    'the file is huge'         | jar('kafka.groovy': new byte[2 << 20])   | null            || '`maven:org.example:stack-snippets:1.2/kafka.groovy` is larger than 1 MB, which no snippet is'
    'the checksum is wrong'    | jar('kafka.groovy': SCRIPT)              | [sha256: 'abc'] || '`URL` is not what its repository says it is: sha256 should be abc, and is ' + digest('SHA-256', jar('kafka.groovy': SCRIPT))
    'there is no checksum'     | jar('kafka.groovy': SCRIPT)              | [md5: 'abc']    || '`URL` has no checksum beside it, so nobody can say whether it is whole'
  }

  def "an artifact that is nowhere is refused with where it was looked for"() {
    given:
    mirror()

    expect:
    refused { take(KAFKA) }.message() == "there is no `org.example:stack-snippets:1.2` in ${site.address('/maven')}"
  }

  def "settings that are #what are refused"(String what, String text, String why) {
    given:
    write(temp.resolve('home/.m2/settings.xml'), text)

    expect:
    refused { take(KAFKA) }.message().startsWith("Maven's settings in `$temp/home/.m2/settings.xml` cannot be understood: ")

    where:
    what             | text                                                                   | why
    'no XML'         | 'hello'                                                                | ''
    'a trap'         | '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><settings>&y;</settings>' | ''
  }

  def "a repository may be a folder"() {
    given:
    settings("<mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>file://$temp/repo</url></mirror></mirrors>")
    def jar = jar('kafka.groovy': SCRIPT)
    write(temp.resolve("repo/$JAR"), jar)
    write(temp.resolve("repo/${JAR}.sha1"), digest('SHA-1', jar))

    expect:
    take(KAFKA).content().text() == SCRIPT
  }
}
