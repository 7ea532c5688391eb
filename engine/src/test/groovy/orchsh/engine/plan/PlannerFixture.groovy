package orchsh.engine.plan

import java.nio.file.Path
import orchsh.engine.definition.Companions
import orchsh.engine.model.*
import orchsh.engine.observed.*
import orchsh.engine.observed.ObservedContainer.Endpoint
import orchsh.engine.observed.ObservedContainer.MountedVolume
import orchsh.engine.observed.ObservedContainer.PublishedPort

/** An engine on paper: what a plan leaves behind becomes what the next one finds. */
class PlannerFixture {
  static final EngineFacts FACTS =
    new EngineFacts('Docker Engine', '20.10.24', ApiVersion.parse('1.41'), ApiVersion.parse('1.12'), 'linux')

  EngineFacts facts = FACTS
  private int made
  List<ObservedContainer> containers = []
  List<ObservedNetwork> networks = []
  List<ObservedVolume> volumes = []
  List<ObservedImage> images = []

  static Service.Builder service(String name, String image = 'busybox') {
    Service.named(name).image(image)
  }

  static Stack stack(Service.Builder... services) {
    new Stack('shop', services*.build().toList(), [], [])
  }

  ObservedStack observed(String project = 'shop') {
    new ObservedStack(facts, project, containers, networks, volumes, images)
  }

  Plan up(Stack stack, Goal.Up goal = Goal.Up.all(), Map<String, BuildContent> contents = [:]) {
    new Planner().up(stack, observed(stack.name()), goal, Research.NONE.with(contents))
  }

  /** What is known when registries were asked. */
  static Research heard(Map<ImageReference, RegistryStanding> standings) {
    def none = Research.NONE
    new Research(none.contents(), standings, none.confidential(), none.healthchecks(), none.origins(), none.clock(), none.machine())
  }

  Plan down(Goal.Down.Data data = Goal.Down.Data.KEEP) {
    new Planner().down(observed(), new Goal.Down(data))
  }

  PlannerFixture image(String name, String id = "id-of-$name", Map<String, String> labels = [:]) {
    images.removeIf { name in it.names() }
    images << new ObservedImage(id, [name], labels)
    this
  }

  /** Does what a plan says, as an engine would. */
  PlannerFixture carryOut(Plan plan) {
    plan.steps()*.step().each { step ->
      switch (step) {
        case Step.CreateNetwork -> networks << new ObservedNetwork("net-${++made}-${step.name()}", step.name(), step.order().labels())
        case Step.RemoveNetwork -> networks.removeIf { it.id() == step.id() }
        case Step.CreateVolume -> volumes << new ObservedVolume(step.name(), step.order().labels())
        case Step.RenewLease -> volumes << new ObservedVolume(step.order().name(), step.order().labels())
        case Step.EndLease -> volumes.removeIf { it.name() == step.volume() }
        case Step.RemoveImage -> images.removeIf { step.name() in it.names() }
        case Step.RemoveFiles -> volumes.removeIf { it.name() == step.volume() }
        case Step.RemoveVolume -> volumes.removeIf { it.name() == step.name() }
        case Step.PullImage -> image(step.image().toString())
        case Step.BuildImage -> built([step.image().toString()] + step.build().tags(), step.labels())
        case Step.CreateContainer -> containers << created(step)
        case Step.RenameContainer -> change(step.container()) { it.name = step.name() }
        case Step.Connect -> connect(step)
        case Step.Disconnect -> change(step.container()) { it.networks = it.networks.findAll { it.key != step.network() } }
        case Step.StartContainer -> change(step.container(), ObservedContainer.State.RUNNING)
        case Step.StopContainer -> change(step.container(), ObservedContainer.State.EXITED)
        case Step.RemoveContainer -> containers.removeIf { it.name() == step.container() }
        default -> { }
      }
    }
    this
  }

