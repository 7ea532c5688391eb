package orchsh.engine.image

import java.nio.file.Path
import orchsh.engine.model.Build
import spock.lang.Specification

class ClassicBuilderSpec extends Specification {

  def "refuses what would be left out in silence: #line"(String line, String what) {
    expect:
    need("FROM debian:12\n\n$line\nRUN true") == Optional.of(new Need('Dockerfile:3', what))

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
    'ARG A=1 BUILDOS'                           || '`ARG BUILDOS`, which is set by the builder,'
    'FROM --platform=$BUILDPLATFORM go AS b'    || '`$BUILDPLATFORM`, which is set by the builder,'
    'RUN --security=insecure true'              || '`RUN --security`'
    'COPY --exclude=*.o a b'                    || '`COPY --exclude`'
    'COPY --parents a/b c'                      || '`COPY --parents`'
    'ADD https://example.org/a.git#v1 /a'       || '`ADD` of a git repository'
    'ADD git@example.org:a.git /a'              || '`ADD` of a git repository'
  }

  def "lets pass what the classic builder does: #line"(String line, Map args) {
    expect:
    need("# syntax=docker/dockerfile:1\nFROM debian:12\n$line", args).empty

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

  def "refuses another language than the one all builders know: #directive"(String directive, boolean refused) {
    expect:
    need("$directive\nFROM debian:12").present == refused

    where:
    directive                                  || refused
    '# syntax=docker/dockerfile:1'             || false
    '# syntax=docker/dockerfile:1.4.3'         || false
    '#syntax = docker.io/docker/dockerfile'    || false
    '# syntax=docker/dockerfile:1-labs'        || true
    '# syntax=example.org/own'                 || true
    '# check=error=true'                       || true
    '# escape=`'                               || false
    'FROM a\n# syntax=example.org/own'         || false
  }

  def "says in which line of the top another language is asked for"() {
    expect:
    need('# escape=`\n# syntax=example.org/own\nFROM a').get() == new Need('Dockerfile:2', '`# syntax=example.org/own`')
  }

  private static Optional<Need> need(String text, Map args = [:]) {
    ClassicBuilder.need(Build.of(Path.of('/x')).toBuilder().args(args).build(), 'Dockerfile', Dockerfile.parse(text))
  }
}
