package orchsh.dsl

import orchsh.engine.problem.Excerpt

/** What people get wrong, and what they are told: place, words, and behind the bar what to do. */
class ProblemsSpec extends DslSpec {

  def "a word that does not exist: #script"(String script, List<String> problems) {
    expect:
    problemsIn(script) == problems

    where:
    script                                                         || problems
    "service 'db' {\n  imagee 'postgres'\n}"                       || ['2:3: unknown word `imagee` | did you mean `image`?']
    "service 'web' { imagee = 'x' }"                               || ['1:17: unknown word `imagee` | did you mean `image`?']
    "service 'web' { imagee: 'x' }"                                || ['1:17: unknown word `imagee` | did you mean `image`?']
    "service 'x' {\n\timage 'tab'\n\timag 'x'\n}"                  || ['3:2: unknown word `imag` | did you mean `image`?']
    "service 'web' { image = 'x' }\nserv 'db' { image 'x' }"       || ['2:1: unknown word `serv` | did you mean `service`?']
    "serv 'db' { imge 'x' }"                                       || ['1:1: unknown word `serv` | did you mean `service`?']
    "serv 'db' < image 'x' >"                                      || ['1:1: unknown word `serv` | did you mean `service`?']
    "sevice 'db' <\n  image 'x'\n>"                                || ['1:1: unknown word `sevice` | did you mean `service`?']
    "service 'x' { notify() }"                                     || ['1:15: unknown word `notify`']
    "println undefinedFn(3)"                                       || ['1:9: unknown word `undefinedFn`']
    "service 'x' { image foo('a') }"                               || ['1:21: unknown word `foo`']
    "service 'x' { image \"a\${undefinedThing}\" }"                || ["1:25: unknown name `undefinedThing` | a text is written in quotes: 'undefinedThing'"]
    "def tag = 1\nservice 'x' { image \"a:\${tga}\" }"             || ['2:26: unknown name `tga` | did you mean `tag`?']
    "service 'x' { image \"a\${HOME}\" }"                          || ["1:25: unknown name `HOME` | a text is written in quotes: 'HOME'; a variable of the environment is System.getenv('HOME')"]
    "service 'a' { image 'x'; link db }"                           || ["1:31: unknown name `db` | a text is written in quotes: 'db'"]
    "foo.bar = 1"                                                  || ["1:1: unknown name `foo` | a text is written in quotes: 'foo'"]
    "def helper(int n) { service \"h\$n\" { image 'x' } }\nhelper(3)\nhelpr(4)" || ['3:1: unknown word `helpr` | did you mean `helper`?']
    "def x = 1\ndef f() { x + 1 }\nf()"                            || ["2:11: function does not see the script's variable `x` | leave out its `def`, or hand it over as a parameter"]
    "x = 5\nservice 'v' { [1,2].each { p -> prt x; port p } }"     || ['2:33: unknown word `prt` | did you mean `port`?']
    "def std = { image 'shared'; prots 2 }\nservice 'a', std"      || ['1:29: unknown word `prots` | did you mean `ports`?']
    "Foo f = new Foo()\nservice 'a' { image 'x' }"                 || ['1:5: unknown class `Foo`']
    "import foo.Bar\nservice 'a' { image 'x' }"                    || ['1:8: unknown class `foo.Bar`']
    "service 'a' { env A=1 }"                                      || ["1:19: `env` is a word, not the type of a variable | for example env POSTGRES_USER: 'admin', POSTGRES_DB: 'shop'"]
  }

  def "what engines bear is told, and let pass: #script"(String script, String warning) {
    expect:
    (compile(script) as Compilation.Compiled).warnings()*.toString() == [warning]

    where:
    script                                                                              || warning
    "service 'a' { image 'a'; port '80:80' }; service 'b' { image 'b'\n  port 80 >> 8080\n}" || 'stack.groovy:2:3: services `a` and `b` both publish port 80/tcp'
    "defaults { port '80:80' }\nservice 'a' { image 'x' }; service 'b' { image 'x' }"   || 'stack.groovy:1:12: services `a` and `b` both publish port 80/tcp'
    "service 'a' { image 'x'; privileged true; capDrop 'MKNOD' }"                       || 'stack.groovy:1:43: service `a` is privileged, so `capDrop` of MKNOD takes nothing away'
  }

