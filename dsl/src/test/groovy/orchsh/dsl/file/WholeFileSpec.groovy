package orchsh.dsl.file

import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

class WholeFileSpec extends Specification {
  @TempDir
  Path folder

  def "a file is made, and written over, and nothing else is left"() {
    given:
    def file = folder.resolve('a.txt')

    when:
    WholeFile.write(file, 'one')

    then:
    Files.readString(file) == 'one'

    when:
    WholeFile.write(file, 'zwölf')

    then:
    Files.readString(file) == 'zwölf'
    folder.toFile().list() == ['a.txt']
  }

  @Requires({ !os.windows })
  def "who may read and write it stays as it was"() {
    given:
    def file = Files.writeString(folder.resolve('a.txt'), 'one')
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r-----'))

    when:
    WholeFile.write(file, 'two')

    then:
    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-r-----'
  }

  @Requires({ !os.windows })
  def "a link leads to it afterwards, too"() {
    given:
    def file = Files.writeString(folder.resolve('a.txt'), 'one')
    def link = Files.createSymbolicLink(folder.resolve('link'), file)

    when:
    WholeFile.write(link, 'two')

    then:
    Files.isSymbolicLink(link)
    Files.readString(file) == 'two'
  }

  def "where it cannot be put in place, what is there stays and no half is left"() {
    given:
    def full = Files.createDirectories(folder.resolve('a.txt/inside'))

    when:
    WholeFile.write(folder.resolve('a.txt'), 'two')

    then:
    thrown(IOException)
    Files.isDirectory(full)
    folder.toFile().list() == ['a.txt']
  }

  def "there must be a folder for it"() {
    when:
    WholeFile.write(folder.resolve('none/a.txt'), 'one')

    then:
    thrown(NoSuchFileException)
  }
}
