package orchsh.dsl.compose

class IncludedFilesSpec extends ComposeSpec {
  def "an included file has its own folder, and its own variables where the including one has none"() {
    when:
    def project = project([
      'compose.yaml': 'include: [sub/compose.yaml]\nservices: {a: {image: x}}',
      '.env': 'W=top',
      'sub/compose.yaml': 'name: other\nservices: {b: {image: "y:$W", build: ., environment: [W, T, U], env_file: e.env}}\nvolumes: {n: null}',
      'sub/.env': 'W=sub\nT=sub',
      'sub/e.env': 'E=$T'])
    def b = project.tree().get('services').get().get('b').get()

    then:
    project.name() == 'shop1'
    shown(project.tree()) == '{services: {b: {image: y:top, build: ., environment: {E: sub, W: top, T: sub, U: null}}, a: {image: x}}, volumes: {n: null}}'
    b.get('build').get().at().source().folder() == folder.resolve('sub')
    b.get('build').get().at().location().toString() == 'sub/compose.yaml:2:38 <- compose.yaml:1'
    project.variable('T', b.at()) == Optional.of('sub')
    project.variable('T', project.tree().get('services').get().get('a').get().at()) == Optional.empty()
  }

  def "the long form takes several files, a folder and variables"() {
    when:
    def project = project([
      'compose.yaml': 'include: [{path: [sub/a.yaml, sub/b.yaml], project_directory: other, env_file: q.env}]',
      'sub/a.yaml': 'services: {b: {image: y, build: ., labels: {w: $W}}}',
      'sub/b.yaml': 'services: {b: {init: true, volumes: ["./x:/x"]}}',
      'q.env': 'W=q',
      'other/.env': 'W=other'])
    def b = project.tree().get('services').get().get('b').get()

    then:
    shown(b) == '{image: y, build: ., labels: {w: q}, init: true, volumes: [./x:/x]}'
    b.get('build').get().at().source().folder() == folder.resolve('other')
  }

  def "what is included: #what"(String what, Map<String, String> files, String tree) {
    given:
    environment = [D: 's']

    expect:
    shown(project(files).tree()) == tree

    where:
    what                          | files                                                                                                                                                        | tree
    'nothing'                     | ['compose.yaml': 'include: null\nservices: {b: {image: y}}']                                                                                                  | '{services: {b: {image: y}}}'
    'an empty list'               | ['compose.yaml': 'include: []\nservices: {b: {image: y}}']                                                                                                    | '{services: {b: {image: y}}}'
    'a file of a variable'        | ['compose.yaml': 'include: ["${D}/1.yaml"]', 's/1.yaml': 'services: {b: {image: y}}']                                                                         | '{services: {b: {image: y}}}'
    'a dollar sign'               | ['compose.yaml': 'include: [1.yaml]', '1.yaml': 'services: {b: {image: "$$X"}}']                                                                              | '{services: {b: {image: $X}}}'
    'the same by two ways'        | ['compose.yaml': 'include: [1.yaml, 2.yaml]', '1.yaml': 'include: [3.yaml]', '2.yaml': 'include: [3.yaml]', '3.yaml': 'services: {d: {build: ./d}}']          | '{services: {d: {build: ./d}}}'
    'equal things of two files'   | ['compose.yaml': 'include: [1.yaml, 2.yaml]', '1.yaml': 'networks: {n: {internal: true, name: x}}', '2.yaml': 'networks: {n: {name: x, internal: true}}']     | '{networks: {n: {name: x, internal: true}}}'
    'what the file says itself'   | ['compose.yaml': 'include: [1.yaml]\nservices: {b: {init: true, ports: ["81:81"]}}', '1.yaml': 'services: {b: {image: y, ports: ["80:80"]}}']                 | '{services: {b: {image: y, ports: [80:80, 81:81], init: true}}}'
    'what an override says'       | ['compose.yaml': 'include: [1.yaml]', '1.yaml': 'services: {b: {image: y}}', 'compose.override.yaml': 'services: {b: {init: true}}']                          | '{services: {b: {image: y, init: true}}}'
    'no variables wanted'         | ['compose.yaml': 'include: [{path: s/1.yaml, env_file: /dev/null}]', 's/1.yaml': 'services: {b: {image: "${W-none}"}}', 's/.env': 'W=s']                      | '{services: {b: {image: none}}}'
    'nested in the folder'        | ['compose.yaml': 'include: [{path: s/1.yaml, project_directory: pd}]', 's/1.yaml': 'include: [t/2.yaml]', 'pd/t/2.yaml': 'services: {c: {image: y}}']         | '{services: {c: {image: y}}}'
  }

