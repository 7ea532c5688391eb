package orchsh.dsl.write

import java.nio.file.Path
import java.util.function.Consumer
import orchsh.dsl.DslSpec
import orchsh.dsl.write.script.ScriptWriter
import orchsh.engine.model.Service
import orchsh.engine.model.Stack

/** A script that is written makes the stack that it was written for, and looks as if somebody had written it. */
class ScriptWriterSpec extends DslSpec {
  final RoundTrip trip = new RoundTrip(FOLDER)

  def "a stack is written as people write it"() {
    expect:
    trip.script(stack('''
      deadline 3.min
      network 'back', internal: true, subnet: '172.30.0.0/24'; volume 'pgdata'; secret 'db-password', content: 'hunter2'; config 'site', content: "a\\nb\\n"
      service db < image 'postgres:latest'; env POSTGRES_PASSWORD: secret('db-password'), POSTGRES_USER: 'admin', URL: 'db://hunter2@h'; volume 'pgdata:/var/lib/postgresql/data'; networks 'default'; network 'back', ip: '172.30.0.7'; wait tcp:5432, timeout: 30.s; memory 512.mb >
      service 'api' {
        build './api', args: [A: '$1', 'b-c': "it's"]
        link db: 'database'; link 'db', env: false; port '5000:5000'
        volume './src:/src:ro', '~/cache:/cache', '/var/run/docker.sock:/var/run/docker.sock'
        needs 'db'; wait http: '/health', port: 5000, status: 200..299; wait log: ~/ready in \\d+/, fail: ~/FATAL/
        healthcheck 'curl -f localhost', interval: 5.s
        command 'sh', '-c', 'echo "$HOME"\\nexit 1'
        env.remove 'PATH2'; oomScore -500; ulimits nofile: 1024, nproc: '10:20'; logging 'json-file', options: ['max-size': '10m']
        labels 'org.example.first-label': 'a rather long text for a label', 'org.example.second-label': 'and another one that is as long as it'
      }
      job 'migrate' { like 'db'; command 'migrate'; once true; needs db: 'started', restart: true }'''.stripIndent())).text() == '''\
stack 'shop'
deadline 3.min

param 'db-password', secret: true, env: 'DB_PASSWORD', description: 'the content of secret `db-password`'

network 'back', internal: true, subnet: '172.30.0.0/24'
volume 'pgdata'
secret 'db-password', content: params['db-password']
config 'site', content: \'\'\'a
b
\'\'\'

service 'db' {
    image 'postgres'
    env POSTGRES_PASSWORD: secret('db-password'), POSTGRES_USER: 'admin', URL: "db://${params['db-password']}@h"
    volume 'pgdata:/var/lib/postgresql/data'
    network 'default'
    network 'back', ip: '172.30.0.7'
    wait tcp: 5432, timeout: 30.s
    memory 512.mb
}

service 'api' {
    build './api', args: [A: '$1', 'b-c': 'it\\'s']
    command 'sh', '-c', \'\'\'echo "$HOME"
exit 1\'\'\'
    env.remove 'PATH2'
    labels 'org.example.first-label': 'a rather long text for a label',
        'org.example.second-label': 'and another one that is as long as it'
    volume './src:/src:ro'
    volume '~/cache:/cache'
    volume '/var/run/docker.sock:/var/run/docker.sock'
    link db: 'database'
    link 'db', env: false
    port '5000:5000'
    needs 'db'
    wait http: '/health', port: 5000, status: 200..299
    wait log: ~/ready in \\d+/, fail: ~/FATAL/
    healthcheck 'curl -f localhost', interval: 5.s
    ulimits nofile: 1024, nproc: '10:20'
    oomScore -500
    logging 'json-file', options: ['max-size': '10m']
}

job 'migrate' {
    image 'postgres'
    command 'migrate'
    env POSTGRES_PASSWORD: secret('db-password'), POSTGRES_USER: 'admin', URL: "db://${params['db-password']}@h"
    volume 'pgdata:/var/lib/postgresql/data'
    networks 'default', 'back'
    needs db: 'started', restart: true
    once true
    memory 512.mb
}
'''
  }

  def "a script that is written makes the same stack, and is written alike again: #block"(String block) {
    given:
    def stack = stack(Samples.script(block))

    when:
    def again = trip.again(stack)

    then:
    again == stack
    trip.script(again).text() == trip.script(stack).text()

    where:
    block << Samples.BLOCKS
  }

