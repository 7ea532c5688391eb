package orchsh.engine.image

import spock.lang.Specification

class DockerfileSpec extends Specification {

  def "finds the images a Dockerfile starts from: #bases"(String text, Map<String, String> args, List<String> bases) {
    expect:
    Dockerfile.parse(text).bases(args, Optional.empty())*.toString() == bases

    where:
    text                                                                 | args        || bases
    'FROM debian:12'                                                     | [:]         || ['debian:12']
    'from debian:12 as base\nFROM base\nFROM Base'                       | [:]         || ['debian:12']
    'FROM scratch'                                                       | [:]         || []
    '# FROM a\n\nFROM \\\n  b'                                           | [:]         || ['b:latest']
    'FROM --platform=linux/amd64 a AS x\nFROM b\nCOPY --from=x /a /a'    | [:]         || ['a:latest', 'b:latest']
    'FROM a\nCOPY --from=nginx:1 /x /y\nCOPY --from=0 /x /y'             | [:]         || ['a:latest', 'nginx:1']
    'ARG V=12\nFROM debian:$V'                                           | [:]         || ['debian:12']
    'ARG V=12\nFROM debian:${V}-slim'                                    | [V: '13']   || ['debian:13-slim']
    'ARG V\nFROM debian:${V:-12}'                                        | [:]         || ['debian:12']
    'ARG V="12"\nARG W=${V}-slim\nFROM debian:$W'                        | [:]         || ['debian:12-slim']
    'FROM a\nARG V=1\nFROM b:$V'                                         | [:]         || ['a:latest']
    'FROM a\r\nRUN b\r\n'                                                | [:]         || ['a:latest']
    'FROM a\nCOPY <<EOF /app.py\nfrom flask import Flask\nEOF\nFROM b'      | [:]         || ['a:latest', 'b:latest']
    'FROM a\nRUN <<-"X" cat <<Y\nfrom x\nX\nfrom y\nY\nFROM b'            | [:]         || ['a:latest', 'b:latest']
    'FROM a\nRUN b \\\n\n  from x\n'                                       | [:]         || ['a:latest']
    ''                                                                   | [:]         || []
    'FROM'                                                               | [:]         || []
  }

  def "stages after the wanted one do not count: #target"(String target, List<String> bases) {
    expect:
    Dockerfile.parse('FROM a AS Dev\nFROM b\nFROM c AS prod').bases([:], Optional.of(target))*.toString() == bases

    where:
    target || bases
    'dev'  || ['a:latest']
    '1'    || ['a:latest', 'b:latest']
    'prod' || ['a:latest', 'b:latest', 'c:latest']
    'none' || ['a:latest', 'b:latest', 'c:latest']
  }
}
