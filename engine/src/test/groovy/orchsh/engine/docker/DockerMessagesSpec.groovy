package orchsh.engine.docker

import spock.lang.Specification

class DockerMessagesSpec extends Specification {

  def "a registry that cannot be reached: #reason"(String reason) {
    expect:
    DockerMessages.isRegistryUnreachable(reason)

    where:
    reason << [
      'Get "https://registry.example.org/v2/": dial tcp: lookup registry.example.org on 10.0.0.1:53: no such host',
      'Get "https://registry.example.org/v2/": dial tcp: lookup registry.example.org: Temporary failure in name resolution',
      'Get "http://127.0.0.1:5000/v2/": dial tcp 127.0.0.1:5000: connect: connection refused',
      'Get "https://10.1.1.1/v2/": dial tcp 10.1.1.1:443: i/o timeout',
      'Get "https://x/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      'Get "https://x/v2/": context deadline exceeded',
      'Get "https://x/v2/": net/http: TLS handshake timeout',
      'Get "https://x/v2/": x509: certificate signed by unknown authority',
      'Get "https://x/v2/": tls: failed to verify certificate: x509: certificate has expired',
      'Get "https://x/v2/": http: server gave HTTP response to HTTPS client',
      'Get "https://x/v2/": EOF',
      'Get "https://x/v2/": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: no route to host',
      'received unexpected HTTP status: 503 Service Unavailable',
      'failed to resolve reference "docker.io/library/x:1": failed to do request: Head "https://registry.example.org/v2/library/x/manifests/1": dial tcp: lookup registry.example.org: no such host',
      'initializing source docker://x:1: pinging container registry docker.io: Get "https://registry.example.org/v2/": dial tcp: lookup registry.example.org: server misbehaving',
    ]
  }

  def "an image that does not exist, or not for us: #reason"(String reason) {
    expect:
    !DockerMessages.isRegistryUnreachable(reason)
    DockerMessages.isNoSuchImage(reason)

    where:
    reason << [
      'manifest for postgres:1.0 not found: manifest unknown: manifest unknown',
      'pull access denied for nosuch, repository does not exist or may require \'docker login\': denied: requested access to the resource is denied',
      'failed to resolve reference "docker.io/library/x:1": docker.io/library/x:1: not found',
      'Head "https://ghcr.io/v2/a/b/manifests/1": denied: requested access to the resource is denied',
      'Get "https://x/v2/a/manifests/1": unauthorized: authentication required',
      'initializing source docker://x/y:1: reading manifest 1 in x/y: manifest unknown',
      'short-name "x" did not resolve to an alias and no unqualified-search registries are defined',
    ]
  }

  def "a port that is taken: #port"(String reason, Integer port) {
    expect:
    DockerMessages.isPortTaken(reason)
    DockerMessages.port(reason) == Optional.of(port)

    where:
    reason                                                                                                                                   || port
    'driver failed programming external connectivity on endpoint web (0a1b2c): Bind for 0.0.0.0:8088 failed: port is already allocated'      || 8088
    'driver failed programming external connectivity on endpoint web (0a): Error starting userland proxy: listen tcp4 0.0.0.0:8088: bind: address already in use' || 8088
    'failed to set up container networking: driver failed programming external connectivity on endpoint web (0a): Bind for :::8088 failed: port is already allocated' || 8088
    'failed to bind host port for 0.0.0.0:8088:172.18.0.2:80/tcp: address already in use'                                                   || 8088
    'failed to bind host port 0.0.0.0:8088/tcp: address already in use'                                                                     || 8088
    'rootlessport listen tcp 0.0.0.0:8088: bind: address already in use'                                                                    || 8088
    'cannot listen on the TCP port: listen tcp4 :8088: bind: address already in use'                                                        || 8088
  }

  def "a path that is to be mounted and is not there: #path"(String reason, String path) {
    expect:
    DockerMessages.missingMountSource(reason) == Optional.ofNullable(path)

    where:
    reason                                                                               || path
    'invalid mount config for type "bind": bind source path does not exist: /no/such one' || '/no/such one'
    'statfs /no/such: no such file or directory'                                         || '/no/such'
    'invalid mount config for type "bind": field Target must not be empty'               || null
  }

  def "a program that is not in the image: #program"(String reason, String program) {
    expect:
    DockerMessages.missingProgram(reason) == Optional.ofNullable(program)

    where:
    reason                                                                                                                                            || program
    'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nope": executable file not found in $PATH: unknown' || 'nope'
    'OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "/x/y": stat /x/y: no such file or directory: unknown' || '/x/y'
    'crun: executable file `nope` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found'        || 'nope'
    'OCI runtime create failed: unable to apply caps: operation not permitted'                                                                       || null
  }

  def "a name that is taken by #id"(String reason, String id) {
    expect:
    DockerMessages.ownerOfName(reason) == Optional.ofNullable(id)

    where:
    reason                                                                                                              || id
    'conflict. The container name "/web" is already in use by container "0123456789abcdef". You have to remove (or rename) that container' || '0123456789abcdef'
    'container create: creating container storage: the container name "web" is already in use by 0123456789abcdef. You have to remove that container' || '0123456789abcdef'
    'conflict: unable to remove'                                                                                        || null
  }

  def "knows #what"(String what, boolean known) {
    expect:
    known

    where:
    what                        | known
    'a removal under way'       | DockerMessages.isRemovalUnderWay('removal of container abc is already in progress')
    'an image gone meanwhile'   | DockerMessages.isImageGoneMeanwhile('unrecognized image ID sha256:0a1b')
    'a network in use (Docker)' | DockerMessages.isNetworkInUse('error while removing network: network x id 0a has active endpoints')
    'a network in use (Podman)' | DockerMessages.isNetworkInUse('"x" has associated containers with it. Use -f to forcibly delete containers and pods: network is being used')
    'no addresses left (20.10)' | DockerMessages.isOutOfAddresses('could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network')
    'no addresses left (28)'    | DockerMessages.isOutOfAddresses('all predefined address pools have been fully subnetted')
    'nothing of the kind'       | !DockerMessages.isNetworkInUse('network x not found')
  }

  def "what was tried is not said twice: #reason"(String reason, String gist) {
    expect:
    DockerMessages.gist(reason) == gist

    where:
    reason                                                                                          || gist
    'network shop_back not found'                                                                   || 'network shop_back not found'
    'failed to set up container networking: network shop_back not found'                            || 'network shop_back not found'
    'container create: unable to find network with name or ID shop_back: network not found'         || 'unable to find network with name or ID shop_back: network not found'
  }

  def "what Podman refuses is known"() {
    expect:
    DockerMessages.isWithoutLinks('bad parameter: link is not supported')
    DockerMessages.isNetworkPresent('network name shop_back already used: network already exists')
  }
}
