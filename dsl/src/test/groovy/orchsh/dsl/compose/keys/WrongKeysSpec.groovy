package orchsh.dsl.compose.keys

import spock.lang.Specification

/** What is wrong with keys of compose files, in exact words and at its own place. */
class WrongKeysSpec extends Specification {
  def "a service of a provider is refused for that alone"() {
    expect:
    new MadeStack('services:\n  cloud: {provider: {type: x}}\n').errors() ==
      ['2:21: `provider` is not possible here: a service here is a container (run the program in a `task` of a script beside this file)']
  }

  def "service key: #keys"(String keys, List<String> errors) {
    expect:
    new MadeStack("services:\n  web:\n    image: a\n${keys.readLines().collect { "    $it" }.join('\n')}\n").errors() == errors

    where:
    keys || errors
    'imagee: b' || ['4:5: a service has no key `imagee` (did you mean `image`?)']
    'evironment: {}' || ['4:5: a service has no key `evironment` (did you mean `environment`?)']
    'env: {A: b}' || ['4:5: a service has no key `env` (did you mean `environment`?)']
    'needs: [db]' || ['4:5: a service has no key `needs` (did you mean `depends_on`?)']
    'wait: {tcp: 80}' || ["4:5: a service has no key `wait` (in a script `orchsh.groovy` beside this file: override 'NAME' { wait tcp: 80 }; or write `healthcheck`)"]
    'depends_on: {db: service_healthy}' || ['4:22: `db` takes a map, not `service_healthy` (write `db: {condition: service_healthy}`)']
    'healthcheck: interval 5s' || ['4:18: `healthcheck` takes a map, not `interval 5s` (a colon is missing: `interval: 5s`)']
    'platform: "${H:?say it}"' || ['4:15: variable `H` is not set: say it']
    'environment: [{A: b}]' || ['4:19: NAME=value is wanted here, not a map (write `- NAME=value`, or `NAME: value` without a dash)']
    'something: {}' || ['4:5: a service has no key `something` (keys of your own start with `x-`)']
    'dockerfile: x' || ['4:5: a service has no key `dockerfile` (write it under `build`, beside `context`)']
    'net: host' || ['4:5: a service has no key `net` (it is called `network_mode`)']
    'volume_driver: x' || ['4:5: a service has no key `volume_driver` (say the `driver` of each volume at the top level, under `volumes`)']
    'hostname: [a]' || ['4:15: `hostname` takes a text, not a list']
    'tty: maybe' || ['4:10: `tty` takes true or false, not `maybe`']
    'init: /sbin/tini' || ['4:11: `init` cannot be a path: engines bring their own init, and take no other (write `init: true`, or start yours with `entrypoint`)']
    'ports: 80' || ['4:12: `ports` takes a list, not `80`']
    'ports: ["80:x"]' || ['4:13: port `80:x` is not [[address:]host:]container[/protocol]']
    'ports: [{published: 80}]' || ['4:13: a port is not told which port of the container (add `target` and its number)']
    'ports: [{target: 80, mod: x}]' || ['4:26: a port has no key `mod` (did you mean `mode`?)']
    'expose: ["80:80"]' || ['4:14: `expose` publishes nothing on the host (to publish it write it under `ports`)']
    'mem_limit: lots' || ['4:16: `mem_limit` takes a size, not `lots` (for example 512m or 1.5gb)']
    'mem_limit: 1k' || ['4:16: `mem_limit` cannot be 1024: it is at least 6291456']
    'memswap_limit: 1g' || ['4:20: `memswap_limit` is memory and swap together: say `mem_limit`, and no more']
    'cpus: 1\ncpu_quota: 5' || ['5:16: `cpus` is a period and a quota: say one of the two']
    'stop_grace_period: 10' || ['4:24: `stop_grace_period` takes a duration, not `10` (it has no unit: write 10s)']
    'restart: sometimes' || ['4:14: `sometimes` is not one of no, always, unless-stopped, on-failure, on-failure:NUMBER']
    'network_mode: host\nexternal_links: [db]' || ['5:22: service `web` links to `db`, but has no networks of its own: its `network_mode` is `host`']
    'networks: [host]' || ['4:16: network `host` is not declared in this stack (that of the engine is said with `network_mode: host`)']
    'volumes: ["./data"]' || ['4:15: volume `./data` is not told where it is seen inside (for example `volumes: ./data:/data`)']
    'network_mode: back' || ['4:19: `network_mode` cannot be `back` (use none, host, bridge, service:NAME or container:NAME; a network is named under `networks`)']
    'isolation: hyperv' || ['4:16: `isolation` is not possible here: engines on Linux keep containers apart in one way only (leave it out; `runtime` chooses another program that runs the container)']
    'credential_spec: {file: x}' || ['4:22: `credential_spec` is not possible here: only Windows has such credentials (give the service a secret)']
    'cpu_count: 2' || ['4:16: `cpu_count` is not possible here: only engines on Windows share processors so (write `cpus: 2`)']
    'provider: {type: x}' || ['4:15: `provider` is not possible here: a service here is a container (run the program in a `task` of a script beside this file)']
    'models: [llm]' || ['4:13: `models` is not possible here: a container engine runs no models (run the model in a service of its own)']
    'use_api_socket: true' || ['4:21: `use_api_socket` is not possible here: where the engine\'s socket is differs from engine to engine (mount it: `/var/run/docker.sock:/var/run/docker.sock` under `volumes`)']
    'pre_start: [{command: x, imag: y}]' || ['4:30: a hook before the start has no key `imag` (did you mean `image`?)']
    'pre_start: [{image: y}]' || ['4:17: a hook has no command']
    'depends_on: {db: {condition: service_healty}}' || ['4:34: `service_healty` is no condition of `depends_on` (did you mean `service_healthy`?)']
    'depends_on: db' || ['4:17: `depends_on` takes a list or a map, not `db` (write `- db`)']
    'depends_on: [dbb]' || ['4:18: service `web` needs `dbb`, which is no service of this stack']
    'links: [webb]' || ['4:13: service `web` links to `webb`, which is no service of this stack (did you mean `web`?)']
    'networks: [back]' || ['4:16: network `back` is not declared in this stack (declare it at the top level, under `networks`)']
    'volumes: ["data:/d"]' || ['4:15: volume `data` is not declared in this stack (declare it at the top level, under `volumes`; for a folder write \'./data\')']
    'volumes: ["a/b:/d"]' || ['4:15: `a/b` is neither the name of a volume nor a path (a folder beside the file is written \'./a/b\')']
    'volumes: [{type: npipe, source: a, target: /b}]' || ['4:22: a mount of the type `npipe` is for engines on Windows (use \'volume\' or \'bind\')']
    'secrets: [pw]' || ['4:15: secret `pw` is not declared in this stack (declare it at the top level, under `secrets`)']
    'ulimits: {nofile: {soft: 1}}' || ['4:23: limit `nofile` is not told both `soft` and `hard` (one number is for both: nofile: 1024)']
    'healthcheck: {test: [curl, x]}' || ['4:25: the `test` of a healthcheck begins with CMD, CMD-SHELL or NONE when it is a list (for example [CMD, curl, x])']
    'healthcheck: {interal: 5s}' || ['4:19: a healthcheck has no key `interal` (did you mean `interval`?)']
    'deploy: {placemen: {}}' || ['4:14: `deploy` has no key `placemen` (did you mean `placement`?)']
    'deploy: {update_config: {order: start-fisrt}}' || ['4:37: `order` cannot be `start-fisrt` (did you mean `start-first`?)']
    'deploy: {update_config: {paralelism: 2}}' || ['4:30: `deploy.update_config` has no key `paralelism` (did you mean `parallelism`?)']
    'deploy: {update_config: {max_failure_ratio: 2}}' || ['4:29: the part of containers that may fail is from 0 to 1, not 2']
    'deploy: {rollback_config: {failure_action: rollback}}' || ['4:31: a rollback that fails cannot be rolled back: use pause or continue']
    'deploy: {placement: {constraint: []}}' || ['4:26: `deploy.placement` has no key `constraint` (did you mean `constraints`?)']
    'scale: 2\ndeploy: {replicas: 3}' || ['4:12: `scale` and `deploy.replicas` say different numbers (say one of the two)']
    'mem_limit: 100m\ndeploy: {resources: {limits: {memory: 50m}}}' || ['4:16: `mem_limit` and `deploy.resources` say different limits (say one of the two)']
    'container_name: a\nscale: 2' || ['4:21: `a` is not a name for a container: use two or more letters, digits, `_`, `.` and `-`']
    'command: "echo \'a"' || ['4:14: command `echo \'a` has a `\'` that is never closed']
    'labels: {com.docker.compose.project: x}' || ['4:42: label `com.docker.compose.project` is one that stacks are found again by']
    'build: {contxt: .}' || ['4:13: `build` has no key `contxt` (did you mean `context`?)']
    'network_mode: host\nnetworks: [default]' || ['5:16: service `web` has the network mode `host` and cannot be in networks of the stack']
    'pull_policy: often' || ['4:18: `often` does not say when an image is pulled (use \'missing\', \'always\', \'never\', \'build\', \'daily\' or \'weekly\')']
    'extra_hosts: [a]' || ['4:19: `a` is not `name:address` (for example `outside:192.0.2.7`)']
  }

