package orchsh.dsl

import java.nio.file.Path
import java.time.Duration
import orchsh.engine.model.Build
import orchsh.engine.model.BuildRun
import orchsh.engine.model.BuildSource
import orchsh.engine.model.Job
import orchsh.engine.model.Link
import orchsh.engine.model.Mount
import orchsh.engine.model.Mount.AnonymousVolume
import orchsh.engine.model.Mount.HostPath
import orchsh.engine.model.Mount.NamedVolume
import orchsh.engine.model.Need
import orchsh.engine.model.Need.Condition
import orchsh.engine.model.Network
import orchsh.engine.model.NetworkUse
import orchsh.engine.model.TextPattern
import orchsh.engine.model.Volume
import orchsh.engine.model.Wait

/** What each word means: the values it makes. */
class WordsSpec extends DslSpec {
  static final Wait.Options DEFAULT = Wait.Options.DEFAULT

  def "a stack may say how long it stays: #script"(String script, Duration time) {
    expect:
    stack("$script\nservice 'db' { image 'x' }").ttl() == Optional.of(time)

    where:
    script                                || time
    "stack 'demo', ttl: 2.h"              || Duration.ofHours(2)
    "stack 'demo', ttl: '1h30m'"          || Duration.ofMinutes(90)
    "stack 'x', separator: '_', ttl: 5.s" || Duration.ofSeconds(5)
  }

  def "a deadline bounds the whole stack: #script"(String script, Duration time) {
    expect:
    stack("$script\nservice 'db' { image 'x' }").deadline() == Optional.of(time)

    where:
    script             || time
    'deadline 3.min'   || Duration.ofMinutes(3)
    "deadline '1m30s'" || Duration.ofSeconds(90)
    'deadline = 5.s'   || Duration.ofSeconds(5)
  }

  def "the stack of the manual's first page is what it says"() {
    when:
    def stack = stack('''
      stack 'shop'

      volume 'pgdata'
      network 'back', internal: true

      service 'db' {
          image "postgres:${8 * 2}"
          env POSTGRES_USER: 'admin', POSTGRES_DB: 'shop'
          volume 'pgdata:/var/lib/postgresql/data'
          network 'back'
          wait tcp: 5432, timeout: 30.s
      }

      service 'api' {
          build './api'
          link db: 'database'
          port '5000:5000'
          networks 'default', 'back'
          wait http: '/health', port: 5000
      }

      service 'cache' < image 'redis'; wait tcp:6379 >'''.stripIndent())

    then:
    stack.name() == 'shop'
    stack.volumes() == [new Volume('pgdata')]
    stack.networks() == [new Network('back', true)]
    stack.services()*.name() == ['db', 'api', 'cache']

    and:
    with(stack.service('db').get()) {
      image().get() as String == 'postgres:16'
      env() == [POSTGRES_USER: 'admin', POSTGRES_DB: 'shop']
      mounts() == [new NamedVolume('pgdata', '/var/lib/postgresql/data', false)]
      networks() == [NetworkUse.of('back')]
      waits() == [new Wait.Tcp(5432, options(timeout: 30))]
    }

    and:
    with(stack.service('api').get()) {
      image().empty
      build().get() == Build.of(Path.of('/srv/shop/api'))
      links() == [new Link('db', 'database', true)]
      ports()*.toString() == ['5000:5000']
      networks()*.network() == ['default', 'back']
      waits() == [new Wait.Http('/health', 5000, 200, 399, Optional.empty(), new TreeMap(), DEFAULT)]
    }
  }

  def "a job runs to its end, once if it says so, and others can need that it has"() {
    when:
    def stack = stack('''
      job 'migrate' { image 'shop/api'; command 'migrate' }
      job('seed') { image 'shop/api'; once true; needs migrate: 'completed' }
      job again < image 'shop/api'; once false; wait exit: 3 >
      service 'web' { image 'nginx'; needs seed: 'completed' }'''.stripIndent())

    then:
    stack.services()*.job() == [Optional.of(new Job(false)), Optional.of(new Job(true)), Optional.of(new Job(false)), Optional.empty()]
    stack.service('web').get().needs() == [Need.completed('seed')]
    stack.service('again').get().awaited()*.describe() == ['exit 3']
    stack.service('migrate').get().awaited()*.describe() == ['exit 0']
  }

