package orchsh.engine.image

import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class IgnoreRulesSpec extends Specification {

  def "with #rules the path #path stays #where"(String rules, String path, String where) {
    expect:
    IgnoreRules.parse(rules, '.dockerignore').ignores(path) == (where == 'out')

    where:
    rules                        | path                  || where
    ''                           | 'a'                   || 'in'
    '# a'                        | 'a'                   || 'in'
    'a'                          | 'a'                   || 'out'
    'a'                          | 'a/b/c'               || 'out'
    'a'                          | 'b/a'                 || 'in'
    '/a'                         | 'a'                   || 'out'
    './a/'                       | 'a'                   || 'out'
    'a/../b'                     | 'b'                   || 'out'
    '*.pyc'                      | 'x.pyc'               || 'out'
    '*.pyc'                      | 'd/x.pyc'             || 'in'
    '*/x.pyc'                    | 'd/x.pyc'             || 'out'
    '**/*.pyc'                   | 'x.pyc'               || 'out'
    '**/*.pyc'                   | 'a/b/x.pyc'           || 'out'
    '**/target'                  | 'a/target/x'          || 'out'
    'a/**/z'                     | 'a/z'                 || 'out'
    'a/**/z'                     | 'a/b/c/z'             || 'out'
    'a/**'                       | 'a/b'                 || 'out'
    '**'                         | 'anything/at/all'     || 'out'
    'a?c'                        | 'abc'                 || 'out'
    'a?c'                        | 'a/c'                 || 'in'
    'a[bc]d'                     | 'acd'                 || 'out'
    'a[^bc]d'                    | 'acd'                 || 'in'
    'a[^bc]d'                    | 'axd'                 || 'out'
    'a[b-d]'                     | 'ac'                  || 'out'
    'a[.]b'                      | 'a.b'                 || 'out'
    'a[&b]c'                     | 'a&c'                 || 'out'
    'a[[]c'                      | 'a[c'                 || 'out'
    'a]'                         | 'a]'                  || 'out'
    'a[^b]c'                     | 'a/c'                 || 'out'
    'a{b}'                       | 'a{b}'                || 'out'
    'a^b'                        | 'a^b'                 || 'out'
    'a^*'                        | 'a^b'                 || 'in'
    'a/**'                       | 'a'                   || 'in'
    '**'                         | '.hidden'             || 'out'
    '!a'                         | 'a'                   || 'in'
    '.'                          | 'a'                   || 'in'
    '/'                          | 'a'                   || 'in'
    ' # a'                       | '# a'                 || 'out'
    'a\\*'                       | 'a*'                  || 'out'
    'a\\*'                       | 'ab'                  || 'in'
    'a.b'                        | 'axb'                 || 'in'
    '  a  '                      | 'a'                   || 'out'
    '*\n!keep'                   | 'keep'                || 'in'
    '*\n!keep'                   | 'lose'                || 'out'
    '*\n!keep/me'                | 'keep/me'             || 'in'
    '!keep\n*'                   | 'keep'                || 'out'
    '*.md\n!README*.md\nREADME-secret.md' | 'README-secret.md' || 'out'
    '*.md\n!README*.md\nREADME-secret.md' | 'README.md'  || 'in'
    'a\r\nb\r\n'                 | 'b'                   || 'out'
    '\uFEFFa'                    | 'a'                   || 'out'
    '../src'                     | 'src'                 || 'in'
    '/../src'                    | 'src'                 || 'out'
    'a**b'                       | 'axb'                 || 'in'
    'a**b'                       | 'ab'                  || 'out'
    'a**b'                       | 'ax/b'                || 'out'
    '**.pyc'                     | 'a/x.pyc'             || 'out'
    '**/x'                       | 'ax'                  || 'in'
  }

  def "an exclamation mark alone is refused, as Docker does"() {
    when:
    IgnoreRules.parse('a\n ! ', '.dockerignore')

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['.dockerignore:2: `!` takes nothing back']
  }

  def "a folder is looked into only where a rule names something below it: #folder"(String folder, boolean may) {
    expect:
    IgnoreRules.parse('*\n!src/keep/this\n!**/readme', '.dockerignore').mayTakeBackBelow(folder) == may

    where:
    folder         || may
    'src'          || true
    'src/keep'     || true
    'src/other'    || false
    'node_modules' || false
  }

  def "says which line is no pattern: #pattern"(String pattern) {
    when:
    IgnoreRules.parse("ok\n$pattern", '.dockerignore')

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == [".dockerignore:2: `$pattern` is not a pattern".toString()]

    where:
    pattern << ['a[z-b]', 'a[', 'a[]b]', 'a[-b]', 'a[b-]', 'a[^]', 'a\\', 'a[b\\', 'a\\1*']
  }

  def "a rule that could change nothing for a folder is asked for what is in it alone"() {
    given:
    def rules = IgnoreRules.parse('!a\n*/b\n', '.dockerignore')
    def folder = rules.below(rules.atTop(), 'a')

    expect:
    folder == new IgnoreRules.Verdict(false, [false, false])
    rules.below(folder, 'a/b').isIgnored()
    !rules.below(folder, 'a/c').isIgnored()
  }
}
