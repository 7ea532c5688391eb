package orchsh.engine.live

import java.util.concurrent.CountDownLatch
import orchsh.engine.caller.CancellationToken
import orchsh.engine.port.EngineObserver
import orchsh.engine.port.EngineObserver.LogQuery
import spock.lang.Specification
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(60)
class MergedLogsSpec extends Specification {
  private static final String EARLY = '2026-01-01T00:00:00.000000000Z'
  private static final String LATE = '2026-01-01T00:00:01.000000000Z'

  CountDownLatch go = new CountDownLatch(1)
  EngineObserver observer = Stub {
    logs(_, _, _, _) >> { String id, LogQuery query, reader, CancellationToken token ->
      reader.line(EARLY, "$id begins", false)
      if (id == 'slow') {
        go.await()
      }
      reader.line(LATE, "$id ends", false)
    }
  }

  private MergedLogs of(String... ids) {
    new MergedLogs(observer, ids.collect { new LogSource(it, it) }, new LogQuery(false, Optional.empty(), Optional.empty(), Optional.empty(), true),
      CancellationToken.none())
  }

  def "lines of several logs come by their moments"() {
    given:
    def logs = of('db', 'web')

    expect:
    (1..5).collect { logs.next()*.text() }.flatten() as Set == ['db begins', 'web begins', 'db ends', 'web ends'] as Set
    logs.next().empty

    cleanup:
    logs.close()
  }

  def "there is nothing at hand behind the last line, nor before one that is long in coming"() {
    given:
    def soon = new PollingConditions(timeout: 30)
    def logs = of('slow')

    when:
    logs.next()

    then:
    soon.eventually { assert logs.idle }

    when:
    go.countDown()

    then:
    soon.eventually { assert !logs.idle }
    logs.next().get().text() == 'slow ends'
    soon.eventually { assert logs.idle }
    logs.next().empty

    cleanup:
    logs.close()
  }
}