  def "what is wrong in variables beside an included file shows the line that includes it"() {
    expect:
    problems(['compose.yaml': 'include: [sub/a.yaml]', 'sub/a.yaml': 'services: {b: {image: y}}', 'sub/.env': 'A=1\nB="x']) ==
      ['sub/.env:2 <- compose.yaml:1: line 2 of `sub/.env` has a " that is never closed']
  }

  def "wrong: #include"(String include, List<String> expected) {
    expect:
    problems([
      'compose.yaml': "include: $include",
      'again.yaml': 'include: [compose.yaml]\nservices: {b: {image: y}}',
      '1.yaml': 'services: {b: {image: y}}',
      '2.yaml': 'services:\n  b: {image: z}',
      'sub/compose.yaml': 'services: {b: {image: y}}',
      'bad.env': 'A=1\nB="x']) == expected

    where:
    include                                        | expected
    '1.yaml'                                       | ['compose.yaml:1:10: `include` takes a list of files | begin each with `- `']
    '[again.yaml]'                                 | ['again.yaml:1:11 <- compose.yaml:1: this file includes itself: compose.yaml -> again.yaml -> compose.yaml']
    '[compose.yaml]'                               | ['compose.yaml:1:11: this file includes itself: compose.yaml -> compose.yaml']
    '[no.yaml]'                                    | ['compose.yaml:1:11: there is no file `no.yaml`']
    '[sub]'                                        | ['compose.yaml:1:11: `sub` is a folder, not a compose file']
    '[1.yaml, 2.yaml]'                             | ['2.yaml:2:3 <- compose.yaml:1: `services.b` is included twice, and not the same | the other one is at 1.yaml:1']
    '[{path: 1.yaml, env_file: no.env}]'           | ['compose.yaml:1:36: there is no file `no.env`']
    '[{path: 1.yaml, env_file: bad.env}]'          | ['compose.yaml:1:36: line 2 of `bad.env` has a " that is never closed']
    '[{path: 1.yaml, envfile: a}]'                 | ['compose.yaml:1:26: `include` has no key `envfile` | did you mean `env_file`?']
    '[{project_directory: .}]'                     | ['compose.yaml:1:11: `include` says no `path` | for example path: other/compose.yaml']
    '[[1.yaml]]'                                   | ['compose.yaml:1:11: a file is wanted here, or a map with its `path`, not a list']
    '[{path: [{a: b}]}]'                           | ['compose.yaml:1:11: `include` says no `path` | for example path: other/compose.yaml', 'compose.yaml:1:19: the name of a file is wanted here, not a map']
    '["https://x/y.git"]'                          | ['compose.yaml:1:11: `https://x/y.git` is not fetched here']
    '["git@github.com:x/y.git"]'                   | ['compose.yaml:1:11: `git@github.com:x/y.git` is not fetched here']
    '["oci://x/y"]'                                | ['compose.yaml:1:11: `oci://x/y` is not fetched here']
  }

  def "files that include each other without end are refused: #what"(String what, Map<String, String> files, String problem) {
    expect:
    problems(files).any { it.contains(problem) }

    where:
    what       | files                                                                                                                         | problem
    'in a row' | ['compose.yaml': 'include: [f0.yaml]'] + (0..150).collectEntries { ["f${it}.yaml".toString(), "include: [f${it + 1}.yaml]".toString()] } | 'more than 100 files include each other in a row'
    'as a tree' | ['compose.yaml': 'include: [f0.yaml]'] + (0..40).collectEntries { ["f${it}.yaml".toString(), "include: [f${it + 1}.yaml, f${it + 1}.yaml]".toString()] } + ['f41.yaml': 'services: {a: {image: x}}'] | 'more than 2000 files are extended and included'
  }

  def "how long an included file wants its own stack to stay is no business of the main one"() {
    expect:
    project([
      'compose.yaml': 'include: [a.yaml, b.yaml]\nservices: {web: {image: x}}',
      'a.yaml': 'services: {a: {image: x}}\nx-orchsh: {ttl: 1h}',
      'b.yaml': 'services: {b: {image: x}}\nx-orchsh: {ttl: 2h}']).tree().get('x-orchsh').empty
  }
}
