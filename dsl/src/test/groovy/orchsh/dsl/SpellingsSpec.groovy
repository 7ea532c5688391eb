package orchsh.dsl

import orchsh.engine.model.Stack

/** Every way in which people write blocks and words. */
class SpellingsSpec extends DslSpec {

  def "a block may be written so: #script"(String script, Map<String, String> images) {
    expect:
    imagesOf(stack(script)) == images

    where:
    script                                                                              || images
    "service 'db' { image 'postgres'; wait tcp: 5432 }"                                 || [db: 'postgres']
    "service db { image 'postgres'; wait tcp:5432 }"                                    || [db: 'postgres']
    "service('db') { image 'postgres' }"                                                || [db: 'postgres']
    "service 'db', { image 'x' }"                                                       || [db: 'x']
    "service('db', { image 'x' })"                                                      || [db: 'x']
    "service 'db' < image 'postgres'; wait tcp:5432 >"                                  || [db: 'postgres']
    "service db < image 'postgres' >"                                                   || [db: 'postgres']
    "service('db') <\n  image 'postgres'\n>"                                            || [db: 'postgres']
    "service my-db < image 'x' >"                                                       || ['my-db': 'x']
    "service 'my-db' { image 'x' }"                                                     || ['my-db': 'x']
    "service my-db { image 'x' }"                                                       || ['my-db': 'x']
    "service my-big-db { image 'x' }"                                                   || ['my-big-db': 'x']
    "service web-2 { image 'x' }"                                                       || ['web-2': 'x']
    "def i=3; service \"web-\${i}\" { image \"x:\$i\" }"                                || ['web-3': 'x:3']
    "def name='n1'; service name { image 'x' }"                                         || [n1: 'x']
    "name='n1'; service name { image 'x' }"                                             || [n1: 'x']
    "service build { image 'x' }"                                                       || [build: 'x']
    "service wait { image 'x' }"                                                        || [wait: 'x']
    "service 'build' { image 'x' }"                                                     || [build: 'x']
    "service 'wait' { image 'x' }"                                                      || [wait: 'x']
    "service 'run' { image 'x' }"                                                       || [run: 'x']
    "service 'use' { image 'x' }"                                                       || [use: 'x']
    "service 'print' { image 'x' }"                                                     || [print: 'x']
    "service 'with' { image 'x' }"                                                      || [with: 'x']
    "service 'sleep' { image 'x' }"                                                     || [sleep: 'x']
    "service 'if' { image 'x' }"                                                        || ['if': 'x']
    "service 'call' { image 'x' }"                                                      || [call: 'x']
    "service 'service' { image 'x' }"                                                   || [service: 'x']
    "service call { image 'x' }"                                                        || [call: 'x']
    "service println { image 'x' }"                                                     || [println: 'x']
    "service 'each' { image 'x' }"                                                      || [each: 'x']
    "service 'network' { image 'x' }"                                                   || [network: 'x']
    "service this { image 'x' }"                                                        || [this: 'x']
    "service 5 { image 'x' }"                                                           || ['5': 'x']
    'service """db""" { image \'x\' }'                                                  || [db: 'x']
    "service 'mysql'\n{\n  image 'x'\n}"                                                || [mysql: 'x']
    "service 'a' { image 'x' } service 'b' { image 'y' }"                               || [a: 'x', b: 'y']
    "service 'a' < image 'x' > service 'b' < image 'y' >"                               || [a: 'x', b: 'y']
    "for (i in 1..3) service \"web-\$i\" { image \"x:\$i\" }"                           || ['web-1': 'x:1', 'web-2': 'x:2', 'web-3': 'x:3']
    "(1..3).each { n -> service \"worker-\$n\" { image 'w'; command 'worker', \"\$n\" } }" || ['worker-1': 'w', 'worker-2': 'w', 'worker-3': 'w']
    "if (true) service 'db' { image 'x' } else service 'e' { image 'y' }"               || [db: 'x']
    "if (false) service 'db' < image 'x' > else service 'e' < image 'y' >"              || [e: 'y']
    "def d = service 'db' { image 'x' }\nd.image('y'); service 'e' { image d.image }"   || [db: 'y', e: 'y']
    "def d = service 'db' { image 'x' }\nd.image = 'y'"                                 || [db: 'y']
    "[1,2].each { n -> service \"web-\$n\" { image 'x' } }"                             || ['web-1': 'x', 'web-2': 'x']
    "[1,2].each { service \"web-\$it\" { image \"x\$it\" } }"                           || ['web-1': 'x1', 'web-2': 'x2']
    "[1,2].each { service \"web-\$it\" < image \"x\$it\" > }"                           || ['web-1': 'x1', 'web-2': 'x2']
    "['a','b'].each { service it { image \"\$it\" } }"                                  || [a: 'a', b: 'b']
    "for (n in ['a','b']) { service n { image n } }"                                    || [a: 'a', b: 'b']
    "['a','b'].each { n -> service n { image n } }"                                     || [a: 'a', b: 'b']
    "for (int i = 0; i < 2; i++) service \"s\$i\" { image 'x' }"                        || [s0: 'x', s1: 'x']
    "def mk(String n, int port=80) { service n { image \"img:\$port\" } }\nmk('a'); mk 'b', 90; mk('c').image('z')" || [a: 'img:80', b: 'img:90', c: 'z']
    "def mk(n) { return service(n) { image 'x' } }\nmk 'a'"                             || [a: 'x']
    "def names=['a','b']; service names[0] { image 'x' }"                               || [a: 'x']
    "def o=[name:'zz']; service o.name { image 'x' }"                                   || [zz: 'x']
    "def make(x){ x+'-1' }\nservice make('db') { image 'x' }"                           || ['db-1': 'x']
    "def make(){ 'db' }\nservice make() { image 'x' }"                                  || [db: 'x']
    "service \"a\" + \"b\" { image 'x' }"                                               || [ab: 'x']
    "def c = { image 'shared'; wait tcp: 1 }\nservice 'a', c\nservice 'b', c"           || [a: 'shared', b: 'shared']
    "try { throw new RuntimeException('x') } catch (e) { service e.message { image 'c' } }" || [x: 'c']
    "switch (1) { case 1: service 'sw' { image 'x' }; break; default: service 'no' { image 'x' } }" || [sw: 'x']
    "def x = true ? service('t') { image 'x' } : service('f') { image 'x' }"            || [t: 'x']
    "class Foo { static String nm() { 'foo' } }\nservice Foo.nm() { image 'x' }"        || [foo: 'x']
    "def m() { ['p','q'].collect { n -> service \"\$n\" { image n } } }\nm().each { it.image 'late' }" || [p: 'late', q: 'late']
    "import java.nio.file.Files\ndef d = Files.exists(java.nio.file.Path.of('/')) ? 'a' : 'b'\nservice d { image 'x' }" || [a: 'x']
    "def (a, b) = ['p', 'q']\nservice a { with { image b } }"                           || [p: 'q']
    "service 'a', { s -> s.image 'x' }"                                                 || [a: 'x']
    "service 'a', { -> image 'x' }"                                                     || [a: 'x']
    "def service = 'web'\nservice service { image 'x' }"                                || [web: 'x']
    "def f = (x) -> { service x { image 'y' } }\nf 'a'"                                 || [a: 'y']
    "def f = this.&service\nf('a') { image 'x' }"                                       || [a: 'x']
    "package foo\nservice 'a' { image 'x' }"                                            || [a: 'x']
  }

