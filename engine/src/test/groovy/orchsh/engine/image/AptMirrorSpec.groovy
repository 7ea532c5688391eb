package orchsh.engine.image

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class AptMirrorSpec extends Specification {
  @TempDir
  Path etc

  def setup() {
    Files.createDirectories(etc.resolve('apt/sources.list.d'))
    Files.writeString(etc.resolve('os-release'), 'ID=debian\nVERSION_CODENAME=bookworm\n')
  }

  def "finds the mirror in a one-line list"() {
    given:
    Files.writeString(etc.resolve('apt/sources.list'), '''
      # deb http://old.example/debian bookworm main
      deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian/ bookworm main contrib
      deb-src http://src.example/debian bookworm main
      deb http://mirror.example/debian bookworm-updates main
      deb http://safe.example/debian-security bookworm-security main
    '''.stripIndent())

    expect:
    mirrors() == [
      'http://mirror.example/debian bookworm',
      'http://mirror.example/debian bookworm-updates',
      'http://safe.example/debian-security bookworm-security'
    ]
  }

  def "finds the mirror in deb822 sources"() {
    given:
    Files.writeString(etc.resolve('apt/sources.list.d/debian.sources'), '''\
      Types: deb deb-src
      # a comment
      URIs: https://mirror.example/debian
      Suites: bookworm
        bookworm-updates
      Components: main non-free-firmware

      Enabled: no
      Types: deb
      URIs: https://off.example/debian-security
      Suites: bookworm-security
      Components: main
      '''.stripIndent())

    expect:
    mirrors() == ['https://mirror.example/debian bookworm', 'https://mirror.example/debian bookworm-updates']
  }

  def "follows a file of mirrors"() {
    given:
    Files.writeString(etc.resolve('mirrors.list'), '# mirrors\nhttps://near.example/debian\tpriority:1\nhttps://far.example/debian\n')
    Files.writeString(etc.resolve('apt/sources.list'), "deb mirror+file://${etc}/mirrors.list bookworm main\n")

    expect:
    mirrors() == ['https://near.example/debian bookworm']
  }

  def "leaves other people's archives alone"() {
    given:
    Files.writeString(etc.resolve('apt/sources.list'), '''
      deb https://packages.example/apt bookworm main
      deb https://download.example/linux/debian bookworm stable
      deb http://mirror.example/debian bookworm-backports main
      deb http://mirror.example/debian trixie main
      deb http://mirror.example/debian bookworm main
    '''.stripIndent())

    expect:
    mirrors() == ['http://mirror.example/debian bookworm']
  }

  def "a machine of another release has a mirror of this one"() {
    given:
    Files.writeString(etc.resolve('os-release'), 'ID=debian\nVERSION_CODENAME=trixie\n')
    Files.writeString(etc.resolve('apt/sources.list'), '''
      deb http://mirror.example/debian trixie main
      deb http://mirror.example/debian-security trixie-security main
    '''.stripIndent())

    expect:
    mirrors() == [
      'http://mirror.example/debian bookworm',
      'http://mirror.example/debian-security bookworm-security'
    ]
  }

  private List<String> mirrors() {
    def script = Path.of(System.getProperty('basedir', '.'), '../stdlib-scripts/images/lib/apt-mirror.sh')
    def builder = new ProcessBuilder('sh', script.toString(), 'bookworm').redirectErrorStream(true)
    builder.environment().putAll([APT_FOLDER: "$etc/apt".toString(), OS_RELEASE: "$etc/os-release".toString()])
    builder.start().text.readLines()
  }
}
