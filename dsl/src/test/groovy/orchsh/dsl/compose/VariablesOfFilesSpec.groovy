package orchsh.dsl.compose

class VariablesOfFilesSpec extends ComposeSpec {
  static final String ASK = 'services: {a: {labels: {A: "${A-none}", B: "${B-none}", C: "${C-none}"}}}'

  def "#what"(String what, Map<String, String> files, Map<String, Object> wishes, Map<String, String> variables, String labels) {
    given:
    environment = variables

    expect:
    service('a', files, request(wishes)) == "{labels: {$labels}}"

    where:
    what                                      | files                                                                                      | wishes                                          | variables                       | labels
    '.env of the folder'                      | ['compose.yaml': ASK, '.env': 'A=1\nexport B="$A x"\nC: y # z']                             | [:]                                             | [:]                             | 'A: "1", B: 1 x, C: y'
    'the caller wins'                         | ['compose.yaml': ASK, '.env': 'A=1\nB=$A']                                                  | [:]                                             | [A: 'shell']                    | 'A: shell, B: shell, C: none'
    'a name alone is the caller\'s'           | ['compose.yaml': ASK, '.env': 'A\nB\nC=']                                                   | [:]                                             | [A: 'shell']                    | 'A: shell, B: none, C: ""'
    'files that are named replace .env'       | ['compose.yaml': ASK, '.env': 'A=dot\nC=dot', '1.env': 'A=1\nB=1', '2.env': 'A=2\nC=$B']     | [envFiles: ['1.env', '2.env']]                  | [:]                             | 'A: "2", B: "1", C: "1"'
    'files that the environment names, too'   | ['compose.yaml': ASK, '.env': 'A=dot', '1.env': 'B=1', '2.env': 'C=2']                       | [:]                                             | [COMPOSE_ENV_FILES: '1.env,2.env'] | 'A: none, B: "1", C: "2"'
    '.env can be left out'                    | ['compose.yaml': ASK, '.env': 'A=dot']                                                      | [:]                                             | [COMPOSE_DISABLE_ENV_FILE: '1'] | 'A: none, B: none, C: none'
    '.env lies beside the first file'         | ['x/compose.yaml': ASK, 'x/.env': 'A=x', '.env': 'A=cwd']                                   | [files: ['x/compose.yaml']]                     | [:]                             | 'A: x, B: none, C: none'
    '.env lies in the folder that is named'   | ['x/compose.yaml': ASK, 'x/.env': 'A=x', '.env': 'A=cwd', 'y/.env': 'A=y']                  | [files: ['x/compose.yaml'], folder: 'y']        | [:]                             | 'A: y, B: none, C: none'
    'a folder called .env is none'            | ['compose.yaml': ASK, '.env/x': 'A=x']                                                      | [:]                                             | [:]                             | 'A: none, B: none, C: none'
  }

  def ".env of the caller's folder counts more than that beside the file that is found above"() {
    given:
    cwd = 'sub'

    expect:
    service('a', ['compose.yaml': ASK, '.env': 'A=top\nB=top', 'sub/.env': 'A=sub']) == '{labels: {A: sub, B: top, C: none}}'
  }

  def "wrong files of variables: #what"(String what, Map<String, String> files, List<String> envFiles, List<String> expected) {
    expect:
    problems(['compose.yaml': ASK] + files, request(envFiles: envFiles)) == expected

    where:
    what            | files                                | envFiles   | expected
    'none'          | [:]                                  | ['no.env'] | ['there is no file `no.env`']
    'a folder'      | ['x/y': '']                          | ['x']      | ['`x` is a folder, not a file of variables']
    'no name'       | ['.env': 'A=1\n%=2']                 | []         | ['.env:2: line 2 of `.env` is not NAME=value']
    'an open quote' | ['.env': 'A="x']                     | []         | ['.env:1: line 1 of `.env` has a " that is never closed']
    'a bad form'    | ['.env': 'A=${V']                    | []         | ['.env:1: `.env`: `${V` is not a variable']
    'a wanted one'  | ['.env': 'A=${U:?set it}']           | []         | ['.env:1: `.env`: variable `U` is not set: set it']
  }

