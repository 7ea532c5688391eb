package orchsh.engine.image

import java.nio.file.Path
import orchsh.engine.model.Build
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class ClassicBuilderSpec extends Specification {

  def "refuses what would be left out in silence: #line"(String line, String what) {
    when:
    check("FROM debian:12\n\n$line\nRUN true")

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ["Dockerfile:3: $what needs BuildKit, which orchsh does not use yet".toString()]

    where:
    line                                        || what
    'RUN <<EOF\necho a\nEOF'                    || 'a here-document'
    'COPY <<-"X" /a\nb\nX'                      || 'a here-document'
    'RUN --mount=type=cache,target=/c make'     || '`RUN --mount`'
    'run --network=none true'                   || '`RUN --network`'
    'COPY --from=x --link /a /b'                || '`COPY --link`'
    'COPY --chmod=755 a b'                      || '`COPY --chmod`'
    'ADD --checksum=sha256:1 http://x /y'       || '`ADD --checksum`'
    'HEALTHCHECK --start-interval=1s CMD true'  || '`HEALTHCHECK --start-interval`'
    'ARG TARGETARCH'                            || '`ARG TARGETARCH`, which is set by the builder,'
  }

  def "lets pass what the classic builder does: #line"(String line, Map args) {
    when:
    check("# syntax=docker/dockerfile:1\nFROM debian:12\n$line", args)

    then:
    notThrown(ProblemException)

    where:
    line                                     | args
    'RUN echo --mount <a.txt'                | [:]
    'COPY --chown=me --from=x a b'           | [:]
    'ARG TARGETARCH=amd64'                   | [:]
    'ARG TARGETARCH'                         | [TARGETARCH: 'amd64']
    'HEALTHCHECK --interval=1s CMD true'     | [:]
    'LABEL a="RUN --mount"'                  | [:]
    'RUN cat <<<word'                        | [:]
    ''                                       | [:]
  }

  private static void check(String text, Map args = [:]) {
    def build = new Build(Path.of('/x'), Optional.empty(), Optional.empty(), new TreeMap<String, String>(args), Optional.empty(), [], Optional.empty())
    ClassicBuilder.refuseWhatItCannot(build, 'Dockerfile', Dockerfile.parse(text))
  }
}
