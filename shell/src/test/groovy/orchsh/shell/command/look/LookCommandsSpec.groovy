package orchsh.shell.command.look

import static orchsh.shell.command.FakeObserver.container
import static orchsh.shell.command.FakeObserver.exposed
import static orchsh.shell.command.FakeObserver.published

import groovy.json.JsonSlurper
import java.nio.file.Files
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.MountedVolume
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.ObservedNetwork
import orchsh.engine.observed.ObservedVolume
import orchsh.engine.observed.Occurrence
import orchsh.engine.plan.Goal
import orchsh.engine.port.ContainerMonitor.EventQuery
import orchsh.shell.call.Commands
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.ExitCode
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Commands that only look. None of them evaluates a script as long as there are containers of what was named. */
@Timeout(120)
class LookCommandsSpec extends CommandFixture {
  FakePorts ports = new FakePorts()
  PollingConditions soon = new PollingConditions(timeout: 60)

  def setup() {
    file('stack.groovy')
    reader.declaredName = Optional.of('shop')
    engines.ports = ports.over(engines.observer)
    engines.observer.containers = [
      container('shop', 'web', ports: [published(2154, 5000), published(53, 53, '0.0.0.0', 'udp'), exposed(80)]),
      container('shop', 'db', state: State.EXITED, status: 'Exited (3) 1 second ago', volumes: [new MountedVolume('shop_data', '/data')]),
      container('other', 'web'),
    ]
    ports.monitor.codes = ['id-of-shop-web-1': 0, 'id-of-shop-db-1': 3]
    ports.monitor.details = ['id-of-shop-web-1': WEB]
  }

  private List json() {
    out.toString().readLines().collect { new JsonSlurper().parseText(it) }
  }

  def "ps tells when containers were started and ended, if that is wanted"() {
    given:
    ports.monitor.details = [
      'id-of-shop-web-1': '{"Id": "x", "State": {"Running": true, "StartedAt": "2026-01-02T03:04:05.678Z", "FinishedAt": "2026-01-01T00:00:00Z"}}',
      'id-of-shop-db-1': '{"State": {"Running": false, "StartedAt": "0001-01-01T00:00:00Z", "FinishedAt": "0001-01-01T00:00:00Z"}, "Name": "y"}'
    ]

    expect:
    run('ps', '--times', '--json') == ExitCode.FINE
    json()*.subMap('service', 'started', 'ended') == [
      [service: 'db', started: '', ended: ''],
      [service: 'web', started: '2026-01-02T03:04:05.678Z', ended: '']
    ]
  }

  def "`#typed` prints #printed and ends with #code"(String typed, int code, String printed) {
    expect:
    run(typed.split(' ')) == new ExitCode(code)
    out.toString() == printed
    reader.evaluated == []

    where:
    typed           || code | printed
    'wait db'       || 3    | '3\n'
    'wait web'      || 0    | '0\n'
    'wait web db'   || 3    | 'NAME         SERVICE   EXIT CODE\nshop-web-1   web       0\nshop-db-1    db        3\n'
    'port web 5000' || 0    | '0.0.0.0:2154\n'
    'port web 53/udp' || 0  | '0.0.0.0:53\n'
    'port --protocol udp web 53' || 0 | '0.0.0.0:53\n'
    'port web'      || 0    | 'PORT       PUBLISHED AT\n53/udp     0.0.0.0:53\n5000/tcp   0.0.0.0:2154\n'
    'top'           || 0    | 'SERVICE   PID   COMMAND\nweb       1     sleep 1000\n'
    'volumes -q'    || 0    | ''
    'ls -q'         || 0    | 'other\nshop\n'
    'ls'            || 0    | 'NAME    STATUS                MADE BY   FILES\nother   1/1 ready             orchsh    -\nshop    1/2 ready, 1 exited   orchsh    -\n'
    'ls --filter name=sh -q' || 0 | 'shop\n'
    'ls --filter status=ready -q' || 0 | 'other\n'
    'ls --filter status=partly -q' || 0 | 'shop\n'
    'ls --filter status=ended -q' || 0 | ''
    'ls --filter by=compose -q' || 0 | ''
    'ls --filter by=orchsh --filter name=o --filter name=t -q' || 0 | 'other\n'
    'ps -q'         || 0    | 'id-of-shop-db-1\nid-of-shop-web-1\n'
    'ps --services' || 0    | 'db\nweb\n'
    'ps --services --json' || 0 | '{"service":"db"}\n{"service":"web"}\n'
    'ps -q --format csv' || 2 | ''
    'ps --status exited -q' || 0 | 'id-of-shop-db-1\n'
    'ps --filter status=exited -q' || 0 | 'id-of-shop-db-1\n'
    'ps --orphans -q web' || 0 | 'id-of-shop-web-1\n'
    'ps --no-trunc -q web' || 0 | 'id-of-shop-web-1\n'
    'version --short -f json' || 0 | '{"orchsh":"1.2.3"}\n'
    'version --short --format pretty' || 0 | '1.2.3\n'
    'ps -q web'     || 0    | 'id-of-shop-web-1\n'
    'images -q'     || 0    | '0\n'
    'inspect web.NetworkSettings.IPAddress' || 0 | '172.18.0.2\n'
    'inspect web.state.status' || 0 | 'running\n'
    'inspect web.Config.Env' || 0 | '[\n  "A=1",\n  "PASSWORD=***"\n]\n'
    'inspect --raw web.State.Status' || 0 | '"running"\n'
    'inspect --json web.HostConfig' || 0 | '{"RestartPolicy":{"Name":"no"},"Memory":0,"Privileged":false}\n'
    'inspect --json web.Config.Env web.State.Status' || 0 | '["A=1","PASSWORD=***"]\n"running"\n'
    'inspect --show-secrets --json web.Config.Env' || 0 | '["A=1","PASSWORD=x"]\n'
    'inspect service:web.State.Status' || 0 | 'running\n'
  }

