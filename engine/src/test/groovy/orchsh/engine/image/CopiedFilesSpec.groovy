package orchsh.engine.image

import spock.lang.Specification

class CopiedFilesSpec extends Specification {

  def "#line takes #path: #takes"(String line, String path, boolean takes) {
    expect:
    new CopiedFiles(Dockerfile.parse("FROM a\n$line")).mayInclude(path) == takes

    where:
    line                                                   | path             || takes
    'COPY . /x'                                            | '.hidden'        || true
    'COPY ./ /x'                                           | '.hidden'        || true
    'COPY / /x'                                            | 'a/Dockerfile'   || true
    'COPY sub/.. /x'                                       | '.hidden'        || true
    'COPY ../.. /x'                                        | '.hidden'        || true
    'COPY * /x'                                            | '.hidden'        || true
    'COPY *.json /x'                                       | '.hidden'        || false
    'COPY Docker* /x'                                      | 'Dockerfile'     || true
    'COPY [^a]* /x'                                        | 'Dockerfile'     || true
    'COPY $WHAT /x'                                        | '.hidden'        || true
    'COPY a b /x/'                                         | '.hidden'        || false
    'COPY a /.hidden'                                      | '.hidden'        || false
    'COPY docker /x'                                       | 'docker/File'    || true
    'COPY docker/other /x'                                 | 'docker/File'    || false
    'COPY --chown=1 . /x'                                  | '.hidden'        || true
    'COPY --from=b . /x'                                   | '.hidden'        || false
    'COPY [".", "/x y"]'                                   | '.hidden'        || true
    'COPY ["a", "/x y"]'                                   | '.hidden'        || false
    'ADD . /x'                                             | '.hidden'        || true
    'ADD https://example.org/a /x'                         | '.hidden'        || false
    'RUN --mount=target=/x ls /x'                          | '.hidden'        || true
    'RUN --mount=type=bind,source=a,target=/x ls /x'       | '.hidden'        || false
    'RUN --mount=type=bind,from=b,target=/x ls /x'         | '.hidden'        || false
    'RUN --mount=type=cache,target=/x ls /x'               | '.hidden'        || false
    'ONBUILD COPY a /x'                                    | '.hidden'        || true
    'RUN true'                                             | '.hidden'        || false
  }
}
