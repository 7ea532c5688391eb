package orchsh.dsl.snippet

import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.Callable
import java.util.concurrent.Executors

class LockFileSpec extends SnippetFixture {

  LockFile getFile() {
    new LockFile(folder, 'shop/', temp.resolve('cache'))
  }

  static Lock.Entry entry(int number) {
    new Lock.Entry(hash(number), Optional.empty(), Optional.empty(), Optional.empty())
  }

  def "several who write at once lose nothing"() {
    given:
    def pool = Executors.newFixedThreadPool(8)

    when:
    pool.invokeAll((1..40).collect { number ->
      { ->
        file.change { it.with(new Reference.Library("s$number"), entry(number)) }
      } as Callable
    })*.get()

    then:
    file.read().entries().size() == 40
    Files.list(folder).withCloseable { it.toList() } == [lockPath]

    cleanup:
    pool.shutdownNow()
  }

  def "what cannot be understood is left as it is"() {
    given:
    Files.writeString(lockPath, 'hello')

    when:
    def problem = refused { file.change { it.with(new Reference.Library('x'), entry(1)) } }

    then:
    problem.toString() == 'shop/orchsh.lock:1:1: unknown word `hello`'
    lockText == 'hello'
  }

  def "one that is written anew keeps its mode"() {
    given:
    Files.writeString(lockPath, LockText.HEADER)
    Files.setPosixFilePermissions(lockPath, PosixFilePermissions.fromString('rw-rw----'))

    when:
    file.change { it.with(new Reference.Library('x'), entry(1)) }

    then:
    lockText.contains('[x]')
    PosixFilePermissions.toString(Files.getPosixFilePermissions(lockPath)) == 'rw-rw----'
  }

  def "is not touched when nothing changes"() {
    when:
    file.change { it }

    then:
    !Files.exists(lockPath)
  }

  def "one that is #what is refused"(String what, byte[] bytes, String why) {
    given:
    Files.write(lockPath, bytes)

    expect:
    refused { file.read() }.message() == why

    where:
    what      | bytes                          | why
    'no text' | [0xff, 0xfe, 0x41] as byte[]   | '`shop/orchsh.lock` is not a text in UTF-8'
  }

  def "a folder in its place is refused"() {
    given:
    Files.createDirectory(lockPath)

    expect:
    refused { file.read() }.message() == '`shop/orchsh.lock` cannot be read'
  }

  def "everybody who may read the folder may read it"() {
    when:
    file.change { it.with(new Reference.Library('x'), entry(1)) }
    def plain = write(folder.resolve('plain'), '')

    then:
    Files.getPosixFilePermissions(lockPath) == Files.getPosixFilePermissions(plain)
  }
}
