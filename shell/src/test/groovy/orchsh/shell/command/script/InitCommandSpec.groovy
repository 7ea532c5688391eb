package orchsh.shell.command.script

import java.nio.file.Files
import orchsh.dsl.Compilation
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Stack
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.ExitCode

class InitCommandSpec extends CommandFixture {
  static final MAKEFILE = '''\
    NAME = shop
    DB_IMAGE := $(NAME)_db
    DB = $(DB_IMAGE)_c

    all: test

    .db_id: db/Dockerfile
    \tdocker build -t $(DB_IMAGE) db
    \t@docker inspect -f '{{.Id}}' $(DB_IMAGE) > .db_id

    .db_up: .db_id
    \t-@docker rm -f $(DB) > /dev/null 2> /dev/null || true
    \tdocker run --name $(DB) -d -p 4002:4002 $(DB_IMAGE)
    \t@echo Waiting
    \t@sleep 1
    \t@docker run --link $(DB):gw --rm --name $(DB)_tmp -t ubuntu:14.04 \\
    \t\tbash -c 'for i in {1..60}; do \\
    \t\t\techo | nc $$GW_PORT_4002_TCP_ADDR 4002 && exit 0 || (echo -n ..; sleep 1); \\
    \t\tdone; exit 1'

    test: .db_up
    \tdocker build -t $(NAME) .
    \tdocker run --link $(DB):gw --name shop_test -t $(NAME) bash -c 'cd /src && go test $(TESTFLAGS) -gw $$GW_PORT_4002_TCP_ADDR:4002'

    clean:
    \t-@docker rm -f $(DB)
    '''.stripIndent()

  static final SCRIPT = '''\
    #!/bin/bash
    set -e
    IMAGE=starter/postgres
    docker build -t $IMAGE ./postgres
    docker run -i -t --name starter-data starter/data
    docker run -d \\
        -e POSTGRES_USER=admin \\
        -e "POSTGRES_PASSWORD=it's $SECRET" \\
        -e LANG \\
        --volumes-from starter-data \\
        --name starter-postgres \\
        -p 5432:5432 ${IMAGE}
    while ! nc -z localhost 5432; do sleep 1; done
    docker network create back
    docker run -d -t -v `pwd`/logs:/app/logs -v cache:/cache --network back \\
        --link starter-postgres:db --name starter-api -p 5000:5000 --gpus all \\
        starter/api:${TAG:-1.0} python manage.py runserver -p 5000
    until curl -sf http://localhost:5000/api/health; do sleep 1; done
    docker swarm init
    '''.stripIndent()

  /** What is proposed, and the stack that it makes. */
  Stack proposed() {
    assert run('init') == ExitCode.FINE
    assert out.toString() == ''
    compiled(Files.readString(folder.resolve('stack.groovy')))
  }

  Stack compiled(String text) {
    def surroundings = new Surroundings(folder, folder, [:], java.time.Clock.systemUTC())
    def result = new StackCompiler().compile(new ScriptSource(folder.resolve('stack.groovy'), 'stack.groovy', text), surroundings)
    assert (result instanceof Compilation.Refused ? result.problems().collect { it.toString() } + text : []) == []
    result.stack()
  }

  String text() {
    Files.readString(folder.resolve('stack.groovy'))
  }

  def "a Dockerfile becomes a service with its ports and a wait"() {
    given:
    file('Dockerfile', 'FROM debian\nexpose 8080 9000/udp 8443/tcp\nEXPOSE $PORT\n')
    file('worker/Dockerfile', 'FROM debian\n')
    file('node_modules/x/Dockerfile', 'FROM debian\n')

    when:
    def stack = proposed()

    then:
    stack.services()*.name().toSet() == ['app', 'worker'] as Set
    with(stack.service('app').get()) {
      it.ports()*.toString() == ['8080:8080', '8443:8443']
      it.waits()*.describe() == ['tcp 8080']
      it.build().present
    }
    stack.service('worker').get().waits() == []
    err.toString() == 'wrote stack.groovy; have a look, then: orchsh plan\n'
  }

  def "a makefile becomes services, jobs, waits, params and tasks"() {
    given:
    file('Makefile', MAKEFILE)
    file('Dockerfile', 'FROM golang\n')
    file('db/Dockerfile', 'FROM debian\nEXPOSE 4002 4003\n')

    when:
    def stack = proposed()

    then:
    stack.services()*.name().toSet() == ['shop_db_c', 'shop_test'] as Set
    with(stack.service('shop_db_c').get()) {
      !it.isJob()
      it.build().present
      it.waits()*.describe() == ['tcp 4002']
    }
    with(stack.service('shop_test').get()) {
      it.isJob()
      it.links()*.alias() == ['gw']
      it.command().get().last() == 'cd /src && go test  -gw $GW_PORT_4002_TCP_ADDR:4002'
    }
    text().contains("param 'testflags', env: 'TESTFLAGS', default: ''")
    text().contains("task('make-test', 'what Makefile:23 runs') {\n    up 'shop_test'\n}")
  }