  def "a stack without a name is called after its folder"() {
    expect:
    stack("service 'a' { image 'x' }").name() == 'shop'
    stack("stack = 'other'\nservice 'a' { image 'x' }").name() == 'other'
  }

  def "#word mounts #mounts"(String word, List<Mount> mounts) {
    expect:
    service(word).mounts() == mounts

    where:
    word                                    || mounts
    "volume 'data:/data'"                   || [new NamedVolume('data', '/data', false)]
    "volume 'data:/data:ro'"                || [new NamedVolume('data', '/data', true)]
    "volume 'data:/data:rw'"                || [new NamedVolume('data', '/data', false)]
    "volume 'data' >> '/data:ro'"           || [new NamedVolume('data', '/data', true)]
    "volume data: '/data'"                  || [new NamedVolume('data', '/data', false)]
    "volume '/data'"                        || [new AnonymousVolume('/data', false)]
    "volume './conf:/etc/app:ro'"           || [new HostPath(Path.of('/srv/shop/conf'), '/etc/app', true)]
    "volume '../conf:/etc/app'"             || [new HostPath(Path.of('/srv/conf'), '/etc/app', false)]
    "volume '.:/src'"                       || [new HostPath(Path.of('/srv/shop'), '/src', false)]
    "volume './conf' >> '/etc/app'"         || [new HostPath(Path.of('/srv/shop/conf'), '/etc/app', false)]
    "volume '~/conf:/etc/app'"              || [new HostPath(Path.of('/home/ann/conf'), '/etc/app', false)]
    "volume '/etc/hosts:/etc/hosts'"        || [new HostPath(Path.of('/etc/hosts'), '/etc/hosts', false)]
    "volumes 'data:/a', ['./b:/b', '/c']"   || [new NamedVolume('data', '/a', false), new HostPath(Path.of('/srv/shop/b'), '/b', false), new AnonymousVolume('/c', false)]
  }

  def "#word builds #expected"(String word, Map<String, Object> expected) {
    when:
    def build = service(word).build().get()

    then:
    expected.every { key, value -> build."$key"() == value }

    where:
    word                                                     || expected
    "build './api'"                                          || [folder: Optional.of(Path.of('/srv/shop/api')), dockerfilePath: 'Dockerfile']
    "build 'api'"                                            || [folder: Optional.of(Path.of('/srv/shop/api'))]
    "build '.'"                                              || [folder: Optional.of(Path.of('/srv/shop'))]
    "build '~/api'"                                          || [folder: Optional.of(Path.of('/home/ann/api'))]
    "build = './api'"                                        || [folder: Optional.of(Path.of('/srv/shop/api'))]
    "build 'https://example.org/api.git#v1:app'"             || [folder: Optional.empty(), context: new BuildSource.Repository('https://example.org/api.git#v1:app')]
    "build 'https://example.org/api.tar.gz'"                 || [context: new BuildSource.Archive('https://example.org/api.tar.gz')]
    "build '/srv/api', target: 'test'"                       || [folder: Optional.of(Path.of('/srv/api')), target: Optional.of('test')]
    "build context: '../../', dockerfile: 'docker/dev/Dockerfile'" || [folder: Optional.of(Path.of('/')), dockerfile: Optional.of('docker/dev/Dockerfile')]
    "build context: 'a', args: [A: 1, B: true], tags: ['t', 'u']" || [args: [A: '1', B: 'true'], tags: ['t', 'u']]
    "build context: 'a', tags: 't', network: 'host'"         || [tags: ['t'], run: new BuildRun(Optional.of('host'), OptionalLong.empty(), [], [], Optional.empty(), false, [])]
    "build dockerfile: '''FROM x\nRUN y'''"                  || [folder: Optional.of(Path.of('/srv/shop')), inlineDockerfile: Optional.of('FROM x\nRUN y'), dockerfile: Optional.empty()]
  }

