package orchsh.engine.probe

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.model.Port.Protocol
import spock.lang.Specification
import spock.lang.TempDir

class PortHolderSpec extends Specification {
  static final String HEADER = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n'
  @TempDir
  Path machine

  def setup() {
    Files.createDirectories(machine.resolve('net'))
    Files.createDirectories(machine.resolve('812/fd'))
    Files.writeString(machine.resolve('812/comm'), 'nginx\n')
    Files.createSymbolicLink(machine.resolve('812/fd/3'), Path.of('socket:[777]'))
    Files.createDirectories(machine.resolve('9')) // ended while it was looked at
  }

  def "names the program that listens on a port: #line"(String table, String line, String holder, Protocol protocol) {
    given:
    Files.writeString(machine.resolve(table), HEADER + line)

    expect:
    new PortHolder(machine).of(8080, protocol).orElse(null) == holder

    where:
    table      | line                                                                             || holder
    'net/tcp'  | '   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 777 1' || 'nginx (process 812)'
    'net/udp'  | '   0: 00000000:1F90 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 777 2' || 'nginx (process 812)'
    'net/udp6' | '   0: 00000000000000000000000000000000:1F90 0:0 07 0:0 00:0 0 0 0 777 2'                || 'nginx (process 812)'
    'net/udp'  | '   0: 00000000:1F90 00000000:0000 01 00000000:00000000 00:00000000 00000000 0 0 777 2' || null
    'net/tcp6' | '   0: 00000000000000000000000000000000:1F90 0:0 0A 0:0 00:0 0 0 0 777 1'                || 'nginx (process 812)'
    'net/tcp'  | '   0: 00000000:1F90 00000000:0000 01 00000000:00000000 00:00000000 00000000 0 0 777 1' || null
    'net/tcp'  | '   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 777 1' || null
    'net/tcp'  | '   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 778 1' || null
    'net/tcp'  | 'nonsense'                                                                       || null
    protocol = table.contains('udp') ? Protocol.UDP : Protocol.TCP
  }

  def "the ports of a process with a network of its own are others"() {
    given:
    Files.createDirectories(machine.resolve('5/net'))
    Files.writeString(machine.resolve('5/net/tcp'), HEADER + '   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 777 1')

    expect:
    PortHolder.seenBy(machine, 5).of(8080, Protocol.TCP).get() == 'nginx (process 812)'
    new PortHolder(machine).of(8080, Protocol.TCP).empty
    PortHolder.seenBy(machine, 6).of(8080, Protocol.TCP).empty
  }

  def "a machine that shows nothing is no error"() {
    expect:
    new PortHolder(machine.resolve('nowhere')).of(80, Protocol.TCP).empty
  }
}
