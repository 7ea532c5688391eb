package orchsh.dsl.compose

class FoundFilesSpec extends ComposeSpec {
  static final String A = 'services: {a: {image: x}}'

  def "of #present, in #folder, #found are read"(List<String> present, String folder, List<String> found) {
    given:
    cwd = folder

    expect:
    project(present.collectEntries { [it, A] }).files().collect { this.folder.relativize(it).toString() } == found

    where:
    present                                                                                 | folder | found
    ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']            | ''     | ['compose.yaml']
    ['compose.yml', 'docker-compose.yml', 'docker-compose.yaml']                            | ''     | ['compose.yml']
    ['docker-compose.yml', 'docker-compose.yaml']                                           | ''     | ['docker-compose.yml']
    ['docker-compose.yaml']                                                                 | ''     | ['docker-compose.yaml']
    ['compose.yml']                                                                         | 'a/b'  | ['compose.yml']
    ['compose.yml', 'a/compose.yml']                                                        | 'a/b'  | ['a/compose.yml']
    ['docker-compose.yml', 'compose.override.yml']                                          | ''     | ['docker-compose.yml', 'compose.override.yml']
    ['compose.yaml', 'docker-compose.override.yml']                                         | 'a'    | ['compose.yaml', 'docker-compose.override.yml']
    ['compose.yaml', 'compose.override.yml', 'compose.override.yaml']                       | ''     | ['compose.yaml', 'compose.override.yml']
  }

  def "one is warned when there are several"() {
    when:
    project(['compose.yaml': A, 'docker-compose.yml': A, 'compose.override.yaml': A, 'docker-compose.override.yml': A])

    then:
    warnings == [
      'there are several compose files: `compose.yaml`, `docker-compose.yml` | `compose.yaml` is read; -f names another',
      'there are several compose files: `compose.override.yaml`, `docker-compose.override.yml` | `compose.override.yaml` is read; -f names another']
  }

  def "an override beside a file that is named does not count"() {
    expect:
    project(['compose.yaml': A, 'compose.override.yaml': A], ComposeRequest.of('compose.yaml')).files().size() == 1
  }

  def "COMPOSE_FILE names files, also in .env; those that are named otherwise count more"(Map<String, String> variables, String dotEnv, List<String> files, List<String> found) {
    given:
    environment = variables

    expect:
    project(['a.yaml': A, 'b.yaml': A, 'c.yaml': A, '.env': dotEnv], ComposeRequest.of(files as String[])).files()*.fileName*.toString() == found

    where:
    variables                                                       | dotEnv                                               | files      | found
    [COMPOSE_FILE: 'a.yaml:b.yaml']                                 | ''                                                   | []         | ['a.yaml', 'b.yaml']
    [COMPOSE_FILE: 'a.yaml,b.yaml', COMPOSE_PATH_SEPARATOR: ',']    | ''                                                   | []         | ['a.yaml', 'b.yaml']
    [:]                                                             | 'COMPOSE_FILE=b.yaml;c.yaml\nCOMPOSE_PATH_SEPARATOR=;' | []       | ['b.yaml', 'c.yaml']
    [COMPOSE_FILE: 'a.yaml']                                        | 'COMPOSE_FILE=b.yaml'                                | []         | ['a.yaml']
    [COMPOSE_FILE: 'a.yaml']                                        | ''                                                   | ['c.yaml'] | ['c.yaml']
  }

  def "what is typed in has its paths in the caller's folder"() {
    when:
    def project = project([:], request(files: ['-'], typed: 'services: {a: {build: .}}'))

    then:
    project.folder() == folder
    project.name() == 'shop1'
    project.tree().get('services').get().get('a').get().get('build').get().at().location().toString() == 'input:1:23'
  }

  def "#what is no project: #expected"(String what, Map<String, String> files, List<String> named, List<String> expected) {
    expect:
    problems(files, ComposeRequest.of(named as String[])) == expected

    where:
    what                  | files                                       | named       | expected
    'a file that is none' | ['a.yaml': A]                               | ['no.yaml'] | ['there is no file `no.yaml`']
    'a folder'            | ['x/a.yaml': A]                             | ['x']       | ['`x` is a folder, not a compose file']
    'an empty file'       | ['compose.yaml': '']                        | []          | ['compose.yaml:1:1: `compose.yaml` is empty | a compose file has `services:`, and below it a name and an image for each']
    'a comment'           | ['compose.yaml': '# nothing']               | []          | ['compose.yaml:1:1: `compose.yaml` is empty | a compose file has `services:`, and below it a name and an image for each']
    'a list'              | ['compose.yaml': '- a']                     | []          | ['compose.yaml:1:1: a compose file is a map of keys such as `services`, not a list']
    'a text'              | ['compose.yaml': '<html>x</html>']          | []          | ['compose.yaml:1:1: a compose file is a map of keys such as `services`, not a text']
    'an empty document'   | ['compose.yaml': A + '\n---\n']             | []          | ['compose.yaml:3:1: a compose file is a map of keys such as `services`, not an empty document']
    'no YAML'             | ['compose.yaml': 'services:\n\ta: b']       | []          | ['compose.yaml:2:1: a tab cannot indent in YAML | indent with spaces']
    'a binary'            | ['compose.yaml': 'a\u0000b']                | []          | ['`compose.yaml` is not a text']
    'two wrong files'     | ['a.yaml': 'a: [', 'b.yaml': 'a: 1\na: 2']  | ['a.yaml', 'b.yaml'] | ['a.yaml:1:5: the file ends within a value | close the bracket or quote that is open', 'b.yaml:2:1: the key `a` stands twice in this map | the first one is in line 1']
  }

  def "a folder without any says what is looked for"() {
    expect:
    problems([:]) == ['there is no compose file here or in a folder above | it is called compose.yaml, compose.yml, docker-compose.yml, docker-compose.yaml, or named with -f']
  }

  def "a file that is too large is not read"() {
    expect:
    problems(['compose.yaml': '# ' + 'x' * (10 << 20)]) == ['`compose.yaml` is too large for a compose file | at most 2 MB are read']
  }

  def "a file in another encoding is refused: #what"(String what, byte[] bytes, String problem) {
    given:
    java.nio.file.Files.createDirectories(folder)
    java.nio.file.Files.write(folder.resolve('compose.yaml'), bytes)

    expect:
    problems([:]) == [problem]

    where:
    what     | bytes                                          | problem
    'UTF-16' | ('\uFEFF' + A).getBytes('UTF-16LE')            | '`compose.yaml` is written in UTF-16 | save it as UTF-8; every editor can'
    'Latin-1' | 'services:\n  a:\n    image: é'.getBytes('ISO-8859-1') | '`compose.yaml` is not a text in UTF-8: line 3 has bytes that are none | save it as UTF-8; every editor can'
  }

  def "a mark at the beginning and Windows line ends do no harm"() {
    expect:
    service('a', ['compose.yaml': '\uFEFFservices:\r\n  a:\r\n    image: "x"\r\n    command: |\r\n      b\r\n      c\r\n']) == '{image: x, command: b\nc\n}'
  }
}
