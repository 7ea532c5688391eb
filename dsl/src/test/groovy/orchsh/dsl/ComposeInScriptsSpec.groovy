package orchsh.dsl

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.build.Wishes
import orchsh.dsl.compose.ComposeRequest
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Stack
import orchsh.engine.model.StartOrder
import spock.lang.Specification
import spock.lang.TempDir

/** Compose files that scripts include, and scripts beside compose files. */
class ComposeInScriptsSpec extends Specification {
  @TempDir
  Path folder

  static final String SHOP = '''\
    name: shop
    services:
      db:
        image: postgres:16
        volumes: ["data:/data", "./conf:/conf"]
        ports: ["5432:5432"]
        restart: always
      web:
        image: nginx
        depends_on: [db]
        networks: {back: {aliases: [w]}}
    volumes: {data: }
    networks: {back: {internal: true}}
    '''

  void file(String name, String text) {
    Files.createDirectories(folder.resolve(name).parent)
    Files.writeString(folder.resolve(name), text.stripIndent())
  }

  Surroundings surroundings(Map<String, String> variables = [:]) {
    new Surroundings(folder, folder, variables, Clock.systemUTC())
  }

  Compilation including(String script, Wishes wishes = Wishes.NONE) {
    new StackCompiler().compile(new ScriptSource(Path.of('stack.groovy'), 'stack.groovy', script.stripIndent()), surroundings(), wishes)
  }

  Compilation beside(String script, Wishes wishes = Wishes.NONE) {
    new StackCompiler().compileBeside(
      ComposeRequest.of('compose.yaml'), new ScriptSource(Path.of('orchsh.groovy'), 'orchsh.groovy', script.stripIndent()), surroundings(), wishes)
  }

  static Stack stack(Compilation compilation) {
    if (compilation instanceof Compilation.Refused) {
      throw new IllegalStateException(compilation.problems().join('\n'))
    }
    (compilation as Compilation.Compiled).stack()
  }

  static List<String> problems(Compilation compilation) {
    (compilation as Compilation.Refused).problems().collect { "$it${it.hint().map { " ($it)" }.orElse('')}".toString() }
  }

  def "a script includes a compose file and adds to it"() {
    given:
    file('shop/compose.yaml', SHOP)

    when:
    def stack = stack(including('''\
      stack 'mall'
      include 'shop/compose.yaml'
      override 'db' { wait tcp: 5432; volume './other:/conf'; env A: 'b' }
      service 'extra' { like 'db'; needs 'web' }
      '''))
    def db = stack.service('db').get()

    then:
    stack.name() == 'mall'
    stack.services()*.name() == ['db', 'web', 'extra']
    db.waits()*.describe() == ['tcp 5432']
    db.env() == [A: 'b']
    db.mounts().collect { [it.target(), it.respondsTo('source') ? it.source() : it.volume()] } ==
      [['/data', 'data'], ['/conf', folder.resolve('other')]]
    stack.volumeName('data') == 'mall_data'
    stack.network('back').get().internal()

    and: 'what is alike is what a container is, not what is about its own life'
    def extra = stack.service('extra').get()
    extra.image() == db.image()
    extra.mounts()*.target() == ['/data', '/conf']
    extra.ports() == []
    extra.restart().toString() == 'no'
  }

  def "paths and variables of an included compose file are those of its folder"() {
    given:
    file('shop/compose.yaml', 'services: {db: {image: "postgres:${TAG}", volumes: ["./conf:/conf"]}}')
    file('shop/.env', 'TAG=9')

    expect:
    def db = stack(including("include 'shop'")).service('db').get()
    db.image().get().toString() == 'postgres:9'
    db.mounts()*.source() == [folder.resolve('shop/conf')]
  }

  def "what is wrong with an included compose file is told before the script runs"() {
    given:
    file('compose.yaml', 'services: {db: {imagee: x}}')

    expect:
    problems(including("include 'compose.yaml'\nservce 'x' { image 'y' }")).any { it.contains('compose.yaml:1:17 <- stack.groovy:1: a service has no key `imagee` (did you mean `image`?)') }
  }

