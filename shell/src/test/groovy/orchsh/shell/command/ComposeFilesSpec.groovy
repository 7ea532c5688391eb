package orchsh.shell.command

import orchsh.shell.call.About
import orchsh.shell.invocation.ExitCode

/** Compose files where a script could be: named, found, several at once, with their variables, and what is wrong with them. */
class ComposeFilesSpec extends CommandFixture {
  @Override
  ExitCode run(String... args) {
    new CommandRunner(engines, library, new About('1.2.3', '17.0.15', 'Debian')).run(invocation(args))
  }

  def setup() {
    file('shop/compose.yaml', 'name: shop\nservices:\n  db: {image: "postgres:${TAG:-16}"}\n  web: {image: nginx, depends_on: [db]}\n')
    file('shop/more.yml', 'services: {cache: {image: redis}}\n')
    file('shop/tag.env', 'TAG=17\n')
    file('old/docker-compose.yml', 'db: {image: postgres}\nweb: {image: nginx, links: [db]}\n')
  }

  def "`orchsh #typed` is #summary"(List<String> typed, String summary) {
    expect:
    run(typed as String[]) == ExitCode.FINE
    err.toString() == ''
    out.toString() == summary + '\n'

    where:
    typed                                                        || summary
    ['shop/compose.yaml', 'validate']                            || 'shop/compose.yaml: stack `shop`, 2 services'
    ['shop', 'validate']                                         || 'shop/compose.yaml: stack `shop`, 2 services'
    ['validate', '-f', 'shop/compose.yaml']                      || 'shop/compose.yaml: stack `shop`, 2 services'
    ['old', 'validate']                                          || 'old/docker-compose.yml: stack `old`, 2 services'
  }

  def "what is typed in is read as well, and several files are one stack"() {
    given:
    answers = 'services: {one: {image: busybox}}'

    expect:
    run('-p', 'typed', '-', 'validate') == ExitCode.FINE
    run('-f', 'shop/compose.yaml', '-f', 'shop/more.yml', 'params') == ExitCode.FINE
    out.toString() == '-: stack `typed`, 1 service\n'
    err.toString() == 'the stack has no params\n'
  }

  def "what is typed in is there also for whoever reads it again"() {
    given:
    answers = 'name: typed\nservices: {one: {image: busybox}}'

    expect:
    run('-f', '-', 'ps', 'one') == ExitCode.FINE
    err.toString() == 'service `one` has no container\nstack `typed` has no containers\n'
  }

  def "the folder that paths lead from can be another one"() {
    given:
    file('other/.env', 'TAG=18\n')

    expect:
    run('-f', 'shop/compose.yaml', '--project-directory', 'other', 'config', '--images') == ExitCode.FINE
    out.toString() == 'postgres:18\nnginx:latest\n'
  }

  def "what is wrong is told with its place"() {
    given:
    file('wrong/compose.yaml', 'services:\n  db:\n    imagee: postgres\n  web:\n    image: nginx\n    ports: [x]\n')

    expect:
    run('wrong', 'validate') == ExitCode.WRONG_USAGE
    ['wrong/compose.yaml:2:3', 'wrong/compose.yaml:3:5', 'did you mean `image`?', 'wrong/compose.yaml:6:13'].every { err.toString().contains(it) }
  }

  def "`orchsh #typed` is refused: #why"(List<String> typed, String why) {
    given:
    file('stack.groovy', "service('a') { image 'b' }")

    expect:
    run(typed as String[]) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $why\n")

    where:
    typed                                                || why
    ['shop', '-P', 'a=b', 'validate']                    || '`-P` gives params to a script, and the stack is a compose file'
    ['stack.groovy', '--env-file', 'x.env', 'validate']  || '`--env-file` is for compose files, and the stack is a script'
    ['stack.groovy', '--project-directory', 'x', 'plan'] || '`--project-directory` is for compose files, and the stack is a script'
    ['shop/compose.yaml', 'stack.groovy', 'plan']        || 'only one stack can be given, but there are 2: `shop/compose.yaml`, `stack.groovy`'
    ['shop', '--profile', 'debug', 'validate']           || 'there is no profile `debug`, which `--profile` asks for'
    ['shop', '--env-file', 'missing.env', 'validate']    || 'there is no file `missing.env`'
  }

  def "a script beside compose files says more about their services, and may take params"() {
    given:
    file('shop/orchsh.groovy', "param 'wished', default: 'no'\noverride('db') { env WISHED: params.wished }\ntask('seed', 'load data') { }\n")

    expect:
    run('shop', '-P', 'wished=yes', 'params') == ExitCode.FINE
    out.toString().contains('wished')
    run('shop', 'tasks') == ExitCode.FINE
    out.toString().contains('seed')
    err.toString() == ''
  }
}
