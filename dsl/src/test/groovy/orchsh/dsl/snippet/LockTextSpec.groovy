package orchsh.dsl.snippet

import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class LockTextSpec extends Specification {
  static final String A = 'a' * 64
  static final String B = 'b' * 64
  static final String COMMIT = 'c' * 40

  def "is written one way, and reads as what was written"() {
    given:
    def lock = new Lock(new TreeMap([
      'https://example.org/kafka.groovy': new Lock.Entry(A, Optional.empty(), Optional.of('https://cdn.example.org/kafka.groovy'), Optional.of(new Approval(B, ["runs an image: 'kafka'", 'publishes a port: 80']))),
      'git:https://example.org/s.git//zoo@v1': new Lock.Entry(B, Optional.of(COMMIT), Optional.empty(), Optional.empty()),
      './my snippets/x.groovy': new Lock.Entry(B, Optional.empty(), Optional.empty(), Optional.of(new Approval(B, []))),
    ]))

    expect:
    LockText.of(lock) == """\
      # What snippets from elsewhere are held to. Written by `orchsh snippet`; commit this file.

      [./my snippets/x.groovy]
      content  $B
      approved $B

      [git:https://example.org/s.git//zoo@v1]
      content  $B
      commit   $COMMIT

      [https://example.org/kafka.groovy]
      content  $A
      from     https://cdn.example.org/kafka.groovy
      approved $B
      does     runs an image: 'kafka'
      does     publishes a port: 80
      """.stripIndent()
    LockText.parse('orchsh.lock', LockText.of(lock)) == lock
    LockText.parse('orchsh.lock', LockText.of(lock).replace('\n', '\r\n')) == lock
  }

  def "one that was edited by hand is refused where it is wrong: #told"(String text, List<String> told) {
    when:
    LockText.parse('orchsh.lock', text)

    then:
    def e = thrown(ProblemException)
    e.problems()*.toString() == told.collect { 'orchsh.lock:' + it }

    where:
    text                                          || told
    "content $A"                                  || ['1:1: `content` stands in front of the first snippet']
    '[x]\ncontent abc'                            || ['2:1: `abc` is no SHA-256']
    "[x]\ncontent ${A.toUpperCase()}"             || ["2:1: `${A.toUpperCase()}` is no SHA-256"]
    "[x]\n  contnet $A"                           || ['2:3: unknown word `contnet`', '1:1: snippet `x` has no `content`']
    '[x]\n'                                       || ['1:1: snippet `x` has no `content`']
    "[x]\ncontent $A\ncontent $A"                 || ['3:1: `content` is given twice for one snippet']
    "[x]\ncontent $A\n\n[x]\ncontent $B"          || ['4:1: snippet `x` is there twice']
    "[x]\ncontent $A\ncommit v1"                  || ['3:1: `v1` is no commit']
    "[x]\ncontent $A\nfrom"                       || ['3:1: `from` is given no value']
    "[x]\ncontent $A\ndoes all"                   || ['1:1: snippet `x` has `does` without `approved`']
    "<<<<<<< HEAD\n[x]\ncontent $A\n=======\n>>>>>>> b" || ['1:1: this is left over from a merge', '4:1: this is left over from a merge', '5:1: this is left over from a merge']
    "[x]\ncontent $A\nfrom a\u001b[2J"            || ['3:1: there is something in this line that cannot be seen']
    '[]'                                          || ['1:1: unknown word `[]`']
  }

  def "comments and blank lines mean nothing"() {
    expect:
    LockText.parse('orchsh.lock', "# one\n\n[x]\n# two\n\n  content   $A\n").entries().keySet() == ['x'] as Set
    LockText.parse('orchsh.lock', '') == Lock.EMPTY
  }
}