  def "variables of a service: #what"(String what, String service, Map<String, String> files, String result) {
    given:
    environment = [V: 'v']

    expect:
    this.service('a', ['compose.yaml': "services: {a: {$service}}"] + files) == "{$result}"

    where:
    what                             | service                                                                          | files                                                  | result
    'of one file'                    | 'env_file: e.env'                                                                | ['e.env': 'A=$V\nB="$V"\nC=\'$V\'\nD=$A\nE=$$x\nV\nU']  | 'environment: {A: v, B: v, C: $V, D: v, E: $x, V: v}'
    'its own count more'             | 'env_file: e.env, environment: {X: 1, N: null, V: null}'                         | ['e.env': 'X=2\nN=n\nV=file\nY=3']                     | 'environment: {X: 1, N: null, V: v, Y: "3"}'
    'its own as a list'              | 'env_file: e.env, environment: [X=1, V]'                                         | ['e.env': 'X=2\nY=3']                                  | 'environment: {X: "1", Y: "3", V: v}'
    'without files'                  | 'environment: [X=1, V, U]'                                                       | [:]                                                    | 'environment: {X: "1", V: v, U: null}'
    'a later file counts more'       | 'env_file: [e.env, {path: f.env}]'                                               | ['e.env': 'A=1\nB=1', 'f.env': 'A=2\nC=$B']            | 'environment: {A: "2", B: "1", C: "1"}'
    'the file counts, not the caller' | 'env_file: e.env'                                                               | ['e.env': 'V=1\nB=$V']                                 | 'environment: {V: "1", B: v}'
    'a file that need not be'        | 'env_file: [{path: no.env, required: false}, {path: e.env, required: true}]'     | ['e.env': 'A=1']                                       | 'environment: {A: "1"}'
    'of .env'                        | 'env_file: e.env'                                                                | ['.env': 'W=dot', 'e.env': 'A=$W']                     | 'environment: {A: dot}'
    'its own are seen by the files'  | 'env_file: [e.env, f.env], environment: {O: own, W: own}'                         | ['e.env': 'W=file\nA=$O\nB=$W', 'f.env': 'C=$W']      | 'environment: {W: own, A: own, B: own, C: own, O: own}'
    'the caller is seen before them' | 'env_file: e.env, environment: {V: own, N: null}'                                  | ['e.env': 'A=$V', '.env': 'N=dot']                     | 'environment: {A: v, V: own, N: dot}'
    'a file sees itself before others' | 'env_file: [e.env, f.env]'                                                        | ['e.env': 'T=a\nN=$T', 'f.env': 'T=${T}b\nU=$T', '.env': 'D=d'] | 'environment: {T: ab, N: a, U: ab}'
    'raw'                            | 'env_file: [{path: e.env, format: raw}]'                                         | ['e.env': 'A=$V\nB="$V"\nC=\'x\' # y\n# c\n  G=1\nD= 2 \nE=\nV\nU\nA2=x=y\nF=a\\nb'] | 'environment: {A: $V, B: "$V", C: \'x\' # y, G: "1", D:  2 , E: "", V: v, A2: x=y, F: a\\nb}'
    'an empty file'                  | 'env_file: e.env'                                                                | ['e.env': '# nothing']                                 | ''
    'labels of a file'               | 'label_file: [e.env], labels: [A=2]'                                             | ['e.env': 'A=1\nC.d="x"']                              | 'labels: {A: "2", C.d: x}'
  }

  def "wrong: #service"(String service, String expected) {
    expect:
    problems(['compose.yaml': "services: {a: {$service}}", 'e.env': 'A=1\nB="x', 'x/y': '', 'u.env': 'A=${V']).join('; ') == expected

    where:
    service                                      | expected
    'env_file: no.env'                           | 'compose.yaml:1:26: there is no file `no.env`'
    'env_file: x'                                | 'compose.yaml:1:26: `x` is a folder, not a file of variables'
    'env_file: [e.env]'                          | 'compose.yaml:1:27: line 2 of `e.env` has a " that is never closed'
    'env_file: u.env'                            | 'compose.yaml:1:26: `u.env`: `${V` is not a variable'
    'env_file: [{path: e.env, format: json}]'    | 'compose.yaml:1:49: `json` is no format of a file of variables | `raw` takes everything as it is; without it values are interpolated'
    'env_file: [{pat: e.env}]'                   | 'compose.yaml:1:27: `env_file` says no `path` | for example path: web.env; compose.yaml:1:28: `env_file` has no key `pat` | did you mean `path`?'
    'env_file: [[e.env]]'                        | 'compose.yaml:1:27: a file is wanted here, or a map with its `path`, not a list'
    'env_file: null'                             | 'compose.yaml:1:26: a file is wanted here, or a map with its `path`, not nothing'
    'label_file: {a: b}'                         | 'compose.yaml:1:28: the name of a file is wanted here, not a map'
    'label_file: no.env'                         | 'compose.yaml:1:28: there is no file `no.env`'
  }

  def "a variable that no file of variables sets is told once"() {
    expect:
    service('a', ['compose.yaml': 'services: {a: {env_file: e.env}}', 'e.env': 'A=$NOPE\nB=$NOPE']) == '{environment: {A: "", B: ""}}'
    warnings == ['e.env:1: variable `NOPE` in `e.env` is not set, so nothing is put in | set it, or write ${NOPE:-default}']
  }
}