  def "#word joins #networks"(String word, List<NetworkUse> networks) {
    expect:
    service(word).networks() == networks

    where:
    word                                            || networks
    "network 'back'"                                || [NetworkUse.of('back')]
    "networks 'default', 'back'"                    || [NetworkUse.of('default'), NetworkUse.of('back')]
    "networks(['default', 'back'])"                 || [NetworkUse.of('default'), NetworkUse.of('back')]
    "network 'back', alias: 'x'"                    || [new NetworkUse('back', ['x'])]
    "network 'back', alias: ['x', \"y\${1}\"]"      || [new NetworkUse('back', ['x', 'y1'])]
    ''                                              || []
  }

  def "#word links #links and needs #needs"(String word, List<Link> links, List<Need> needs) {
    given:
    def a = service(word)

    expect:
    a.links() == links
    a.needs() == needs

    where:
    word                                   || links                                                       | needs
    "link 'db'"                            || [Link.to('db')]                                             | []
    "link 'db', 'mq'"                      || [Link.to('db'), Link.to('mq')]                              | []
    "link(['db', 'mq'])"                   || [Link.to('db'), Link.to('mq')]                              | []
    "link db: 'x', mq: 'y'"                || [new Link('db', 'x', true), new Link('mq', 'y', true)]      | []
    "link db: 'x', env: false"             || [new Link('db', 'x', false)]                                | []
    "link 'db', 'mq', env: false"          || [new Link('db', 'db', false), new Link('mq', 'mq', false)]  | []
    "needs 'db', 'mq'"                     || []                                                          | [Need.ready('db'), Need.ready('mq')]
    "needs(['db'])"                        || []                                                          | [Need.ready('db')]
    "needs 'mq', db: 'started'"            || []                                                          | [Need.ready('mq'), new Need('db', Condition.STARTED)]
    "needs db: 'started', mq: 'ready'"     || []                                                          | [new Need('db', Condition.STARTED), Need.ready('mq')]
  }