  def "`#typed` is refused: #said"(String typed, ExitCode code, String said) {
    expect:
    run(typed.split(' ')) == code
    err.toString().startsWith("error: $said\n")
    out.toString() == ''

    where:
    typed               || code                  | said
    'port'              || ExitCode.WRONG_USAGE  | '`port` takes a service and, if you like, one of its ports'
    'port web x'        || ExitCode.WRONG_USAGE  | '`x/tcp` is not a port of a container: 5432, 53/udp'
    'port web 80'       || ExitCode.STACK_FAILED | 'port 80/tcp of service `web` is not published'
    'port db 5432'      || ExitCode.STACK_FAILED | 'service `db` does not run, so no port of it is published: `shop-db-1` is exited'
    'port wep 80'       || ExitCode.WRONG_USAGE  | 'there is no service `wep` in stack `shop`'
    'wait wep'          || ExitCode.WRONG_USAGE  | 'there is no service `wep` in stack `shop`'
    'wait --timeout x'  || ExitCode.WRONG_USAGE  | '`--timeout` takes a time, not `x`'
    'top db'            || ExitCode.STACK_FAILED | 'service `db` does not run: `shop-db-1` is exited'
    'ps --status runing' || ExitCode.WRONG_USAGE | 'there is no state `runing`'
    'ps --format x'     || ExitCode.WRONG_USAGE  | '`--format` takes `table` or `json`, not `x`'
    'ps --filter name=x' || ExitCode.WRONG_USAGE | '`--filter` takes `status=STATE`, not `name=x`'
    'ps --orphans=maybe' || ExitCode.WRONG_USAGE | '`--orphans` can be `true` or `false`, not `maybe`'
    'version -f yaml'   || ExitCode.WRONG_USAGE  | '`--format` takes `pretty` or `json`, not `yaml`'
    'ls --filter web'   || ExitCode.WRONG_USAGE  | '`--filter` takes `WHAT=TEXT`, not `web`'
    'ls --filter naem=web' || ExitCode.WRONG_USAGE | '`--filter` knows no `naem`'
    'ls --filter status=up' || ExitCode.WRONG_USAGE | '`--filter` knows no status `up`'
    'inspect'           || ExitCode.WRONG_USAGE  | '`inspect` needs the name of something'
    'inspect web.Stat'  || ExitCode.STACK_FAILED | 'there is no `Stat` in `web.Stat`'
    'logs --grep ('     || ExitCode.WRONG_USAGE  | '`--grep` takes a regular expression, which `(` is not: Unclosed group'
  }

