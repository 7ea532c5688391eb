package orchsh.dsl.compose

import java.nio.file.Files
import java.nio.file.Path
import orchsh.dsl.snippet.Approver
import orchsh.dsl.snippet.LocalSite
import orchsh.dsl.snippet.SnippetFixture
import orchsh.dsl.snippet.SnippetLibrary
import orchsh.dsl.snippet.Snippets
import orchsh.engine.model.Mount
import orchsh.engine.problem.Problem
import spock.lang.Timeout

/** Compose files that others take in from git repositories and web servers: locked, approved, laid out. */
@Timeout(120)
class FetchedFilesSpec extends SnippetFixture {
  static final String WEB = '''\
    include: [parts/db.yaml]
    services:
      web:
        image: web:${TAG:-1}
        env_file: web.env
        volumes: ["./conf:/etc/web:ro", "logs:/logs"]
    volumes: {logs: }
    '''.stripIndent()

  Path repository
  LocalSite site = new LocalSite()

  def setup() {
    repository = Files.createDirectories(temp.resolve('work'))
    git('init', '-q', '-b', 'main')
    write(repository.resolve('compose.yaml'), WEB)
    write(repository.resolve('parts/db.yaml'), 'services: {db: {image: "db:1", privileged: true}}')
    write(repository.resolve('web.env'), 'COLOUR=red')
    write(repository.resolve('conf/web.conf'), 'x')
    write(repository.resolve('sub/docker-compose.yml'), 'services: {sub: {image: "sub:1", build: ./app, volumes: ["../conf:/c"]}}')
    write(repository.resolve('sub/app/Dockerfile'), 'FROM sub')
    write(repository.resolve('other.yaml'), 'services: {other: {image: "other:1", volumes: ["./data:/data"]}}')
    write(repository.resolve('out.yaml'), 'include: [../../up.yaml]')
    write(repository.resolve('run.sh'), '#!/bin/sh').toFile().executable = true
    commit()
    git('tag', 'v1')
  }

