package orchsh.dsl.snippet

import java.nio.file.Files
import spock.lang.AutoCleanup
import spock.lang.Timeout

/** What may run, and what it is held to. */
@Timeout(120)
class SnippetsSpec extends SnippetFixture {
  @AutoCleanup('stop')
  LocalSite site = new LocalSite()

  String getAddress() {
    site.address('/kafka.groovy')
  }

  def setup() {
    site.files['/kafka.groovy'] = SCRIPT
  }

  def "the project's own files run unseen, and are not locked"() {
    given:
    write(folder.resolve('snippets/kafka.groovy'), SCRIPT)

    expect:
    take('./snippets/kafka.groovy').content().text() == SCRIPT
    asked == []
    lockText == ''
  }

  def "files of the checkout around the stack are the project's own"() {
    given:
    write(temp.resolve('.git/HEAD'), 'ref: refs/heads/main')
    write(temp.resolve('kafka.groovy'), SCRIPT)

    expect:
    take('../kafka.groovy').trust() == Snippet.Trust.PROJECT
    asked == []
  }

  def "what lies below the stack is #trust where git has marked #marked"(List<String> marked, Snippet.Trust trust) {
    given:
    marked.each { write(temp.resolve(it), 'gitdir: elsewhere') }
    write(folder.resolve('vendor/kafka.groovy'), SCRIPT)

    expect:
    take('./vendor/kafka.groovy').trust() == trust

    where:
    marked                             || trust
    []                                 || Snippet.Trust.PROJECT
    ['.git']                           || Snippet.Trust.PROJECT
    ['shop/.git']                      || Snippet.Trust.PROJECT
    ['.git/HEAD']                      || Snippet.Trust.PROJECT
    ['shop/vendor/.git']               || Snippet.Trust.ELSEWHERE
    ['.git/HEAD', 'shop/vendor/.git']  || Snippet.Trust.ELSEWHERE
  }

  def "#what is no mark of a project"(String what, List<String> files, String stack) {
    given:
    files.each { write(temp.resolve(it), '') }
    def script = write(temp.resolve('home/kafka.groovy'), SCRIPT)
    def folder = Files.createDirectories(temp.resolve(stack))

    expect:
    !new Project(folder, temp.resolve('home')).owns(script)

    where:
    what                           | files            | stack
    'a checkout of a home folder'  | ['home/.git/HEAD'] | 'home/work/shop'
    'a checkout above it'          | ['.git/HEAD']    | 'home/work/shop'
    'a folder that git is not in'  | ['home/x/.git/y', 'home/x/z'] | 'home/x/shop'
  }

  def "a file outside of the project is somebody else's, and held to what was seen"() {
    given:
    write(temp.resolve('kafka.groovy'), SCRIPT)

    when:
    take('../kafka.groovy')

    then:
    asked*.title() == ['snippet `../kafka.groovy` is new']
    lockText.contains("[../kafka.groovy]\ncontent  ${hash(SCRIPT)}\n")

    when:
    write(temp.resolve('kafka.groovy'), SCRIPT + '// more\n')
    def problem = refused { take('../kafka.groovy') }

    then:
    problem.message() == "`../kafka.groovy` has changed: orchsh.lock holds it to ${hash(SCRIPT)}, and it is ${hash(SCRIPT + '// more\n')}"
    problem.hint().get() == "see what is new and take it: orchsh snippet update '../kafka.groovy'"
  }

  def "a link out of the project does not make a file its own"() {
    given:
    write(temp.resolve('kafka.groovy'), SCRIPT)
    Files.createSymbolicLink(folder.resolve('kafka.groovy'), temp.resolve('kafka.groovy'))

    expect:
    take('./kafka.groovy').trust() == Snippet.Trust.ELSEWHERE
  }

  def "the library came with orchsh, and its snippets run unseen"() {
    given:
    write(temp.resolve('library/postgres.groovy'), SCRIPT)

    expect:
    take('postgres').trust() == Snippet.Trust.LIBRARY
    asked == []
    refused { take('postgers') }.with { [message(), hint().get()] } == ['there is no snippet `postgers` in the standard library', 'did you mean `postgres`?']
    refused { take('oracle') }.hint().get() == 'there are postgres'
  }

  def "what comes from elsewhere is shown, asked about and locked once"() {
    when:
    def snippet = take(address)

    then:
    snippet.content().text() == SCRIPT
    asked.size() == 1
    asked[0].lines() == ["runs an image: 'kafka:3.7'"]
    lockText == """\
      # What snippets from elsewhere are held to. Written by `orchsh snippet`; commit this file.

      [$address]
      content  ${hash(SCRIPT)}
      approved ${hash(SCRIPT)}
      does     runs an image: 'kafka:3.7'
      """.stripIndent()

    when:
    take(address)

    then:
    asked.size() == 1
    site.asked == ['/kafka.groovy']
  }

  def "who says no keeps everything as it is"() {
    given:
    answer = Approver.Answer.NO

    expect:
    refused { take(address) }.message() == "snippet `$address` was not approved"
    lockText == ''
  }

  def "where nobody is there it is refused with what it does and the one command that approves it"() {
    given:
    answer = Approver.Answer.NOBODY_THERE

    when:
    def problem = refused { take(address) }

    then:
    problem.message() == "snippet `$address` is new, and nobody is here to approve it"
    problem.details() == ["runs an image: 'kafka:3.7'"]
    problem.hint().get() == "if this is what you want: orchsh snippet approve '$address' --sha256 ${hash(SCRIPT)}"
    lockText == ''
  }

