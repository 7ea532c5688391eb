package orchsh.engine.model

import java.nio.file.Path
import orchsh.engine.model.Watch.Action
import spock.lang.Specification

class WatchSpec extends Specification {

  def "knows what each action copies and runs"() {
    expect:
    Action.values()*.word() == ['sync', 'rebuild', 'restart', 'sync+restart', 'sync+exec']
    Action.values().findAll { it.copies() }*.word() == ['sync', 'sync+restart', 'sync+exec']
    watch(Action.SYNC, '/app')
    watch(Action.REBUILD, null)
    watch(Action.SYNC_EXEC, '/app', true, ['reload'])
  }

  def "refuses #message"(Action action, String target, boolean initial, List<String> command, String message) {
    when:
    watch(action, target, initial, command)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == message

    where:
    action           | target | initial | command    || message
    Action.SYNC      | null   | false   | []         || '`sync` copies files and is not told where to: `target` is missing'
    Action.SYNC      | 'app'  | false   | []         || '`app` is not an absolute path inside the container'
    Action.REBUILD   | '/app' | false   | []         || '`rebuild` copies no files and has no `target`'
    Action.RESTART   | null   | true    | []         || '`restart` copies no files, at the beginning neither'
    Action.SYNC      | '/app' | false   | ['reload'] || '`sync` runs nothing in the container: use `sync+exec`'
    Action.SYNC_EXEC | '/app' | false   | []         || '`sync+exec` is not told what to run: `exec` is missing'
  }

  def "only what is built can be built again"() {
    given:
    def web = Service.named('web').image('x').watch(watch(Action.REBUILD, null))

    expect:
    StackRules.check(new Stack('shop', [web.build()], [], []))*.message() ==
      ['service `web` is to be built again when files change, and nothing says how']
    StackRules.check(new Stack('shop', [web.build(Build.of(Path.of('/srv/web'))).build()], [], [])) == []
    web.build().toBuilder().build() == web.build()
  }

  private static Watch watch(Action action, String target, boolean initial = false, List<String> command = []) {
    new Watch(Path.of('/srv/web/src'), action, Optional.ofNullable(target), [], [], initial, command)
  }
}