  def "a shell script becomes services, with what it does not understand as comments"() {
    given:
    file('start.sh', SCRIPT)
    file('postgres/Dockerfile', 'FROM debian\n')

    when:
    def stack = proposed()

    then:
    stack.services()*.name().toSet() == ['starter-data', 'starter-postgres', 'starter-api'] as Set
    stack.service('starter-data').get().isJob()
    with(stack.service('starter-postgres').get()) {
      it.env().POSTGRES_USER == 'admin'
      it.env().POSTGRES_PASSWORD == "it's "
      it.volumesFrom()*.name() == ['starter-data']
      it.ports()*.toString() == ['5432:5432']
      it.waits()*.describe() == ['tcp 5432']
    }
    with(stack.service('starter-api').get()) {
      stack.imageOf(it).toString() == 'starter/api:1.0'
      it.command().get() == ['python', 'manage.py', 'runserver', '-p', '5000']
      it.networks()*.network() == ['back']
      it.mounts().size() == 2
      it.waits()*.describe().any { it.contains('/api/health') }
    }
    text().contains('// start.sh:15 `--gpus all` is not taken over')
    text().contains('// start.sh:19 not understood: docker swarm init')
  }

  def "what is proposed compiles, whatever a script says: #line"(String line) {
    given:
    file('run.sh', '#!/bin/sh\n' + line + '\n')

    expect:
    proposed() != null

    where:
    line << [
      'docker run -d --name "a b\'c$d" nginx',
      'docker run -d --name x nginx:$TAG sh -c "echo \\"$HOME\\" \\$1 `date`"',
      'docker run -d -p nonsense --memory lots --restart maybe nginx',
      'docker run -d -p 80:80 -p 80:80 -p [::1]:8:8 nginx; docker run -d -p 80:80 nginx',
      'docker run -d --link nobody:x --volumes-from nobody nginx',
      'docker run -d --link a --name a nginx',
      'docker run -d -v $1:/x -v /etc:/etc:ro -v ~/x:/y -v .:/z nginx',
      'docker run -d -e A -e "B=\'\\" $(whoami) ${X:-y z}" -e C= nginx',
      'docker run',
      'docker run -d',
      'docker build .',
      'docker run -d UPPER/Case:bad:tag',
      "docker run -d nginx 'unclosed",
      'docker run -d --network host --privileged --name é日 nginx \\u0041 \\',
      'for i in 1 2 3; do docker run -d --name web$i nginx; done',
      'sudo docker run --rm -it ubuntu bash',
      'docker run -d --name task nginx && docker run -d --name service nginx',
    ]
  }

  def "a makefile of any kind gives a proposal that compiles: #text"(String text) {
    given:
    file('Makefile', text)

    expect:
    proposed() != null

    where:
    text << [
      'up:\n\tdocker run -d --name $(X) $(Y)\n',
      'A = $(A)\nup:\n\tdocker run -d $(A)\n',
      'up down: x\n\t@docker run -d nginx:$(shell git describe)\n',
      'ps:\n\tdocker run alpine ps\nps-2:\n\tdocker run alpine ps\n',
      "up: ## it's\n\tdocker run -e 'X={{.Y}}' nginx\n",
    ]
  }

  def "an empty folder gets a beginning, which compiles"() {
    expect:
    proposed().services()*.name() == ['web']
    text().contains("// service 'db' {")
  }

  def "a compose file goes the way of `convert`"() {
    given:
    file('compose.yaml', 'services: {}')
    file('Dockerfile', 'FROM debian')

    when:
    def stack = proposed()

    then:
    stack.services()*.name() == ['db', 'web']
  }

  def "`init #typed` prints it"(List<String> typed) {
    given:
    file('Dockerfile', 'FROM debian')

    expect:
    run(*['init', *typed]) == ExitCode.FINE
    compiled(out.toString()).services()*.name() == ['app']
    !Files.exists(folder.resolve('stack.groovy'))

    where:
    typed << [['--stdout'], ['-o', '-'], ['--stdout', '-o', '-']]
  }

  def "another folder, and another file"() {
    given:
    file('a b/Dockerfile', 'FROM debian')

    expect:
    run('init', 'a b', '-o', 'shop.groovy') == ExitCode.FINE
    Files.readString(folder.resolve('shop.groovy')).contains("stack 'ab'")
    run('init', 'a b') == ExitCode.FINE
    Files.exists(folder.resolve('a b/stack.groovy'))
  }

  def "refuses `init #typed`"(List<String> typed, String why) {
    given:
    file('stack.groovy', 'mine')
    file('a/x')

    expect:
    run(*['init', *typed]) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $why\n")
    Files.readString(folder.resolve('stack.groovy')) == 'mine'

    where:
    typed                          || why
    []                             || '`stack.groovy` is there already, and is not written over'
    ['-o', 'stack.groovy']         || '`stack.groovy` is there already, and is not written over'
    ['nowhere']                    || 'there is no folder `nowhere`'
    ['stack.groovy']               || 'there is no folder `stack.groovy`'
    ['a', 'b']                     || '`init` reads one folder, but there are 2'
    ['--stdout', '-o', 'x.groovy'] || '`--stdout` and `--output` contradict each other'
  }
}
