package orchsh.dsl

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.build.EnvFile
import orchsh.dsl.value.Interpolation
import orchsh.dsl.task.FakeLive
import orchsh.engine.caller.Surroundings
import spock.lang.Timeout

/** Much of everything, and deep: done in time that grows with its size, never with the square of it. */
@Timeout(120)
class LargeInputSpec extends DslSpec {

  def "of circles of tasks each is told once, however many ways lead through it"() {
    expect:
    problemsIn('''\
      service('a') { image 'x' }
      (1..60).each { n -> ['l', 'r'].each { side -> task("$side$n", needs: ["l${n + 1}", "r${n + 1}"]) { } } }
      task('l61', needs: 'end') { }
      task('r61') { }
      task('end', needs: 'l1') { }
      task('self', needs: 'self') { }
      '''.stripIndent()) == [
        '2:47: task `l1` needs itself: ' + (1..61).collect { "l$it" }.join(' -> ') + ' -> end -> l1',
        '6:1: task `self` needs itself: self -> self',
      ]
  }

  def "what thousands of tasks need in a chain is run"() {
    given:
    def compiled = compile("service('a') { image 'x' }\n(1..9_999).each { n -> task(\"t\$n\", needs: \"t\${n + 1}\") { say n } }\ntask('t10000') { say 'first' }") as Compilation.Compiled
    def live = new FakeLive(compiled.stack())

    when:
    compiled.verbs().task('t1').get().body().run(live, [])

    then:
    live.printed.toString().readLines().with { [it.size(), it.first(), it.last()] } == [10_000, 'first', '1']
  }

  def "what does not fit to thousands of words is found among them"() {
    expect:
    problemsIn('''\
      service('a') {
        image 'x'
        containerName 'cc'
        (1..20_000).each { env("V$it": it) }
        replicas 2
        (1..20_000).each { label("l$it": it) }
      }'''.stripIndent()) == ['5:3: service `a` has 2 containers, and they cannot all be called `cc`']
  }

  def "hundreds of thousands of variables are read from a file"() {
    given:
    def text = 'BASE=x\n' + (1..300_000).collect { "V$it=\$BASE" }.join('\n')

    when:
    def variables = EnvFile.parse('large.env', text, new Surroundings(Path.of('/'), Path.of('/'), [:], Clock.systemUTC()))

    then:
    variables.size() == 300_001
    variables['V300000'] == 'x'
  }

  def "a variable that nobody sets is told with its line, wherever that is"() {
    given:
    def told = []

    when:
    EnvFile.parse('large.env', 'A=$X\nB="1\n2 $Y"\nC=$Z', [:], [:], { place, name -> told << "$place $name".toString() })

    then:
    told == ['large.env:1 X', 'large.env:2 Y', 'large.env:4 Z']
  }

  def "variables within one another have an end"(int depth, String result) {
    when:
    def told
    try {
      told = Interpolation.of('${A:-' * depth + 'x' + '}' * depth, { Optional.empty() })
    } catch (IllegalArgumentException e) {
      told = e.message
    }

    then:
    told == result

    where:
    depth   || result
    64      || 'x'
    65      || 'x'
    66      || 'variables stand within one another more than 64 deep'
    100_000 || 'variables stand within one another more than 64 deep'
  }
}
