package orchsh.engine.definition

import static orchsh.engine.plan.FoundFixture.madeFrom
import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.nio.file.Path
import java.time.Duration
import java.util.function.Consumer
import orchsh.engine.model.*
import orchsh.engine.observed.Labels
import orchsh.engine.plan.PlannerFixture
import spock.lang.Specification

/** Containers of docker compose, compared with what their services want. */
class FoundDefinitionSpec extends Specification {
  PlannerFixture engine = new PlannerFixture()

  List<String> differences(Closure<?> say, Map<String, Object> edits, Map<String, Object> imageEdits = [:]) {
    def web = service('web')
    say(web)
    def stack = stack(service('db'), web)
    new Definitions(stack, Confidential.nothing()).changesSince(stack.service('web').get(), engine.observed(), madeFrom(edits, imageEdits))
  }

  def "#what is the same"(String what, Closure<?> say, Map<String, Object> edits) {
    expect:
    differences(say, edits) == []

    where:
    what                  | say                                                               | edits
    'nothing of its own'  | { }                                                               | [:]
    'a variable'          | { it.env('DEBUG', '0') }                                          | ['Config.Env': ['DEBUG=0', 'PATH=/bin', 'LEVEL=1']]
    'a variable changed'  | { it.env('LEVEL', '2') }                                          | ['Config.Env': ['LEVEL=2', 'PATH=/bin']]
    'a command'           | { it.command(['top', '-b']) }                                     | ['Config.Cmd': ['top', '-b']]
    'an entrypoint'       | { it.launch { it.entrypoint(['top']) } }                                        | ['Config.Entrypoint': ['top'], 'Config.Cmd': null]
    'a label'             | { it.identity({ it.label('tier', 'front') } as Consumer) }                                     | ['Config.Labels': [vendor: 'x', tier: 'front']]
    'a port'              | { it.port(Port.of(8080, 80)) }                                    | ['HostConfig.PortBindings': ['80/tcp': [[HostIp: '', HostPort: '8080']]], 'Config.ExposedPorts': ['80/tcp': [:]]]
    'a port somewhere'    | { it.port(Port.parse('80')[0]) }                                  | ['HostConfig.PortBindings': ['80/tcp': [[HostIp: '', HostPort: '']]], 'Config.ExposedPorts': ['80/tcp': [:]]]
    'a port at an address' | { it.port(Port.parse('127.0.0.1:53:53/udp')[0]) }                | ['HostConfig.PortBindings': ['53/udp': [[HostIp: '127.0.0.1', HostPort: '53']]], 'Config.ExposedPorts': ['53/udp': [:]]]
    'a restart policy'    | { it.restart(RestartPolicy.parse('on-failure:3')) }               | ['HostConfig.RestartPolicy': [Name: 'on-failure', MaximumRetryCount: 3]]
    'a named volume'      | { it.mount(new Mount.NamedVolume('data', '/data', false)) }       | [Mounts: [[Type: 'volume', Name: 'shop_data', Destination: '/data', RW: true]]]
    'a path of the host'  | { it.mount(new Mount.HostPath(Path.of('/src'), '/src', true)) }   | [Mounts: [[Type: 'bind', Source: '/src', Destination: '/src', RW: false, Propagation: 'rprivate']]]
    'other names'         | { it.network(new NetworkUse('default', ['www'])) }                | ['NetworkSettings.Networks': [shop_default: [Aliases: ['web', 'www', 'shop-web-1', 'c' * 12]]]]
    'a link'              | { it.link(new Link('db', 'store', false)) }                       | ['NetworkSettings.Networks': [shop_default: [Links: ['shop-db-1:store', 'shop-db-1:db-1', 'shop-db-1:shop-db-1']]]]
  }

  def setup() {
    engine.stranger('shop-db-1', [(Labels.PROJECT): 'shop', (Labels.SERVICE): 'db', (Labels.NUMBER): '1'])
  }

