package orchsh.dsl.value

import orchsh.dsl.DslSpec

class WaitTextSpec extends DslSpec {

  def "a wait that is written as one text is the one of a script: #text"(String text, String script) {
    expect:
    WaitText.parse(text) == service("wait $script").waits()[0]

    where:
    text                      || script
    'tcp:5432'                || "tcp: 5432"
    'http:8080/health?a=b'    || "http: '/health?a=b', port: 8080"
    'http:80'                 || "http: '/', port: 80"
    'log:ready (a.b) [$5] ^*' || "log: 'ready (a.b) [\$5] ^*'"
    'log:C:\\data|x{1}?+'      || "log: 'C:\\\\data|x{1}?+'"
    'exec:pg_isready -h "a b"' || "exec: 'pg_isready -h \"a b\"'"
    'file:/tmp/ready'         || "file: '/tmp/ready'"
    'healthy'                 || "healthy: true"
  }
}
