package orchsh.shell.view.prose

import static orchsh.shell.view.Plans.*

import orchsh.shell.view.Looks
import spock.lang.Specification

class PlanViewSpec extends Specification {

  def "each step has a line with its reason, aligned"() {
    given:
    def plan = plan(
      step(1, network('shop_default'), [], 'no such network yet'),
      step(2, pull('db', 'postgres:16'), [], 'not on this engine'),
      step(3, create('db'), [1, 2], 'no container yet'),
      step(4, start('db'), [3]),
      step(5, await('db'), [4]))

    expect:
    PlanView.lines(plan, Looks.FILE) == [
      'create network shop_default   no such network yet',
      'pull postgres:16              not on this engine',
      'create shop-db-1              no container yet',
      'start shop-db-1',
      'wait for shop-db-1: tcp 5432',
      '1 to pull, 2 to create',
    ]
  }

  def "a reason that is too long for a window of #columns columns goes on below itself"(int columns, List<String> lines) {
    given:
    def plan = plan(step(1, create('db'), [], 'env MODE removed, env MODEL added (x), one more'))

    expect:
    PlanView.lines(plan, Looks.terminal(columns, 24)).dropRight(1) == lines

    where:
    columns || lines
    80      || ['create shop-db-1   env MODE removed, env MODEL added (x), one more']
    46      || ['create shop-db-1   env MODE removed, env MODEL', '                   added (x), one more']
    30      || ['create shop-db-1   env MODE removed, env MODEL added (x), one more']
  }

  def "the sum of #what is `#sum`"(String what, List steps, String sum) {
    expect:
    PlanView.summary(plan(*steps)) == sum

    where:
    what               | steps                                                              || sum
    'nothing'          | []                                                                 || 'nothing to change'
    'waiting'          | [step(1, await('db'))]                                             || 'nothing to change'
    'a start'          | [step(1, start('db'))]                                             || '1 to start'
    'a stop'           | [step(1, stop('db'))]                                              || '1 to stop'
    'a removal'        | [step(1, stop('db')), step(2, remove('db'), [1])]                  || '1 to remove'
    'a replacement'    | [step(1, remove('db')), step(2, create('db')), step(3, start('db'))] || '1 to create, 1 to remove'
    'setting aside'    | [step(1, create('db')), step(2, stop('db')), step(3, rename('shop-db-1', 'x')), step(4, remove('x', 'x'))] || '1 to create, 1 to remove'
    'a rebuild'        | [step(1, build('web')), step(2, create('web'))]                    || '1 to build, 1 to create'
  }
}
