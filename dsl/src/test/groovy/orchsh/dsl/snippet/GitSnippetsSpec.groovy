package orchsh.dsl.snippet

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Timeout

@Timeout(120)
class GitSnippetsSpec extends SnippetFixture {
  Path repository

  def setup() {
    repository = Files.createDirectories(temp.resolve('work'))
    git('init', '-q', '-b', 'main')
    write(repository.resolve('kafka.groovy'), SCRIPT)
    write(repository.resolve('snippets/zoo.groovy'), SCRIPT)
    Files.createSymbolicLink(repository.resolve('link.groovy'), Path.of('kafka.groovy'))
    write(repository.resolve('huge.groovy'), '/' * ((1 << 20) + 1))
    commit()
    git('tag', 'v1')
  }

  String git(String... arguments) {
    def command = ['git', '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', '-c', 'commit.gpgsign=false', *arguments]
    def builder = new ProcessBuilder(command as List<String>).directory(repository.toFile()).redirectErrorStream(true)
    builder.environment().keySet().removeIf { it.startsWith('GIT_') }
    builder.environment().put('HOME', temp.toString())
    def process = builder.start()
    def said = process.inputStream.text
    assert process.waitFor() == 0: said
    said.strip()
  }

  String commit() {
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
    git('rev-parse', 'HEAD')
  }

  String at(String path) {
    "git:file://$repository/.git//$path"
  }

  def "comes from `#path`, and the commit is remembered"(String path) {
    when:
    def snippet = take(at(path))

    then:
    snippet.content().text() == SCRIPT
    lockText.contains("[${at(path)}]\ncontent  ${hash(SCRIPT)}\ncommit   ${git('rev-parse', 'HEAD')}\n")

    where:
    path << ['kafka@v1', 'kafka@main', 'kafka', 'kafka.groovy@v1', 'zoo@v1', 'snippets/zoo@v1']
  }

  def "comes from a whole commit"() {
    expect:
    take(at("kafka@${git('rev-parse', 'HEAD')}")).content().text() == SCRIPT
  }

  def "a branch that went on changes nothing, as long as the old commit is to be had"() {
    given:
    take(at('kafka@main'))
    write(repository.resolve('kafka.groovy'), SCRIPT + '// more\n')
    commit()
    temp.resolve('cache').toFile().deleteDir()

    expect:
    take(at('kafka@main')).content().text() == SCRIPT
    snippets.newest(snippets.reference(at('kafka@main'), Optional.empty())).content().text() == SCRIPT + '// more\n'
  }

  def "a tag that was moved, and whose commit is gone, is refused"() {
    given:
    take(at('kafka@v1'))
    write(repository.resolve('kafka.groovy'), SCRIPT + '// worse\n')
    git('add', '-A')
    git('commit', '-q', '--amend', '-m', 'y')
    git('tag', '-f', 'v1')
    git('reflog', 'expire', '--expire=now', '--all')
    git('gc', '-q', '--prune=now')
    temp.resolve('cache').toFile().deleteDir()

    expect:
    refused { take(at('kafka@v1')) }.message() ==
      "`${at('kafka@v1')}` has changed: orchsh.lock holds it to ${hash(SCRIPT)}, and it is ${hash(SCRIPT + '// worse\n')}"
  }

  def "leaves nothing behind, and needs no repository once it is locked and kept"() {
    given:
    take(at('kafka@v1'))

    expect:
    Files.list(temp.resolve('cache/orchsh/snippets')).withCloseable { files -> files*.fileName*.toString().findAll { it.startsWith('work') } } == []

    when:
    repository.toFile().deleteDir()

    then:
    take(at('kafka@v1')).content().text() == SCRIPT
  }

  def "is refused: #path"(String path, String why) {
    expect:
    refused { take(at(path)) }.message() == why.replace('REPO', "file://$repository/.git")

    where:
    path          || why
    'kafka@v9'    || '`REPO` has no branch, tag or commit `v9`'
    'kafka@abc1234' || '`REPO` has no branch, tag or commit `abc1234`'
    'storm@v1'    || 'there is no file `storm.groovy` in `REPO` at `v1`'
    'link@v1'     || 'there is no file `link.groovy` in `REPO` at `v1`'
    'snippets@v1' || 'there is no file `snippets.groovy` in `REPO` at `v1`'
    'huge@v1'     || '`git:REPO//huge@v1` is larger than 1 MB, which no snippet is'
  }

  def "a repository that is not there is refused"() {
    expect:
    refused { take("git:file://$temp/nowhere.git//kafka@v1") }.message() == "`file://$temp/nowhere.git` cannot be fetched: there is no such repository"
    refused { take('git:https://nowhere.invalid/x.git//kafka@v1') }.message() == '`https://nowhere.invalid/x.git` cannot be fetched: there is no such host'
  }

  def "what git says is passed on without a login in it"() {
    given:
    def git = write(temp.resolve('bin/git'), '''\
      #!/bin/sh
      case "$*" in *fetch*) echo "fatal: unable to access 'https://ann:s3cret@example.org/x.git/': it rains" >&2; exit 128;; esac
      '''.stripIndent())
    git.toFile().executable = true
    environment = [PATH: "$temp/bin:${System.getenv('PATH')}".toString()]

    expect:
    refused { take(at('kafka@v1')) }.message() == "`file://$repository/.git` cannot be fetched: unable to access 'https://***@example.org/x.git/': it rains"
  }

  def "without git it says so"() {
    given:
    environment = [PATH: temp.toString()]

    expect:
    refused { take(at('kafka@v1')) }.with { problem -> [problem.message(), problem.hint().get()] } ==
      ["`${at('kafka@v1')}` needs the program `git`, which is not installed", 'install it, for example: sudo apt-get install git']
  }

  def "a git that never ends is not waited for without end"() {
    given:
    def slow = write(temp.resolve('bin/git'), '#!/bin/sh\nexec sleep 600\n')
    slow.toFile().executable = true
    environment = [PATH: "$temp/bin:${System.getenv('PATH')}".toString()]
    def fetch = new GitFetch(surroundings, new SnippetCache(temp.resolve('cache')), Duration.ofMillis(300))
    def reference = snippets.reference(at('kafka@v1'), Optional.empty())

    expect:
    refused { fetch.fetch(reference, Optional.empty()) }.message() == "`${at('kafka@v1')}` cannot be fetched: git takes too long"
  }

  def "heeds no repository that the caller is in"() {
    given:
    environment = [GIT_DIR: temp.resolve('nowhere').toString(), GIT_INDEX_FILE: 'x', GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'a.b', GIT_CONFIG_VALUE_0: 'c']

    expect:
    take(at('kafka@v1')).content().text() == SCRIPT
  }
}
