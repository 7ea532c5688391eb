package orchsh.engine.live

import java.nio.file.Files
import java.nio.file.LinkOption
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.live.Copying.SourceLink
import orchsh.engine.observed.PathFacts.Kind
import orchsh.engine.problem.ProblemException
import orchsh.engine.api.LiveSpec
import orchsh.engine.api.WireFiles
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class CopyingIT extends LiveSpec {
  static final CancellationToken NEVER = CancellationToken.none()
  @TempDir Path folder

  def "a tree goes in and comes out as it was, over #transport"(String transport) {
    given:
    run(['sleep', '60'])
    def tree = Files.createDirectories(folder.resolve('tree'))
    Files.createDirectories(tree.resolve('empty'))
    Files.writeString(tree.resolve('plain'), 'plain')
    mode(tree.resolve('plain'), 0640)
    Files.writeString(tree.resolve('tool'), '#!/bin/sh\n')
    mode(tree.resolve('tool'), 04755)
    Files.createLink(tree.resolve('twin'), tree.resolve('plain'))
    Files.createSymbolicLink(tree.resolve('link'), Path.of('plain'))
    Files.createSymbolicLink(tree.resolve('loop'), Path.of('.'))
    def deep = Files.createDirectories(tree.resolve('d' * 90).resolve('e' * 90).resolve('ä' * 60))
    Files.write(deep.resolve('big'), new byte[3_000_000])
    mode(tree.resolve('empty'), 0555)
    def copying = copying(transport)

    when:
    copying.in('tree', name, '/copy', SourceLink.KEEP, NEVER)

    then:
    sh('cd /copy; stat -c "%a %n" plain tool empty; stat -c %h plain; readlink link; readlink loop; ls -A empty; stat -c %u:%g plain').readLines() ==
      ['640 plain', '4755 tool', '555 empty', '2', 'plain', '.', '0:0']
    sh("wc -c < '/copy/${'d' * 90}/${'e' * 90}/${'ä' * 60}/big'").trim() == '3000000'

    when:
    copying.out(name, '/copy', 'back', SourceLink.KEEP, NEVER)

    then:
    def back = folder.resolve('back')
    modeOf(back.resolve('plain')) == 0640
    modeOf(back.resolve('tool')) == 04755
    modeOf(back.resolve('empty')) == 0555
    Files.getAttribute(back.resolve('plain'), 'unix:ino') == Files.getAttribute(back.resolve('twin'), 'unix:ino')
    Files.readSymbolicLink(back.resolve('link')).toString() == 'plain'
    Files.readSymbolicLink(back.resolve('loop')).toString() == '.'
    Files.size(back.resolve('d' * 90).resolve('e' * 90).resolve('ä' * 60).resolve('big')) == 3_000_000
    Files.getLastModifiedTime(back.resolve('plain')).toMillis().intdiv(1000) == Files.getLastModifiedTime(tree.resolve('plain')).toMillis().intdiv(1000)

    cleanup:
    ['tree/loop', 'back/loop'].each { Files.deleteIfExists(folder.resolve(it)) }

    where:
    transport << ['unix', 'tcp']
  }

  def "copies into a container by the rules"() {
    given:
    run(['sleep', '60'])
    sh('mkdir -p /there /real; echo old >/file; ln -s real /alias')
    Files.createDirectories(folder.resolve('box'))
    Files.writeString(folder.resolve('box/a'), 'a')
    Files.writeString(folder.resolve('one'), 'one')
    Files.createSymbolicLink(folder.resolve('link'), Path.of('one'))

    when:
    copyIn('one', '/there')
    copyIn('one', '/there/renamed')
    copyIn('one', 'file')
    copyIn('one', '/alias')
    copyIn('box', '/there')
    copyIn('box/.', '/there')
    copyIn('box', '/new')
    copyIn('box/.', '/new2')
    copyIn('link', '/there')
    copying().in('link', name, '/there/followed', SourceLink.FOLLOW, NEVER)

    then:
    sh('cat /there/one /there/renamed /file /real/one /there/box/a /there/a /new/a /new2/a; readlink /there/link; cat /there/followed') ==
      'oneoneoneoneaaaaone\none'

    and:
    files().look(name, '/there', NEVER).get().kind() == Kind.FOLDER
    files().look(name, '/there/one', NEVER).get().with { kind() == Kind.FILE && size() == 3 && name() == 'one' }
    files().look(name, '/alias', NEVER).get().kind() == Kind.LINK
    files().look(name, '/nothing', NEVER).empty
  }

  def "copies out of a container by the rules"() {
    given:
    run(['sleep', '60'])
    sh('mkdir -p /box/sub; printf a >/box/a; printf one >/one; ln -s one /link; ln -s box /alias; mkfifo /box/pipe')
    Files.createDirectories(folder.resolve('there'))
    Files.writeString(folder.resolve('file'), 'old')

    when:
    copyOut('/one', 'there')
    copyOut('one', 'there/renamed')
    copyOut('/one', 'file')
    def leftOut = copyOut('/box', 'there')
    copyOut('/box/.', 'there')
    copyOut('/box', 'new')
    copyOut('/link', 'there')
    copyOut('/alias/', 'aliased')
    copying().out(name, '/link', 'followed', SourceLink.FOLLOW, NEVER)

    then:
    ['there/one', 'there/renamed', 'file', 'followed'].every { Files.readString(folder.resolve(it)) == 'one' }
    ['there/box/a', 'there/a', 'new/a', 'aliased/a'].every { Files.readString(folder.resolve(it)) == 'a' }
    Files.isDirectory(folder.resolve('new/sub'))
    Files.isSymbolicLink(folder.resolve('there/link'))
    leftOut == ['box/pipe is a device or a pipe']
  }

  def "a tar goes in and comes out as a stream"() {
    given:
    run(['sleep', '60'])
    sh('mkdir /box /target; printf a >/box/a; mkfifo /box/pipe')
    def tar = new ByteArrayOutputStream()

    when:
    files().read(name, '/box', { it.transferTo(tar) }, NEVER)
    files().write(name, '/target', new ByteArrayInputStream(tar.toByteArray()), NEVER)

    then:
    sh('cat /target/box/a; test -p /target/box/pipe && echo pipe') == 'apipe\n'
  }

  def "what cannot be copied is refused: #what"(String what, Closure<?> deed, String refusal) {
    given:
    run(['sleep', '60'])
    sh('mkdir /there; echo x >/file')
    Files.createDirectories(folder.resolve('box'))
    Files.writeString(folder.resolve('one'), 'one')

    when:
    deed.call(this)

    then:
    def e = thrown(ProblemException)
    e.message == refusal.replace('NAME', name)

    where:
    what                          | deed                               || refusal
    'no source'                   | { CopyingIT it -> it.copyIn('none', '/there') }       || 'there is no `none`'
    'a file as a folder'          | { CopyingIT it -> it.copyIn('one/', '/there') }       || '`one/` is no folder'
    'a folder over a file'        | { CopyingIT it -> it.copyIn('box', '/file') }         || '`/file` in `NAME` is no folder, so no folder can be copied to it'
    'into a folder not there'     | { CopyingIT it -> it.copyIn('one', '/none/') }        || 'there is no folder `/none/` in `NAME`'
    'below a folder not there'    | { CopyingIT it -> it.copyIn('one', '/none/one') }     || 'there is no folder `/none` in `NAME`'
    'no source in the container'  | { CopyingIT it -> it.copyOut('/none', 'x') }          || 'there is no `/none` in `NAME`'
    'a file there as a folder'    | { CopyingIT it -> it.copyOut('/file/', 'x') }         || 'there is no folder `/file/` in `NAME`'
    'a folder over a file here'   | { CopyingIT it -> it.copyOut('/there', 'one') }       || '`one` is no folder, so no folder can be copied to it'
  }

  def "says that there is no such container"() {
    given:
    Files.writeString(folder.resolve('one'), 'one')

    when:
    copyIn('one', '/there')

    then:
    def e = thrown(ProblemException)
    e.message == "there is no container `$name`"
  }

  def "nothing is written through a link that a container made up"() {
    given:
    run(['sleep', '60'])
    def outside = Files.createDirectories(folder.resolve('outside'))
    sh("mkdir /box /box2; ln -s $outside /box/way; mkdir /box2/way; echo evil >/box2/way/file")
    Files.createDirectories(folder.resolve('target'))
    copyOut('/box/.', 'target')

    when:
    copyOut('/box2/.', 'target')

    then:
    def e = thrown(ProblemException)
    e.message.contains('is there already and no folder') || e.message.contains('through the link')
    !Files.exists(outside.resolve('file'))
  }

  private WireFiles files(String transport = 'unix') {
    new WireFiles(clientOver(transport))
  }

  private Copying copying(String transport = 'unix') {
    new Copying(files(transport), new Surroundings(folder, folder, [:], Clock.systemUTC()))
  }

  private List<String> copyIn(String source, String target) {
    copying().in(source, name, target, SourceLink.KEEP, NEVER)
  }

  private List<String> copyOut(String source, String target) {
    copying().out(name, source, target, SourceLink.KEEP, NEVER)
  }

  private String sh(String script) {
    def result = observer.exec(name, ['sh', '-c', script.toString()], Duration.ofSeconds(20), NEVER)
    result.output()
  }

  private static void mode(Path file, int mode) {
    Files.setAttribute(file, 'unix:mode', mode)
  }

  private static int modeOf(Path file) {
    ((Files.getAttribute(file, 'unix:mode', LinkOption.NOFOLLOW_LINKS) as int) & 07777)
  }
}