  def "top level: #text"(String text, List<String> errors) {
    expect:
    new MadeStack(text).errors() == errors

    where:
    text || errors
    'servics: {db: {images: a}}' || ['1:1: a compose file has no key `servics` (did you mean `services`?)']
    'services: {db: }' || ['1:12: service `db` has no image (give it `image` or `build`)']
    'services: {db: postgres}' || ['1:16: `services.db` takes a map, not `postgres`']
    'services: {db: {image: a, tty: x, profiles: ["a b"]}, web: {image: b}}' || ['1:32: `tty` takes true or false, not `x`', '1:46: `a b` is not a name for a profile (use letters, digits, `-`, `_` and `.`, a letter or digit first)']
    'services: [db]' || ['1:11: `services` takes a map, not a list']
    'services: {db: {image: a}}\nnetworks: {n: {drivr: x}}' || ['2:16: a network has no key `drivr` (did you mean `driver`?)']
    'services: {db: {image: a}}\nnetworks: {n: {external: true, driver: x}}' || ['2:12: network `n` is external: somebody else makes it, so only its name can be said']
    'services: {db: {image: a}}\nvolumes: {v: {drivr: x}}' || ['2:15: a volume has no key `drivr` (did you mean `driver`?)']
    'services: {db: {image: a}}\nmodels: {llm: {model: x}}' || ['2:9: `models` is not possible here: a container engine runs no models (run the model in a service of its own)']
    'services: {db: {image: a, secrets: [s]}}\nsecrets: {s: {external: true}}' || ['2:25: secret `s` cannot be external: an engine alone keeps none, only a swarm does (say where it comes from: file, environment or content)']
    'services: {db: {image: a, secrets: [s]}}\nsecrets: {s: }' || ['2:11: secret `s` is not told where it comes from (say one of file, environment and content)']
    'services: {db: {image: a, secrets: [s]}}\nsecrets: {s: {environment: NOT_THERE}}' || ['2:28: the variable `NOT_THERE`, from which secret `s` comes, is not set']
    'services: {a: {image: a, depends_on: [b]}, b: {image: b, depends_on: [a]}}' || ['1:39: these services need each other in a circle: a -> b -> a (a `link` gives a name without waiting; circles of links are fine)']
  }

