package orchsh.engine.model

import spock.lang.Specification

class JobRulesSpec extends Specification {

  def "a job is one container that comes to its end"() {
    expect:
    StackRules.check(new Stack('shop', [job().restart(RestartPolicy.parse('on-failure:3')).build()], [], [])) == []
  }

  def "a job cannot be kept running: #message"(Service.Builder unfit, String message) {
    expect:
    StackRules.check(new Stack('shop', [unfit.build()], [], []))*.message() == [message]

    where:
    unfit                                            || message
    job().replicas(3)                                || 'job `migrate` has 3 containers, but a job is one container that runs to its end'
    job().replicas(0)                                || 'job `migrate` has 0 containers, but a job is one container that runs to its end'
    job().hooks(new Hooks([], [Hook.of('seed')], [])) || 'job `migrate` has come to its end when it is ready, and nothing can be run in it then'
    job().restart(RestartPolicy.parse('always'))     || 'job `migrate` has the restart policy `always`, and would never come to its end'
    job().restart(RestartPolicy.parse('unless-stopped')) || 'job `migrate` has the restart policy `unless-stopped`, and would never come to its end'
  }

  def "what never ends cannot be needed as completed"() {
    given:
    def web = Service.named('web').image('x').need(Need.completed('setup')).build()

    expect:
    StackRules.check(new Stack('shop', [Service.named('setup').image('x').restart(RestartPolicy.parse('always')).build(), web], [], []))*.message() ==
      ['service `web` needs `setup` to be completed, but that has the restart policy `always` and never comes to its end']
    StackRules.check(new Stack('shop', [Service.named('setup').image('x').build(), web], [], [])) == []
  }

  static Service.Builder job() {
    Service.named('migrate').image('busybox').job(new Job(false))
  }
}