  def "`#typed --json` is one object a line"(String typed, Map first) {
    given:
    ports.monitor.usages = ['id-of-shop-web-1': FakePorts.FakeMonitor.use(12.5d, 1024)]
    engines.observer.volumes = [new ObservedVolume('shop_data', [(Labels.STACK): 'shop', (Labels.VOLUME): 'data'])]
    ports.monitor.details['sha256:0'] = '{"Size": 2048, "Created": "2026-11-19T12:00:00Z", "Os": "linux", "Architecture": "amd64"}'

    when:
    run(*typed.split(' '), '--json')

    then:
    json()[0].subMap(first.keySet()) == first

    where:
    typed        || first
    'ps -q'      || [name: 'shop-db-1', service: 'db']
    'ps'         || [name: 'shop-db-1', service: 'db', state: 'exited', exit_code: 3, health: null, ports: []]
    'ps web'     || [name: 'shop-web-1', ports: ['0.0.0.0:53->53/udp', '80/tcp', '0.0.0.0:2154->5000/tcp'], exit_code: null]
    'wait db'    || [name: 'shop-db-1', exit_code: 3]
    'port web'   || [port: '53/udp', published_at: '0.0.0.0:53']
    'top'        || [service: 'web', container: 'shop-web-1', pid: '1']
    'ls'         || [name: 'other', status: '1/1 ready', ready: 1, containers: 1, other_states: [:], until: null, made_by: 'orchsh', files: []]
    'stats --no-stream' || [name: 'shop-web-1', cpu_percent: 12.5, memory: 1024, processes: 3]
    'volumes'    || [name: 'shop_data', in_the_stack: 'data', used_by: ['shop-db-1'], at: ['/data']]
    'images'     || [container: 'shop-db-1', id: 'sha256:0', size: 2048, platform: 'linux/amd64']
  }

  def "ls tells how long stacks may stay, and with -a what is left of those without containers"() {
    given:
    engines.observer.volumes = [
      new ObservedVolume('l1', [(Labels.STACK): 'shop', (Labels.LEASE): '2026-11-20T13:30:00Z']),
      new ObservedVolume('l2', [(Labels.STACK): 'other', (Labels.LEASE): '2026-11-20T09:00:00Z']),
      new ObservedVolume('l3', [(Labels.STACK): 'gone', (Labels.LEASE): '2026-11-21T12:00:00Z']),
      new ObservedVolume('old_data', [(Labels.PROJECT): 'old', (Labels.VOLUME): 'data']),
    ]

    when:
    run('ls', '-a')

    then:
    out.toString() == text("""\
      NAME    STATUS                TIME LEFT       MADE BY          FILES
      gone    no containers         24 h            orchsh           -
      old     no containers         -               docker compose   -
      other   1/1 ready             ended 3 h ago   orchsh           -
      shop    1/2 ready, 1 exited   1 h 30 min      orchsh           -
      """)
  }

  def "stats shows what runs uses"() {
    given:
    ports.monitor.usages = ['id-of-shop-web-1': FakePorts.FakeMonitor.use(12.5d, 300 * 1024)]

    expect:
    run('stats', *typed) == ExitCode.FINE
    out.toString() == text('''\
      NAME         CPU     MEMORY    LIMIT     MEM    RECEIVED   SENT   READ      WRITTEN   PIDS
      shop-web-1   12.5%   300 KiB   1.0 GiB   0.0%   2.0 KiB    0 B    4.0 KiB   0 B       3
      ''')

    where:
    typed << [[], ['--no-stream']]
  }

  def "stats of nothing that runs"() {
    given:
    engines.observer.containers = [container('shop', 'db', state: State.EXITED, status: 'Exited (3) 1 second ago')]

    expect:
    run('stats') == ExitCode.FINE
    err.toString() == 'nothing of stack `shop` runs\n'
  }

  def "images and volumes are listed for people"() {
    given:
    engines.observer.volumes = [new ObservedVolume('shop_data', [(Labels.STACK): 'shop', (Labels.VOLUME): 'data']), new ObservedVolume('x', [:])]
    ports.monitor.details['sha256:0'] = '{"Size": 2048, "Created": "2026-11-18T12:00:00Z", "Os": "linux", "Architecture": "amd64"}'

    when:
    run('images', 'db')
    run('volumes')

    then:
    out.toString() == text('''\
      CONTAINER   IMAGE            IMAGE ID   PLATFORM      SIZE      CREATED
      shop-db-1   busybox:latest   0          linux/amd64   2.0 KiB   2 days ago
      VOLUME      IN THE STACK   USED BY     AT
      shop_data   data           shop-db-1   /data
      ''')
  }