  def "in a file without services: #text"(String text, List<String> errors) {
    expect:
    new MadeStack(text).errors() == errors

    where:
    text || errors
    'db: {image: a, depends_on: [b]}' || ['1:16: a service of a file without `services` has no key `depends_on` (it is known where the services stand under `services`)']
    'db: {image: a, network_mode: host}' || ['1:16: a service of a file without `services` has no key `network_mode` (in a file without `services` it is called `net`)']
    'db: {image: a, build: .}' || ['1:23: service `db` has an `image` and a `build` (in a file without `services` it is one of the two)']
    'db: {build: {context: .}}' || ['1:13: `build` of a file without `services` takes a folder, not a map (put the services under `services`)']
    '{}' || ['1:1: the compose file declares no service (for example `services: {db: {image: postgres}}`)']
    'db: {image: a, links: [cache]}' || ['1:24: service `db` links to `cache`, which is no service of this stack']
    'db: {image: a}\nweb: {imag: b}' || ['2:1: service `web` has no image (give it `image` or `build`)', '2:7: a service of a file without `services` has no key `imag` (did you mean `image`?)']
  }

  def "all that is wrong is told at once"() {
    expect:
    new MadeStack('''\
      services:
        web:
          image: a
          tty: maybe
          ports: ["x", 80]
          foo: 1
        db:
          cpus: many
      netwoks: {}
      ''').errors() == [
      '4:10: `tty` takes true or false, not `maybe`',
      '5:13: port `x` is not [[address:]host:]container[/protocol]',
      '6:5: a service has no key `foo` (keys of your own start with `x-`)',
      '7:3: service `db` has no image (give it `image` or `build`)',
      '8:11: `cpus` takes a number, not `many`',
      '9:1: a compose file has no key `netwoks` (did you mean `networks`?)',
    ]
  }