  def "what was seen is what is approved, though the place gives something else by now"() {
    given:
    answer = Approver.Answer.NOBODY_THERE
    refused { take(address) }
    site.files['/kafka.groovy'] = SCRIPT + '// worse\n'

    when:
    snippets.approve(snippets.exactly(snippets.reference(address, Optional.empty()), hash(SCRIPT)))

    then:
    take(address).content().text() == SCRIPT
  }

  def "a content that nobody has a copy of is not approved by its hash"() {
    expect:
    refused { snippets.exactly(snippets.reference(address, Optional.empty()), 'd' * 64) }.message() ==
      "`$address` is not ${'d' * 64} any more: it is ${hash(SCRIPT)}"
  }

  def "what is locked and kept needs no server"() {
    given:
    take(address)
    site.stop()

    expect:
    take(address).content().text() == SCRIPT
  }

  def "what changed at its place is refused with both hashes and the way on"() {
    given:
    take(address)
    site.files['/kafka.groovy'] = "service(name) { image 'kafka:4' }\n"
    temp.resolve('cache').toFile().deleteDir()

    when:
    def problem = refused { take(address) }

    then:
    problem.message() == "`$address` has changed: orchsh.lock holds it to ${hash(SCRIPT)}, and it is ${hash("service(name) { image 'kafka:4' }\n")}"
    problem.hint().get() == "see what is new and take it: orchsh snippet update '$address'"
  }

  def "a kept copy that was tampered with does not count"() {
    given:
    take(address)
    def copy = temp.resolve("cache/orchsh/snippets/${hash(SCRIPT)}")
    Files.writeString(copy, "service(name) { image 'evil' }\n")

    expect:
    take(address).content().text() == SCRIPT
    Files.readString(copy) == SCRIPT
    site.asked.size() == 2
  }

  def "an entry without an approval is asked about, and shows what is new against the approved version"() {
    given:
    take(address)
    def newer = "service(name) { image 'kafka:4' }\n"
    site.files['/kafka.groovy'] = newer
    write(lockPath, lockText.replace("content  ${hash(SCRIPT)}", "content  ${hash(newer)}"))

    when:
    take(address)

    then:
    asked[1].title() == "snippet `$address` is not what was approved"
    asked[1].lines() == ["+ runs an image: 'kafka:4'", "- runs an image: 'kafka:3.7'"]
    lockText.contains("approved ${hash(newer)}\n")
  }

  def "`sha256:` is heeded: #given"(String given, String why) {
    expect:
    refused { take(address, given) }.message().startsWith(why)

    where:
    given     | why
    'd' * 64  | '`http://localhost:'
    'abc'     | '`sha256:` takes 64 hexadecimal digits, not `abc`'
    ''        | '`sha256:` takes 64 hexadecimal digits, not ``'
  }

  def "`sha256:` may be written in several ways"() {
    expect:
    take(address, given(hash(SCRIPT))).content().text() == SCRIPT

    where:
    given << [{ it }, { "sha256:$it".toString() }, { it.toUpperCase() }]
  }

  def "a broken lock is refused, and nothing is fetched"() {
    given:
    write(lockPath, 'rubbish\n')

    expect:
    refused { take(address) }.toString() == 'orchsh.lock:1:1: unknown word `rubbish`'
    site.asked == []
  }

  def "a file that is #what is refused"(String what, Object content, String why) {
    given:
    write(folder.resolve('kafka.groovy'), content)

    expect:
    refused { take('./kafka.groovy') }.message() == why

    where:
    what       | content                       || why
    'empty'    | ' \n'                         || '`./kafka.groovy` is empty'
    'binary'   | [1, 0, 2] as byte[]           || '`./kafka.groovy` is not a text'
    'no UTF-8' | [0xc3, 0x28] as byte[]        || '`./kafka.groovy` is not a text in UTF-8'
    'a page'   | '<!DOCTYPE html><html></html>' || '`./kafka.groovy` is a page for people, not the file itself'
    'huge'     | new byte[(1 << 20) + 1]       || '`./kafka.groovy` is larger than 1 MB, which no snippet is'
  }

  def "a file that is not there is refused"() {
    expect:
    refused { take('./nowhere.groovy') }.message() == 'there is no file `./nowhere.groovy`'
    refused { take('../shop.groovy/') }.message() == 'there is no file `../shop.groovy`'
  }

  def "a snippet is forgotten once"() {
    given:
    take(address)

    expect:
    snippets.forget(address)
    !snippets.forget(address)
    !lockText.contains(address)
  }

  def "facts show no control characters and are of one line"() {
    expect:
    new Fact(Fact.Kind.IMAGE, "'a\u001b[31m\u202e'\n   b").what() == "'a\\u001b[31m\\u202e' b"
    new Fact(Fact.Kind.IMAGE, 'x' * 200).what() == 'x' * 200
    new Fact(Fact.Kind.IMAGE, 'x' * 500).what() == 'x' * 160 + '… and 340 more characters, ' + hash('x' * 340).take(32)
  }

  def "a change in what is cut off is a change"() {
    expect:
    new Fact(Fact.Kind.PRIVILEGE, "capAdd 'CHOWN'${' ' * 200}, 'KILL'") != new Fact(Fact.Kind.PRIVILEGE, "capAdd 'CHOWN'${' ' * 200}, 'FULL'")
  }
}
