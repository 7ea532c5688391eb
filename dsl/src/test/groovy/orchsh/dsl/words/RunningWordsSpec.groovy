package orchsh.dsl.words

import java.nio.file.Path
import java.time.Duration
import orchsh.dsl.DslSpec
import orchsh.engine.model.*
import orchsh.engine.model.PullPolicy.Kind

/** What the words mean that say what is run: the image, the build, the command, the names. */
class RunningWordsSpec extends DslSpec {

  def "#word"(String word, Closure read, Object expected) {
    expect:
    read(service(word)) == expected

    where:
    word                                        | read                              || expected
    "image 'p:1'; image 'q:2'"                  | { it.image().get() as String }    || 'q:2'
    "pull 'always'"                             | { it.pull() }                     || PullPolicy.of(Kind.ALWAYS)
    "pull 'missing'"                            | { it.pull() }                     || PullPolicy.MISSING
    "pull 'never'"                              | { it.pull() }                     || PullPolicy.of(Kind.NEVER)
    "build '.'; pull 'build'"                   | { it.pull() }                     || PullPolicy.of(Kind.BUILD)
    "pull = 'daily'"                            | { it.pull() }                     || PullPolicy.olderThan(Duration.ofDays(1))
    "pull 'weekly'"                             | { it.pull() }                     || PullPolicy.olderThan(Duration.ofDays(7))
    "pull 'every_12h'"                          | { it.pull() }                     || PullPolicy.olderThan(Duration.ofHours(12))
    "pull every: 12.h"                          | { it.pull() }                     || PullPolicy.olderThan(Duration.ofHours(12))
    "platform 'linux/arm64'"                    | { it.platform().get() }           || 'linux/arm64'
    "command 'sh', '-c', 'x y'"                 | { it.command().get() }            || ['sh', '-c', 'x y']
    "entrypoint '/init --fast'"                 | { it.launch().entrypoint().get() } || ['/init', '--fast']
    "entrypoint 'a', 'b c'"                     | { it.launch().entrypoint().get() } || ['a', 'b c']
    "entrypoint([])"                            | { it.launch().entrypoint().get() } || []
    "entrypoint 'a'; command([])"               | { it.command().get() }            || []
    "workdir '/app'"                            | { it.launch().workdir().get() }   || '/app'
    "user 'app:app'"                            | { it.launch().user().get() }      || 'app:app'
    "user 1000"                                 | { it.launch().user().get() }      || '1000'
    "user = 1000"                               | { it.launch().user().get() }      || '1000'
    "user: 'app'"                               | { it.launch().user().get() }      || 'app'
    "def user = 'ann'; user user"               | { it.launch().user().get() }      || 'ann'
    "groupAdd 'docker', 995"                    | { it.launch().groups() }          || ['docker', '995']
    "init true"                                 | { it.launch().init().get() }      || true
    "tty true; stdin true"                      | { [it.launch().tty(), it.launch().stdin()] } || [true, true]
    "tty true; tty false"                       | { it.launch().tty() }             || false
    "containerName 'the-a'"                     | { it.identity().containerName().get() } || 'the-a'
    "hostname 'h1'; domainname 'example.org'"   | { [it.identity().hostname().get(), it.identity().domainname().get()] } || ['h1', 'example.org']
    "label A: 'x', 'b.c': true"                 | { it.identity().labels() }        || [A: 'x', 'b.c': 'true']
    "labels 'A=x', 'B', 'C=y=z'"                | { it.identity().labels() }        || [A: 'x', B: '', C: 'y=z']
    "labels(['A=x'])"                           | { it.identity().labels() }        || [A: 'x']
    "labels [A: 'x', B: \"y\${1}\"]"            | { it.identity().labels() }        || [A: 'x', B: 'y1']
    "annotations A: 1"                          | { it.identity().annotations() }   || [A: '1']
    "annotations 'A=1', 'B=2'"                  | { it.identity().annotations() }   || [A: '1', B: '2']
    "env 'A=1'; env.remove 'PATH_X'"            | { it.environment().removed() as List } || ['PATH_X']
    "env A: 1; env.remove 'A'"                  | { it.env() }                      || [:]
    "stopSignal 'SIGQUIT'"                      | { it.ending() }                   || new Ending(Optional.of('SIGQUIT'), Optional.empty())
    "stopTimeout 30.s; stopSignal 'SIGINT'"     | { it.ending() }                   || new Ending(Optional.of('SIGINT'), Optional.of(Duration.ofSeconds(30)))
    "stopTimeout '1m30s'"                       | { it.ending().patience() }        || Duration.ofSeconds(90)
    "stopTimeout 30s"                           | { it.ending().patience() }        || Duration.ofSeconds(30)
    "restart 'always'"                          | { it.restart() as String }        || 'always'
    "restart 'on-failure:3'"                    | { it.restart() }                  || new RestartPolicy(RestartPolicy.Kind.ON_FAILURE, 3)
    "restart false"                             | { it.restart() }                  || RestartPolicy.NO
    "logging 'json-file', options: ['max-size': '10m', n: 3]" | { it.logging() }    || new Logging(Optional.of('json-file'), new TreeMap('max-size': '10m', n: '3'))
    "logging 'none'"                            | { it.logging().driver().get() }   || 'none'
    "logging driver: 'none'"                    | { it.logging().driver().get() }   || 'none'
    "logging options: [a: 1]"                   | { it.logging() }                  || new Logging(Optional.empty(), new TreeMap(a: '1'))
    "afterStart 'touch /a'"                     | { it.hooks().afterStart() }       || [Hook.of('touch', '/a')]
    "afterStart 'sh', '-c', 'x y', user: 'root', privileged: true, workdir: '/w', env: [A: 1]" | { it.hooks().afterStart() } || [new Hook(['sh', '-c', 'x y'], Optional.of('root'), true, Optional.of('/w'), new TreeMap(A: '1'))]
    "onReady 'seed'; onReady 'more', user: 'app'" | { it.hooks().whenReady()*.command() } || [['seed'], ['more']]
    "beforeStart 'rake db:migrate'"             | { it.hooks().beforeStart() }      || [Preparation.of(Hook.of('rake', 'db:migrate'))]
    "beforeStart 'sh', '-c', 'x y', image: 'tool:1', each: true, user: 'root'; afterStart 'a'" | { it.hooks().beforeStart() } || [new Preparation(new Hook(['sh', '-c', 'x y'], Optional.of('root'), false, Optional.empty(), new TreeMap()), Optional.of(ImageReference.parse('tool:1')), true)]
    "beforeStop 'nginx -s quit'"                | { it.hooks().beforeStop() }       || [Hook.of('nginx', '-s', 'quit')]
    "replicas 3"                                | { it.replicas() }                 || 3
    "replicas 0"                                | { it.replicas() }                 || 0
  }

