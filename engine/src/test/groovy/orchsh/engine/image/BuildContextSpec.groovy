package orchsh.engine.image

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import orchsh.engine.model.Build
import orchsh.engine.port.ContainerEngine.Builder
import orchsh.engine.problem.ProblemException
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream
import spock.lang.Specification
import spock.lang.TempDir

class BuildContextSpec extends Specification {
  @TempDir
  Path folder

  def setup() {
    write('Dockerfile', 'FROM debian:12\nCOPY . .\n')
  }

  def "sends files, folders, links and modes as they are"() {
    given:
    write('bin/run.sh', 'echo')
    Files.setPosixFilePermissions(folder.resolve('bin/run.sh'), PosixFilePermissions.fromString('rwxr-x---'))
    Files.createSymbolicLink(folder.resolve('loop'), Path.of('.'))
    Files.createSymbolicLink(folder.resolve('gone'), Path.of('/no/such'))
    Files.createDirectory(folder.resolve('empty'))

    when:
    def entries = unpack(context())

    then:
    entries*.name == ['Dockerfile', 'bin/', 'bin/run.sh', 'empty/', 'gone', 'loop']
    entries.find { it.name == 'bin/run.sh' }.mode == 0100750 - 0100000
    entries.find { it.name == 'loop' }.with { it.link && it.target == '.' }
    entries.find { it.name == 'gone' }.target == '/no/such'

    cleanup: 'a link to its own folder would lead the removal of the folder in circles'
    Files.delete(folder.resolve('loop'))
  }

  def "long names, names in any script and empty files survive"() {
    given:
    def long_ = 'd' * 90 + '/' + 'f' * 90 + '.txt'
    write(long_, 'x')
    write('größe-☃.txt', 'y')
    write('none', '')

    expect:
    unpack(context()).findAll { !it.name.endsWith('/') }.collectEntries { [it.name, it.text] } ==
      [Dockerfile: 'FROM debian:12\nCOPY . .\n', (long_): 'x', 'größe-☃.txt': 'y', none: '']
  }

  def "what .dockerignore names stays out, the Dockerfile never does"() {
    given:
    write('.dockerignore', '*\n!src\n**/*.pyc\n')
    write('src/a.py', '')
    write('src/a.pyc', '')
    write('other/b.py', '')

    expect:
    unpack(context())*.name == ['.dockerignore', 'Dockerfile', 'src/', 'src/a.py']
  }

  def "a folder is looked into for what a rule takes back"() {
    given:
    write('.dockerignore', 'node\n!node/keep/this\n')
    write('node/lose', '')
    write('node/keep/this', '')

    expect:
    unpack(context())*.name == ['.dockerignore', 'Dockerfile', 'node/keep/this']
  }

  def "a Dockerfile of another name has an ignore file of its own"() {
    given:
    write('docker/dev.Dockerfile', 'FROM a')
    write('docker/dev.Dockerfile.dockerignore', 'secret')
    write('.dockerignore', '*')
    write('secret', '')

    expect:
    unpack(context(dockerfile: 'docker/dev.Dockerfile'))*.name ==
      ['.dockerignore', 'Dockerfile', 'docker/', 'docker/dev.Dockerfile', 'docker/dev.Dockerfile.dockerignore']
  }

  def "the text of an inline Dockerfile is sent and hidden from COPY"() {
    given:
    write('.dockerignore', 'x')

    when:
    def context = context(inline: 'FROM busybox\nCOPY . /')
    def entries = unpack(context)

    then:
    entries.find { it.name == context.dockerfile() }.text == 'FROM busybox\nCOPY . /'
    entries.find { it.name == '.dockerignore' }.text.readLines().containsAll(['x', context.dockerfile()])
    context.content().bases()*.toString() == ['busybox:latest']
  }

  def "a Dockerfile in the script that copies nothing depends on nothing else"() {
    given:
    write('stack.groovy', 'one')
    def before = context(inline: 'FROM busybox\nRUN true').content()

    when:
    write('stack.groovy', 'two')

    then:
    context(inline: 'FROM busybox\nRUN true').content() == before
    context(inline: 'FROM busybox\nCOPY . /').content() != before
  }

  def "files are sent though the Dockerfile in the script copies nothing, for its base image may copy them"() {
    given:
    write('app.js', '1')

    expect:
    unpack(context(inline: 'FROM node:onbuild'))*.name.contains('app.js')
  }

  def "the fingerprint is the same for the same content and another after #change"(String change, Closure act) {
    given:
    write('app.py', 'print(1)')
    def before = context().content()

    expect:
    context().content() == before

    when:
    act(this)

    then:
    context().content().fingerprint() != before.fingerprint()
    context().content().changesSince(before.encodeParts()) == [change]

    where:
    change             | act
    'app.py changed'   | { it.write('app.py', 'print(2)') }
    'app.py removed'   | { Files.delete(it.folder.resolve('app.py')) }
    'new added'        | { it.write('new', '') }
    'app.py changed'   | { Files.setPosixFilePermissions(it.folder.resolve('app.py'), PosixFilePermissions.fromString('rwx------')) }
    'Dockerfile changed' | { it.write('Dockerfile', 'FROM x') }
  }