  def "#what is told: #told"(String what, Closure<?> say, Map<String, Object> edits, List<String> told) {
    expect:
    differences(say, edits) == told

    where:
    what                    | say                                         | edits                                              | told
    'another value'         | { it.env('DEBUG', '1') }                    | ['Config.Env': ['DEBUG=0', 'PATH=/bin', 'LEVEL=1']] | ['env DEBUG 0 -> 1']
    'a variable that went'  | { }                                         | ['Config.Env': ['DEBUG=0', 'PATH=/bin', 'LEVEL=1']] | ['env DEBUG removed']
    'a secret'              | { it.env('PASSWORD', 'new') }               | ['Config.Env': ['PASSWORD=old', 'PATH=/bin', 'LEVEL=1']] | ['env PASSWORD changed']
    'another image'         | { it.image('busybox:1') }                   | [:]                                                | ['image busybox:latest -> busybox:1']
    'an image by its id'    | { }                                         | ['Config.Image': 'sha256:0']                       | ['image sha256:0 -> busybox:latest']
    'another command'       | { it.command(['top']) }                     | ['Config.Cmd': ['sleep', '1']]                     | ['command sleep 1 -> top']
    'a command that went'   | { }                                         | ['Config.Cmd': ['sleep', '1']]                     | ['command sleep 1 -> sh']
    'a limit'               | { }                                         | ['HostConfig.Memory': 67108864]                    | ['memory removed']
    'a policy'              | { it.restart(RestartPolicy.parse('always')) } | [:]                                              | ['restart added (always)']
    'a capability'          | { }                                         | ['HostConfig.CapAdd': ['CAP_NET_ADMIN']]           | ['capAdd NET_ADMIN removed']
    'what has no word here' | { }                                         | ['HostConfig.AutoRemove': true]                    | ['AutoRemove removed']
    'a tool for volumes'    | { }                                         | ['HostConfig.VolumeDriver': 'nfs']                 | ['VolumeDriver removed']
    'unguarded paths'       | { }                                         | ['HostConfig.MaskedPaths': [], 'HostConfig.ReadonlyPaths': []] | ['securityOpt systempaths:unconfined removed']
    'another network'       | { }                                         | ['HostConfig.NetworkMode': 'host']                 | ['network default added', 'networkMode removed']
    'one network more'      | { }                                         | ['NetworkSettings.Networks': [shop_default: [:], shop_back: [:]]] | ['network shop_back removed']
    'a volume that went'    | { }                                         | [Mounts: [[Type: 'volume', Name: 'shop_data', Destination: '/data', RW: true]]] | ['volume /data removed']
  }

  def "what comes with the image is nobody's change"() {
    expect:
    differences({ }, ['Config.ExposedPorts': ['80/tcp': [:]], 'Config.StopSignal': 'SIGQUIT', Mounts: [[Type: 'volume', Name: 'a' * 64, Destination: '/data', RW: true]],
        'Config.Healthcheck': [Test: ['CMD', 'true'], Interval: 5000000000]],
      ['Config.ExposedPorts': ['80/tcp': [:]], 'Config.StopSignal': 'SIGQUIT', 'Config.Volumes': ['/data': [:]], 'Config.Healthcheck': [Test: ['CMD', 'true'], Interval: 5000000000]]) == []
  }

  def "a platform is that of the image: #wanted"(String wanted, List<String> told) {
    expect:
    differences({ it.platform(wanted) }, [:], [Os: 'linux', Architecture: 'arm64', Variant: 'v8']) == told

    where:
    wanted           || told
    'linux/arm64'    || []
    'linux/arm64/v8' || []
    'arm64'          || []
    'linux/amd64'    || ['platform linux/arm64 -> linux/amd64']
  }

  def "a healthcheck is compared field by field"() {
    expect:
    differences({ it.healthcheck(Healthcheck.of('CMD', 'true').every(Duration.ofSeconds(2))) },
      ['Config.Healthcheck': [Test: ['CMD', 'true'], Interval: 5000000000]]) == ['healthcheck interval 5s -> 2s']
  }
}