  def "a word in a function that Groovy checks before it runs: #script"(String script, List<String> problems) {
    expect:
    problemsIn("import groovy.transform.*\n$script") == problems

    where:
    script                                                                                 || problems
    "@CompileStatic\ndef f() { service('a') { image 'x' } }\nf()"                          || ['3:11: a function with `@CompileStatic` cannot use the word `service` | leave `@CompileStatic` out: what `service` means is only known when the script runs', '3:26: a function with `@CompileStatic` cannot use the word `image` | leave `@CompileStatic` out: what `image` means is only known when the script runs']
    "@TypeChecked\ndef f() { params.x }\nparam 'x', default: 1\nf()"                        || ['3:11: a function with `@TypeChecked` cannot use the name `params` | leave `@TypeChecked` out: what `params` means is only known when the script runs']
    "@CompileStatic\ndef f() { tag }\ntag = 'x'\nservice('a') { image f() }"                || ['3:11: a function with `@CompileStatic` cannot use the name `tag` | leave `@CompileStatic` out: what `tag` means is only known when the script runs']
    "@CompileStatic\ndef f() { sh 'ls' }\nservice('a') { image 'x' }\ntask('t') { f() }"    || ['3:11: a function with `@CompileStatic` cannot use the word `sh` | leave `@CompileStatic` out: what `sh` means is only known when the script runs']
    "@CompileStatic\ndef f() { a.ip }\nservice('a') { image 'x' }\ntask('t') { f() }"       || ['3:11: a function with `@CompileStatic` cannot use the name `a` | leave `@CompileStatic` out: what `a` means is only known when the script runs']
  }

  def "whatever a script throws is told at its line: #script"(String script, List<String> problems) {
    expect:
    problemsIn("$script\nservice 'a' { image 'x' }") == problems

    where:
    script                                                                || problems
    "throw new Error('bad')"                                              || ['1:1: bad (Error)']
    "throw new Throwable()"                                               || ['1:1: the script fails here: Throwable']
    "throw new ThreadDeath()"                                             || ['1:1: the script fails here: ThreadDeath']
    "def f = { String a -> a }\nf('x', 'y')"                              || ['2:1: the function that is called here does not take this']
    "class A { A() { service('x') { image 'y' } } }\nnew A()"             || ['1:1: a `A` has no method `service` that takes this | words belong to the script: a class is handed the script, and says script.service']
  }

  def "a word in the wrong place: #script"(String script, List<String> problems) {
    expect:
    problemsIn(script) == problems

    where:
    script                                                                        || problems
    "image 'x'"                                                                   || ['1:1: `image` belongs inside the block of a service']
    "def f() { image 'x' }\nservice 'a' { f() }"                                  || ['1:11: `image` belongs inside the block of a service']
    "service 'a' { image 'x'; stack 'b' }"                                        || ['1:26: `stack` does not belong inside the block of a service | write it before or behind the block']
    "service 'a' { image 'x'; service 'b' { image 'y' } }"                        || ['1:26: `service` does not belong inside the block of a service | write it before or behind the block']
    "def f() { service 'b' { image 'y' } }\nservice 'a' { image 'x'; f() }"       || ['1:11: service `b` is inside service `a` | close the block of `a` first; `needs` and `link` join services']
    "service 'x' { image 'a' image 'b' }"                                         || ['1:25: `image` stands behind `image` on one line | put a `;` or a new line between them']
    "service 'x' { image 'a', port '80' }"                                         || ['1:26: `port` stands behind `image` on one line | put a `;` or a new line between them']
    "service 'x' { image 'a'; ports += '80:80' }"                                 || ["1:26: `ports` is a word, and nothing is added to words | for example ports '8080:80', 443"]
    "service 'x' { image 'a'; profile 'dev' }"                                    || ['1:26: `profile` does not belong inside the block of a service | did you mean `profiles`?']
    "service class { image 'a' }"                                                 || ["1:9: `class` is not expected here | `class` is a word of Groovy; as a name it is written in quotes: 'class'"]
    "service ‘a’ { image 'a' }"                                                   || ['1:9: `‘` is not expected here | quotes are straight ones: \' or "']
    "service 'a' { image 'x; port '80:80' }"                                      || ["1:21: this text ends in the middle of a word | perhaps its second `'` is missing; the last one of the line has none"]
    "service 'a' { image 'x; port '80:80'; command 'x' }"                         || ["1:21: this text ends in the middle of a word | perhaps its second `'` is missing; the last one of the line has none"]
    "service 'a' { image 'x'; network 'host' }"                                   || ["1:26: network `host` is not declared in this stack | that of the engine is said with networkMode 'host'"]
    "service 'a' { image 'x'; volume './data' }"                                  || ["1:26: volume `./data` is not told where it is seen inside | for example volume './data:/data'"]
    "service 'a' { image 'x'; volume '..' }"                                      || ["1:26: volume `..` is not told where it is seen inside | for example volume '..:/data'"]
    "volume 'd'\nservice 'a' { image 'x'; volume 'd:/x', labels: [a: 'b'] }"      || ['2:26: `labels` does not go with a volume | give them to the volume where it is declared']
    "def db = service('db') { image 'x' }\nservice 'a' { image 'x'; env A: db.ip }" || ['2:26: a service has no `ip` that could be read | only tasks and checks know the running stack; services reach each other by name']
    "service 'x' { image 'x'; wait tcp 80 }"                                      || ['1:35: `80` stands behind `wait` on one line | for example wait tcp: 5432, timeout: 30.s']
    "task 'a' { image 'a' }"                                                      || ['1:12: `image` belongs inside the block of a service']
    "exec 'db', 'ls'"                                                             || ['1:1: `exec` belongs inside the block of a task or check']
  }

