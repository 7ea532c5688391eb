package orchsh.dsl.task

import java.time.Duration
import orchsh.engine.problem.ProblemException

class ChecksSpec extends TaskFixture {

  private Verbs.Check check(String script) {
    compiled(script).verbs().checks()[0]
  }

  def "a check is kept and run when it is asked for: #script"(String script) {
    when:
    def check = check(script)
    check.body().run(live, [])

    then:
    check.name() == 'the api answers'
    live.done == ['GET api:5000/x']

    where:
    script << [
      "check('the api answers') { assert http(api, '/x').status == 200 }",
      "check 'the api answers' { assert http(api, '/x').status == 200 }",
      "check 'the api answers', { assert http(api, '/x').status == 200 }",
      "check 'the api answers' < assert http(api, '/x').status == 200 >",
      "check 'the api answers', needs: ['api', 'db'] { assert http(api, '/x').status == 200 }",
      "check('the api answers', within: 10.s) { assert http(api, '/x').status == 200 }",
      "check('the api answers', timeout: '10s') { assert http(api, '/x').status == 200 }",
    ]
  }

  def "an assertion that does not hold is shown with its values at the user's line"() {
    given:
    def check = check("check('x') {\n  assert http(api, '/x').status == 200\n}")
    live.answer = { FakeLive.reply(500, '') }

    when:
    check.body().run(live, [])

    then:
    def e = thrown(ProblemException)
    with(e.problems()[0]) {
      it.toString() == "stack.groovy:3:3: this does not hold: `http(api, '/x').status == 200`"
      details().any { it.contains('500') }
      details().any { it.contains('false') }
      excerpt().get().text() == "  assert http(api, '/x').status == 200"
    }
  }

  def "a check is tried until it holds"() {
    given:
    def check = check("check('x', within: 60.s) { assert http(api, '/x').status == 200 }")
    def answers = [500, 500, 200].iterator()
    live.answer = { FakeLive.reply(answers.next(), '') }

    when:
    check.body().run(live, [])

    then:
    live.done.size() == 3
    live.pauses == [Duration.ofMillis(100), Duration.ofMillis(200)]
  }

  def "a check that never holds says how often it was tried"() {
    given:
    def check = check("check('x', within: 50.ms) { assert http(api, '/x').status == 200 }")
    live.answer = { FakeLive.reply(500, '') }

    when:
    check.body().run(live, [])

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == "this does not hold: `http(api, '/x').status == 200`"
    e.problems()[0].hint().get().matches(/tried \d+ times in 50 ms/)
  }

  def "what is wrong with a check is said at its place: #script"(String script, List<String> problems) {
    expect:
    problemsIn("service 'db' { image 'x' }; $script") == problems

    where:
    script                                                || problems
    "check('x') { }; check('x') { }"                      || ['1:45: check `x` is declared twice | the first one is in line 1']
    "check(' ') { }"                                      || ['1:29: `check` is given an empty name']
    "check('x', needs: 'dbb') { }"                        || ['1:29: `x` needs service `dbb`, which there is not | did you mean `db`?']
    "check('x', within: 5.s, timeout: 5.s) { }"           || ['1:29: `within:` and `timeout:` mean the same; give one of them']
    "check('x', within: -5.s) { }"                        || ['1:29: `within:` takes a time that is longer than nothing']
    "check('x', witin: 5.s) { }"                          || ['1:40: `check` knows no `witin:` | did you mean `within`?']
    "check('j') { }; job 'j' { image 'x'; test true }"    || ['1:29: `j` is the name of a job already | the job is in line 1']
  }
}
