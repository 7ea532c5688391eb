package orchsh.engine.run

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.model.*
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

class FileReaderSpec extends Specification {
  @TempDir
  Path folder

  def "files and texts are read as they are"() {
    given:
    Files.write(folder.resolve('key'), [0, 1, -1] as byte[])

    when:
    def contents = FileReader.read(stack('key'), stack('key').services())

    then:
    contents.secret('key').get().bytes() == [0, 1, -1] as byte[]
    contents.config('app').get().bytes() == 'a=b'.bytes
    !contents.toString().contains('a=b')
  }

  def "a secret whose file is #state is named before anything is done, with its path"(String state, String message) {
    given:
    Files.createDirectories(folder.resolve('folder'))

    when:
    FileReader.read(stack(state), stack(state).services())

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ["secret `key` of service `web` cannot be read: $message".replace('FOLDER', folder.toString())]

    where:
    state    || message
    'absent' || 'there is no file `FOLDER/absent`'
    'folder' || '`FOLDER/folder` is a folder'
  }

  def "a secret that no service of the goal is given is known, and not given: #state"(String state, List<String> texts) {
    given:
    Files.writeString(folder.resolve('key'), 'hunter2\n')
    Files.createDirectories(folder.resolve('folder'))

    when:
    def contents = FileReader.read(stack(state), [])

    then:
    contents.secrets() == [:]
    contents.secretTexts() == texts as Set
    !contents.toString().contains('hunter2')

    where:
    state    || texts
    'key'    || ['hunter2']
    'absent' || []
    'folder' || []
  }

  def "a seccomp profile is read once, by its path"() {
    given:
    def file = Files.writeString(folder.resolve('profile.json'), '{}')
    def services = ['web', 'db'].collect { guarded(it, "seccomp=$file") } + [guarded('open', 'seccomp=unconfined'), guarded('old', "seccomp:$file")]

    expect:
    FileReader.read(new Stack('shop', services, [], []), services).profiles() == [(file): FileContent.of('{}')]
  }

  def "a seccomp profile that is not there is named before anything is done"() {
    given:
    def web = guarded('web', "seccomp=$folder/absent.json")

    when:
    FileReader.read(new Stack('shop', [web], [], []), [web])

    then:
    def e = thrown(ProblemException)
    e.message == "the seccomp profile of service `web` cannot be read: there is no file `$folder/absent.json`"
  }

  private static Service guarded(String name, String option) {
    Service.named(name).image('busybox').privileges { it.securityOption(option) }.build()
  }

  Stack stack(String file) {
    def web = Service.named('web').image('busybox').secret(FileGrant.secret('key')).config(FileGrant.config('app')).build()
    Stack.named('shop').service(web).secret(new Secret('key', new FileSource.OfFile(folder.resolve(file))))
      .config(new Config('app', new FileSource.OfText('a=b'))).build()
  }
}
