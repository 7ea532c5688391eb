package orchsh.shell.prompt

import spock.lang.Specification

class ConfidentialSpec extends Specification {
  def "kept: #line"(String line) {
    expect:
    !new Confidential({ text -> text.contains('hunter2') }).test(line)

    where:
    line << [
      'ps', 'run postgres:16 as db', 'run x -e TZ=UTC', "env TZ: 'UTC'", 'logs -f db', 'exec db env', 'run x -e PASSWORD=$PASSWORD', 'help secret',
      "secret 'db_password'; ps", 'inspect web.NetworkSettings', 'open web', 'x = 3', "secret 'tok', file: './token'", "config 'nginx', content: 'x'", "secret 'tok'; config 'a', content: 'b'"
    ]
  }

  def "kept out: #line"(String line) {
    expect:
    new Confidential({ text -> text.contains('hunter2') }).test(line)

    where:
    line << [
      ' ps', 'run postgres:16 as db -e POSTGRES_PASSWORD=x', 'run x --env API_TOKEN=abc', "env PASSWORD: 'x'", 'env PASSWORD: "x"', 'run x --password geheim',
      'echo hunter2', "exec db psql 'postgres://me:geheim@db/x'", "db_password = 'geheim'", 'ps\nenv SECRET_KEY: 1',
      "secret 'tok', content: 'geheim'", "secret('tok', uid: 1, content: 'geheim')", "env 'AWS_SECRET_ACCESS_KEY': 'x'", 'env "API_TOKEN" : "x"'
    ]
  }
}
