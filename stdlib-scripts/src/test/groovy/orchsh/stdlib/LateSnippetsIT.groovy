package orchsh.stdlib

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.RealEngineSpec
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import spock.lang.TempDir
import spock.lang.Timeout

/**
 * The snippets whose software Debian does not have, on a real engine: the waits they say are true of a program that speaks
 * on the same ports, at first as the service does that is not ready yet.
 */
@Timeout(1800)
class LateSnippetsIT extends RealEngineSpec {
  static final HEALTH = '/_cluster/health?wait_for_status=yellow&timeout=1s'

  /** How each is called, and what it is there when it is ready. */
  static final Map<String, List<String>> DOORS = [
    "mongo": ['tcp 27017'],
    "elasticsearch": ["http 9200$HEALTH".toString()],
    "elasticsearch, password: 'secret'": ["curl -fsS -o /dev/null -u elastic:secret http://localhost:9200$HEALTH".toString()],
    "kafka": ['tcp 9092', 'log [KafkaRaftServer nodeId=1] Kafka Server started (kafka.server.KafkaRaftServer)'],
    "minio, password: 'secret-secret'": ['http 9000/minio/health/ready'],
    "traefik": ['tcp 80', 'http 8080/ping'],
    "localstack, init: './aws'": ['http 4566/_localstack/health', 'http 4566/_localstack/init/ready'],
    "mailpit": ['tcp 1025', 'http 8025/readyz'],
    "grafana, password: 'secret'": ['http 3000/api/health'],
    "wiremock": ['http 8080/__admin/mappings'],
  ]

  @TempDir
  Path folder

  def "who needs one of them starts when the last of its doors is open, whichever that is"() {
    given:
    Files.createDirectory(folder.resolve('aws'))
    def program = getClass().getResource('late.py').getText('UTF-8')
    def cases = DOORS.collectMany { call, doors -> doors.collect { [call, it, doors] } }
    def lines = ["stack '$name'", *DOORS.keySet().collect { "use '${word(it)}'" }.unique()]
    cases.eachWithIndex { row, number ->
      def (call, late, doors) = row
      lines << """\
        volume 'marks-$number'
        ${word(call)}('it-$number'${(call - word(call))}, timeout: '10m') {
            image '${image('python')}'
            volume 'marks-$number:/marks'
            command(['python3', '-c', PROGRAM, ${([late] + doors).collect { "'$it'" }.join(', ')}])
        }
        job('asker-$number') {
            image '${image('busybox')}'
            volume 'marks-$number:/marks'
            command 'test', '-e', '/marks/ready'
            needs 'it-$number'
        }""".stripIndent()
    }
    lines.add(0, "PROGRAM = '''${program.replace('\\', '\\\\')}'''")

    when:
    def outcome = up(LibraryFixture.stack(folder, lines.join('\n')))

    then:
    failures() == []
    outcome == Outcome.DONE
    events.findAll { it instanceof EngineEvent.ContainerEnded }*.exitCode() == [0] * cases.size()
    cases.size() == 14
  }

  static String word(String call) {
    call.takeWhile { it != ',' }
  }
}