  def "so does what stands outside of services: #declaration"(String declaration) {
    given:
    def stack = stack("$declaration\nservice 'a' { image 'x' }")

    expect:
    trip.again(stack) == stack

    where:
    declaration << Samples.DECLARATIONS
  }

  def "texts are what they were, wherever they stand"() {
    given:
    def service = Service.named('a').image('x').command(['sh'] + Samples.TEXTS)
    Samples.TEXTS.eachWithIndex { text, i -> service.env("V$i", text).identity({ it.label("l$i", text).annotation(text.blank ? 'blank' : text, text) } as Consumer) }
    def stack = new Stack('shop', [service.build()], [], [])

    expect:
    trip.again(stack) == stack
  }

  def "a command of one word is one word, whatever it is"() {
    given:
    def services = Samples.TEXTS.withIndex().collect { text, i -> Service.named("s$i").image('x').command([text]).launch { it.entrypoint([text]) }.build() }
    def stack = new Stack('shop', services, [], [])

    expect:
    trip.again(stack) == stack
  }

  def "a stack of many things is the same, whatever they are (#seed)"(int seed) {
    given:
    def stack = RandomStack.of(seed)

    expect:
    trip.again(stack) == stack

    where:
    seed << (1..25)
  }

  def "#path is written as #written"(String path, String written) {
    expect:
    new ShortPaths(Path.of('/home/ann/work/shop'), Path.of('/home/ann')).of(Path.of(path)) == written

    where:
    path                      || written
    '/home/ann/work/shop'     || '.'
    '/home/ann/work/shop/a/b' || './a/b'
    '/home/ann/work/shop/~a'  || './~a'
    '/home/ann/work'          || '..'
    '/home/ann/work/api'      || '../api'
    '/home/ann/work/shopping' || '../shopping'
    '/home/ann/.ssh/key'      || '~/.ssh/key'
    '/home/ann'               || '~'
    '/home/bob/x'             || '/home/bob/x'
    '/var/run/docker.sock'    || '/var/run/docker.sock'
    '/'                       || '/'
  }

  def "no secret is written, wherever it turns up"() {
    given:
    def stack = stack('''
      secret 'pw', content: 'hunter2'; secret 'long', content: "line one\\nline two\\n"
      service 'a' {
        image 'x'; command 'run', '--password=hunter2'; labels hunter2: 'hunter2'; healthcheck 'check hunter2'; wait log: ~/hunter2 ok/; wait exec: 'a hunter2'
        env A: 'hunter2', B: "x\\nline one\\nline two\\n", C: secret('long'); build '.', args: [P: 'hunter2!']; onReady 'seed hunter2'; logging 'x', options: [p: 'hunter2']
      }'''.stripIndent())

    when:
    def written = trip.script(stack)

    then:
    !written.text().contains('hunter2')
    !written.text().contains('line one')
    written.wanted()*.toString() == ['pw (PW): the content of secret `pw`', 'long (LONG): the content of secret `long`']
    !written.toString().contains('hunter2')
    trip.again(stack) == stack
  }

  def "values of secret params are not written either"() {
    given:
    def stack = stack("service 'a' { image 'x'; env P: 'pepper', Q: 'salt' }")
    def written = ScriptWriter.write(new Original(stack, FOLDER, Path.of('/home/ann'), [new Wanted('spice', 'SPICE', 'what makes it hot', 'pepper')], { Optional.empty() }))

    expect:
    written.text().contains("env P: params.spice, Q: 'salt'")
    written.text().contains("param 'spice', secret: true, env: 'SPICE', description: 'what makes it hot'")
  }

  def "what cannot be said is a comment and a loss"() {
    given:
    def odd = Service.named('a').image('x').confidentialEnv('P', 'hunter2').kernel { it.isolation('hyperv') }.resources { it.memoryNodes('0-1') }.build()

    when:
    def written = trip.script(new Stack('shop', [odd], [], []))

    then:
    written.losses() == [
      'variable `P` of service `a` is not confidential any more', 'the memory nodes `0-1` of service `a` have no word', 'the isolation `hyperv` of service `a` is for engines on Windows']
    written.text().contains("    // isolation 'hyperv' is for engines on Windows\n")
    written.text().contains('env P: params[\'a-p\']')
    !written.text().contains('hunter2')
    written.wanted()*.variable() == ['A_P']
  }
}
