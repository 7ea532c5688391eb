package orchsh.shell.why

import java.time.Instant
import orchsh.engine.model.Healthcheck
import orchsh.engine.model.Need.Condition
import orchsh.engine.model.Service
import orchsh.engine.model.Wait
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.ContainerDetails.Health
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.Occurrence
import orchsh.engine.run.OneLook.Prospect
import orchsh.engine.run.OneLook.Sight
import orchsh.shell.why.Known.Dependency

/** Evidence for stories: containers of the stack `shop` at noon. */
class Traces {
  static final Instant NOON = Instant.parse('2026-11-20T12:00:00Z')
  static final Wait TCP = new Wait.Tcp(5432, Wait.Options.DEFAULT)

  static String at(int secondsBeforeNoon) {
    NOON.minusSeconds(secondsBeforeNoon).toString()
  }

  static ObservedContainer listed(Map of = [:], String service = 'web', int number = 1) {
    new ObservedContainer("id-$service-$number", "shop-$service-$number", 'busybox', 'sha256:0', (of.state ?: State.RUNNING) as State,
      (of.status ?: '') as String, NOON.minusSeconds(300).epochSecond,
      [(Labels.SERVICE): service, (Labels.PROJECT): 'shop', (Labels.STACK): 'shop'] + (of.labels ?: [:]),
      (of.ports ?: []) as List<PublishedPort>, [:], [])
  }

  /** Started three minutes before noon unless it is said otherwise; `ended` is the number of seconds before noon. */
  static Seen seen(Map of = [:], String service = 'web', int number = 1) {
    def started = of.containsKey('started') ? of.started : (of.state == State.CREATED ? null : 180)
    def details = new ContainerDetails("id-$service-$number", "shop-$service-$number", (of.state ?: State.RUNNING) as State,
      Optional.ofNullable(started == null ? null : at(started as int)),
      Optional.ofNullable(of.ended == null ? null : at(of.ended as int)),
      (of.code ?: 0) as int, of.oom as boolean, (of.error ?: '') as String, (of.restarts ?: 0) as int,
      Optional.ofNullable(of.health).map { Healthcheck.of('CMD', 'check', 'it') },
      Optional.ofNullable(of.health).map { new Health(it as Health.Status, (of.said ?: '') as String) }, [:], [])
    new Seen(listed(of, service, number), details, (of.limit ?: 0L) as long, (of.history ?: []) as List<Occurrence>,
      (of.waits ?: []) as List<Sight>, (of.log ?: []) as List<String>, (of.taken ?: []) as List<TakenPort>)
  }

  static Seen ended(Map of = [:], int code, String service = 'web') {
    seen([state: State.EXITED, ended: 60, code: code] + of, service)
  }

  static Occurrence event(int secondsBeforeNoon, String action, Map<String, String> attributes = [:]) {
    new Occurrence(NOON.minusSeconds(secondsBeforeNoon), 'container', action, 'id', attributes)
  }

  static Sight holds(Wait wait = TCP) {
    new Sight(wait, Prospect.HOLDS, '')
  }

  static Sight open(Wait wait = TCP, String answer = 'connection refused') {
    new Sight(wait, Prospect.NOT_YET, answer)
  }

  static Known known(Map of = [:], String name, List<Seen> containers) {
    new Known(name, Optional.ofNullable(of.declared as Service), containers, (of.needs ?: []) as List<Dependency>,
      of.orphan as boolean, Optional.ofNullable(of.outdated as String), Optional.ofNullable(of.image as Known.MissingImage),
      (of.taken ?: []) as List<TakenPort>, Optional.ofNullable(of.past as Past), (of.apart ?: []) as List<String>)
  }

  static Dependency need(String service, Condition condition = Condition.READY) {
    new Dependency(service, condition)
  }

  static Storyteller teller(Known... known) {
    new Storyteller(new Evidence('shop', NOON, known.any { it.containers() }, known.collectEntries { [it.name(), it] }, '127.0.0.1'))
  }
}
