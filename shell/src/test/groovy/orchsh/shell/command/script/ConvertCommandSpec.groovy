package orchsh.shell.command.script

import java.nio.file.Files
import orchsh.shell.call.About
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.CommandRunner
import orchsh.shell.invocation.ExitCode

/** Stacks written as scripts and as compose files, to the screen and to files. */
class ConvertCommandSpec extends CommandFixture {
  @Override
  ExitCode run(String... args) {
    new CommandRunner(engines, library, new About('1.2.3', '17.0.15', 'Debian')).run(invocation(args))
  }

  def setup() {
    file('shop/compose.yaml', 'name: shop\nservices:\n  db: {image: "postgres:16", volumes: ["./data:/data"]}\n  web: {image: nginx, depends_on: [db], ports: ["80:80"]}\n')
    file('shop/stack/stack.groovy', "stack 'shop'\nservice 'db' { image 'postgres'; volume './data:/data' }\n")
  }

  def "a compose file becomes a script"() {
    expect:
    run('shop/compose.yaml', 'convert') == ExitCode.FINE
    out.toString() == text('''
      stack 'shop'

      service 'db' {
          image 'postgres:16'
          volume './data:/data', createHostPath: true
      }

      service 'web' {
          image 'nginx'
          port '80:80'
          needs db: 'started'
      }
      ''')
    err.toString() == ''
  }

  def "a script becomes a compose file, or a script"() {
    expect:
    run('shop/stack', 'convert') == ExitCode.FINE
    run('shop/stack', 'convert', '--to', 'compose') == ExitCode.FINE
    run('shop/stack', 'convert', '--to=script') == ExitCode.FINE
    def compose = text('''
      name: shop
      services:
        db:
          image: postgres
          volumes:
            - type: bind
              source: ./data
              target: /data
              bind:
                create_host_path: false
      ''')
    out.toString() == compose + compose + text('''
      stack 'shop'

      service 'db' {
          image 'postgres'
          volume './data:/data'
      }
      ''')
    err.toString() == ''
  }

  def "a file is written with the paths that hold there, and never over another"() {
    given:
    file('other/there.groovy', 'mine')

    expect:
    run('shop/compose.yaml', 'convert', '-o', 'other/new.groovy') == ExitCode.FINE
    Files.readString(folder.resolve('other/new.groovy')).contains("volume '../shop/data:/data'") || Files.readString(folder.resolve('other/new.groovy')).contains("volume '~/shop/data:/data'")
    run('shop/compose.yaml', 'convert', '--output', 'other/there.groovy') == ExitCode.WRONG_USAGE
    Files.readString(folder.resolve('other/there.groovy')) == 'mine'
    run('shop/compose.yaml', 'convert', '-o', 'nowhere/new.groovy') == ExitCode.STACK_FAILED
    out.toString() == ''
    err.toString() == text('''
      error: `other/there.groovy` is there already, and is not written over
        hint: remove it, or choose another name
      error: `nowhere/new.groovy` cannot be written
        hint: its folder must be there, and be yours to write in
      ''')
  }

  def "what is lost is told, and ends with 2 when that is wanted"() {
    given:
    file('full/stack.groovy', '''
      param 'tag', default: '16'
      service 'db' { image "postgres:${params.tag}"; wait tcp: 5432 }
      job 'seed' { image 'x'; test true }
      task('load', 'loads') { up 'db' }
      check('it works') { assert true }
      profile 'dev' { service 'mail' { image 'mail' } }
      service 'debug' { image 'y'; profiles 'debug' }
      '''.stripIndent())

    expect:
    run('full', 'convert') == ExitCode.FINE
    run('full', 'convert', '--strict') == ExitCode.WRONG_USAGE
    run('shop/stack', 'convert', '--strict') == ExitCode.FINE
    def told = text('''
      warning: in the compose file param `tag` is gone: its value stands wherever it is used
      warning: in the compose file task `load` is missing: it is code
      warning: in the compose file check `it works` is missing: it is code
      warning: in the compose file job `seed` is no test any more, and runs with each `up`
      warning: in the compose file service `mail` is missing: it belongs to a profile that was not chosen
      warning: in the compose file service `debug` is missing: it belongs to a profile that was not chosen
      warning: in the compose file service `db` does not wait for `tcp 5432`
      warning: in the compose file job `seed` is a service like any other, and `up` does not wait for its end
      ''')
    err.toString() == told + told
  }

  def "no secret is written: what is needed is asked for"() {
    given:
    file('safe/pw.txt', 'hunter2\n')
    file('safe/stack.groovy', '''
      param 'salt', secret: true, default: 'pepper', env: 'SALT'
      secret 'pw', file: 'pw.txt'
      secret 'tls', content: 'certificate'
      service 'postgres' { image 'postgres'; command 'hunter2', 'pepper', 'certificate'; env P: secret('pw') }
      '''.stripIndent())

    expect:
    run('safe', 'convert', '--to', 'compose') == ExitCode.FINE
    run('safe', 'convert', '--to', 'script') == ExitCode.FINE
    !(out.toString() =~ /hunter2|pepper|certificate/)
    out.toString().contains('command: ["${PW}", "${SALT}", "${TLS}"]')
    out.toString().contains("command params.pw, params.salt, params.tls\n    env P: secret('pw')")
    err.toString() == text('''
      warning: in the compose file service `postgres` has the variable `P` without knowing that its value is a secret
      the compose file asks for the value of param `salt`: set the variable SALT
      the compose file asks for the content of secret `pw`: set the variable PW
      the compose file asks for the content of secret `tls`: set the variable TLS
      the script asks for the value of param `salt`: give it with -P salt=…, or set the variable SALT
      the script asks for the content of secret `pw`: give it with -P pw=…, or set the variable PW
      the script asks for the content of secret `tls`: give it with -P tls=…, or set the variable TLS
      ''')
  }

  def "refuses #args"(List<String> args, String problem) {
    expect:
    run(*args) == ExitCode.WRONG_USAGE
    err.toString().readLines()[0] == "error: $problem"
    out.toString() == ''

    where:
    args                                                  || problem
    ['shop/compose.yaml', 'convert', '--to', 'yaml']      || '`--to` cannot be `yaml`'
    ['shop/compose.yaml', 'convert', 'x']                 || '`convert` takes no arguments, but there is `x`'
    ['shop/none.yaml', 'convert']                         || 'there is no file or folder `shop/none.yaml`'
  }

  def "what is typed in is converted as well"() {
    given:
    answers = 'services: {one: {image: busybox}, two: {image: x, profiles: [dev]}}'

    expect:
    run('-p', 'typed', '-', 'convert') == ExitCode.FINE
    out.toString() == "stack 'typed'\n\nservice 'one' {\n    image 'busybox'\n}\n"
    err.toString() == 'warning: in the script service `two` is missing: it belongs to a profile that was not chosen\n'
  }

  def "what is lost is told without secrets"() {
    given:
    file('hidden/stack.groovy', """
      stack 'hidden'
      param 'password', secret: true, default: 'hunter22'
      secret 'token', content: 'strawberry99'
      service('db') { image 'x'; healthcheck test: 'true'; wait exec: "check \${params.password}"; wait http: '/?token=strawberry99', port: 80 }
      """)

    expect:
    run('hidden', 'convert', '--to', 'compose') == ExitCode.FINE
    err.toString().contains('check ***')
    !(out.toString() + err).contains('hunter22')
    !(out.toString() + err).contains('strawberry99')
  }
}
