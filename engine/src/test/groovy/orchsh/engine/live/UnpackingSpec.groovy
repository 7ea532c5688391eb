package orchsh.engine.live

import static org.apache.commons.compress.archivers.tar.TarConstants.*

import java.nio.file.Files
import java.nio.file.LinkOption
import java.nio.file.Path
import org.apache.commons.compress.archivers.tar.TarArchiveEntry
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream
import spock.lang.Specification
import spock.lang.TempDir

/** A tar comes from a container, which may be up to anything. All that it could reach lies in the folder of the test. */
class UnpackingSpec extends Specification {
  @TempDir
  Path folder

  Path target
  Path outside
  List<TarArchiveEntry> entries = []
  Map<TarArchiveEntry, byte[]> contents = new IdentityHashMap<>()

  def setup() {
    target = Files.createDirectory(folder.resolve('target'))
    outside = Files.createDirectory(folder.resolve('outside'))
    Files.writeString(outside.resolve('kept'), 'kept')
  }

  def "a name that leads out of the folder is refused: #name"(String name) {
    given:
    file(name, 'evil')

    when:
    unpack()

    then:
    def e = thrown(IOException)
    e.message == "`$name` leads out of the folder"
    nothingOutside()
    below(target).every { it == target }

    where:
    name << ['../outside/evil', 'box/../../outside/evil', 'box/..', 'box/sub/../../../outside/evil', "${'long/' * 30}../../evil".toString()]
  }

  def "an absolute name stays below the folder"() {
    given:
    file("$outside/evil", 'harmless')

    when:
    unpack()

    then:
    nothingOutside()
    below(target).findAll { Files.isRegularFile(it) }*.fileName*.toString() == ['evil']
  }

  def "nothing is written through a link that came with it: #what"(String what, String linkTarget, String written) {
    given:
    link('box/way', linkTarget.replace('OUTSIDE', outside.toString()).replace('FOLDER', folder.toString()))
    file(written, 'evil')

    when:
    unpack()

    then:
    def e = thrown(IOException)
    e.message == "`$written` would be written through the link `$target/box/way`"
    nothingOutside()

    where:
    what                      | linkTarget       | written
    'an absolute one'         | 'OUTSIDE'        | 'box/way/evil'
    'a relative one'          | '../../outside'  | 'box/way/evil'
    'one to a file'           | 'OUTSIDE/kept'   | 'box/way/evil'
    'one that leads nowhere'  | 'FOLDER/none'    | 'box/way/evil'
    'deep below it'           | 'OUTSIDE'        | 'box/way/a/b/evil'
    'one to where it is'      | '.'              | 'box/way/evil'
  }

  def "nothing is written through a link that was there before"() {
    given:
    Files.createSymbolicLink(target.resolve('box'), outside)
    file('box/evil', 'evil')

    when:
    unpack()

    then:
    thrown(IOException)
    nothingOutside()
  }

  def "a link is replaced by what has its name, and what it leads to stays"() {
    given:
    link('box/way', outside.resolve('kept').toString())
    file('box/way', 'new')

    when:
    unpack()

    then:
    Files.readString(target.resolve('box/way')) == 'new'
    Files.isRegularFile(target.resolve('box/way'), LinkOption.NOFOLLOW_LINKS)
    nothingOutside()
  }

  def "a folder is not made where a link leads to one"() {
    given:
    link('box/way', outside.toString())
    entry('box/way/', LF_DIR) { it.mode = 0700 }

    when:
    unpack()

    then:
    def e = thrown(IOException)
    e.message == "`$target/box/way` is there already and no folder, and a folder is to come"
    nothingOutside()
  }

  def "a folder is not replaced by a link, which would then get the folder's mode"() {
    given:
    entry('box/way/', LF_DIR) { it.mode = 0777 }
    link('box/way', outside.toString())

    when:
    unpack()

    then:
    def e = thrown(IOException)
    e.message == "`$target/box/way` is a folder already, and no folder is to come"
  }