  def "events tells what happens, but not what health checks do"() {
    given:
    ports.monitor.occurrences = [
      new Occurrence(NOON, 'container', 'start', 'id1', [name: 'shop-web-1', image: 'nginx', (Labels.SERVICE): 'web', (Labels.PROJECT): 'shop']),
      new Occurrence(NOON, 'container', 'exec_start: true', 'id1', [name: 'shop-web-1', (Labels.SERVICE): 'web']),
      new Occurrence(NOON.plusMillis(1500), 'container', 'die', 'id2', [name: 'shop-db-1', exitCode: '3', (Labels.SERVICE): 'db']),
    ]

    when:
    run('events', *typed)

    then:
    out.toString() == text(said)
    ports.monitor.queries[0].project() == Optional.of('shop')

    where:
    typed       || said
    []          || '2026-11-20T12:00:00Z  container  start  shop-web-1\n2026-11-20T12:00:01.500Z  container  die  shop-db-1  exitCode=3\n'
    ['db']      || '2026-11-20T12:00:01.500Z  container  die  shop-db-1  exitCode=3\n'
    ['--all', 'web'] || '2026-11-20T12:00:00Z  container  start  shop-web-1\n2026-11-20T12:00:00Z  container  exec_start: true  shop-web-1\n'
  }

  def "events in JSON, from and to a moment"() {
    given:
    ports.monitor.occurrences = [new Occurrence(NOON, 'container', 'start', 'id1', [name: 'shop-web-1', image: 'nginx', (Labels.SERVICE): 'web'])]

    when:
    run('events', '--json', '--since', '10m', '--until', 'now')

    then:
    json() == [[time: '2026-11-20T12:00:00Z', type: 'container', action: 'start', id: 'id1', service: 'web', attributes: [name: 'shop-web-1', image: 'nginx']]]
    ports.monitor.queries == [EventQuery.of('shop').since(NOON.minusSeconds(600)).until(NOON)]
  }

  def "wait gives up after a while and says for whom"() {
    given:
    ports.monitor.codes.remove('id-of-shop-web-1')

    expect:
    run('wait', '--timeout', '100ms', 'web') == ExitCode.STACK_FAILED
    err.toString() == 'error: still running after 0.1 s: shop-web-1\n'
  }

  def "`#typed` shows #shown of what was replaced by a deployment"(String typed, List<String> shown) {
    given:
    engines.observer.containers = [
      container('shop', 'web', labels: [(Labels.REPLACES): 'old']),
      container('shop', 'web', id: 'old', name: 'shop-web-1-previous', state: State.EXITED),
      container('shop', 'db', name: 'shop-db-1-previous', state: State.EXITED)]
    run(*typed.split(' '))

    expect:
    json()*.name as Set == shown as Set

    where:
    typed          | shown
    'ps --json'    | ['shop-web-1', 'shop-db-1-previous']
    'ps -a --json' | ['shop-web-1', 'shop-web-1-previous', 'shop-db-1-previous']
  }

  def "ps can leave out what is not in the script any more"() {
    given:
    engines.observer.containers << container('shop', 'gone')

    expect:
    run('ps', '-q', '--orphans=false') == ExitCode.FINE
    out.toString() == 'id-of-shop-db-1\nid-of-shop-web-1\n'
  }

  def "wait --down-project waits for the first, and takes the stack down then"() {
    given:
    ports.monitor.codes.remove('id-of-shop-web-1')

    expect:
    run('wait', '--down-project') == new ExitCode(3)
    out.toString() == '3\nnothing to remove\n'
    engines.goals == [new Goal.Down(Goal.Down.Data.KEEP).writtenIn(folder.resolve('stack.groovy'))]
  }

  def "wait ends when it is called off"() {
    given:
    ports.monitor.codes.remove('id-of-shop-web-1')
    cancellation.cancel()

    expect:
    run('wait') == ExitCode.INTERRUPTED
    err.toString() == ''
  }

  def "open prints the address of a page, and asks a browser to show it"() {
    given:
    file('browser', '#!/bin/sh\necho "$1" > shown\n')
    folder.resolve('browser').toFile().executable = true
    environment = [BROWSER: './browser', PATH: '/bin:/usr/bin']

    expect:
    run('open', *typed) == ExitCode.FINE
    out.toString() == 'http://127.0.0.1:2154\n'
    soon.eventually { assert Files.exists(folder.resolve('shown')) && Files.readString(folder.resolve('shown')) == 'http://127.0.0.1:2154\n' }

    where:
    typed << [[], ['web'], ['web', '5000']]
  }

