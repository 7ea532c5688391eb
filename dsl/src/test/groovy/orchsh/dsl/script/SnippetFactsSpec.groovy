package orchsh.dsl.script

import orchsh.engine.problem.ProblemException
import spock.lang.Specification

/** What a person is told before a snippet may run. */
class SnippetFactsSpec extends Specification {

  static List<String> facts(String text) {
    new SnippetFacts().read('x.groovy', text).lines()
  }

  def "#text: #told"(String text, List<String> told) {
    expect:
    facts("service(name) {\n$text\n}") == told

    where:
    text                                       || told
    "image 'postgres:16'"                      || ["runs an image: 'postgres:16'"]
    'image "postgres:${params.version}"'       || ['runs an image: "postgres:${params.version}"']
    "image = 'x'"                              || ["runs an image: 'x'"]
    "image: 'x'"                               || ["runs an image: 'x'"]
    "build './app'"                            || ["builds an image: './app'"]
    "build context: './app', args: [A: 1]"     || ["builds an image: context: './app', args: [A: 1]"]
    "port '80:80'"                             || ["publishes a port: '80:80'"]
    "ports 80, 443"                            || ['publishes a port: 80, 443']
    "port 8080 >> 80"                          || ['publishes a port: 8080 >> 80']
    "volume 'data:/data'"                      || []
    "volume './data:/data'"                    || ["uses a path of the host: './data:/data'"]
    "volume '/:/host'"                         || ["uses a path of the host: '/:/host'"]
    "volume '~/x:/x'"                          || ["uses a path of the host: '~/x:/x'"]
    "volume '/etc' >> '/etc'"                  || ["uses a path of the host: '/etc'"]
    "volumes(['a:/a', './b:/b'])"              || ["uses a path of the host: './b:/b'"]
    'volume "${params.folder}:/data"'          || ['uses a path of the host: "${params.folder}:/data"']
    "volume '/etc': '/x', 'data': '/y'"        || ["uses a path of the host: '/etc'"]
    "volume(['./a': '/a'])"                    || ["uses a path of the host: './a'"]
    "networks(['ho' + 'st'])"                  || ["asks for a privilege: networks ['ho' + 'st']"]
    "volume params.folder"                     || ['uses a path of the host: params.folder']
    'volume "${name}-data:/data"'              || []
    'volume "/${name}:/data"'                  || ['uses a path of the host: "/${name}:/data"']
    "volume type: 'bind', source: '/x', target: '/y'" || ["uses a path of the host: '/x'"]
    "volume '/var/run/docker.sock:/s'"         || ["asks for a privilege: the engine's own socket '/var/run/docker.sock:/s'", "uses a path of the host: '/var/run/docker.sock:/s'"]
    "onReady { println 1 }"                    || ['is a program that can do what you can do: a block that belongs to no word, { println 1 }', 'does something on the host: onReady']
    "onReady 'touch /x'"                       || []
    "afterStart 'mount /x', privileged: true"  || ["asks for a privilege: afterStart 'mount /x', privileged: true"]
    "beforeStart 'sync', image: 'tool'"        || ["runs an image: 'tool'"]
    "beforeStop 'sync', user: 'me'"            || []
    "network 'host'"                           || ["asks for a privilege: network 'host'"]
    "network 'back'"                           || []
    "groupAdd 'docker'"                        || ["asks for a privilege: groupAdd 'docker'"]
    "externalLinks 'redis_1:redis'"            || ["uses what others have: externalLinks 'redis_1:redis'"]
    "volume type: 'image', source: 'x:1', target: '/y'" || ["runs an image: volume 'x:1'"]
    "volume(type: params.t, source: 'x', target: '/y')" || ["runs an image: volume 'x'"]
    "deploy replicas: 2"                       || []
    "deploy resources: [limits: [memory: '1g']]" || []
    "deploy resources: [reservations: [devices: [[capabilities: ['gpu']]]]]" || ["asks for a privilege: deploy resources: [reservations: [devices: [[capabilities: ['gpu']]]]]"]
    "deploy params.x"                          || ['asks for a privilege: deploy params.x']
    "deploy resources: params.x"               || ['asks for a privilege: deploy resources: params.x']
    "like 'api'"                               || ["uses what others have: like 'api'"]
    "if (params.x) { image 'x' } else { image 'y' }" || ["runs an image: 'x'", "runs an image: 'y'"]
    "image 'a'\nimage 'a'"                     || ["runs an image: 'a'"]
    "volume 'a:/a'; [1].each { volume '/b:/b' }" || ["is a program that can do what you can do: a call on an object, [1].each { volume '/b:/b' }", "uses a path of the host: '/b:/b'"]
  }

