package orchsh.dsl.compose.corpus

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/**
 * The corpus itself: what is in it, and that its answers are those of docker compose. Programs named as {@link Oracle}
 * says are asked anew; with {@code -Dorchsh.oracle=record} their answers are kept.
 */
class CorpusSpec extends Specification {
  static final List<String> KEYS_OF_SERVICES = '''
    annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name cpu_count
    cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec depends_on deploy
    develop device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file environment expose extends
    external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation label_file labels links logging
    mac_address mem_limit mem_reservation mem_swappiness memswap_limit models network_mode networks oom_kill_disable
    oom_score_adj pid pids_limit platform ports post_start pre_start pre_stop privileged profiles provider pull_policy
    read_only restart runtime scale secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt
    sysctls tmpfs tty ulimits use_api_socket user userns_mode uts volumes volumes_from working_dir
    dockerfile log_driver log_opt net volume_driver'''.split().toList()
  static final List<String> KEYS_BELOW = '''
    context dockerfile_inline args target tags cache_from cache_to no_cache no_cache_filter additional_contexts ssh
    entitlements platforms pull network shm_size privileged
    test interval timeout retries start_period start_interval disable driver options condition restart required
    aliases ipv4_address ipv6_address link_local_ips mac_address priority gw_priority interface_name driver_opts
    type source target read_only bind propagation create_host_path selinux recursive volume nocopy subpath tmpfs size mode
    published protocol host_ip app_protocol name uid gid path format required
    replicas resources limits reservations memory pids devices capabilities count device_ids restart_policy max_attempts
    endpoint_mode placement constraints preferences max_replicas_per_node update_config rollback_config parallelism delay
    failure_action monitor max_failure_ratio order window generic_resources
    watch action ignore include exec initial_sync weight weight_device device_read_bps device_read_iops device_write_bps
    device_write_iops soft hard external internal attachable enable_ipv4 enable_ipv6 ipam config subnet ip_range gateway
    aux_addresses file environment content template_driver project_directory'''.split().toList()

  @TempDir
  Path scratch

  def "what is recorded is what docker compose says, where it is installed"() {
    given:
    def cases = CorpusCase.all()
    def oracles = [1, 2].collectEntries { [(it): Oracle.ofGeneration(it)] }
    def isRecording = System.getProperty('orchsh.oracle') == 'record'

    when:
    def answers = cases.findAll { oracles[it.generation()].present }.collectEntries { [(it): oracles[it.generation()].get().answer(it, scratch)] }
    if (isRecording) {
      answers.each { given, answer -> given.record(answer) }
    }

    then:
    answers.findAll { given, answer -> given.recorded() != answer }.keySet()*.name == []
  }

  def "it has files of every generation"() {
    given:
    def names = CorpusCase.all()*.name

    expect:
    names.size() >= 250
    names.count { it.startsWith('v1-') || it.startsWith('big-v1-') } >= 20
    names.count { it.startsWith('big-') } >= 10
    (0..4).every { minor -> names.any { it.startsWith(minor ? "v2.$minor-" : 'v2-') } }
    (0..8).every { minor -> names.any { it.startsWith("v3.$minor-") } }
  }

  def "it has every key, at its place in a service and below"() {
    given:
    def texts = CorpusCase.all()*.texts()*.values().flatten().join('\n')

    expect:
    (KEYS_OF_SERVICES + KEYS_BELOW).unique().findAll { !(texts =~ /(?m)(^|[\s{,"])$it"?:/) } == []
  }

  def "each answer is one that can be compared, or a refusal"() {
    expect:
    CorpusCase.all().every { it.isRefused() || AnswerForm.of(it).name }
  }
}
