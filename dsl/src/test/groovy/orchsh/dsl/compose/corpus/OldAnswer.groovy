package orchsh.dsl.compose.corpus

import orchsh.engine.model.Port

/**
 * What docker-compose of generation 1 says of files without {@code services}, in the form of generation 2: with the
 * names that it gives to links, and the order that follows from them, spelt out.
 */
class OldAnswer {
  static Map<String, Object> inNewForm(Map<String, Object> config, String project) {
    def services = config.services.collectEntries { name, service -> [(name): serviceForm(service, project)] }
    def volumes = services.collectMany { name, service ->
      service.volumes.findAll { it.type == 'volume' && it.source }.collect { [name: it.source, driver: config.services[name].volume_driver] }
    }
    [name: project, services: services, networks: [:], volumes: volumes.collectEntries { [(it.name): it] }]
  }

  private static Map<String, Object> serviceForm(Map<String, Object> old, String project) {
    def meant = (old.links ?: []).collect { it.tokenize(':').first() } + (old.network_mode?.startsWith('service:') ? [old.network_mode - 'service:'] : [])
    def lent = (old.volumes_from ?: []).findAll { it.startsWith('service:') }.collect { it.tokenize(':')[1] }
    def needs = lent.collectEntries { [(it): [condition: 'service_started']] } + meant.collectEntries { [(it): [condition: 'service_started', restart: true]] }
    [depends_on: needs] + old.collectEntries { key, value ->
      switch (key) {
        case ['command', 'entrypoint']: return [(key): value instanceof String ? Forms.words(value) : value]
        case 'ports': return [(key): value.collectMany { Port.parse(it) }.collect {
          [target: it.containerPort(), published: it.hostPort().orElse(null), host_ip: it.hostAddress().orElse(null), protocol: it.protocol().word()]
        }]
        case 'volumes': return [(key): value.collect { volumeForm(it) }]
        case 'volumes_from': return [(key): value.collect { (it - 'service:').replaceAll(/:rw$/, '') }]
        case 'devices': return [(key): value.collect { deviceForm(it.split(':') as List) }]
        case 'extra_hosts': return [(key): value instanceof Map ? value.collect { name, address -> "$name=$address" as String } : value*.replaceFirst(':', '=')]
        case 'links': return [(key): value.collectMany { names(it.tokenize(':'), project) }.unique()]
        case 'volume_driver': return [:]
        default: return [(key): value]
      }
    } as Map<String, Object>
  }

  private static List<String> names(List<String> link, String project) {
    def service = link.first()
    [link.last(), "${service}_1", "${project}_${service}_1"].collect { "$service:$it" as String }
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