  def "a word that is given the wrong things: #script"(String script, List<String> problems) {
    expect:
    problemsIn(script) == problems

    where:
    script                                                               || problems
    "service 'x'"                                                        || ["1:1: `service` has no block | for example service 'db' { image 'postgres:16' }"]
    "service 'x' wait { image 'y' }"                                     || ["1:1: `service` has no block | for example service 'db' { image 'postgres:16' }"]
    "service { image 'x' }"                                              || ["1:1: `service` is given no value | for example service 'db' { image 'postgres:16' }"]
    "service 'x' { build { contxt '.' } }"                               || ["1:15: `build` takes no block | for example build './api', target: 'test'"]
    "service 'x' { image 'a'; port 80, 8080: 80 }"                       || ["1:35: `port` knows no `8080:` | it knows published, hostIp, protocol, mode"]
    "service 'a' { image 'x' }\nservice 'b' { image 'x'; needs a }"      || ["2:32: unknown name `a` | the service of this name is written in quotes: 'a'"]
    "service a { image 'x' }\nservice 'b' { image 'x'; needs a }"        || ["2:32: unknown name `a` | the service of this name is written in quotes: 'a'"]
    "def n = 1\nservice 'b' { image 'x'; needs d }"                      || ["2:32: unknown name `d` | a text is written in quotes: 'd'"]
    "service 'x' { build 'a', 'b' }"                                     || ["1:15: `build` takes one value, not 2 | for example build './api', target: 'test'"]
    "service 'x' { build contxt: '.' }"                                  || ['1:21: `build` knows no `contxt:` | did you mean `context`?']
    "service 'x' { image }"                                              || ["1:15: `image` is given no value | for example image 'postgres:16'"]
    "service 'x' { image null }"                                         || ['1:15: `image` is given no value']
    "service 'x' { image name: 'x' }"                                    || ["1:15: `image` takes no `key: value` pairs | for example image 'postgres:16'"]
    "service 'x' { image 'Bad Image!' }\nservice 'y' { image 'B' }"      || ['1:15: `Bad Image!` is not the name of an image: there is a blank in it', '2:15: `B` is not the name of an image: it is written in lower case, `b`']
    "service 'x' { image(['a']) }"                                       || ['1:21: `image` takes a text, not a list']
    "service 'db' {\n  wait tpc: 5432\n}"                                || ['2:8: `wait` knows no `tpc:` | did you mean `tcp`?']
    "service 'db' { wait foo: 1 }"                                       || ['1:21: `wait` knows no `foo:` | it knows tcp, http, log, exec, healthy, exit, file, any, port, status, body, headers, times, timeout, stable, fail, every']
    "service 'x' { wait 5 }"                                             || ['1:15: `wait` takes `key: value` pairs | for example wait tcp: 5432, timeout: 30.s']
    "service 'x' { wait 5.s }"                                           || ['1:15: `wait` takes `key: value` pairs | for example wait tcp: 5432, timeout: 30.s']
    "service 'x' { image 'x'; def q = 5; wait q }"                       || ['1:37: `wait` does not take this | for example wait tcp: 5432, timeout: 30.s']
    "service 'x' { image 'x'; wait tcp: 1, http: '/' }"                  || ['1:26: `wait` is told to wait for tcp and http in one line | write one line for each: all of them must hold']
    "service 'x' { image 'x'; wait http: '/' }"                          || ['1:26: `wait http:` is not told on which port, and the service publishes none | add port: and its number']
    "service 'x' { image 'x'; ports 80, 81; wait http: '/' }"            || ['1:40: `wait http:` is not told on which port, and the service publishes 2 of them | add port: and its number']
    "service 'x' { image 'x'; wait http: 'health', port: 80 }"           || ['1:26: http path `health` does not start with `/`']
    "service 'x' { image 'x'; wait timeout: 5.s }"                       || ['1:26: `wait` is not told what to wait for | say one of tcp:, http:, log:, exec:, healthy:, exit:, file:, any:']
    "service 'x' { image 'x'; wait exec: '' }"                           || ['1:26: a wait for a command has no command']
    "service 'x' { image 'x'; wait exec: 'a \"b' }"                      || ['1:26: command `a "b` has a `"` that is never closed']
    "service 'x' { image 'x'; wait healthy: false }"                     || ['1:26: `healthy` takes true and nothing else | leave the line out to wait for nothing']
    "service 'x' { image 'x'; wait exit: 256 }"                          || ['1:26: exit code 256 is not between 0 and 255']
    "service 'x' { image 'x'; wait exit: 'no' }"                         || ['1:37: `exit` takes a number, not `no`']
    "service 'x' { image 'x'; wait file: 'ready' }"                      || ['1:26: path `ready` inside the container does not start with `/`']
    "service 'x' { image 'x'; wait any: [] }"                            || ['1:26: `any` has nothing to choose from']
    "service 'x' { image 'x'; wait any: [tcp: 80, file: '/x'] }"         || ["1:26: `any` is told of tcp and file in one alternative | give each brackets of its own, for example any: [[tcp: 80], [log: 'ready']]"]
    "service 'x' { image 'x'; wait any: [5] }"                           || ["1:26: `any` takes a list of waits | for example any: [[tcp: 80], [log: 'ready']]"]
    "service 'x' { image 'x'; wait any: [[any: [[tcp: 5]]]] }"           || ['1:26: `any` within `any` says nothing more; write one list']
    "service 'x' { image 'x'; wait any: [[tcp: 5]], port: 5 }"           || ['1:26: `port:` does not go with `any:`']
    "service 'x' { image 'x'; wait any: [[foo: 5]] }"                    || ['1:26: `wait` knows no `foo:` | it knows tcp, http, log, exec, healthy, exit, file, any, port, status, body, headers, times, timeout, stable, fail, every']
    "service 'x' { image 'x'; wait file: '/x', times: 5 }"               || ['1:26: `times:` does not go with `file:`']
    "service 'x' { image 'x'; wait tcp: 5, status: 200 }"                || ['1:26: `status:` does not go with `tcp:`']
    "service 'x' { image 'x'; wait tcp: '5432x' }"                       || ['1:36: `tcp` takes a number, not `5432x`']
    "service 'x' { image 'x'; wait tcp: 5, timeout: 30 }"                || ['1:48: `timeout: 30` has no unit | write 30.s for seconds or 30.ms']
    "service 'x' { image 'x'; wait tcp: 5, timeout: 0.s }"               || ['1:26: a timeout must be longer than nothing']
    "service 'x' { image 'x'; wait tcp: 5, timeout: '30 bananas' }"      || ["1:48: `30 bananas` is not a duration | write 30.s, 500.ms, 2.min or '1m30s'"]
    "service 'x' { image 'x'; wait tcp: 5, timeout: -1.s }"              || ['1:26: a timeout must be longer than nothing']
    "service 'x' { image 'x'; wait tcp: [5] }"                           || ['1:36: `tcp` takes a number, not a list']
    "service 'x' { image 'x'; wait http: '/', port: 5, status: [200] }"  || ['1:26: `status` takes one number or a range, not a list | for example 200..299']
    "service 'x' { image 'x'; wait tcp: 5, timeout: 5.sec }"             || ['1:50: unknown unit `sec` behind 5 | did you mean `seconds`?']
    "service 'x' { image 'x'; wait log: ~/(/ }"                          || ['1:26: `(` is not a regular expression: unclosed group']
    "service 'x' { image 'x'; volume 'data:/x:z' }"                      || ['1:26: `selinux` does not go with a volume']
    "service 'x' { image 'x'; volume 'data/a:/x' }"                      || ["1:26: `data/a` is neither the name of a volume nor a path | a folder beside the script is written './data/a'"]
    "service 'x' { image 'x'; volume 'data:/x' }"                        || ["1:26: volume `data` is not declared in this stack | declare it outside the service: volume 'data'; for a folder write './data'"]
    "service 'x' { image 'x'; volume './a:b' }"                          || ['1:26: `b` is not an absolute path inside the container']
    "volume 'v' { }"                                                     || ["1:1: `volume` takes no block | for example volume 'pgdata'"]
    "service 'x' { image 'x'; env A: null }"                             || ["1:26: `A` is given no value | an empty one is written ''"]
    "service 'x' { image 'x'; env A: [1, 2] }"                           || ['1:26: `A` takes a text, not a list']
    "service 'x' { image 'x'; env.'A=B' = 1 }"                           || ['1:26: `A=B` cannot be the name of a variable']
    "service 'x' { image 'x'; env 'A' }"                                 || ["1:26: `A` is not NAME=value | write env A: 'value'"]
    "service 'x' { image 'x'; env([A: 1, A: 2]) }"                       || ['1:37: `A:` is given twice to `env`']
    "service 'x' { image 'x'; ports 80:80, 80:81 }"                      || ['1:39: `80:` is given twice']
    "service 'x' { image 'a'; port 99999 }"                              || ['1:26: port 99999 is not between 1 and 65535']
    "service 'x' { image 'a'; port -1 }"                                 || ['1:26: port `-1` is not [[address:]host:]container[/protocol]']
    "service 'x' { image 'a'; port 0080 }"                               || ['1:31: a number does not begin with 0 | leave the 0 out, or write it in quotes']
    "service 'x' { image 'a'; port { 80 } }"                             || ["1:26: `port` takes no block | for example port '8080:80'"]
    "service 'x' { image 'a'; command 'sh -c \"oops' }"                  || ['1:26: command `sh -c "oops` has a `"` that is never closed']
    "service 'x' { image 'a'; command '' }"                              || ['1:26: `command` is given no words | the image\'s own is left out with command([])']
    "service 'x' { image 'a'; once true }"                               || ['1:26: `once` is for jobs, and `x` is a service | declare it with `job`']
    "job 'x' { image 'a'; once 'always' }"                               || ['1:27: `once` is true or false']
    "service 'x' { image 'a'; needs y: 'reddy' }"                        || ['1:26: `reddy` is no state of a service | did you mean `ready`?']
    "service 'x' { build 'ftp://example.org/a' }"                        || ["1:15: `ftp://example.org/a` is no address that `build` knows | it takes a folder, the address of a git repository, or of a tar: build 'https://example.org/app.git'"]
    "service 'a', { s, t -> image 'x' }"                                 || ['1:1: the block of service `a` takes more than one parameter | it needs none']
    "service(null) { image 'x' }"                                        || ['1:1: `service` is given no value']
    "service 'a' { image 'x'; name = 'y' }"                              || ['1:26: unknown word `name`']
    "network 'a', inernal: true"                                         || ['1:14: `network` knows no `inernal:` | did you mean `internal`?']
    "deadline 3"                                                         || ['1:10: `deadline: 3` has no unit | write 3.s for seconds or 3.ms']
    "stack 'x', ttl: 0.s"                                                || ['1:1: `ttl:` takes a time that is longer than nothing']
    "deadline 0.s"                                                       || ['1:1: `deadline` takes a time that is longer than nothing']
    "deadline 1.s; deadline 2.s"                                         || ['1:15: `deadline` is given twice']
    "network 'a', internal: 'yes'"                                       || ['1:24: `internal` is true or false']
  }