  def "a second name is not given to what lies outside: #linked"(String linked, String message) {
    given:
    link('box/way', outside.toString())
    entry('box/second', LF_LINK) { it.linkName = linked }

    when:
    unpack()

    then:
    def e = thrown(IOException)
    e.message == message.replace('TARGET', target.toString())
    nothingOutside()

    where:
    linked             || message
    '../outside/kept'  || '`../outside/kept` leads out of the folder'
    'box/way/kept'     || '`box/way/kept` would be written through the link `TARGET/box/way`'
  }

  def "a second name of a link is one of the link itself"() {
    given:
    link('box/way', outside.resolve('kept').toString())
    entry('box/second', LF_LINK) { it.linkName = 'box/way' }
    file('box/second', 'evil')

    when:
    unpack()

    then:
    Files.isSymbolicLink(target.resolve('box/way'))
    Files.readString(target.resolve('box/second')) == 'evil'
    nothingOutside()
  }

  def "devices and pipes are left out, and told"() {
    given:
    entry('box/disk', LF_BLK) { it.devMajor = 8 }
    entry('box/memory', LF_CHR) { it.devMajor = 1 }
    entry('box/pipe', LF_FIFO) { }
    file('box/file', 'x')

    expect:
    unpack() == ['box/disk is a device or a pipe', 'box/memory is a device or a pipe', 'box/pipe is a device or a pipe']
    below(target)*.fileName*.toString() as Set == ['target', 'box', 'file'] as Set
  }

  def "what is of no known kind is refused"() {
    given:
    entry('box/odd', (byte) 'Z') { }

    when:
    unpack()

    then:
    def e = thrown(IOException)
    e.message == '`box/odd` is of a kind (`Z`) that cannot be unpacked'
  }

  def "a header that says nonsense of a size is refused: #size"(String size) {
    given:
    def entry = entry('box/file', LF_NORMAL) { }
    entry.addPaxHeader('ORCHSH.size', 'x')
    def bytes = new String(tar(), 'ISO-8859-1').replace('17 ORCHSH.size=x\n', "17 size=$size\n".padRight(17, 'x')).getBytes('ISO-8859-1')

    when:
    new Unpacking(target, 'box', 1, Copying.Owners.LEFT_OUT).unpack(new ByteArrayInputStream(bytes))

    then:
    def e = thrown(IOException)
    e.message == 'the tar has a header that is none'

    where:
    size << ['-1', 'many']
  }

  private void file(String name, String text) {
    contents[entry(name, LF_NORMAL) { it.size = text.length() }] = text.bytes
  }

  private void link(String name, String linked) {
    entry(name, LF_SYMLINK) { it.linkName = linked }
  }

  private TarArchiveEntry entry(String name, byte type, Closure<?> edit) {
    def entry = new TarArchiveEntry(name, type, true)
    edit(entry)
    entries << entry
    entry
  }

  private byte[] tar() {
    def bytes = new ByteArrayOutputStream()
    def tar = new TarArchiveOutputStream(bytes)
    tar.longFileMode = TarArchiveOutputStream.LONGFILE_POSIX
    tar.withCloseable {
      entries.each {
        tar.putArchiveEntry(it)
        tar.write(contents[it] ?: new byte[0])
        tar.closeArchiveEntry()
      }
    }
    bytes.toByteArray()
  }

  private List<String> unpack() {
    def unpacking = new Unpacking(target, 'box', 1, Copying.Owners.LEFT_OUT)
    unpacking.unpack(new ByteArrayInputStream(tar()))
    unpacking.leftOut()
  }

  private void nothingOutside() {
    assert below(outside)*.fileName*.toString() as Set == ['outside', 'kept'] as Set
    assert Files.readString(outside.resolve('kept')) == 'kept'
    assert Files.list(folder).withCloseable { it.toList()*.fileName*.toString() as Set } == ['target', 'outside'] as Set
  }

  private static List<Path> below(Path folder) {
    Files.walk(folder).withCloseable { it.toList() }
  }
}
