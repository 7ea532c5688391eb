package orchsh.shell.journal

import java.time.Duration
import java.time.Instant
import orchsh.engine.event.EngineEvent.RunFinished

/** Records of runs, written down shortly. */
class Runs {
  static final Instant NOON = Instant.parse('2026-11-20T12:00:00Z')

  static StepRecord step(int id, String kind, String subject, int begin, int end, List<Integer> after = [],
    StepRecord.Outcome outcome = StepRecord.Outcome.DONE) {
    new StepRecord(id, new StepLabel(kind, subject), "${kind.replace('_', ' ')} $subject".toString(), new TreeSet<>(after), outcome,
      Duration.ofMillis(begin), Duration.ofMillis(end))
  }

  static RunRecord run(StepRecord... steps) {
    run([:], steps)
  }

  static RunRecord run(Map<String, ?> traits, StepRecord... steps) {
    new RunRecord((traits.stack ?: 'shop') as String, (traits.engine ?: 'unix:///run/docker.sock') as String, (traits.command ?: 'up') as String,
      (traits.begin ?: NOON) as Instant, Duration.ofMillis((traits.took ?: steps*.end()*.toMillis().max() ?: 0) as long),
      (traits.outcome ?: RunFinished.Outcome.DONE) as RunFinished.Outcome, steps.toList())
  }
}