  def "#word checks #check"(String word, Healthcheck check) {
    expect:
    service(word).healthcheck().get() == check

    where:
    word                                                 || check
    "healthcheck 'pg_isready -U x'"                      || Healthcheck.of('CMD-SHELL', 'pg_isready -U x')
    "healthcheck 'pg_isready', '-U', 'x'"                || Healthcheck.of('CMD', 'pg_isready', '-U', 'x')
    "healthcheck(['CMD', 'true'])"                       || Healthcheck.of('CMD', 'true')
    "healthcheck(['CMD-SHELL', 'true'])"                 || Healthcheck.of('CMD-SHELL', 'true')
    "healthcheck 'NONE'"                                 || Healthcheck.none()
    "healthcheck false"                                  || Healthcheck.none()
    "healthcheck disable: true"                          || Healthcheck.none()
    "healthcheck test: 'x', interval: 5.s"               || Healthcheck.of('CMD-SHELL', 'x').every(Duration.ofSeconds(5))
    "healthcheck test: ['x', 'y']"                       || Healthcheck.of('CMD', 'x', 'y')
    "healthcheck 'x', interval: '5s'"                    || Healthcheck.of('CMD-SHELL', 'x').every(Duration.ofSeconds(5))
    "healthcheck 'x'; healthcheck interval: 5.s"         || Healthcheck.of('CMD-SHELL', 'x').every(Duration.ofSeconds(5))
    "healthcheck 'x', interval: 1.s, timeout: 2.s, retries: 3, startPeriod: 4.s, startInterval: 500.ms" || new Healthcheck(Optional.of(['CMD-SHELL', 'x']), Optional.of(Duration.ofSeconds(1)), Optional.of(Duration.ofSeconds(2)), Optional.of(3), Optional.of(Duration.ofSeconds(4)), Optional.of(Duration.ofMillis(500)))
  }