  def "parts that contradict each other: #script"(String script, List<String> problems) {
    expect:
    problemsIn(script) == problems

    where:
    script                                                                              || problems
    "service 'db' { image 'x' }\nservice 'db' { image 'y' }"                            || ['2:1: service `db` is declared twice | the first one is in line 1']
    "stack 'a'; stack 'b'\nservice 'x' { image 'x' }"                                   || ['1:12: `stack` is given twice | the first one is in line 1']
    "stack 'A b'\nservice 'x' { image 'x' }"                                            || ['1:1: `A b` is not a name for a stack: use lower-case letters, digits, `-` and `_`, a letter or digit first']
    "stack 'a'"                                                                         || ["1:1: the script declares no service | for example service 'db' { image 'postgres' }"]
    ''                                                                                  || ["1:1: the script declares no service | for example service 'db' { image 'postgres' }"]
    "volume 'v'\nservice 'x' { port 80 }"                                               || ['2:1: service `x` has no image | give it image \'…\' or build \'…\'']
    "service 'x y' { image 'a' }"                                                       || ['1:1: `x y` is not a name for a service: use letters, digits, `-`, `_` and `.`, a letter or digit first']
    "service 'web' { image 'x'; links db: 'mcc' }\nservice 'dbb' { image 'y' }"         || ['1:28: service `web` links to `db`, which is no service of this stack | did you mean `dbb`?']
    "service 'x' { image 'x'; network 'bakc' }\nnetwork 'back'"                         || ['1:26: network `bakc` is not declared in this stack | did you mean `back`?']
    "service 'x' { image 'x'; network 'default', 'default' }"                           || ['1:26: service `x` joins network `default` twice']
    "service 'x' { image 'a'; port '80:80', '80:81' }"                                  || ['1:26: service `x` publishes port 80/tcp twice']
    "service 'a' { image 'a'; needs 'b' }\nservice 'b' { image 'b'; needs 'a' }"        || ['1:26: these services need each other in a circle: a -> b -> a | a `link` gives a name without waiting; circles of links are fine']
    "network 'default'"                                                                 || ['1:1: every stack has the network `default`: it is not declared | it is only told what it is to be like: network \'default\', subnet: \'172.30.0.0/24\'']
    "volume 'a'; volume 'a'"                                                            || ['1:13: volume `a` is declared twice | the first one is in line 1']
  }