  def "a word may be written so: #block"(String block, Object expected) {
    expect:
    def a = service(block)
    [a.image().get() as String, a.env(), a.ports()*.toString(), a.links()*.alias(), a.command().orElse(null)].contains(expected)

    where:
    block                                                                 || expected
    "image = 'other'"                                                     || 'other:latest'
    "delegate.image = 'other'"                                            || 'other:latest'
    "delegate.ports = [80, '81:82']"                                      || ['80', '81:82']
    "image: 'other'"                                                      || 'other:latest'
    "def image = 'other'; image image"                                    || 'other:latest'
    "def f = { String x -> image x }\nf 'other'"                          || 'other:latest'
    "image \"other:\${1 + 1}\""                                           || 'other:2'
    "env A: 1, 'B.c': 2; env << [C: 3]; env.D = 4"                        || [A: '1', 'B.c': '2', C: '3', D: '4']
    "env [A: 1]"                                                          || [A: '1']
    "env [A: 1, B: 2.50]"                                                 || [A: '1', B: '2.50']
    "env = [A: true]"                                                     || [A: 'true']
    "env: [A: 'x']"                                                       || [A: 'x']
    "env 'A=1', 'B=x=y'"                                                  || [A: '1', B: 'x=y']
    "env A: 1; env B: env.A + 1"                                          || [A: '1', B: '11']
    "env A: 1; env.each { k, v -> env \"\$k\": v + v }"                   || [A: '11']
    "env((1..2).collectEntries { [\"K\$it\" as String, it] })"            || [K1: '1', K2: '2']
    "def env = 'x'; env A: env"                                           || [A: 'x']
    "ports [80]"                                                          || ['80']
    "ports [80, 81]"                                                      || ['80', '81']
    "ports 8080 >> 80"                                                    || ['8080:80']
    "ports 8080 >> 80, 53 >> 53.udp"                                      || ['8080:80', '53:53/udp']
    "ports([8080 >> 80, 90])"                                             || ['8080:80', '90']
    "port '127.0.0.1:8080' >> 80"                                         || ['127.0.0.1:8080:80']
    "port((8000 + 80) >> 80)"                                             || ['8080:80']
    "ports 8080:80, 443:443"                                              || ['8080:80', '443:443']
    "ports '80:80', 443"                                                  || ['80:80', '443']
    "port 5000; port '8000-8001:80-81'"                                   || ['5000', '8000:80', '8001:81']
    "delegate.port 8080 >> 80"                                            || ['8080:80']
    "for (port in [80, 81]) port port"                                    || ['80', '81']
    "[80, 81].each { port -> ports port }"                                || ['80', '81']
    "def (image, port) = ['other', 90]; image image; port port"           || ['90']
    "[80, 81].each { port it }"                                           || ['80', '81']
    "def ports = [80, 443]\nfor (p in ports) port p; ports(*ports)"       || ['80', '443', '80', '443']
    "link db: 'mcc'"                                                      || ['mcc']
    "links 'db', 'mq'"                                                    || ['db', 'mq']
    "link db: ['one', 'two']"                                             || ['one', 'two']
    "link 'db:other'"                                                     || ['other']
    "link 'db', env: false"                                               || ['db']
    "command 'sh -c \"sleep 1\"'"                                         || ['sh', '-c', 'sleep 1']
    "command 'sh', '-c', 'sleep 1'"                                       || ['sh', '-c', 'sleep 1']
    "command ['sh', '-c', 'sleep 1']"                                     || ['sh', '-c', 'sleep 1']
    "command(['echo', \"\${1 + 1}\"])"                                    || ['echo', '2']
  }

  private static Map<String, String> imagesOf(Stack stack) {
    stack.services().collectEntries { [it.name(), it.image().get().toString() - ':latest'] }
  }
}
