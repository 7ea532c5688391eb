package orchsh.engine.fake

import java.time.Duration
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.function.Consumer
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Hook
import orchsh.engine.model.ImageReference
import orchsh.engine.model.RestartPolicy
import orchsh.engine.port.ContainerEngine
import orchsh.engine.port.ContainerEngine.RegistryUnreachableException
import orchsh.engine.port.EngineObserver
import orchsh.engine.port.FileOrder
import orchsh.engine.port.ContainerOrder
import orchsh.engine.port.NetworkOrder
import orchsh.engine.port.NetworkPlace
import orchsh.engine.port.VolumeOrder
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException

/** Writes down what it is told to do. `reactions` may fail or block by the text of a call. */
class RecordingEngine implements ContainerEngine {
  final List<String> calls = new CopyOnWriteArrayList<>()
  final Map<String, Closure> reactions = [:]
  /** What each container was to be made like. */
  final Map<String, ContainerOrder> orders = new ConcurrentHashMap<>()
  ContainerEngine.BuildOrder lastBuild
  EngineObserver.ExecResult hookResult = new EngineObserver.ExecResult(0, '')

  private String record(String call) {
    calls << call
    reactions.find { call.startsWith(it.key) }?.value?.call()
    call
  }

  static Closure failing(String message) {
    { -> throw ProblemException.stack(Problem.error(message)) }
  }

  String createNetwork(NetworkOrder order) { record("create network ${order.name()}"); "id-of-${order.name()}" }
  void createVolume(VolumeOrder order) { record("create volume ${order.name()}") }
  void pullImage(ImageReference image, Optional<String> platform, ContainerEngine.Progress progress, CancellationToken token) throws RegistryUnreachableException { record("pull $image${platform.map { " for $it" }.orElse('')}") }
  /** What each image's registry has. */
  final Map<String, String> digests = [:]
  Optional<String> digestInRegistry(ImageReference image, CancellationToken token) { record("ask for $image"); Optional.ofNullable(digests[image.toString()]) }
  String pushImage(ImageReference image, ContainerEngine.Progress progress, CancellationToken token) { record("push $image") }
  Set<ContainerEngine.Builder> builders() { [ContainerEngine.Builder.CLASSIC] as Set }
  String buildImage(ContainerEngine.BuildOrder order, InputStream context, ContainerEngine.Progress progress, CancellationToken token) { lastBuild = order; record("build ${order.names()[0]}") }
  void importImage(ImageReference image, InputStream files, List<String> changes, CancellationToken token) { record("import $image") }
  void tagImage(String idOrName, ImageReference name) { record("tag $idOrName $name") }
  String createContainer(ContainerOrder order, Consumer<String> warnings) { orders[order.name()] = order; record("create ${order.name()} in ${order.network()}"); "id-of-${order.name()}" }
  void connect(String network, String container, NetworkPlace place) { record("connect $container to $network") }
  void disconnect(String network, String container) { record("disconnect $container from $network") }
  void rename(String container, String name) { record("rename $container to $name") }
  void putFiles(String container, List<FileOrder> files) { record("put ${files*.path().join(', ')} into $container") }
  EngineObserver.ExecResult runHook(String container, Hook hook, CancellationToken token) { record("hook ${hook.command().join(' ')} in $container"); hookResult }
  void start(String container) { record("start $container") }
  void stop(String container, Duration grace) { record("stop $container") }
  void setRestart(String container, RestartPolicy policy) { record("set restart of $container to $policy") }
  void restart(String container, Duration grace) { record("restart $container") }
  void pause(String container) { record("pause $container") }
  void unpause(String container) { record("unpause $container") }
  void kill(String container, String signal) { record("kill $container $signal") }
  void removeContainer(String container, ContainerEngine.AnonymousVolumes volumes) { record("remove $container") }
  /** Why networks stay that are to be removed, by their ids. */
  final Map<String, String> staying = [:]
  Optional<String> removeNetwork(String idOrName) { record("remove network $idOrName"); Optional.ofNullable(staying[idOrName]) }
  void removeVolume(String name) { record("remove volume $name") }
  void removeImage(String idOrName) { record("remove image $idOrName") }
  void close() { }
}
