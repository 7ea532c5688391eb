package orchsh.shell.prompt

import orchsh.dsl.value.CommandLine
import orchsh.shell.rows.Pipeline
import orchsh.shell.session.entry.Dispatch
import orchsh.shell.session.entry.EntryCutter
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
    'cp my\\ f^'            || ['cp', 'my\\ f']          | 'my\\ f'
    'cp m^y\\ file x'       || ['cp', 'm']              | 'my\\ file'
    'cp "a\\" b^'           || ['cp', '"a\\" b']        | '"a\\" b'
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
    "cp 'a|b"                || "cp 'a|b"         | null
    "ps 'a|b' | w"           || "ps 'a|b' | w"    | "ps 'a|b' "
    'ps | first |\\\ns'      || 'ps | first |\\\ns' | 'ps '
  }

  def "behind #line a command is given #texts, and `#wanted` is typed as #typed"(String line, List<String> texts, String wanted, String typed) {
    given:
    def entry = HalfEntry.of(line, line.length())

    expect:
    entry.texts() == texts
    entry.typedAs(wanted, true) == typed

    where:
    line           || texts          | wanted       | typed
    'cp ./my'      || ['cp', './my'] | './my f.txt' | './my\\ f.txt'
    'cp my\\'       || ['cp', 'my']   | 'my f.txt'   | 'my\\ f.txt'
    'cp my\\ f'     || ['cp', 'my f'] | 'my f.txt'   | 'my\\ f.txt'
    "cp 'my"       || ['cp', 'my']   | 'my f.txt'   | "'my f.txt'"
    'cp "my f'     || ['cp', 'my f'] | 'my f.txt'   | '"my f.txt"'
    "cp 'my' ./'a" || ['cp', 'my', './a'] | './a b' | "./'a b'"
    'cp a'         || ['cp', 'a']    | "a'b\\c"     | "a\\'b\\\\c"
    "cp 'a"        || ['cp', 'a']    | "a'b"        | "'a'\\''b'"
    'cp "a'        || ['cp', 'a']    | 'a"b$c'      | '"a\\"b\\$c"'
    'cp "a\\'       || ['cp', 'a']    | 'a"b'        | '"a\\"b"'
    'cp '          || ['cp', '']     | 'a;b #1'     | "a';'b\\ '#'1"
    'cp '          || ['cp', '']     | 'two\nlines' | "two'\n'lines"
    'cp db:/x'     || ['cp', 'db:/x'] | 'db:/x=y,z' | "db:/x=y','z"
  }

  def "a folder leaves its quote open"() {
    expect:
    HalfEntry.of("cp './my", 8).typedAs('./my files/', false) == "'./my files/"
  }

  def "whatever the name is, it is one word of one command: #name"(String name) {
    given:
    def dispatch = new Dispatch({ ['cp'] as Set }, { [] as Set })

    expect:
    ['', "'", '"'].each { begun ->
      (0..name.length()).each { length ->
        def begin = HalfEntry.of("cp $begun", 3 + begun.length()).typedAs(name.take(length), false)
        def whole = 'cp ' + HalfEntry.of("cp $begin", 3 + begin.length()).typedAs(name, true)
        assert dispatch.isCommand(whole)
        assert EntryCutter.cut(dispatch, "$whole \n").whole() == [whole]
        assert !Pipeline.isOne(whole)
        assert !whole.endsWith('&')
        assert CommandLine.split(whole) == ['cp', name]
      }
    }

    where:
    name << ['plain-1.txt', 'my file.txt', "it's", 'say "hi"', 'a\\b', 'a;b', 'a;', 'a&', 'a|b', 'a #1', '#1', 'a,b', '(a)', '{a}', '[a] b', '=a',
             '+ a', '++', '* b', '$HOME', '`a`', 'größe 1', '\ud83d\ude80 x', 'a: b', '\ttab']
  }
}
