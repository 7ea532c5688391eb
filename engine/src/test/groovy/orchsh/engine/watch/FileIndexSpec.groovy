package orchsh.engine.watch

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

/** What has changed, found by comparing. */
class FileIndexSpec extends Specification {
  @TempDir
  Path folder

  List<Path> listened = []
  int most = 1000

  def "sees what is new, different and gone, and nothing twice"() {
    given:
    write('a', 'sub/b', 'sub/deep/c')
    def index = index()

    expect:
    index.look() == changes(['a', 'sub/b', 'sub/deep/c'])
    index.look() == FileChanges.NONE

    when:
    write('a')
    write('sub/new/d')
    delete('sub/b')

    then:
    index.look() == changes(['a', 'sub/new/d'], ['sub/b'])
    index.look() == FileChanges.NONE
  }

  def "a folder that goes takes all with it, and may come back"() {
    given:
    write('sub/b', 'sub/deep/c')
    def index = index()
    index.look()

    when:
    folder.resolve('sub').toFile().deleteDir()

    then:
    def gone = index.look()
    gone == changes([], ['sub', 'sub/b', 'sub/deep', 'sub/deep/c'])
    gone.goneAtTop() == [folder.resolve('sub')] as SortedSet

    when:
    write('sub/b')

    then:
    index.look() == changes(['sub/b'])
  }

  def "only the folders that are asked about are looked at, and those that are new there"() {
    given:
    write('a', 'one/a', 'two/a')
    def index = index()
    index.look()

    when:
    write('one/a', 'two/a', 'one/deep/er/b')

    then:
    index.look([folder.resolve('one')] as Set) == changes(['one/a', 'one/deep/er/b'])
    index.look([folder.resolve('unknown')] as Set) == FileChanges.NONE
    index.look() == changes(['two/a'])
  }

  def "what becomes of another kind is gone and new"() {
    given:
    write('x', 'y/a')
    def index = index()
    index.look()

    when:
    delete('x')
    write('x/a')
    folder.resolve('y').toFile().deleteDir()
    write('y')

    then:
    index.look() == changes(['x/a', 'y'], ['x', 'y', 'y/a'])
  }

  def "links are files, and are not followed"() {
    given:
    write('real/a')
    Files.createSymbolicLink(folder.resolve('link'), folder.resolve('real'))

    expect:
    index().look() == changes(['real/a', 'link'])
  }

  def "every folder is told before it is looked into, when it is new"() {
    given:
    write('one/a')
    def index = index()
    index.look()

    when:
    write('one/two/b')
    index.look()

    then:
    listened == [folder, folder.resolve('one'), folder.resolve('one/two')]
  }

  def "what is not wanted is not there"() {
    given:
    write('a.js', 'a.log', 'deep/a.js', 'no/a.js')
    def index = new FileIndex([folder], { it.toString().endsWith('.js') }, { !it.endsWith('no') }, { listened << it }, most)

    expect:
    index.look() == changes(['a.js', 'deep/a.js'])
    !listened.contains(folder.resolve('no'))
  }

  def "more files than can be watched are refused, and those that go make room"() {
    given:
    most = 3
    def index = index()
    write('a', 'b', 'c')

    expect:
    index.look() == changes(['a', 'b', 'c'])

    when:
    delete('a')
    write('d')
    index.look()
    write('e')
    index.look()

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message().startsWith('there are more than 3 files to watch below ')
    e.problems()[0].hint().get().contains('`ignore`')
  }

  private FileIndex index() {
    new FileIndex([folder], { true }, { true }, { listened << it }, most)
  }

  private int written

  /** Each time another size, for clocks may be slow. */
  private void write(String... names) {
    names.each {
      Files.createDirectories(folder.resolve(it).parent)
      Files.writeString(folder.resolve(it), 'x' * ++written)
    }
  }

  private void delete(String name) {
    Files.delete(folder.resolve(name))
  }

  private FileChanges changes(List<String> changed, List<String> gone = []) {
    new FileChanges(new TreeSet(changed.collect { folder.resolve(it) }), new TreeSet(gone.collect { folder.resolve(it) }))
  }
}