  def "what Groovy cannot read: #script"(String script, List<String> problems) {
    expect:
    problemsIn(script) == problems

    where:
    script                                                              || problems
    "service 'x' { image 'unterminated }"                               || ["1:21: this text is never closed: its second `'` is missing"]
    "service 'db' {\n  image 'x'\nservice 'web' {\n  image 'y'\n}"      || ["1:14: block `service 'db'` is never closed | add a `}` where it ends"]
    "service 'a' {\n  env A: 1, B: [1,2\n}"                             || ['2:16: this `[` is never closed | at 3:1 a `}` comes before its `]`']
    "service 'a' { image 'x' }}"                                        || ['1:26: `}` closes nothing']
    "if (true {\n}"                                                     || ['1:4: this `(` is never closed | add a `)` where it ends']
    "service 'x' { env A: 1,\n}"                                        || ['1:23: `,` is not expected here']
    "service 'x' {\n  wait cmd: tcp: 1\n}"                              || ['2:16: `:` is not expected here']
    "service 'x' {\n  image 'x'\n  if (true) {\n    image 'y',\n  }\n}" || ['4:14: `,` is not expected here']
    "service 'a' { image = }"                                           || ['1:23: something is missing in front of this bracket']
    "service default { image 'x' }"                                     || ["1:9: `default` is not expected here | `default` is a word of Groovy; as a name it is written in quotes: 'default'"]
    "service 'x' { image 'x'; wait tcp: 80, timeout: 30s, every: 2s }"  || ['1:52: `,` is not expected here | write 30.s for 30s']
    "service 'a' { image 'x' }\nSystem.exit(0)"             || ['2:1: a stack script cannot end orchsh with `exit` or `halt` | `return` ends the script']
    "if (true) java.lang.System.exit 1\nservice 'a' { image 'x' }"             || ['1:11: a stack script cannot end orchsh with `exit` or `halt` | `return` ends the script']
    "Runtime.getRuntime().halt(3)\nservice 'a' { image 'x' }"             || ['1:1: a stack script cannot end orchsh with `exit` or `halt` | `return` ends the script']
    "Runtime.runtime.exit(3)\nservice 'a' { image 'x' }"             || ['1:1: a stack script cannot end orchsh with `exit` or `halt` | `return` ends the script']
    "Service 'a' { image 'x' }"                                         || ['1:1: unknown word `Service` | did you mean `service`?']
    "def x = 1\n  Database 'a' { image 'x' }"                           || ['2:3: unknown word `Database`']
    "@Grab('a:b:1')\nimport x.Y\nservice 'a' { image 'x' }"             || ['1:1: `@Grab` is not possible in a stack script | it would fetch code from the network unseen; use what Groovy and Java bring along']
    "@groovy.transform.BaseScript Script b"                             || ['1:1: `@BaseScript` is not possible in a stack script | the base of a stack script are the words of the language']
    "def run() { 1 }\nservice 'a' { image 'x' }"                        || ['1:1: a function of a script cannot be called `run` | the lines of a script run by themselves']
    "def f(x) { 1 }\ndef f(y, z) { 1 }\ndef f(String x) { 3 }\ndef f(z) { 2 }\nservice 'a' { image 'x' }" || ['4:1: function `f` is declared twice | the first one is in line 1']
    "void main() { println 1 }"                                         || ['1:1: a function of a script cannot be called `main` | the lines of a script run by themselves']
    "class A {}"                                                        || ["1:1: the script declares no service | for example service 'db' { image 'postgres' }"]
    "@groovy.lang.Grapes([])\ndef x = 1"                                || ['1:1: `@Grapes` is not possible in a stack script | it would fetch code from the network unseen; use what Groovy and Java bring along']
  }

