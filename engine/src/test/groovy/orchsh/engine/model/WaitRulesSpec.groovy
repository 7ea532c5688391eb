package orchsh.engine.model

import spock.lang.Specification

class WaitRulesSpec extends Specification {
  static final Wait.Options USUAL = Wait.Options.DEFAULT

  def "a wait that cannot come true is refused before anything starts: #reason"(Closure make, String reason, String hint) {
    given:
    def findings = findingsOf(make)

    expect:
    findings*.message() == [reason]
    findings[0].hint().get() == hint
    findings[0].about().owner() == 'a'
    findings[0].about().word() == 'wait'

    where:
    make | reason | hint
    ({ it.restart(RestartPolicy.parse('always')).await(exit(0)) }) | '`wait exit 0` of service `a` cannot come true: it is started again when it ends (restart `always`)' | "take one of them out, or say restart 'no'"
    ({ it.restart(RestartPolicy.parse('unless-stopped')).await(exit(0)) }) | '`wait exit 0` of service `a` cannot come true: it is started again when it ends (restart `unless-stopped`)' | "take one of them out, or say restart 'no'"
    ({ it.restart(RestartPolicy.parse('on-failure')).await(exit(3)) }) | '`wait exit 3` of service `a` cannot come true: it is started again when it ends (restart `on-failure`)' | "take one of them out, or say restart 'no'"
    ({ it.healthcheck(Healthcheck.none()).await(new Wait.Healthy(USUAL)) }) | '`wait healthy` of service `a` cannot come true: its healthcheck is switched off' | 'take one of them out'
    ({ alone(it).await(new Wait.Tcp(80, USUAL)) }) | '`wait tcp 80` of service `a` cannot come true: it has no network' | 'wait for a log line, a file or a command instead'
    ({ it.await(exit(0)).await(exit(3)) }) | 'service `a` is to end with several codes, and all waits must hold' | 'if one of them is enough, write wait any: [[exit: 0], [exit: 3]]'
  }

  def "what can come true is let through"(Closure make) {
    expect:
    findingsOf(make) == []

    where:
    make << [
      { it.restart(RestartPolicy.parse('on-failure')).await(exit(0)) },
      { it.restart(RestartPolicy.parse('on-failure:3')).await(exit(3)) },
      { it.healthcheck(Healthcheck.of('CMD', 'x')).await(new Wait.Healthy(USUAL)) },
      { it.await(new Wait.Healthy(USUAL)) },
      { it.restart(RestartPolicy.parse('always')).await(new Wait.Any([exit(0), new Wait.Tcp(80, USUAL)])) },
      { it.await(new Wait.Any([exit(0), exit(3)])) },
      { alone(it).await(new Wait.File('/ready', USUAL)) }
    ]
  }

  private static List<Finding> findingsOf(Closure make) {
    StackRules.check(new Stack('shop', [make(Service.named('a').image('x')).build()], [], []))
  }

  private static Service.Builder alone(Service.Builder service) {
    service.namespaces { it.network(Namespace.of(Namespace.Kind.NONE)) }
  }

  private static Wait exit(int code) {
    new Wait.Exit(code, USUAL)
  }
}
