package orchsh.shell.session.status

import java.time.Clock
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import orchsh.shell.command.CommandFixture
import orchsh.shell.session.engine.KeptContainers
import orchsh.shell.session.job.Jobs
import orchsh.shell.session.stack.SessionModel
import orchsh.shell.source.ScriptReader
import orchsh.shell.syntax.Syntax
import spock.lang.Timeout


@Timeout(120)
class StatusWatchSpec extends CommandFixture {
  def model = new SessionModel(new ScriptReader(), new Syntax().parse([], Optional.empty()), invocation().surroundings())
  def watch = new StatusWatch(model, new KeptContainers(Clock.systemUTC()), new Jobs({}, {}), {})

  def cleanup() {
    watch.close()
  }

  def "whoever is told can wait for somebody who asks for the status"() {
    given:
    def told = []
    watch.listen { told << CompletableFuture.supplyAsync(watch::status).get(60, TimeUnit.SECONDS).engine() }

    when:
    watch.connected(Optional.empty())

    then:
    told == [SessionStatus.Engine.AWAY]
  }

  def "nobody is told of what has not changed"() {
    given:
    def told = []
    watch.connected(Optional.empty())
    watch.listen { told << watch.status() }

    when:
    watch.connected(Optional.empty())

    then:
    told == []
  }
}