  def cleanup() {
    site.stop()
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

  String at(String behind = '') {
    "file://$repository/.git$behind"
  }

  @Override
  Snippets getSnippets() {
    new Snippets(folder, 'compose.yaml', SnippetLibrary.EMPTY, new ComposeFacts(), surroundings)
  }

  ComposeStack read(String text) {
    write(folder.resolve('compose.yaml'), text)
    ComposeStack.read(ComposeRequest.FOUND, surroundings) { main ->
      assert main.shown() == 'compose.yaml'
      snippets.composeFiles({ asked << it; answer } as Approver)
    }
  }

  ComposeStack fine(String text) {
    def read = read(text)
    assert read.findings().errors() == []
    read
  }

  List<String> problems(String text) {
    read(text).findings().errors().collect { shown(it) }
  }

  String shown(Problem problem) {
    (problem.at().map { "$it: " }.orElse('') + problem.message() + problem.hint().map { " | $it" }.orElse('')).replace("file://$repository/.git", 'REPO')
  }

  Path copy(String path) {
    def hash = lockText.readLines().find { it.startsWith('content ') }.split(/\s+/)[1]
    temp.resolve("cache/orchsh/copies/$hash/$path")
  }

  def "a repository is taken in with all that it brings along: #behind"(String behind, List<String> services) {
    when:
    def stack = fine("include: ['${at(behind)}']\nservices: {own: {image: own}}").stack().get()

    then:
    stack.services()*.name() as Set == services as Set
    asked*.title() == ["compose file `${at(behind == '#:.' ? '' : behind)}` is new"]
    lockText.contains("[${at(behind == '#:.' ? '' : behind)}]\ncontent  ")
    lockText.contains("commit   ${git('rev-parse', 'HEAD')}\n")

    where:
    behind                       | services
    ''                           | ['web', 'db', 'own']
    '#main'                      | ['web', 'db', 'own']
    '#v1:compose.yaml'           | ['web', 'db', 'own']
    '#:.'                        | ['web', 'db', 'own']
    '#main:sub'                  | ['sub', 'own']
    '#:sub/docker-compose.yml'   | ['sub', 'own']
  }

  def "relative paths lead to the copy, which is put right when something in it changes"() {
    when:
    def web = fine("include: ['${at('#v1')}']").stack().get().service('web').get()

    then:
    web.env() == [COLOUR: 'red']
    web.mounts().find { it instanceof Mount.HostPath }.source() == copy('conf')
    Files.isExecutable(copy('run.sh'))

    when:
    Files.writeString(copy('conf/web.conf'), 'worse')
    Files.delete(copy('web.env'))
    fine("include: ['${at('#v1')}']")

    then:
    Files.readString(copy('conf/web.conf')) == 'x'
    Files.readString(copy('web.env')) == 'COLOUR=red'
    asked.size() == 1
  }

  def "what it does is shown before it is taken in, with the files that came along"() {
    when:
    fine("include: ['${at('#v1')}']")

    then:
    asked[0].lines() == [
      'asks for a privilege: privileged',
      'uses a path of the host: ./conf:/etc/web:ro',
      'uses a path of the host: web.env',
      'reads a variable of the host: TAG',
      'runs an image: db:1',
      'runs an image: web:${TAG:-1}',
      'takes in: parts/db.yaml']
    asked[0].command() == "orchsh compose.yaml snippet approve '${at('#v1')}' --sha256 ${asked[0].snippet().content().hash()}"
  }

  def "without an answer it is refused, with what it does and the command that approves it"() {
    given:
    answer = Approver.Answer.NOBODY_THERE

    when:
    def problem = read("include: ['${at('#v1')}']").findings().errors()[0]

    then:
    problem.at().get().toString() == 'compose.yaml:1:11'
    problem.message() == "compose file `${at('#v1')}` is new, and nobody is here to approve it"
    problem.hint().get().startsWith("if this is what you want: orchsh compose.yaml snippet approve '${at('#v1')}' --sha256 ")
    problem.details().contains('asks for a privilege: privileged')
    lockText == ''
  }

  def "a branch that went on changes nothing, and a copy serves when the repository is gone"() {
    given:
    fine("include: ['${at('#main')}']")
    write(repository.resolve('compose.yaml'), 'services: {new: {image: new}}')
    commit()

    expect:
    fine("include: ['${at('#main')}']").stack().get().services()*.name() == ['db', 'web']

    when:
    repository.toFile().deleteDir()
    copy('').toFile().deleteDir()

    then:
    fine("include: ['${at('#main')}']").stack().get().services()*.name() == ['db', 'web']
    asked.size() == 1
  }

  def "a tag that was moved is refused until it is approved anew"() {
    given:
    fine("include: ['${at('#v1')}']")
    write(repository.resolve('conf/web.conf'), 'other')
    git('add', '-A')
    git('commit', '-q', '--amend', '-m', 'y')
    git('tag', '-f', 'v1')
    git('reflog', 'expire', '--expire=now', '--all')
    git('gc', '-q', '--prune=now')
    temp.resolve('cache').toFile().deleteDir()

    when:
    def problem = read("include: ['${at('#v1')}']").findings().errors()[0]

    then:
    problem.message().startsWith("`${at('#v1')}` has changed: orchsh.lock holds it to ")
    problem.hint().get() == "see what is new and take it: orchsh compose.yaml snippet update '${at('#v1')}'"

    when:
    def newest = snippets.newest(snippets.composeReference(at('#v1')))

    then:
    snippets.question(newest).get().lines().last() == '  the text changed, but nothing of this'
  }

  def "a service extends one of a repository"() {
    expect:
    fine("services: {own: {extends: {file: '${at('#v1:sub')}', service: sub}, init: true}}").stack().get()
      .service('own').get().mounts()*.source() == [copy('conf')]
  }

  def "a folder and variables of one's own are taken instead of those of the copy"() {
    given:
    write(folder.resolve('mine/data/x'), '')
    write(folder.resolve('mine.env'), 'TAG=9')

    when:
    def stack = fine("include: [{path: '${at('#v1:other.yaml')}', project_directory: mine, env_file: mine.env}]").stack().get()

    then:
    stack.service('other').get().mounts()*.source() == [folder.resolve('mine/data')]
  }

  def "its own variables fill gaps"() {
    given:
    write(repository.resolve('.env'), 'TAG=7')
    commit()

    expect:
    fine("include: ['${at()}']").stack().get().service('web').get().image().get().toString() == 'web:7'
  }

  def "a file of a web server comes alone, and takes in what lies beside it there"() {
    given:
    site.files['/a/compose.yaml'] = 'include: [more/db.yml]\nservices: {web: {image: web, extends: {file: ../base.yaml, service: base}}}'
    site.files['/a/more/db.yml'] = 'services: {db: {image: db}}'
    site.files['/base.yaml'] = 'services: {base: {init: true}}'

    when:
    def stack = fine("include: ['${site.address('/a/compose.yaml')}']").stack().get()

    then:
    stack.services()*.name() as Set == ['web', 'db'] as Set
    stack.service('web').get().launch().init() == Optional.of(true)
    asked*.snippet()*.reference()*.text() as Set == ['/a/compose.yaml', '/a/more/db.yml', '/base.yaml'].collect { site.address(it) } as Set

    when:
    site.stop()

    then:
    fine("include: ['${site.address('/a/compose.yaml')}']").stack().present
    asked.size() == 3
  }

  def "refused: #place"(String place, String expected) {
    expect:
    problems("include: ['${place.replace('REPO', at())}']") == [expected]

    where:
    place                                   || expected
    'oci://docker.io/x/y:1'                 || 'compose.yaml:1:11: compose files are not fetched from registries of images, so not `oci://docker.io/x/y:1` | name the repository that it was published from, or fetch it and name the copy'
    'https://example.org/x'                 || "compose.yaml:1:11: `https://example.org/x` is no place of a compose file | it is 'https://host/repository.git#ref:folder', 'git@host:repository.git#ref:folder' or 'https://…/compose.yaml'"
    'git:https://example.org/x.git//a@v1'   || "compose.yaml:1:11: `git:https://example.org/x.git//a@v1` is no place of a compose file | it is 'https://host/repository.git#ref:folder', 'git@host:repository.git#ref:folder' or 'https://…/compose.yaml'"
    'git://example.org/x.git'               || 'compose.yaml:1:11: `git://example.org/x.git` is not encrypted | what it gives could be changed on its way: use https'
    'http://example.org/x.git'              || 'compose.yaml:1:11: `http://example.org/x.git` is not encrypted | what it gives could be changed on its way: use https'
    'https://me:pw@example.org/x.git'       || 'compose.yaml:1:11: an address with a user or a password in it is not possible behind `use` | scripts and orchsh.lock are meant to be shared'
    'REPO#v9'                               || 'compose.yaml:1:11: `REPO` has no branch, tag or commit `v9` | what stands there is a branch, a tag or a whole commit'
    'REPO#v1:nowhere'                       || 'compose.yaml:1:11: there is no compose file `nowhere` in `REPO` at `v1` | it is called compose.yaml, compose.yml, docker-compose.yml, docker-compose.yaml, or named behind `#ref:`'
    'REPO#v1:../x'                          || 'compose.yaml:1:11: `../x` is no path inside a repository | it has no `.`, `..` or empty parts'
    'REPO#-x'                               || 'compose.yaml:1:11: `-x` is no branch, tag or commit'
    'REPO#v1:other.yaml'                    || 'REPO#v1:other.yaml:1:48 <- compose.yaml:1: `./data` did not come along with `REPO#v1:other.yaml`, and what is written to a copy is lost | say where it is to lie: project_directory beside `path` under `include`'
    'REPO#v1:out.yaml'                      || 'REPO#v1:out.yaml:1:11 <- compose.yaml:1: `../../up.yaml` leads out of what was fetched with `REPO#v1:out.yaml` | a compose file from elsewhere takes in what came along with it'
  }

  def "links in a repository become what they lead to inside of it"() {
    given:
    Files.createSymbolicLink(repository.resolve('sub/linked.env'), Path.of('../web.env'))
    Files.createSymbolicLink(repository.resolve('twice'), Path.of('sub'))
    Files.createSymbolicLink(repository.resolve('outside'), Path.of('../../secret'))
    Files.createSymbolicLink(repository.resolve('round'), Path.of('round'))
    commit()

    when:
    fine("include: ['${at()}']")

    then:
    Files.readString(copy('sub/linked.env')) == 'COLOUR=red'
    Files.readString(copy('twice/app/Dockerfile')) == 'FROM sub'
    !Files.exists(copy('outside'))
    !Files.exists(copy('round'))
  }

  def "places are read as docker compose reads them: #said"(String said, String text) {
    expect:
    snippets.composeReference(said).text() == text

    where:
    said                                          || text
    'https://github.com/x/y.git'                  || 'https://github.com/x/y.git'
    'https://github.com/x/y.git#main:sub/dir'     || 'https://github.com/x/y.git#main:sub/dir'
    'https://github.com/x/y.git#:/sub/dir/'       || 'https://github.com/x/y.git#:sub/dir'
    'git@github.com:x/y.git#v1'                   || 'git@github.com:x/y.git#v1'
    'ssh://git@example.org/y#v1'                  || 'ssh://git@example.org/y#v1'
    'github.com/x/y'                              || 'https://github.com/x/y.git'
    'github.com/x/y.git#v1:a'                     || 'https://github.com/x/y.git#v1:a'
    'https://example.org/a/compose.yaml'          || 'https://example.org/a/compose.yaml'
  }

  def "whoever only looks fetches nothing"() {
    given:
    write(folder.resolve('compose.yaml'), "include: ['${at()}']\nname: mine")

    expect:
    orchsh.dsl.ComposeCompiler.nameOf(ComposeRequest.FOUND, surroundings) == Optional.of('mine')
    !Files.exists(temp.resolve('cache/orchsh/copies'))
  }

  def "what a file takes in is read off its text"() {
    expect:
    TakenIn.in('''\
      include:
        - github.com/x/y
        - path: [a.yaml, "https://example.org/b.yaml"]
        - "https://example.org/$X.yaml"
      services: {a: {extends: {file: "git@h:x.git", service: b}}}
      '''.stripIndent()) == ['github.com/x/y', 'https://example.org/b.yaml', 'git@h:x.git']
    TakenIn.in('{{{') == []
  }
}