  def "what fails while the script runs: #script"(String script, List<String> problems) {
    expect:
    problemsIn(script) == problems

    where:
    script                                                                         || problems
    "service 'x' {\n  image 'x'\n  def x = null\n  image x.foo()\n}"               || ['4:3: `foo` is asked of something that has no value']
    "service 'x' { throw new IllegalStateException('boom') }"                      || ['1:15: boom (IllegalStateException)']
    "service 'x' { throw new IllegalStateException() }"                            || ['1:15: the script fails here: IllegalStateException']
    "def f() {\n  1 / 0\n}\nservice 'x' {\n  image \"x:\${f()}\"\n}"                || ['2:3: division by zero (ArithmeticException)']
    "class A {\n  static b() {\n    throw new RuntimeException('deep')\n  }\n}\nA.b()" || ['3:5: deep (RuntimeException)']
    "int f(int n) { f(n+1) }\nf(0)"                                                || ['1:16: this calls itself without end | a function that calls itself must stop at some point']
    "assert 1 == 2"                                                                || ['1:1: this does not hold: `1 == 2`']
    "service 'a' { assert name == 'b' : 'wrong name' }"                            || ['1:15: wrong name | `name == b` does not hold: name = a']
    "service 'x' { image 'a'; env A: 'x'.foo() }"                                  || ['1:26: a text has no method `foo` that takes this']
    "def m = [:]\nm.a.b"                                                           || ['2:1: `b` is asked of something that has no value']
    "def f = { it.bar }\nf([1])"                                                   || ['1:11: no `bar` can be read from everything in this list']
    "def f = { it.bar }\nf(1)"                                                     || ['1:11: a number has no property `bar`']
    "def s = service 'a' { image 'x' }\ns.imagee = 'y'"                            || ['2:1: unknown word `imagee` | did you mean `image`?']
    "def s = service 'a' { image 'x' }\ns.imagee 'y'"                              || ['2:1: unknown word `imagee` | did you mean `image`?']
    "def s = service 'a' { image 'x' }\nprintln s.imagee"                          || ['2:1: a service has no `imagee` that could be read']
  }