  def "a service that both declare is told, and so is one that nobody does"() {
    given:
    file('compose.yaml', 'services: {db: {image: x}}')

    expect:
    problems(including("service 'db' { image 'y' }\ninclude 'compose.yaml'")) ==
      ['compose.yaml:1:12 <- stack.groovy:2: service `db` is declared twice (the first one is at stack.groovy:1)']
    problems(including("include 'compose.yaml'\noverride 'dbb' { env A: 1 }")) ==
      ['stack.groovy:2:1: no service `dbb` is declared above (did you mean `db`?)']
  }

  def "profiles choose among the services of an included compose file too"() {
    given:
    file('compose.yaml', 'services: {db: {image: x}, debug: {image: y, profiles: [dev]}}')

    expect:
    stack(including("include 'compose.yaml'", new Wishes([:], profiles as Set, [] as Set))).services()*.name() == services

    where:
    profiles || services
    []       || ['db']
    ['dev']  || ['db', 'debug']
  }

  def "a script beside a compose file says more about its services"() {
    given:
    file('compose.yaml', SHOP)

    when:
    def compiled = beside('''\
      param 'patience', default: '30s'
      override 'db' { wait tcp: 5432, timeout: params.patience }
      task('seed', 'load data') { exec 'db', 'psql' }
      check('it answers') { assert db.ip }
      ''', new Wishes([patience: '5s'], [] as Set, [] as Set)) as Compilation.Compiled

    then:
    compiled.stack().name() == 'shop'
    compiled.stack().service('db').get().waits()*.options()*.timeout()*.seconds == [5]
    compiled.verbs().tasks()*.name() == ['seed']
    StartOrder.of(compiled.stack()).needsOf('web')*.service() == ['db']
  }

  def "all files that a stack was read from are known"() {
    given:
    file('compose.yaml', "include: [inc.yaml]\nservices: {db: {image: x, env_file: [a.env, {path: none.env, required: false}], extends: {file: ext.yaml, service: e}}}")
    file('inc.yaml', 'services: {i: {image: x}}')
    file('ext.yaml', 'services: {e: {image: x}}')
    file('.env', 'X=1')
    file('a.env', 'A=1')
    file('b.env', 'B=1')
    file('l.env', 'L=1')
    file('more.groovy', "service 'm' { image 'x'; envFile 'b.env'; labelFile 'l.env' }")
    file('own.groovy', "service(name) { image 'x' }")
    file('net.yaml', 'networks: {back: {}}')

    expect:
    (beside("use './own.groovy'\ninclude 'more.groovy'\ninclude 'net.yaml'\nown 'o'\noverride('db') { envFile 'gone.env', required: false }") as Compilation.Compiled)
      .origins().files()*.fileName*.toString() == ['.env', 'a.env', 'b.env', 'compose.yaml', 'ext.yaml', 'inc.yaml', 'l.env', 'more.groovy', 'net.yaml', 'own.groovy']
  }

  def "a script beside a compose file may say otherwise how long things may last: #script"(String script, String ttl, String deadline) {
    given:
    file('compose.yaml', "services: {db: {image: x}}\nx-orchsh: {ttl: 2h, deadline: 1m}")

    when:
    def stack = (beside(script) as Compilation.Compiled).stack()

    then:
    stack.ttl().get().toString() == ttl
    stack.deadline().get().toString() == deadline

    where:
    script                                || ttl    | deadline
    ''                                    || 'PT2H' | 'PT1M'
    "stack 'shop', ttl: 5.h"              || 'PT5H' | 'PT1M'
    "stack 'shop'; deadline 3.min"        || 'PT2H' | 'PT3M'
  }

  def "containers of a file of 2014 are called as it has them, also with a script beside it"() {
    given:
    file('compose.yaml', 'db: {image: x}')

    expect:
    stack(beside("override 'db' { env A: 1 }")).naming() == Stack.Naming.UNDERSCORES
  }

  def "an included compose file may be anything but services"() {
    given:
    file('net.yaml', 'networks: {back: {internal: true}}')
    file('quiet.yaml', 'services: {db: {image: postgres, profiles: [dev]}}')

    expect:
    stack(including("""
      include 'net.yaml'
      include 'quiet.yaml'
      service 'a' { image 'x'; network 'back' }
      """)).services()*.name() == ['a']
  }

  def "what is doubtful in an included compose file is said"() {
    given:
    file('compose.yaml', 'services: {db: {image: "postgres$UNSET"}}')

    expect:
    (including("include 'compose.yaml'") as Compilation.Compiled).warnings()*.message().any { it.contains('UNSET') }
  }
}