  def "#word builds #expected"(String word, Map<String, Object> expected) {
    when:
    def build = service(word).build().get()

    then:
    expected.every { key, value -> build."$key"() == value }

    where:
    word                                                            || expected
    "build '.', labels: [a: 1], platforms: 'linux/arm64'"           || [labels: [a: '1'], platforms: ['linux/arm64']]
    "build '.', labels: ['a=1', 'b']"                               || [labels: [a: '1', b: '']]
    "build '.', args: ['A=1', 'B=2']"                               || [args: [A: '1', B: '2']]
    "build '.', cacheFrom: ['a', 'b'], noCache: true, pull: true"   || [caching: new BuildCaching(BuildCaching.Use.FORBIDDEN, ['a', 'b'], [], [], BuildCaching.Pull.ALWAYS)]
    "build '.', cacheTo: 'type=inline', noCacheFilter: 'test'"      || [caching: new BuildCaching(BuildCaching.Use.ALLOWED, [], ['type=inline'], ['test'], BuildCaching.Pull.MISSING)]
    "build '.', shmSize: 64.mb, ulimits: [nofile: 10], extraHosts: [h: '10.0.0.1'], network: 'none', entitlements: ['x'], privileged: true" || [run: new BuildRun(Optional.of('none'), OptionalLong.of(67108864), ['h:10.0.0.1'], [new Ulimit('nofile', 10, 10)], Optional.empty(), true, ['x'])]
    "build '.', extraHosts: ['h:10.0.0.1', 'i=::1']"                || [run: new BuildRun(Optional.empty(), OptionalLong.empty(), ['h:10.0.0.1', 'i:::1'], [], Optional.empty(), false, [])]
    "build '.', secrets: ['pw']"                                    || [secrets: [new BuildSecret('pw', new FileSource.OfText('s3cret'))]]
    "build '.', secrets: [token: 'pw']"                             || [secrets: [new BuildSecret('token', new FileSource.OfText('s3cret'))]]
    "build '.', ssh: 'default'"                                     || [ssh: [new BuildSsh('default', Optional.empty())]]
    "build '.', ssh: ['default', 'key=keys/id']"                    || [ssh: [new BuildSsh('default', Optional.empty()), new BuildSsh('key', Optional.of(Path.of('/srv/shop/keys/id')))]]
    "build '.', ssh: [key: '~/id']"                                 || [ssh: [new BuildSsh('key', Optional.of(Path.of('/home/ann/id')))]]
    "build '.', additionalContexts: [lib: '../lib', base: 'service:db', img: 'docker-image://x', r: 'https://example.org/r.git']" || [additionalContexts: [lib: '/srv/lib', base: 'service:db', img: 'docker-image://x', r: 'https://example.org/r.git'], servicesCopiedFrom: ['db']]
    "build '.', provenance: true, sbom: 'generator=x'"              || [provenance: Optional.of('true'), sbom: Optional.of('generator=x')]
  }

  def "what is said once more of an image goes on from what was taken over, not beside it"() {
    expect:
    service("build './a'; image 'named'").with { [it.image().get() as String, it.build().present] } == ['named:latest', true]
    stack("service 'api' { build './a' }\nservice 'w' { like 'api'; image 'other' }").services()[1].build().empty
    stack("service 'api' { image 'named' }\nservice 'w' { like 'api'; build './b' }").services()[1].image().empty
    stack("defaults { image 'x' }\nservice 'w' { build './b' }").services()[0].image().empty
    stack("service 'api' { build './a' }\noverride 'api' { image 'other' }").services()[0].build().present
  }
}
