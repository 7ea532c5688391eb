package orchsh.shell.prompt

import orchsh.shell.SmallStack
import spock.lang.Specification

class ConfidentialSpec extends Specification {
  def "kept: #line"(String line) {
    expect:
    !new Confidential({ text -> text.contains('hunter2') }).test(line)

    where:
    line << [
      'ps', 'run postgres:16 as db', 'run x -e TZ=UTC', "env TZ: 'UTC'", 'logs -f db', 'exec db env', 'run x -e PASSWORD=$PASSWORD', 'help secret',
      "secret 'db_password'; ps", 'inspect web.NetworkSettings', 'open web', 'x = 3', "secret 'tok', file: './token'", "config 'nginx', content: 'x'", "secret 'tok'; config 'a', content: 'b'",
      'run x -e DB_PASSWORD', 'run x -e DB_PASSWORD -p 80:80', 'run x --env PASSWORD=${PASSWORD}', 'env PASSWORD: "$PASSWORD"', "http 'https://example.org:8080/a@b'",
      "secret 'db_password', file: './token'", "secret 'tok', file: './token'\nconfig 'nginx', content: 'x'", 'help env', 'exec -e TZ UTC', 'x = basic auth',
      'services | where name == 1', 'up -P size=big'
    ]
  }

  def "kept out: #line"(String line) {
    expect:
    new Confidential({ text -> text.contains('hunter2') }).test(line)

    where:
    line << [
      ' ps', 'run postgres:16 as db -e POSTGRES_PASSWORD=x', 'run x --env API_TOKEN=abc', "env PASSWORD: 'x'", 'env PASSWORD: "x"', 'run x --password geheim',
      'echo hunter2', "exec db psql 'postgres://me:geheim@db/x'", "db_password = 'geheim'", 'ps\nenv SECRET_KEY: 1',
      "secret 'tok', content: 'geheim'", "secret('tok', uid: 1, content: 'geheim')", "env 'AWS_SECRET_ACCESS_KEY': 'x'", 'env "API_TOKEN" : "x"',
      'run x --env DB_PASSWORD=x', 'run x --env=DB_PASSWORD=x', 'run x -eDB_PASSWORD=x', 'run x -e "DB_PASSWORD=x y"', 'run x -e DB_PASSWORD="x y"', "run x -e DB_PASSWORD='\$x'",
      'run x -e DB_PASSWORD x', 'run x as db env DB_PASSWORD x', "env DB_PASSWORD: 'x'", "env 'DB_PASSWORD', 'x'", "env('DB_PASSWORD', 'x')", "env['DB_PASSWORD'] = 'x'",
      "env.DB_PASSWORD = 'x'", "env([A: 'b', DB_PASSWORD: 'x'])", 'up -P password=x', 'up -Ppassword=x', 'up --param password=x', 'build --build-arg NPM_TOKEN=x',
      "secret 'x',\n  content: 'geheim'", "secret 'x', uid: 1,\n  content: 'geheim'", "x = 'postgres://u:pw@h'", 'exec db psql postgres://u:pw@h/x', 'exec c redis-cli -u redis://:pw@h',
      'exec c git clone https://ghp_abc@example.org/x', "http '/', headers: [Authorization: 'Bearer abcdefgh12']", "http '/', user: 'admin', password: 'x'",
      'env PASSWORD: "${x}geheim"', 'exec -e DB_PASSWORD=x db env', 'services:\n  db:\n    environment:\n      DB_PASSWORD: x',
      'services:\n  db:\n    environment:\n      - DB_PASSWORD=x'
    ]
  }

  def "a long text is looked through by whoever has little room: #what"(String what, String line, boolean expected) {
    expect:
    SmallStack.on { new Confidential({ false }).test(line) } == expected

    where:
    what                           | line                                                    | expected
    'base64'                       | "x = '${'A1b+' * 25_000}'"                              | false
    'letters'                      | "x = '${'a' * 100_000}'"                                | false
    'letters and digits'           | "x = '${'a1' * 50_000}'"                                | false
    'words'                        | "x = '${'a b ' * 25_000}'"                              | false
    'blanks'                       | "x = 'a${' ' * 100_000}'"                               | false
    'a secret'                     | "secret 'k', content: '${'a' * 100_000}'"               | true
    'a secret with options'        | "secret 'k', ${'a: 1, ' * 20_000}content: 'x'"          | true
    'a secret in many lines'       | "secret 'k', ${'a: 1,\n' * 20_000}content: 'x'"         | true
    'a secret without a content'   | "secret 'k', ${'a: 1, ' * 20_000}b: 'x'"                | false
    'the content of another thing' | "secret 'k', file: '${'a' * 100_000}'; b content: 'x'"  | false
  }
}
