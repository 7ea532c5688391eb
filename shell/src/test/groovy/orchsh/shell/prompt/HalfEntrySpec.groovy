package orchsh.shell.prompt

import spock.lang.Specification

class HalfEntrySpec extends Specification {
  def "the words of #line"(String line, List<String> words, String word) {
    given:
    int cursor = line.indexOf('^')
    def entry = HalfEntry.of(line.replace('^', ''), cursor)

    expect:
    entry.words() == words
    entry.word() == word
    entry.wordCursor() == words.last().length()
    entry.wordIndex() == words.size() - 1

    where:
    line                   || words                    | word
    '^'                    || ['']                     | ''
    'p^'                   || ['p']                    | 'p'
    'ps ^'                 || ['ps', '']               | ''
    'logs d^b'             || ['logs', 'd']            | 'db'
    'ps; logs d^'          || ['logs', 'd']            | 'd'
    'ps | where s^'        || ['where', 's']           | 's'
    "exec db 'a b^"        || ['exec', 'db', "'a b"]   | "'a b"
    "service 'db' {\n im^" || ['im']                   | 'im'
    "ps\n^"                || ['']                     | ''
  }

  def "in #line the last entry is `#entry`, and its rows come from `#source`"(String line, String entry, String source) {
    given:
    def half = HalfEntry.of(line, line.length())

    expect:
    half.lastEntry() == entry
    half.source().orElse(null) == source

    where:
    line                     || entry             | source
    'ps'                     || 'ps'              | null
    'ps | where s'           || 'ps | where s'    | 'ps '
    'ps -a | first | sort s' || 'ps -a | first | sort s' | 'ps -a '
    'ps | count; logs d'     || ' logs d'         | null
    "x = 'a;b'; logs d"      || ' logs d'         | null
  }
}