  def "an assertion that does not hold shows its values"() {
    expect:
    (compile('def n = 1\nassert n + 1 == 3') as Compilation.Refused).problems()[0].details() == [
      'assert n + 1 == 3',
      '       | |   |',
      '       1 2   false']
  }

  def "all problems are told at once, also in branches that never run"() {
    expect:
    problemsIn('''
      if (false) {
        service 'web' {
          imgae 'x'
          memry 512.mb
          wait tpc: 5
        }
      }
      helper()'''.stripIndent().trim()) == [
      '3:5: unknown word `imgae` | did you mean `image`?',
      '4:5: unknown word `memry` | did you mean `memory`?',
      '5:10: `wait` knows no `tpc:` | did you mean `tcp`?',
      '8:1: unknown word `helper`']
  }

  def "problems that only show in the run are told together too"() {
    expect:
    problemsIn('''
      service 'a' { image 'A'; port 0 }
      service 'b' { image 'b'; env X: null }
      throw new RuntimeException('end')'''.stripIndent().trim()) == [
      '1:15: `A` is not the name of an image: it is written in lower case, `a`',
      '1:26: port 0 is not between 1 and 65535',
      "2:26: `X` is given no value | an empty one is written ''",
      '3:1: end (RuntimeException)']
  }

  def "a problem quotes its line and knows what to underline: #script"(String script, Excerpt excerpt) {
    expect:
    (compile(script) as Compilation.Refused).problems()[0].excerpt().get() == excerpt

    where:
    script                                                  || excerpt
    "service 'db' {\n  imagee 'postgres'\n}"                || new Excerpt("  imagee 'postgres'", 3, 6)
    "service 'db' {\n  image 'B'; port 80\n}"               || new Excerpt("  image 'B'; port 80", 3, 9)
    "service 'db' { image 'x' }\nservice db { image 'y' }"  || new Excerpt("service db { image 'y' }", 1, 10)
    "service 'db' {\n\tport 80\n\tprot 80\n}"               || new Excerpt("\tprot 80", 2, 4)
    "service 'db' {\r\n  imagee 'x'\r\n}"                   || new Excerpt("  imagee 'x'", 3, 6)
  }