  def "open without a browser, and where there is no page"() {
    expect:
    run('open', 'web') == ExitCode.FINE
    err.toString() == 'there is no browser here that could be asked to show it\n'
    run('open', '--print', 'web', '80') == ExitCode.STACK_FAILED
    err.toString().endsWith('error: service `web` has no page at port 80: no such port is published\n')
  }

  def "inspect is for people first, and keeps secrets to itself"() {
    expect:
    run('inspect', 'web') == ExitCode.FINE
    out.toString() == text('''\
      name       shop-web-1
      id         abc
      image      nginx
      state      running since 2026-11-20T11:00:00Z
      command    sh -c 'sleep 1'
      networks   shop_default   172.18.0.2   as web
      ports      0.0.0.0:80->80/tcp
                 443/tcp
      mounts     /data   volume shop_data
      env        A=1
                 PASSWORD=***
      labels     mine=yes
      ''')
  }

  def "inspect shows networks, volumes and images of the stack: `#name`"(String name, String printed) {
    given:
    engines.observer.networks = [
      new ObservedNetwork('n1', 'shop_back', [(Labels.STACK): 'shop', (Labels.NETWORK): 'back']),
      new ObservedNetwork('n2', 'other_back', [(Labels.STACK): 'other', (Labels.NETWORK): 'back']),
    ]
    engines.observer.volumes = [new ObservedVolume('shop_data', [(Labels.STACK): 'shop', (Labels.VOLUME): 'data'])]
    ports.monitor.details += [
      n1: '{"Name": "shop_back", "Internal": true, "IPAM": {"Config": [{"Subnet": "172.18.0.0/16"}]}, "Options": {}}',
      shop_data: '{"Name": "shop_data", "Driver": "local"}',
      'sha256:0': '{"Id": "sha256:0", "Config": {"Env": ["API_TOKEN=strawberry"], "Cmd": ["run", "--with=strawberry"]}}',
    ]

    expect:
    run('inspect', name) == ExitCode.FINE
    out.toString() == printed

    where:
    name                         || printed
    'back'                       || 'Name                 shop_back\nInternal             true\nIPAM.Config.0.Subnet   172.18.0.0/16\n'.replace('Name  ', 'Name    ').replace('Internal  ', 'Internal    ')
    'network:shop_back.Internal' || 'true\n'
    'data.Driver'                || 'local\n'
    'volume:data.Name'           || 'shop_data\n'
    'image:web.Config.Cmd.1'     || '--with=***\n'
    'image:web'                  || 'Id             sha256:0\nConfig.Env.0   API_TOKEN=***\nConfig.Cmd.0   run\nConfig.Cmd.1   --with=***\n'
  }

  def "inspect of what is not there: `#name`"(String name, ExitCode code, String said) {
    given:
    engines.observer.networks = [new ObservedNetwork('n1', 'shop_back', [(Labels.STACK): 'shop', (Labels.NETWORK): 'back'])]

    expect:
    run('inspect', name) == code
    err.toString() == said

    where:
    name           || code                  | said
    'bakc'         || ExitCode.WRONG_USAGE  | 'error: stack `shop` has nothing that is called `bakc`\n  hint: did you mean `back`?\n'
    'network:x'    || ExitCode.STACK_FAILED | 'error: stack `shop` has no network `x`\n  hint: it has: back, shop_back\n'
    'volume:x'     || ExitCode.STACK_FAILED | 'error: stack `shop` has no volume `x`\n  hint: it has none at all\n'
  }

  static final WEB = '''
    {"Id": "abc", "Name": "/shop-web-1", "RestartCount": 0,
     "State": {"Status": "running", "Running": true, "StartedAt": "2026-11-20T11:00:00.123456Z", "ExitCode": 0, "OOMKilled": false, "Error": ""},
     "Config": {"Image": "nginx", "Cmd": ["sh", "-c", "sleep 1"], "Env": ["A=1", "PASSWORD=x"], "WorkingDir": "", "User": "",
                "Labels": {"orchsh.stack": "shop", "mine": "yes"}},
     "HostConfig": {"RestartPolicy": {"Name": "no"}, "Memory": 0, "Privileged": false},
     "Mounts": [{"Type": "volume", "Name": "shop_data", "Destination": "/data", "RW": true}],
     "NetworkSettings": {"IPAddress": "172.18.0.2", "Networks": {"shop_default": {"IPAddress": "172.18.0.2", "Aliases": ["abc", "web"]}},
                         "Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "80"}], "443/tcp": null}}}
    '''
}
