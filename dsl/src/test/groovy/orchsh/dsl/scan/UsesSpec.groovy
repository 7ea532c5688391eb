package orchsh.dsl.scan

import spock.lang.Specification

class UsesSpec extends Specification {

  def "#text"(String text, List<String> references, Map<String, String> options) {
    given:
    def uses = Uses.in(text)

    expect:
    uses*.reference() == references
    uses.every { it.options() == options }

    where:
    text                                             || references       | options
    "use 'postgres'"                                 || ['postgres']     | [:]
    'use "postgres"'                                 || ['postgres']     | [:]
    "use('postgres')"                                || ['postgres']     | [:]
    "use 'a'; use 'b'\nuse 'c' // d"                 || ['a', 'b', 'c']  | [:]
    "if (x) { use 'a' }"                             || ['a']            | [:]
    "use 'https://x/y.groovy', sha256: 'abc', as: 'z'" || ['https://x/y.groovy'] | [sha256: 'abc', as: 'z']
    "use('a', as: 'z')"                              || ['a']            | [as: 'z']
    'use "a$x"'                                      || []               | [:]
    "use 'a', sha256: hash"                          || []               | [:]
    'use "a", as: "b$c"'                             || []               | [:]
    "use(Category) { }"                              || []               | [:]
    "use 'a' + 'b'"                                  || []               | [:]
    "x.use 'a'"                                      || []               | [:]
    "// use 'a'"                                     || []               | [:]
    "'''\nuse 'a'\n'''"                              || []               | [:]
    'use'                                            || []               | [:]
  }
}
