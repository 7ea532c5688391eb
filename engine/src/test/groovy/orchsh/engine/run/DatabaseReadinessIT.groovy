package orchsh.engine.run

import java.time.Duration
import orchsh.engine.RealEngineSpec
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.Need
import orchsh.engine.model.Service
import orchsh.engine.model.Wait
import spock.lang.Timeout

/**
 * Databases that start twice: first for themselves, to be filled, then for others. Whoever takes the first start for the
 * second one connects to a server that is about to stop. How often each is brought up is `-Dorchsh.rounds`.
 */
@Timeout(1800)
class DatabaseReadinessIT extends RealEngineSpec {
  static final int ROUNDS = Integer.getInteger('orchsh.rounds', 2)
  static final Wait.Options PATIENT = new Wait.Options(Duration.ofMinutes(3), Duration.ZERO, Optional.empty(), Optional.empty())

  def "whoever needs #database can connect at once, each of #rounds times"() {
    given:
    image(database)
    List<String> problems = []

    when:
    rounds.times { round ->
      def outcome = up(stack(server(database), asker(database)))
      problems.addAll(failures().collect { "$round: $it" as String })
      if (outcome != Outcome.DONE) {
        problems << "$round: $outcome".toString()
      }
      problems.addAll(ends().findAll { it != 0 }.collect { "$round: whoever asked ended with $it" as String })
      removeAll()
    }

    then:
    problems == []

    where:
    database << ['postgres', 'mysql']
    rounds = ROUNDS
  }

  private List<Integer> ends() {
    events.findAll { it instanceof EngineEvent.ContainerEnded }*.exitCode()
  }

  private static Service.Builder server(String database) {
    def server = Service.named('db').image(database)
    database == 'postgres'
      ? server.env('POSTGRES_PASSWORD', 'secret').env('POSTGRES_DB', 'shop').await(new Wait.Tcp(5432, PATIENT))
      : server.env('MYSQL_ROOT_PASSWORD', 'secret').env('MYSQL_DATABASE', 'shop').await(new Wait.Tcp(3306, PATIENT))
  }

  /** Connects once, as soon as it may. */
  private static Service.Builder asker(String database) {
    def asker = Service.named('asker').image(database).need(Need.ready('db')).await(new Wait.Exit(0, PATIENT))
    database == 'postgres'
      ? asker.env('PGPASSWORD', 'secret').command(['psql', '-h', 'db', '-U', 'postgres', '-d', 'shop', '-c', 'SELECT 1'])
      : asker.env('MYSQL_PWD', 'secret').command(['mysql', '-h', 'db', '-uroot', 'shop', '-e', 'SELECT 1'])
  }
}