  def "a script that is too much for Groovy is refused in words: #what"(String what, String script, String problem) {
    when:
    def problems = problemsIn(script)

    then:
    problems == [problem]

    where:
    what                | script                                          || problem
    'too deep'          | 'def x = ' + '(' * 3000 + '1' + ')' * 3000      || '1:209: brackets are more than 200 deep here | a variable or function of its own holds what is inside'
    'too long'          | "if (true) {\n" + "println 1 + 2 + 3 + 4\n" * 4000 + '}' || '1:1: the script has too many lines in one piece | a loop or functions of their own make it shorter'
  }

  def "a script of thousands of lines is one stack, with its variables and places"() {
    given:
    def lines = "def tag = 'a'\n" + "printed = (binding.hasVariable('printed') ? printed : 0) + 1\n" * 2500 + "tag = 'b'\n"

    expect:
    (compile(lines + 'service("x$printed") { image "x:$tag" }') as Compilation.Compiled).stack().services().collect { [it.name(), it.image().get().toString()] } == [['x2500', 'x:b']]
    problemsIn(lines + "println 1\n" * 600 + "service 'y' {\n  image 'Y'\n}") == ['3104:3: `Y` is not the name of an image: it is written in lower case, `y`']
    problemsIn(lines + "println 1\n" * 600 + "null.foo()\n" + 'println 2\n' * 600) == ['3103:1: `foo` is asked of something that has no value']
  }

  def "what people write who come from other tools leads to how it is written here: #script"(String script, List<String> problems) {
    expect:
    problemsIn(script) == problems

    where:
    script                                             || problems
    "version '3.8'\nservice('a') { image 'x' }"       || ['1:1: unknown word `version` | a script has no version: leave the line out']
    "version: '3.8'\nservice('a') { image 'x' }"      || ['1:1: unknown word `version` | a script has no version: leave the line out']
    "volumes 'data'\nservice('a') { image 'x' }"      || ["1:1: `volumes` belongs inside the block of a service | outside of services each volume is declared by itself: volume 'data'"]
    "volumes {\n  data {}\n}"                        || ["1:1: `volumes` belongs inside the block of a service | outside of services each volume is declared by itself: volume 'data'"]
    "networks { back }"                                || ["1:1: `networks` belongs inside the block of a service | outside of services each network is declared by itself: network 'back'"]
    "services { db { image 'x' } }"                    || ["1:1: unknown word `services` | each service is declared by itself: service 'db' { image 'postgres:16' }"]
    "db { image 'x' }"                                 || ["1:1: unknown word `db` | a service is declared by its word: service 'db' { … }"]
    "'my-db' { image 'x' }"                            || ["1:1: unknown word `my-db` | a service is declared by its word: service 'my-db' { … }"]
    "service('a') { image 'x'; cmd 'sh' }"             || ['1:27: unknown word `cmd` | did you mean `command`?']
    "service('a') { image 'x'; cpus 'x' }"             || ['1:32: `cpus` takes a number, not `x` | for example cpus 1.5']
    "service('') { image 'x' }"                        || ["1:1: `service` is given an empty name | it is what others know it by: service 'db' { … }"]
    "job(' ') { image 'x' }"                           || ["1:1: `job` is given an empty name | it is what others know it by: job 'db' { … }"]
    "println new File('/no/file').text"                || ['1:1: there is no file `/no/file`']
    "println new File('/').text"                       || ['1:1: `/` is a folder, not a file']
    "throw new OutOfMemoryError('x')"                  || ['1:1: the script needs more memory than there is | something in it grows and grows, or is very large']
  }

  def "no problem says null or shows a Java name, whatever the script: #script"(String script) {
    expect:
    problemsIn(script).every { !(it =~ /\bnull\b|java\.|groovy\.|orchsh\./) }

    where:
    script << [
      'def x = null; x.y = 1', 'null.foo()', 'service(null) { image "x" }', "service 'a' { env(null) }", "service 'a' { ports null }",
      "service 'a' { image 'x'; link null }", "service 'a' { build null }", "stack null", "[1].foo()", "new Object().foo()", "new Object().bar",
      "'x' as Integer", "Integer.parseInt('y')", "def f(int a) {}\nf('x')", "throw new Exception()", "[] as Integer", "5.foo()",
      "service 'a' { image 'x'; wait null }", "service 'a' { image 'x'; wait([:]) }", "service 'a' { network null, alias: null }", '}', '{', '((', '"${', "'''", '/*',
    ]
  }
}
