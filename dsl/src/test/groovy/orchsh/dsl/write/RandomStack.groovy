package orchsh.dsl.write

import java.nio.file.Path
import java.time.Duration
import java.util.function.Consumer
import orchsh.engine.model.*

/** Stacks put together by chance, the same for the same seed. */
class RandomStack {
  private final Random chance

  private RandomStack(int seed) {
    chance = new Random(seed)
  }

  static Stack of(int seed) {
    new RandomStack(seed).stack()
  }

  private Stack stack() {
    def stack = Stack.named("s${chance.nextInt(9)}")
    stack.network(new Network('back', maybe())).volume(new Volume('data')).secret(new Secret('pw', new FileSource.OfText(text() + 'secret')))
    stack.config(new Config('site', new FileSource.OfText(text())))
    if (maybe()) {
      stack.deadline(time())
    }
    if (maybe()) {
      stack.ttl(time())
    }
    def names = (1..(2 + chance.nextInt(5))).collect { "s-$it" as String }
    names.eachWithIndex { name, i -> stack.service(service(name, names.take(i))) }
    stack.build()
  }

  private Service service(String name, List<String> others) {
    def service = Service.named(name).image(pick(['x', 'a/b:1', 'r.io:5000/c']).replaceFirst(/(?=:1$|$)/, "-$name"))
    if (maybe()) {
      service.job(new Job(maybe()))
    }
    some { service.command(texts()) }
    some { service.launch { it.user('u').workdir('/' + word()).init(maybe()).tty(maybe()).stdin(maybe()) } }
    some { service.build(Build.of(Path.of('/srv/shop', word())).toBuilder().args(pairs()).target(word()).labels(pairs()).build()) }
    some { service.env(pairs()).withoutEnv('GONE') }
    some { service.identity({ it.labels(pairs()).hostname(word()) } as Consumer) }
    some { service.port(new Port(Optional.empty(), Optional.empty(), 1 + chance.nextInt(65000), pick(Port.Protocol.values() as List))) }
    some { service.expose(new ExposedPort(1 + chance.nextInt(65000), pick(Port.Protocol.values() as List))) }
    some { service.mount(new Mount.NamedVolume('data', '/data', maybe(), maybe(), Optional.of(word()))) }
    some { service.mount(new Mount.HostPath(Path.of(pick(['/srv/shop/', '/home/ann/', '/x/']) + word()), '/host', maybe())) }
    some { service.mount(new Mount.Memory('/memory', maybe(), Optional.of(1L + chance.nextInt(100000000)), Optional.of(chance.nextInt(0777)), pick(['', 'noexec']))) }
    some { service.secret(new FileGrant('pw', '/run/secrets/' + word(), chance.nextInt(2), chance.nextInt(2), Optional.of(chance.nextInt(0777)))) }
    some { service.config(new FileGrant('site', '/etc/' + word(), 0, 0, Optional.empty())) }
    others.each { other -> some { service.need(new Need(other, pick([Need.Condition.STARTED, Need.Condition.READY]), maybe())) } }
    others.each { other -> some { service.link(new Link(other, other + '-' + word(), maybe())) } }
    some { service.network(NetworkUse.of('default')).network(new NetworkUse('back', [word()], NetworkUse.Address.ANY, new TreeMap<>(), chance.nextInt(3), Optional.empty(), Optional.empty())) }
    some { service.resolution { it.server('9.9.9.9').search(word()).option(word()).host(word(), '192.0.2.1').host('v-' + word(), '::1') } }
    some { service.await(new Wait.Tcp(1 + chance.nextInt(65000), options())) }
    some { service.await(new Wait.Log(new TextPattern(java.util.regex.Pattern.quote(word()) + pick(['', '/', '\\$', '"', "'", '\\\\', ' $'])), 1 + chance.nextInt(3), options())) }
    some { service.await(new Wait.Exec(['test'] + texts(), options())) }
    some { service.await(new Wait.Any([new Wait.File('/' + word(), options()), new Wait.Healthy(options())])) }
    some { service.healthcheck(new Healthcheck(Optional.of(['CMD', word()] + texts()), Optional.of(time()), Optional.empty(), Optional.of(1 + chance.nextInt(9)), Optional.empty(), Optional.of(time()))) }
    some { service.restart(new RestartPolicy(RestartPolicy.Kind.ON_FAILURE, 1 + chance.nextInt(4))) }
    some { service.ending(new Ending(Optional.of('SIGINT'), Optional.of(time()))) }
    some { service.hooks(new Hooks([hook()], [], [hook(), hook()])) }
    some { service.resources { it.memory(10000000L + chance.nextInt(1000000000)).cpus(new BigDecimal(1 + chance.nextInt(100000)).movePointLeft(4)).pids(chance.nextInt(100)).ulimit(new Ulimit('nofile', 1L, 1L + chance.nextInt(2000000000) * 4L)) } }
    some { service.privileges { it.add('NET_ADMIN').readOnly(maybe()).privileged(false) } }
    some { service.logging(new Logging(Optional.of(word()), new TreeMap(pairs()))) }
    service.build()
  }

  private Hook hook() {
    new Hook([word()] + texts(), Optional.of('root'), maybe(), Optional.of('/' + word()), new TreeMap(pairs()))
  }

  private Wait.Options options() {
    new Wait.Options(Duration.ofHours(9).plus(time()), maybe() ? time() : Duration.ZERO, maybe() ? Optional.of(new TextPattern(word())) : Optional.empty(), maybe() ? Optional.of(time()) : Optional.empty())
  }

  private Duration time() {
    pick([Duration.ofMillis(1 + chance.nextInt(100000)), Duration.ofSeconds(1 + chance.nextInt(9000)), Duration.ofMinutes(1 + chance.nextInt(90)), Duration.ofNanos(1000000L + chance.nextInt(1000000000))])
  }

  private Map<String, String> pairs() {
    (0..chance.nextInt(4)).collectEntries { [(pick(['A', 'if', 'a.b', 'c d', 'É'])): text()] }
  }

  private List<String> texts() {
    (0..chance.nextInt(4)).collect { text() }
  }

  private String text() {
    maybe() ? pick(Samples.TEXTS) : (0..chance.nextInt(6)).collect { pick(['a', 'B', '1', ' ', '\n', '\t', "'", '"', '\\', '$', '{', '}', '/', ':', '#', '-', 'ü', '\u2028', '😀']) }.join('')
  }

  private String word() {
    (0..(1 + chance.nextInt(5))).collect { (char) (97 + chance.nextInt(26)) }.join('')
  }

  private boolean maybe() {
    chance.nextBoolean()
  }

  private void some(Closure<?> action) {
    if (chance.nextInt(3) == 0) {
      action()
    }
  }

  private <T> T pick(List<T> values) {
    values[chance.nextInt(values.size())]
  }
}