  def "what docker compose takes and does nothing about is told: #keys"(String keys, List<String> warnings) {
    when:
    def made = new MadeStack("services:\n  web:\n    image: a\n${keys.readLines().collect { "    $it" }.join('\n')}\n")

    then:
    made.errors() == []
    made.warnings() == warnings

    where:
    keys || warnings
    'deploy: {mode: global}' || ['4:20: `deploy.mode` has no effect: it is for a swarm of several machines, and this is one engine (say how many with `replicas`)']
    'deploy: {mode: replicated}' || []
    'deploy: {placement: {constraints: [node.role == manager]}}' || ['4:25: `deploy.placement` is heeded by the command `deploy` alone: `up` starts containers on the one machine there is']
    'deploy: {update_config: {parallelism: 2}}' || []
    'deploy: {restart_policy: {condition: on-failure, delay: 5s, window: 10s}}' || ['4:61: `deploy.restart_policy.delay` has no effect: an engine waits longer each time by itself', '4:73: `deploy.restart_policy.window` has no effect: an engine waits longer each time by itself']
    'deploy: {resources: {reservations: {cpus: "0.1"}}}' || ['4:47: `deploy.resources.reservations.cpus` has no effect: one engine keeps no processors for a container (weigh it with `cpu_shares`, or limit the others)']
    'tty: Yes\ninit: "off"' || ['4:10: `tty: yes` is read as true (write true)', '5:11: `init: off` is read as false (write false)']
    'attach: false' || ['4:13: `attach` has no effect: whose log is followed is chosen with each `up` (use `up --attach` or `logs --follow NAME`)']
    'network_mode: host\nports: ["80:80"]' || ['5:12: `ports` has no effect: on the host\'s own network every port of the container is one of the host (leave out `ports`, or `network_mode`)']
    'command: []' || ['4:14: `command` is empty, and the engine runs that of the image all the same (say an `entrypoint` as well)']
    'build: .\npull_policy: always' || ['5:18: `pull_policy` has no effect: the image is built here, so it is not fetched as well (leave it out, or leave out `build`)']
  }
}
