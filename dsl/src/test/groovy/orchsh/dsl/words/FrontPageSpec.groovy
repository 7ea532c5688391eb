package orchsh.dsl.words

import orchsh.dsl.FilesSpec
import orchsh.engine.model.Secret

/** The stack that the manual begins with, secrets included. */
class FrontPageSpec extends FilesSpec {

  def "the first page of the manual is what it says"() {
    given:
    files 'shop/secrets/db.txt': 'hunter2\n', 'shop/stack.groovy': '''
      stack 'shop'                                   // project name; default: name of the script's folder

      param 'postgres', default: '16', description: 'Postgres version'       // orchsh … -P postgres=17
      param 'flags', env: 'TESTFLAGS', default: ''                           // or from the environment

      volume 'pgdata'
      network 'back', internal: true
      secret 'db-password', file: 'secrets/db.txt'

      service 'db' {
          image "postgres:${params.postgres}"
          env POSTGRES_USER: 'admin', POSTGRES_PASSWORD: secret('db-password'), POSTGRES_DB: 'shop'
          volume 'pgdata:/var/lib/postgresql/data'
          network 'back'
          wait tcp: 5432, timeout: 30.s
      }

      service 'api' {
          build './api'
          link db: 'database'                        // waits for db, reachable as `db` and `database`,
          port '5000:5000'                           // and DATABASE_PORT_5432_TCP_ADDR … are set
          networks 'default', 'back'
          wait http: '/health', port: 5000
      }

      job 'migrate' {                                // runs to its end; never "up"
          like 'api'                                 // same image, env, mounts, networks
          command 'python', 'manage.py', 'migrate'
          needs 'db'
      }

      (1..3).each { n -> service "worker-$n" { like 'api'; command 'worker', "$n"; needs migrate: 'completed' } }
      '''.stripIndent()

    when:
    def stack = stack()
    def db = stack.service('db').get()

    then:
    stack.services()*.name() == ['db', 'api', 'migrate', 'worker-1', 'worker-2', 'worker-3']
    db.env() == [POSTGRES_USER: 'admin', POSTGRES_PASSWORD: 'hunter2', POSTGRES_DB: 'shop']
    db.environment().confidential() == ['POSTGRES_PASSWORD'] as Set
    db.secrets() == []
    !stack.toString().contains('hunter2')
    stack.secrets()*.name() == ['db-password']
    stack.service('worker-2').get().with {
      [it.command().get(), it.ports(), it.waits(), it.needs()*.service(), it.networks()*.network(), it.links()*.alias()] ==
        [['worker', '2'], [], [], ['migrate'], ['default', 'back'], ['database']]
    }
  }

  def "variables come from files beside the script that says so, and env goes before"() {
    given:
    files 'shop/base.env': 'A=1\nB=base\nC=${B}-${HERE:-none}\nHERE\n', 'shop/more.env': 'B=more', 'shop/raw.env': "D='q' # x",
        'other/.env': 'O=other', 'other/stack.groovy': "service 'far' { image 'x'; envFile '.env' }",
        'shop/stack.groovy': '''
          include '../other/stack.groovy'
          service 'a' { image 'x'; env A: 2; envFile 'base.env', 'more.env'; envFile 'raw.env', format: 'raw'; envFile 'no.env', required: false }'''.stripIndent()
    environment = [HERE: 'home']

    expect:
    stack().services()*.env() == [[O: 'other'], [A: '2', B: 'more', C: 'base-home', D: "'q' # x", HERE: 'home']]
  }
}
