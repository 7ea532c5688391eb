package orchsh.engine.api

import java.time.Instant
import orchsh.engine.json.JsonReader
import orchsh.engine.observed.ContainerUsage
import spock.lang.Specification

class UsageAnswerSpec extends Specification {

  def "counts as docker stats does, on control groups of version #version"(int version, String memory) {
    when:
    def usage = read("""
      {"read": "2026-11-20T10:00:01.5Z", "preread": "2026-11-20T10:00:00.5Z",
       "pids_stats": {"current": 3},
       "blkio_stats": {"io_service_bytes_recursive": [
         {"major": 8, "minor": 0, "op": "Read", "value": 1000}, {"major": 8, "minor": 0, "op": "write", "value": 20},
         {"major": 9, "minor": 0, "op": "read", "value": 5}, {"major": 8, "minor": 0, "op": "Total", "value": 1025}],
         "sectors_recursive": []},
       "cpu_stats": {"cpu_usage": {"total_usage": 700000000, "percpu_usage": [1, 2]}, "system_cpu_usage": 9000000000, "online_cpus": 2},
       "precpu_stats": {"cpu_usage": {"total_usage": 200000000}, "system_cpu_usage": 7000000000, "online_cpus": 2},
       "memory_stats": $memory,
       "networks": {"eth0": {"rx_bytes": 10, "tx_bytes": 1}, "eth1": {"rx_bytes": 20, "tx_bytes": 2}}}""").get()

    then:
    usage.cpuPercent().asDouble == 50.0d
    usage == new ContainerUsage(Instant.parse('2026-11-20T10:00:01.5Z'), usage.cpuPercent(), 600, 2000, 30, 3, 1005, 20, 3)
    usage.memoryPercent() == 30.0d

    where:
    version | memory
    1       | '{"usage": 1000, "limit": 2000, "stats": {"cache": 900, "inactive_file": 7, "total_inactive_file": 400}}'
    2       | '{"usage": 1000, "limit": 2000, "stats": {"anon": 100, "inactive_file": 400}}'
  }

  def "says nothing of processors before there are two measurements"() {
    expect:
    read('''{"read": "2026-11-20T10:00:01Z", "cpu_stats": {"cpu_usage": {"total_usage": 5}, "system_cpu_usage": 9, "online_cpus": 2},
      "precpu_stats": {"cpu_usage": {"total_usage": 0}}, "memory_stats": {"usage": 5}}''').get().cpuPercent().empty
  }

  def "a container that does not run uses nothing that could be told"() {
    expect:
    read('''{"read": "0001-01-01T00:00:00Z", "pids_stats": {}, "cpu_stats": {"cpu_usage": {"total_usage": 0}},
      "precpu_stats": {"cpu_usage": {"total_usage": 0}}, "memory_stats": {}, "networks": null}''').empty
  }

  def "a limit that is none is as much as can be"() {
    expect:
    read('{"memory_stats": {"usage": 5, "limit": 18446744073709551615}}').get().memoryLimit() == Long.MAX_VALUE
  }

  private static Optional<ContainerUsage> read(String json) {
    UsageAnswer.read(new JsonReader(json.getBytes('UTF-8'), 'a measurement'))
  }
}
