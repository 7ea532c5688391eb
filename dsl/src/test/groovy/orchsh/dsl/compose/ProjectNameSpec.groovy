package orchsh.dsl.compose

class ProjectNameSpec extends ComposeSpec {
  static final String A = '\nservices: {a: {image: x}}'

  def "a project is called #name: #what"(String what, String named, Map<String, String> variables, String typed, String name) {
    given:
    environment = variables

    expect:
    project(['compose.yaml': named + A], request(name: typed)).name() == name

    where:
    what                       | named                                | variables                    | typed | name
    'its folder'               | ''                                   | [:]                          | null  | 'shop1'
    'the file'                 | 'name: My.Proj'                      | [:]                          | null  | 'myproj'
    'the file, with variables' | 'name: ${N}-x'                       | [N: 'Q']                     | null  | 'q-x'
    'the file, with a default' | 'name: "${COMPOSE_PROJECT_NAME:-d}"' | [:]                          | null  | 'd'
    'an empty name'            | 'name: ""'                           | [:]                          | null  | 'shop1'
    'what comes first'         | 'name: __a b'                        | [:]                          | null  | 'ab'
    'the environment'          | 'name: x'                            | [COMPOSE_PROJECT_NAME: 'e']  | null  | 'e'
    'nothing in there'         | 'name: x'                            | [COMPOSE_PROJECT_NAME: '']   | null  | 'x'
    'what is typed'            | 'name: x'                            | [COMPOSE_PROJECT_NAME: 'e']  | 'q_1' | 'q_1'
    'several documents'        | 'name: one\n---\nname: two'          | [:]                          | null  | 'two'
  }

  def "the last file that says a name counts"() {
    expect:
    project(['a.yaml': 'name: one' + A, 'b.yaml': 'name: two' + A, 'c.yaml': A.strip()], ComposeRequest.of('a.yaml', 'b.yaml', 'c.yaml')).name() == 'two'
  }

  def "the folder is that of the first file, or the one that is named"() {
    expect:
    project(['_x.2/a.yaml': A, 'y/b.yaml': A], ComposeRequest.of('_x.2/a.yaml', 'y/b.yaml')).name() == 'x2'
    project(['a.yaml': A], request(files: ['a.yaml'], folder: 'Other')).name() == 'other'
    project(['é/a.yaml': A], request(files: ['é/a.yaml'])).name() == 'stack'
  }

  def "#typed cannot be a name: #problem"(String typed, Map<String, String> variables, String named, String problem) {
    given:
    environment = variables

    expect:
    problems(['compose.yaml': named + A], request(name: typed)) == [problem]

    where:
    typed     | variables                          | named       | problem
    'My.Proj' | [:]                                | ''          | '`My.Proj` cannot be the name of a project | small letters, digits, `-` and `_`, a letter or digit first'
    '-x'      | [:]                                | ''          | '`-x` cannot be the name of a project | small letters, digits, `-` and `_`, a letter or digit first'
    null      | [COMPOSE_PROJECT_NAME: 'My.Proj']  | ''          | '`My.Proj` cannot be the name of a project | small letters, digits, `-` and `_`, a letter or digit first'
    null      | [:]                                | 'name: ___' | 'compose.yaml:1:7: `___` has nothing that the name of a project can be made of | small letters, digits, `-` and `_`, a letter or digit first'
  }
}
