package orchsh.shell.view

import java.time.Duration
import orchsh.engine.event.EngineEvent.NotReadyYet
import orchsh.engine.event.EngineEvent.RunFinished
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.event.EngineEvent.StepDone
import orchsh.engine.event.EngineEvent.StepFailed
import orchsh.engine.event.EngineEvent.StepProgressed
import orchsh.engine.event.EngineEvent.StepStarted
import orchsh.engine.model.Build
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Network
import orchsh.engine.model.Service
import orchsh.engine.model.Wait
import orchsh.engine.plan.Plan
import orchsh.engine.plan.PlannedStep
import orchsh.engine.plan.Step
import orchsh.engine.port.ContainerEngine.BuildCache
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.port.ContainerOrder
import orchsh.engine.port.NetworkOrder
import orchsh.engine.port.NetworkPlace
import orchsh.engine.problem.Problem

/** Plans, and what can happen to their steps, for specs of views. */
class Plans {
  static final Wait TCP = new Wait.Tcp(5432, Wait.Options.DEFAULT)

  static Plan plan(PlannedStep... steps) {
    new Plan('shop', steps.toList(), [])
  }

  static PlannedStep step(int id, Step step, List<Integer> after = [], String why = '') {
    new PlannedStep(id, step, why, new TreeSet<>(after))
  }

  static Step network(String name) {
    new Step.CreateNetwork(new NetworkOrder(name, new Network('default', false), [:]), false)
  }

  static Step pull(String service, String image) {
    new Step.PullImage(service, ImageReference.parse(image), Step.PullImage.Presence.MISSING)
  }

  static Step build(String service) {
    new Step.BuildImage(
      service, ImageReference.parse("shop-$service"), Build.of(java.nio.file.Path.of('/src')), [], [:], BuildCache.USE)
  }

  static Step create(String service) {
    def order = new ContainerOrder(
      "shop-$service-1", 'busybox', Service.named(service).image('busybox').build(), new TreeMap<>(), [:], [],
      [new ContainerOrder.Membership('shop_default', NetworkPlace.ANY)], [:])
    new Step.CreateContainer(service, order, [])
  }

  static Step start(String service) {
    new Step.StartContainer(service, "shop-$service-1")
  }

  static Step await(String service, Wait wait = TCP) {
    new Step.AwaitReady(service, "shop-$service-1", [wait], Optional.empty())
  }

  static Step stop(String service) {
    new Step.StopContainer(service, "shop-$service-1", Duration.ofSeconds(10))
  }

  static Step remove(String service, String container = "shop-$service-1") {
    new Step.RemoveContainer(service, container, AnonymousVolumes.KEEP)
  }

  static Step rename(String container, String name) {
    new Step.RenameContainer('db', container, name)
  }

  static StepStarted started(PlannedStep step) {
    new StepStarted(step)
  }

  static StepProgressed progressed(PlannedStep step, String text, long done = 0, long total = 0) {
    new StepProgressed(step, text, done, total)
  }

  static StepDone done(PlannedStep step, int millis = 0) {
    new StepDone(step, Duration.ofMillis(millis))
  }

  static StepFailed failed(PlannedStep step, Problem problem, int millis = 0) {
    new StepFailed(step, [problem], Duration.ofMillis(millis))
  }

  static NotReadyYet notReady(PlannedStep step, int tries, String answer) {
    new NotReadyYet(step, TCP, tries, answer)
  }

  static RunFinished finished(Outcome outcome = Outcome.DONE, List<PlannedStep> notDone = [], List<PlannedStep> done = []) {
    new RunFinished(outcome, done, notDone, Duration.ofSeconds(3))
  }
}