  def "a touched file is not a changed one"() {
    given:
    write('app.py', 'print(1)')
    def before = context().content()

    when:
    folder.resolve('app.py').toFile().setLastModified(1_000_000)

    then:
    context().content() == before
  }

  def "build arguments and target are part of the fingerprint"() {
    expect:
    [context(), context(args: [A: '1']), context(args: [A: '2']), context(target: 'test')]*.content()*.fingerprint().toSet().size() == 4
  }

  def "a file named like a part that is no file still counts: #file"(String file) {
    given:
    write(file, 'one')
    def before = context(args: [V: '1'], target: 'x').content()

    when:
    write(file, 'two')

    then:
    context(args: [V: '1'], target: 'x').content().changesSince(before.encodeParts()) == ["$file changed".toString()]

    where:
    file << ['target', 'arg V', 'choice of Dockerfile']
  }

  def "further names make no other image"() {
    expect:
    context(tags: ['x:2']).content() == context().content()
  }

  def "a Dockerfile beside the context is sent, hidden from COPY, and counts"() {
    given:
    write('app/file', '')
    write('docker/Dockerfile', 'FROM a')
    def build = Build.of(folder.resolve('app')).toBuilder().dockerfile('../docker/Dockerfile').build()
    def before = BuildContext.of('app', build)

    expect:
    unpack(before).find { it.name == before.dockerfile() }.text == 'FROM a'

    when:
    write('docker/Dockerfile', 'FROM b')

    then:
    BuildContext.of('app', build).content().fingerprint() != before.content().fingerprint()
  }

  def "a Dockerfile may be written with ./ in front"() {
    given:
    write('.dockerignore', '*')

    expect:
    unpack(context(dockerfile: './Dockerfile'))*.name == ['.dockerignore', 'Dockerfile']
  }

  def "of thousands of files the folder that changed is told"() {
    given:
    (1..1_000).each { write("many/of/them/file-$it", "$it") }
    (1..1_000).each { write("many/others/file-$it", "$it") }
    def before = context().content().encodeParts()

    when:
    write('many/of/them/file-7', 'seven')

    then:
    before.length() <= 8_000
    context().content().changesSince(before) == ['many/of/them/ changed']
    context().content().changesSince(context().content().encodeParts()) == []
  }

  def "of thousands of files in one folder nothing but the folder is told"() {
    given:
    (1..2_000).each { write("file-$it", "$it") }

    expect:
    context().content().encodeParts() == ''
    context().content().fingerprint().startsWith('sha256:')
  }

  def "says what is missing: #message"(String message, Map how, Closure act) {
    given:
    act(folder)

    when:
    context(how)

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == message.replace('FOLDER', folder.toString())

    where:
    message | how | act
    'the build folder `FOLDER` of service `app` does not exist' | [:] | { it.toFile().deleteDir() }
    'the build folder `FOLDER` of service `app` is not a folder' | [:] | { it.toFile().deleteDir(); it.toFile().text = '' }
    'there is no `Dockerfile` in the build folder `FOLDER` of service `app`' | [:] | { Files.delete(it.resolve('Dockerfile')) }
    'there is no `dev/Dockerfile` in the build folder `FOLDER` of service `app`' | [dockerfile: 'dev/Dockerfile'] | { }
  }

  def "says in which of several files something is wrong: #message"(String message, Map how, String file, String text) {
    given:
    write(file, text)

    when:
    new BuildRoute(context(how)).choose([Builder.CLASSIC] as Set)

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == message.replace('FOLDER', folder.toString())

    where:
    message | how | file | text
    'FOLDER/.dockerignore:2: `!` takes nothing back' | [:] | '.dockerignore' | 'a\n!'
    'FOLDER/Dockerfile:2: `RUN --mount` needs BuildKit, and the builder of this engine is the classic one' | [:] | 'Dockerfile' | 'FROM a\nRUN --mount=x y'
    'the Dockerfile of service `app`:2: a here-document needs BuildKit, and the builder of this engine is the classic one' | [inline: 'FROM a\nRUN <<E\nE'] | 'x' | ''
  }

  def "a file that shrinks while it is sent is an error, not a broken tar"() {
    given:
    write('big', 'x' * 300_000)
    def tar = context().tar(Builder.CLASSIC)
    tar.readNBytes(2_048)

    when:
    write('big', 'x')
    tar.readAllBytes()

    then:
    def e = thrown(IOException)
    e.message == '`big` became shorter while it was read'
  }

  void write(String name, String text) {
    def file = folder.resolve(name)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
  }

  private BuildContext context(Map how = [:]) {
    def build = Build.of(folder).toBuilder().args(how.args as Map ?: [:]).tags(how.tags as List ?: [])
    how.dockerfile && build.dockerfile(how.dockerfile as String)
    how.inline && build.inlineDockerfile(how.inline as String)
    how.target && build.target(how.target as String)
    BuildContext.of('app', build.build())
  }

  private static List<Map> unpack(BuildContext context) {
    def tar = new TarArchiveInputStream(context.tar(Builder.CLASSIC), 'UTF-8')
    def entries = []
    for (def entry = tar.nextEntry; entry != null; entry = tar.nextEntry) {
      entries << [name: entry.name, mode: entry.mode & 07777, link: entry.symbolicLink, target: entry.linkName, text: new String(tar.readAllBytes(), 'UTF-8')]
    }
    entries
  }
}
