package orchsh.dsl.compose.corpus

import orchsh.engine.model.Port

/** What docker-compose of generation 1 says of files without {@code services}, in the form of generation 2. */
class OldAnswer {
  static Map<String, Object> inNewForm(Map<String, Object> config, String project) {
    def services = config.services.collectEntries { name, service -> [(name): serviceForm(service)] }
    def volumes = services.values()*.volumes.flatten().findAll { it?.type == 'volume' && it.source }*.source.unique()
    [name: project, services: services, networks: [:], volumes: volumes.collectEntries { [(it): [name: it]] }]
  }

  private static Map<String, Object> serviceForm(Map<String, Object> old) {
    old.collectEntries { key, value ->
      switch (key) {
        case ['command', 'entrypoint']: return [(key): value instanceof String ? Forms.words(value) : value]
        case 'ports': return [(key): value.collectMany { Port.parse(it) }.collect {
          [target: it.containerPort(), published: it.hostPort().orElse(null), host_ip: it.hostAddress().orElse(null), protocol: it.protocol().word()]
        }]
        case 'volumes': return [(key): value.collect { volumeForm(it) }]
        case 'volumes_from': return [(key): value.collect { (it - 'service:').replaceAll(/:rw$/, '') }]
        case 'devices': return [(key): value.collect { deviceForm(it.split(':') as List) }]
        case 'extra_hosts': return [(key): value instanceof Map ? value.collect { name, address -> "$name=$address" as String } : value*.replaceFirst(':', '=')]
        case 'volume_driver': return [:]
        default: return [(key): value]
      }
    } as Map<String, Object>
  }

  private static Map<String, Object> deviceForm(List<String> parts) {
    [source: parts[0], target: parts.size() > 1 ? parts[1] : parts[0], permissions: parts.size() > 2 ? parts[2] : 'rwm']
  }

  private static Map<String, Object> volumeForm(String text) {
    def parts = text.split(':') as List
    if (parts.size() == 1) {
      return [type: 'volume', target: text]
    }
    def isPath = parts[0] =~ /^[\/.~<]/
    [type: isPath ? 'bind' : 'volume', source: parts[0], target: parts[1], read_only: parts[2] == 'ro', bind: isPath ? [create_host_path: true] : null]
  }
}