  private void built(List<String> names, Map<String, String> labels) {
    images.removeIf { it.names().any { it in names } }
    images << new ObservedImage("built-${++made}", names, labels)
  }

  private ObservedContainer created(Step.CreateContainer step) {
    def order = step.order()
    def imageId = images.find { order.image() in it.names() }?.id() ?: 'unknown'
    def ports = order.service().ports().collect { new PublishedPort('0.0.0.0', it.hostPort().orElse(0), it.containerPort(), it.protocol().word()) }
    def volumes = order.mounts().findAll { it.mount() instanceof Mount.NamedVolume || it.mount() instanceof Mount.AnonymousVolume }.collect { new MountedVolume(it.volume() ?: 'a' * 64, it.mount().target()) }
    def mark = LinkMark.of(step.links()) { name -> Optional.ofNullable(images.find { name in it.names() }?.id()) }
    def shared = order.companions().collectEntries { service, container -> [service, containers.find { it.name() == container }?.id() ?: container] }
    def marks = (step.links() ? [(Labels.LINKS): mark] : [:]) + (shared ? [(Labels.COMPANIONS): Companions.mark(shared)] : [:])
    def mounted = MountedImages.mark(order.service()) { image -> Optional.ofNullable(images.find { image.listedName() in it.names() }?.id()) }
    def labels = order.labels() + marks + (mounted ? [(Labels.MOUNTED_IMAGES): mounted] : [:])
    def networks = order.memberships().collectEntries { [networkName(it.network()), new Endpoint(idOf(networkName(it.network())), '')] }
    new ObservedContainer("id-${++made}-$order.name", order.name(), order.image(), imageId, ObservedContainer.State.CREATED, 'Created',
      0, labels, ports, networks, volumes)
  }

  private String networkName(String idOrName) {
    networks.find { it.id() == idOrName }?.name() ?: idOrName
  }

  private String idOf(String network) {
    networks.find { it.name() == network }?.id() ?: ''
  }

  private void connect(Step.Connect step) {
    change(step.container()) { it.networks = it.networks + [(step.network()): new Endpoint(idOf(step.network()), '')] }
  }

  void change(String name, ObservedContainer.State state) {
    def status = state == ObservedContainer.State.EXITED ? 'Exited (0) 1 second ago' : 'Up 1 second'
    change(name) { it.state = state; it.status = status }
  }

  /** Changes fields of one container. */
  void change(String name, Closure edit) {
    int index = containers.findIndexOf { it.name() == name }
    if (index >= 0) {
      def fields = ObservedContainer.recordComponents.collectEntries { [it.name, it.accessor.invoke(containers[index])] }
      edit(fields)
      containers[index] = new ObservedContainer(*ObservedContainer.recordComponents.collect { fields[it.name] })
    }
  }

  /** A container of somebody else. */
  PlannerFixture stranger(String name, Map<String, String> labels = [:], List<PublishedPort> ports = []) {
    containers << new ObservedContainer("id-$name", name, 'x', 'x', ObservedContainer.State.RUNNING, 'Up', 0, labels, ports, [:], [])
    this
  }

  /** A container that orchsh made for a service of the stack. */
  PlannerFixture relative(String name, String service, Map<String, String> labels = [:], List<PublishedPort> ports = []) {
    stranger(name, [(Labels.PROJECT): 'shop', (Labels.STACK): 'shop', (Labels.SERVICE): service, (Labels.NUMBER): '1'] + labels, ports)
  }

  static Goal.Up only(String... services) {
    new Goal.Up(services as Set, Goal.Up.Images.AS_NEEDED, Optional.empty())
  }

  static Build build(String folder = '/src/app') {
    Build.of(Path.of(folder))
  }

  static BuildContent content(String fingerprint, Map<String, String> parts = [:], List<String> bases = []) {
    new BuildContent(fingerprint, new TreeMap<>(parts), bases.collect { ImageReference.parse(it) })
  }
}
