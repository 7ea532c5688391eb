package orchsh.dsl.task

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import orchsh.dsl.live.CommandEnd
import orchsh.dsl.live.CommandOrder
import orchsh.dsl.live.LiveStack
import orchsh.dsl.live.Printed
import orchsh.dsl.live.Processes
import orchsh.dsl.live.Sight
import orchsh.dsl.live.StackControl
import orchsh.dsl.live.Web
import orchsh.engine.model.Stack
import orchsh.engine.model.Wait

/** A running stack that answers what a spec says, and remembers what was asked of it. */
class FakeLive implements LiveStack, StackControl, Processes, Sight, Web {
  final Stack stack
  Path folder = Path.of('/srv/shop')
  final StringBuilder printed = new StringBuilder()
  /** What was done, one line each. */
  final List<String> done = []
  final List<CommandOrder> orders = []
  final List<Web.Question> questions = []
  /** How commands end. */
  Closure<CommandEnd> ending = { CommandOrder order -> end(0, '', '') }
  Closure<Web.Reply> answer = { Web.Question question -> reply(200, '') }
  Closure<Sight.Container> container = { String service, int number -> running(service, number) }
  Closure<?> beforeStop = {}
  Map<String, Integer> replicas = [:].withDefault { 1 }
  Map<String, List<String>> written = [:].withDefault { [] }
  String details = '{}'
  List<Duration> pauses = []
  /** The images that are built when somebody asks for that, and why. */
  Map<String, String> built = [:]
  Sight.Remains remains = new Sight.Remains([], [], [], [])
  /** How questions are answered. */
  boolean confirmed = true

  FakeLive(Stack stack) {
    this.stack = stack
  }

  static CommandEnd end(int code, String out, String err) {
    new CommandEnd(code, new Printed(out.bytes, true), new Printed(err.bytes, true))
  }

  static Web.Reply reply(int status, String body, Map<String, List<String>> headers = [:]) {
    new Web.Reply(status, headers, new Printed(body.bytes, true))
  }

  static Sight.Container running(String service, int number) {
    new Sight.Container("id-$service-$number".toString(), "shop-$service-$number".toString(), number, 'x', 'running', 'healthy',
      [shop_default: "10.0.0.$number".toString()], ['5432/tcp': 49153])
  }

  @Override
  Stack stack() {
    stack
  }

  @Override
  Path folder() {
    folder
  }

  @Override
  Instant now() {
    Instant.parse('2026-11-20T12:00:00Z')
  }

  @Override
  StackControl control() {
    this
  }

  @Override
  Processes processes() {
    this
  }

  @Override
  Sight sight() {
    this
  }

  @Override
  Web web() {
    this
  }

  @Override
  void print(String text) {
    printed.append(text)
  }

  @Override
  void within(Duration time, String what, Runnable work) {
    done << "within $time: $what".toString()
    work.run()
  }

  @Override
  void up(Set<String> services, StackControl.Up manner) {
    done << "up $services ${manner.images()} ${manner.containers()}".toString()
  }

  @Override
  void down(StackControl.Data data) {
    done << "down $data".toString()
  }

  @Override
  void start(Set<String> services) {
    done << "start $services".toString()
  }

  @Override
  void stop(Set<String> services, Optional<Duration> grace) {
    beforeStop()
    done << "stop $services ${grace.orElse(null)}".toString()
  }

  @Override
  void restart(Set<String> services, Optional<Duration> grace) {
    done << "restart $services ${grace.orElse(null)}".toString()
  }

  @Override
  void remove(Set<String> services, StackControl.Data volumes) {
    done << "remove $services $volumes".toString()
  }

  @Override
  Map<String, String> build(Set<String> services, StackControl.Images manner) {
    done << "build $services $manner".toString()
    built
  }

  @Override
  void removeImages(StackControl.Data volumes) {
    done << "remove images, volumes $volumes".toString()
  }

  @Override
  Sight.Remains remains() {
    remains
  }

  @Override
  void tellReached() {
    done << 'reached'
  }

  @Override
  boolean confirm(String question) {
    done << "asked: $question".toString()
    confirmed
  }

  @Override
  void pull(Set<String> services) {
    done << "pull $services".toString()
  }

  @Override
  void awaitReady(Set<String> services, Optional<Duration> timeout) {
    done << "ready $services ${timeout.orElse(null)}".toString()
  }

  @Override
  void await(String service, List<Wait> waits) {
    done << "await $service ${waits*.describe()} ${waits*.options()*.timeout()}".toString()
  }

  @Override
  void pause(Duration time) {
    pauses << time
  }

  @Override
  CommandEnd exec(String service, int number, CommandOrder order) {
    ran("exec $service-$number", order)
  }

  @Override
  CommandEnd run(String service, CommandOrder order) {
    ran("run $service", order)
  }

  @Override
  CommandEnd host(CommandOrder order) {
    ran('host', order)
  }

  private CommandEnd ran(String what, CommandOrder order) {
    done << "$what ${order.words()}".toString()
    orders << order
    ending(order)
  }

  @Override
  List<Sight.Container> containers(String service) {
    (1..<replicas[service] + 1).collect { container(service, it) }
  }

  @Override
  String details(String container) {
    details
  }

  @Override
  Sight.Usage usage(String container) {
    new Sight.Usage(12.5d, 300 << 20, 1 << 30, 1, 2, 3)
  }

  @Override
  List<Sight.LogLine> logs(Set<String> services, Sight.LogPart part) {
    done << "logs $services ${part.tail().orElse(null)} ${part.since().orElse(null)}".toString()
    written.findAll { services.empty || it.key in services }
      .collectMany { service, lines -> lines.collect { new Sight.LogLine("shop-$service-1", service, it) } }
  }

  @Override
  void copyIn(String source, String service, int number, String target) {
    done << "copy $source in $service-$number:$target".toString()
  }

  @Override
  void copyOut(String service, int number, String source, String target) {
    done << "copy out $service-$number:$source $target".toString()
  }

  @Override
  Web.Reply ask(String service, int number, int port, Web.Question question) {
    done << "${question.method()} ${number == 1 ? service : "$service#$number"}:$port${question.path()}".toString()
    questions << question
    answer(question)
  }

  @Override
  Web.Reply ask(URI url, Web.Question question) {
    done << "${question.method()} $url".toString()
    questions << question
    answer(question)
  }
}