  def "#word waits for #expected"(String word, Wait expected) {
    expect:
    service(word).waits() == [expected]

    where:
    word                                                                || expected
    "wait tcp: 5432"                                                    || new Wait.Tcp(5432, DEFAULT)
    "wait tcp:5432"                                                     || new Wait.Tcp(5432, DEFAULT)
    "wait tcp: '5432'"                                                  || new Wait.Tcp(5432, DEFAULT)
    "wait(tcp: 5432)"                                                   || new Wait.Tcp(5432, DEFAULT)
    "wait: [tcp: 5432]"                                                 || new Wait.Tcp(5432, DEFAULT)
    "wait: tcp: 5432"                                                   || new Wait.Tcp(5432, DEFAULT)
    "wait tcp: 5432, timeout: 500.ms"                                   || new Wait.Tcp(5432, options(timeout: 0.5))
    "wait tcp: 5432, timeout: 30s"                                      || new Wait.Tcp(5432, options(timeout: 30))
    "wait tcp: 5432, timeout: 10.s * 1.5"                               || new Wait.Tcp(5432, options(timeout: 15))
    "wait tcp: 5432, timeout: 1.5.min"                                  || new Wait.Tcp(5432, options(timeout: 90))
    "wait tcp: 5432, timeout: '1m30s'"                                  || new Wait.Tcp(5432, options(timeout: 90))
    "wait tcp: 5432, stable: 2.s, every: 1.s, fail: ~/FATAL/"           || new Wait.Tcp(5432, options(stable: 2, every: 1, fail: 'FATAL'))
    "port 8080 >> 80; wait http: '/'"                                   || http('/', 80)
    "wait http: '/'; port 80"                                           || http('/', 80)
    "ports '53:53/udp', 80; wait http: '/'"                             || http('/', 80)
    "wait http: '/health', port: 8080, status: 200..299"                || http('/health', 8080, 200, 299)
    "wait http: '/health', port: 8080, status: 404"                     || http('/health', 8080, 404, 404)
    "wait http: '/', port: 80, body: ~/ok+/"                            || http('/', 80, 200, 399, 'ok+')
    "wait http: '/', port: 80, body: 'a.b (c)'"                         || http('/', 80, 200, 399, 'a\\.b \\(c\\)')
    "wait http: '/', port: 80, headers: [Host: 'x', Age: 3]"            || http('/', 80, 200, 399, null, [Host: 'x', Age: '3'])
    "wait log: ~/ready to accept/, times: 2"                            || new Wait.Log(new TextPattern('ready to accept'), 2, DEFAULT)
    "wait log: 'started [ok]'"                                          || new Wait.Log(new TextPattern('started \\[ok\\]'), 1, DEFAULT)
    "wait log: ~/(?i)READY/"                                            || new Wait.Log(new TextPattern('(?i)READY'), 1, DEFAULT)
    "wait exec: 'pg_isready -h \"a b\"'"                                || new Wait.Exec(['pg_isready', '-h', 'a b'], DEFAULT)
    "wait exec: ['sh', '-c', 'test -e /x y'], timeout: 5.s"             || new Wait.Exec(['sh', '-c', 'test -e /x y'], options(timeout: 5))
    "wait healthy: true"                                                || new Wait.Healthy(DEFAULT)
    "wait exit: 0"                                                      || new Wait.Exit(0, DEFAULT)
    "wait exit: 3, timeout: 5.min"                                      || new Wait.Exit(3, options(timeout: 300))
    "wait file: '/tmp/ready', stable: 2.s"                              || new Wait.File('/tmp/ready', options(stable: 2))
    "wait any: [[tcp: 80], [log: 'x']]"                                 || new Wait.Any([new Wait.Tcp(80, DEFAULT), new Wait.Log(new TextPattern('x'), 1, DEFAULT)])
    "wait any: [[tcp: 80, timeout: 9.s], [exit: 0]], timeout: 5.s"      || new Wait.Any([new Wait.Tcp(80, options(timeout: 9)), new Wait.Exit(0, options(timeout: 5))])
    "wait any: [[http: '/'], [file: '/x']]; port 80"                    || new Wait.Any([http('/', 80), new Wait.File('/x', DEFAULT)])
    "wait log: java.util.regex.Pattern.compile('a', 2 | 8)"             || new Wait.Log(new TextPattern('(?im)a'), 1, DEFAULT)
  }

  def "several waits must all hold"() {
    expect:
    service("wait tcp: 1; wait log: 'x'").waits()*.describe() == ['tcp 1', 'log /x/']
  }

  def "what is written twice: the last image and command count, the rest adds up"() {
    given:
    def a = service("image 'p'; image 'q'; command 'x'; command 'y'; env A: 1; env A: 2, B: 3; port 1; port 2")

    expect:
    a.image().get() as String == 'q:latest'
    a.command().get() == ['y']
    a.env() == [A: '2', B: '3']
    a.ports()*.toString() == ['1', '2']
  }

  private static Wait.Options options(Map given) {
    new Wait.Options(
      given.timeout ? seconds(given.timeout) : DEFAULT.timeout(),
      given.stable ? seconds(given.stable) : DEFAULT.stable(),
      Optional.ofNullable(given.fail).map { new TextPattern(it) },
      Optional.ofNullable(given.every).map { seconds(it) })
  }

  private static Duration seconds(Number amount) {
    Duration.ofMillis((amount * 1000) as long)
  }

  private static Wait http(String path, int port, int low = 200, int high = 399, String body = null, Map headers = [:]) {
    new Wait.Http(path, port, low, high, Optional.ofNullable(body).map { new TextPattern(it) }, new TreeMap(headers), DEFAULT)
  }
}
