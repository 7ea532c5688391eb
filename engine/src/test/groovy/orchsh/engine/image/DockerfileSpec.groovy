package orchsh.engine.image

import java.nio.file.Path
import orchsh.engine.model.Build
import spock.lang.Specification

class DockerfileSpec extends Specification {

  def "finds the images a Dockerfile starts from: #bases"(String text, Map<String, String> args, List<String> bases) {
    expect:
    Dockerfile.parse(text).bases(Build.of(Path.of('/x')).toBuilder().args(args).build())*.toString() == bases

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
    'FROM a\nRUN --mount=type=bind,from=b,target=/b true'                | [:]         || ['a:latest', 'b:latest']
    '# escape=`\nFROM `\n  b'                                            | [:]         || ['b:latest']
    '\uFEFFFROM a'                                                       | [:]         || ['a:latest']
  }

  def "stages after the wanted one do not count: #target"(String target, List<String> bases) {
    expect:
    Dockerfile.parse('FROM a AS Dev\nFROM b\nFROM c AS prod').bases(Build.of(Path.of('/x')).toBuilder().target(target).build())*.toString() == bases

    where:
    target || bases
    'dev'  || ['a:latest']
    '1'    || ['a:latest', 'b:latest']
    'prod' || ['a:latest', 'b:latest', 'c:latest']
    'none' || ['a:latest', 'b:latest', 'c:latest']
  }

  def "an additional context takes the place of the image it is named like"() {
    given:
    def build = Build.of(Path.of('/x')).toBuilder()
      .additionalContext('a', 'docker-image://c:1')
      .additionalContext('own', '/srv/own')
      .build()

    expect:
    Dockerfile.parse('FROM a\nCOPY --from=own / /\nCOPY --from=b / /').bases(build)*.toString() == ['b:latest', 'c:1']
  }

  def "knows the line of step #number of #total in stage `#stage`"(String stage, int number, int total, Integer line) {
    given:
    def text = 'ARG V\nFROM a AS Build\n\nARG W\nRUN one \\\n  two\nWORKDIR /x\nFROM scratch\nCOPY --from=build /x /\nFROM build AS test\nENV A=1\nRUN test'

    expect:
    Dockerfile.parse(text).lineOf(stage, number, total) == (line ? OptionalInt.of(line) : OptionalInt.empty())

    where:
    stage     | number | total || line
    'build'   | 1      | 3     || 2
    'build'   | 2      | 3     || 5
    'build'   | 3      | 3     || 7
    'stage-1' | 1      | 1     || 9
    'test'    | 1      | 1     || 12
    'test'    | 1      | 7     || null
    'none'    | 1      | 1     || null
    ''        | 2      | 6     || null
  }

  def "knows the line of step #number of the classic builder"(int number, String text, Integer line) {
    expect:
    Dockerfile.parse('FROM a\n\nRUN b \\\n c\nENV d=e').lineOf(number, text) == (line ? OptionalInt.of(line) : OptionalInt.empty())

    where:
    number | text        || line
    1      | 'FROM a'    || 1
    2      | 'RUN b  c'  || 3
    3      | 'ENV d=e'   || 5
    3      | 'LABEL x=y' || null
    4      | 'LABEL x=y' || null
  }
}
