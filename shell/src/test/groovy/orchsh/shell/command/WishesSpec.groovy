package orchsh.shell.command

import orchsh.dsl.build.Param
import orchsh.dsl.build.Param.Origin
import orchsh.dsl.build.Param.Secrecy
import orchsh.dsl.build.ParamType
import orchsh.dsl.build.Wishes
import orchsh.engine.problem.Location
import orchsh.engine.problem.Problem
import orchsh.shell.invocation.ExitCode

class WishesSpec extends CommandFixture {

  def setup() {
    file 'stack.groovy'
  }

  def "hands on what is asked for: #args"(List<String> args, Map params, List profiles, List services) {
    when:
    run(*args)

    then:
    reader.wishes[0] == new Wishes(params, profiles as Set, services as Set)

    where:
    args                                             || params                 | profiles       | services
    ['plan']                                         || [:]                    | []             | []
    ['plan', '-P', 'a=1', '--param', 'b=x=y', 'web'] || [a: '1', b: 'x=y']     | []             | ['web']
    ['-P', 'a=1', 'plan', '-Pa=2', '--param=c=']     || [a: '2', c: '']        | []             | []
    ['--profile', 'dev', 'plan', '--profile=test']   || [:]                    | ['dev', 'test'] | []
  }

  def "refuses #args"(List<String> args, String problem) {
    expect:
    run(*args) == ExitCode.WRONG_USAGE
    err.toString().readLines()[0] == "error: $problem"

    where:
    args                          || problem
    ['plan', '-P', 'a']           || '`-P a` is not NAME=VALUE'
    ['plan', '--param', '=1']     || '`--param =1` is not NAME=VALUE'
    ['plan', '--profile', '']     || 'the name of a profile is empty'
    ['plan', '-P']                || 'option `--param` needs a value'
    ['doctor', '--profile', 'x']  || '`doctor` is about the engine, not a stack; `--profile` has no meaning there'
    ['version', '-P', 'x=1']      || '`version` is about the engine, not a stack; `--param` has no meaning there'
  }

  def "lists params with their values and where they come from"() {
    given:
    reader.params = [
      param('postgres', ParamType.TEXT, 'Postgres version', '16', '17', Origin.GIVEN),
      param('flags', ParamType.TEXT, '', '', 'x', Origin.ENVIRONMENT, 'TESTFLAGS'),
      param('size', ParamType.SIZE, 'how much', '1g', '1g', Origin.DEFAULT),
      param('must', ParamType.TEXT, '', null, null, Origin.MISSING),
      param('may', ParamType.TEXT, '', null, null, Origin.NOWHERE),
      new Param('stage', ParamType.TEXT, '', Optional.of('dev'), Optional.of('dev'), Origin.DEFAULT, Optional.empty(), ['dev', 'prod'], Secrecy.OPEN),
      new Param('key', ParamType.TEXT, '', Optional.empty(), Optional.of('hunter2'), Origin.GIVEN, Optional.empty(), [], Secrecy.SECRET)]
    reader.problems = [Problem.error('param `must` has no value')]

    expect:
    run('params') == ExitCode.FINE
    err.toString() == ''
    out.toString() == text('''
      NAME       TYPE       VALUE   FROM            DEFAULT   DESCRIPTION
      postgres   text       17      -P              16        Postgres version
      flags      text       x       TESTFLAGS       -         -
      size       size       1g      default         1g        how much
      must       text       -       must be given   -         -
      may        text       -       -               -         -
      stage      dev|prod   dev     default         dev       -
      key        text       ***     -P              -         -
      ''')
  }

  def "says that there are no params"() {
    expect:
    run('params') == ExitCode.FINE
    err.toString() == 'the stack has no params\n'
  }

  def "says what is wrong with the script instead of its params"() {
    given:
    reader.params = [param('must', ParamType.TEXT, '', null, null, Origin.MISSING)]
    reader.problems = [Problem.error('param `must` has no value'), Problem.error('there is no param `x`')]

    expect:
    run('params') == ExitCode.WRONG_USAGE
    out.toString() == ''
  }

  def "validates the script and says what is in it"() {
    expect:
    run('validate') == ExitCode.FINE
    out.toString() == 'stack.groovy: stack `shop`, 2 services\n'
    reader.wishes[0].services().empty
  }

  def "validates several scripts, those behind a wrong one too"() {
    given:
    file 'a/stack.groovy'
    file 'b.groovy'

    when:
    def code = run('a', 'validate', 'b.groovy')

    then:
    code == ExitCode.FINE
    reader.evaluated*.shownAs() == ['a/stack.groovy', 'b.groovy']

    when:
    reader.problems = [Problem.error('no').at(new Location('x.groovy', 1, 1))]
    code = run('validate', 'a', 'b.groovy')

    then:
    code == ExitCode.WRONG_USAGE
    err.toString() == 'error: x.groovy:1:1: no\n' * 2
  }

  private static Param param(String name, ParamType type, String description, String standard, String value, Origin origin, String variable = null) {
    new Param(name, type, description, Optional.ofNullable(standard), Optional.ofNullable(value), origin, Optional.ofNullable(variable), [], Secrecy.OPEN)
  }
}
