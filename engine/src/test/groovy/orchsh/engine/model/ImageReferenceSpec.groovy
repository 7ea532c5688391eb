package orchsh.engine.model

import spock.lang.Specification

class ImageReferenceSpec extends Specification {
  static final String DIGEST = 'sha256:' + 'a' * 64

  def "reads #text as #canonical"(String text, String canonical) {
    expect:
    ImageReference.parse(text).toString() == canonical

    where:
    text                              || canonical
    'postgres'                        || 'postgres:latest'
    'postgres:16-alpine'              || 'postgres:16-alpine'
    'docker.io/library/postgres'      || 'postgres:latest'
    'library/postgres:16'             || 'postgres:16'
    'docker.io/acme/api:1'            || 'acme/api:1'
    'localhost:5000/shop/api'         || 'localhost:5000/shop/api:latest'
    'registry.example.org/a/b:2'      || 'registry.example.org/a/b:2'
    "postgres@$DIGEST"                || "postgres@$DIGEST"
    "postgres:16@$DIGEST"             || "postgres:16@$DIGEST"
    'a--b__c.d'                       || 'a--b__c.d:latest'
  }

  def "refuses `#text`"(String text, String reason) {
    when:
    ImageReference.parse(text)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == "`$text` is not the name of an image$reason"

    where:
    text                  || reason
    ''                    || ': it is empty'
    ' '                   || ': it is empty'
    'Postgres'            || ': it is written in lower case, `postgres`'
    'Acme/Api:Beta'       || ': it is written in lower case, `acme/api:Beta`'
    'postgres:a b'        || ': there is a blank in it'
    'My Image'            || ': there is a blank in it'
    'postgres:'           || ''
    'a//b'                || ''
    '/a'                  || ''
    'a@sha256:1'          || ''
    'x:' + 't' * 129      || ''
    'ünï'                 || ''
  }
}
