package orchsh.engine.fake

import java.util.concurrent.CountDownLatch
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Healthcheck
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.ContainerDetails.Health
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.port.EngineObserver

/** One container whose life a test directs; what changes is told as an engine tells it. */
class LivelyObserver extends BlindObserver {
  final AtomicInteger looks = new AtomicInteger()
  private final List<EngineObserver.EventReader> readers = new CopyOnWriteArrayList<>()
  private final CountDownLatch subscribed = new CountDownLatch(1)
  private volatile ContainerDetails now = life()

  LivelyObserver() {
    details = { looks.incrementAndGet(); now }
  }

  static ContainerDetails life(Map of = [:]) {
    new ContainerDetails('id', 'shop-web-1', of.state ?: State.RUNNING, Optional.of(of.start ?: STARTED), Optional.ofNullable(of.end),
      of.code ?: 0, of.oom ?: false, '', of.restarts ?: 0,
      Optional.ofNullable(of.health).map { Healthcheck.of('CMD', 'x') }, Optional.ofNullable(of.health).map { new Health(it, of.said ?: '') }, [:], [])
  }

  static ContainerDetails ended(int code, Map more = [:]) {
    life([state: State.EXITED, end: ENDED, code: code] + more)
  }

  /** It is so from the beginning. */
  void is(ContainerDetails details) {
    now = details
  }

  /** It becomes so, and the engine tells. */
  void becomes(ContainerDetails details, String action, Integer code = null) {
    now = details
    tell(action, code)
  }

  void tell(String action, Integer code = null) {
    subscribed.await()
    readers.each { it.event('shop-web-1', action, Optional.ofNullable(code)) }
  }

  @Override
  void events(String project, Set<String> actions, EngineObserver.EventReader reader, CancellationToken token) {
    def end = new CountDownLatch(1)
    readers << reader
    reader.listening()
    subscribed.countDown()
    token.onCancel { end.countDown() }
    end.await()
  }
}