  def "#text outside of a service: #told"(String text, List<String> told) {
    expect:
    facts(text) == told

    where:
    text                                    || told
    "param 'user', default: 'ann'"          || ["takes a param: 'user', default: 'ann'"]
    "include 'x.groovy'"                    || ['is a program that can do what you can do: `include`, include \'x.groovy\'', "takes in: 'x.groovy'"]
    "'rm -rf ~'.execute()"                  || ["is a program that can do what you can do: a call on an object, 'rm -rf ~'.execute()"]
    "def f() { service('x') { privileged true } }" || ['is a program that can do what you can do: a function, def f() { service(\'x\') { privileged true } }', 'asks for a privilege: privileged true']
    "class A { def x = 'a'.execute() }"     || ["is a program that can do what you can do: a class, class A { def x = 'a'.execute() }"]
    "int a = 1; int b = 2"                  || ['is a program that can do what you can do: a variable, int a = 1', 'is a program that can do what you can do: a variable, int b = 2']
  }

  def "files of the host that are handed in are seen: #text"(String text, String file) {
    expect:
    facts(text).contains("uses a path of the host: '$file'".toString())

    where:
    text                                   || file
    "secret 'x', file: '/etc/shadow'"      || '/etc/shadow'
    "config 'x', file: './x.conf'"         || './x.conf'
  }

  def "what belongs to others, or to the host's environment, is seen: #text"(String text, List<String> told) {
    expect:
    facts(text) == told

    where:
    text                                             || told
    "secret 'x', env: 'TOKEN'"                       || ["reads a variable of the host: 'TOKEN'"]
    "config 'x', env: 'TOKEN'"                       || ["reads a variable of the host: 'TOKEN'"]
    "volume 'x', external: true, name: 'shop_data'"  || ["uses what others have: volume 'x', external: true, name: 'shop_data'"]
    "network 'x', external: params.x"                || ["uses what others have: network 'x', external: params.x"]
    "volume('x', ('ext' + 'ernal'): true)"           || ["uses a path of the host: ('ext' + 'ernal')", "uses what others have: volume 'x', ('ext' + 'ernal'): true"]
    "secret(params.x ?: [env: 'TOKEN'], 'x')"        || ["reads a variable of the host: 'TOKEN'"]
    "secret([:] + [env: 'TOKEN'], 'x')"              || ["reads a variable of the host: 'TOKEN'"]
    "volume 'x', external: false"                    || []
    "volume 'x', labels: [a: 'b']"                   || []
    "network 'x', driver: 'bridge'"                  || []
    "network 'x', driver: 'macvlan', parent: 'eth0'" || ["asks for a privilege: network 'x', driver: 'macvlan', parent: 'eth0'"]
    "network 'x', driver: 'ipvlan'"                  || ["asks for a privilege: network 'x', driver: 'ipvlan'"]
    "network 'x', driver: 'host'"                    || ["asks for a privilege: network 'x', driver: 'host'"]
    "network 'x', driver: params.d"                  || ['asks for a privilege: network \'x\', driver: params.d']
  }

  def "methods without a body are read over"() {
    expect:
    facts('interface A { void go() }\nabstract class B { abstract void go() }').size() == 2
  }

  def "a text that cannot be read is refused where it is wrong"() {
    when:
    facts("service(name) {\n  image 'x\n}")

    then:
    def e = thrown(ProblemException)
    e.problems()[0].at().get().toString().startsWith('x.groovy:2:')
  }

  def "nothing of the text is run or resolved"() {
    expect:
    facts('@groovy.transform.ASTTest(value = { throw new Error() }) class A { static { throw new Error() } }').size() == 1
    facts('import no.such.Thing\nimage Thing').any { it.contains('an import') }
  }
}
