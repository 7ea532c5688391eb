package orchsh.dsl.snippet

import spock.lang.Specification

class ReadmeSpec extends Specification {

  def "#text is read as #lines"(String text, List<String> lines) {
    expect:
    Readme.of(text) == lines

    where:
    text                                          || lines
    '// A database.\n//\n// More.\nservice'        || ['A database.', '', 'More.']
    '/* A database. */\nservice'                  || ['A database.']
    '/**\n * A\n * database.\n */\nservice // x'  || ['A', 'database.']
    '#!/usr/bin/env orchsh\n// A\nservice'        || ['A']
    'service // A'                                || []
    ''                                            || []
  }

  def "the first sentence of #text is `#sentence`"(String text, String sentence) {
    expect:
    Readme.firstSentence(text) == sentence

    where:
    text                                  || sentence
    '// PostgreSQL, a database. Fast.\n'  || 'PostgreSQL, a database'
    '// PostgreSQL,\n// a database.\n'    || 'PostgreSQL, a database'
    '// PostgreSQL 16.2\n//\n// More\n'   || 'PostgreSQL 16.2'
    'service'                             || ''
  }
}
