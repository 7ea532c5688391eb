package orchsh.dsl.snippet

import java.nio.file.Path
import java.time.Clock
import orchsh.engine.caller.Surroundings
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class ReferencesSpec extends Specification {
  static final Path FOLDER = Path.of('/srv/shop')
  def references = new References(FOLDER, new Surroundings(Path.of('/srv'), Path.of('/home/ann'), [:], Clock.systemUTC()))

  def "`use '#said'` means #kind and becomes the word `#word`"(String said, Class<?> kind, String word) {
    given:
    def reference = references.parse(said, Optional.empty())

    expect:
    kind.isInstance(reference)
    reference.word() == word
    references.parse(reference.text(), Optional.empty()) == reference

    where:
    said                                                  | kind                | word
    'postgres'                                            | Reference.Library   | 'postgres'
    './snippets/kafka.groovy'                             | Reference.LocalFile | 'kafka'
    'snippets/kafka.groovy'                               | Reference.LocalFile | 'kafka'
    '../kafka.groovy'                                     | Reference.LocalFile | 'kafka'
    '/opt/snippets/kafka.groovy'                          | Reference.LocalFile | 'kafka'
    'https://example.org/kafka.groovy'                    | Reference.Web       | 'kafka'
    'https://example.org/a/kafka.groovy?raw=1'            | Reference.Web       | 'kafka'
    'http://localhost:8080/kafka.groovy'                  | Reference.Web       | 'kafka'
    'git:https://example.org/acme/snippets.git//kafka@v1.2' | Reference.Git     | 'kafka'
    'git:https://example.org/acme/snippets.git//a/kafka.groovy' | Reference.Git | 'kafka'
    'git:ssh://git@example.org/acme/snippets.git//kafka@feature/x' | Reference.Git | 'kafka'
    'git:git@example.org:acme/snippets.git//kafka@v1'     | Reference.Git       | 'kafka'
    'git:file:///srv/snippets.git//kafka'                 | Reference.Git       | 'kafka'
    'maven:org.example:stack-snippets:1.2/kafka'          | Reference.Maven     | 'kafka'
    'maven:org.example:stack-snippets:1.2/a/kafka'        | Reference.Maven     | 'kafka'
  }

  def "refuses `use '#said'`: #why"(String said, String why) {
    when:
    references.parse(said, Optional.empty())

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == why

    where:
    said                                            | why
    ''                                              | '`use` is given a name that is empty or no text'
    'a\nb.groovy'                                   | '`use` is given a name that is empty or no text'
    './\u202eyvoorg.a.groovy'                       | '`use` is given a name that is empty or no text'
    'my kafka'                                      | '`my kafka` names no snippet'
    'acme/kafka'                                    | '`acme/kafka` names no snippet'
    'ftp://example.org/kafka.groovy'                | 'snippets are not fetched by `ftp:`'
    'javascript:alert(1)'                           | 'snippets are not fetched by `javascript:`'
    'http://example.org/kafka.groovy'               | '`http://example.org/kafka.groovy` is not encrypted'
    'https://ann:secret@example.org/kafka.groovy'   | 'an address with a user or a password in it is not possible behind `use`'
    'https://example.org'                           | '`https://example.org` names no file'
    'https://example.org/snippets/'                 | '`https://example.org/snippets/` names no file'
    'https://example.org/a/../kafka.groovy'         | '`https://example.org/a/../kafka.groovy` has `.`, `..`, `//` or `#` in its path'
    'https://example.org/kafka.groovy#x'            | '`https://example.org/kafka.groovy#x` has `.`, `..`, `//` or `#` in its path'
    'https:///kafka.groovy'                         | '`https:///kafka.groovy` names no host'
    'https://exa mple.org/kafka.groovy'             | '`https://exa mple.org/kafka.groovy` is not an address'
    'git:https://example.org/snippets.git'          | '`git:https://example.org/snippets.git` does not say which file of the repository it means'
    'git:https://example.org/s.git//../kafka@v1'    | '`../kafka` is no path inside a repository'
    'git:https://example.org/s.git//@v1'            | '`` is no path inside a repository'
    'git:https://example.org/s.git//kafka@'         | '`` is no branch, tag or commit'
    'git:https://example.org/s.git//kafka@--upload-pack=x' | '`--upload-pack=x` is no branch, tag or commit'
    'git:https://example.org/s.git//kafka@a:b'      | '`a:b` is no branch, tag or commit'
    'git:http://example.org/s.git//kafka@v1'        | '`git:http://example.org/s.git//kafka@v1` is not encrypted'
    'git:https://u:p@example.org/s.git//kafka@v1'   | 'an address with a user or a password in it is not possible behind `use`'
    'git:ssh://u:p@example.org/s.git//kafka@v1'     | 'an address with a user or a password in it is not possible behind `use`'
    'git:ext::sh -c x//kafka@v1'                    | '`git:ext::sh -c x//kafka@v1` names a repository in a way that is not possible here'
    'git:--upload-pack=x//kafka@v1'                 | '`git:--upload-pack=x//kafka@v1` names a repository in a way that is not possible here'
    'git:ftp://example.org/s.git//kafka@v1'         | 'repositories are not fetched by `ftp:`'
    'git:./s.git//kafka@v1'                         | '`./s.git` is no address of a repository'
    'maven:org.example:snippets/kafka'              | '`maven:org.example:snippets/kafka` is no snippet of a Maven repository'
    'maven:org.example:snippets:1.2'                | '`maven:org.example:snippets:1.2` is no snippet of a Maven repository'
    'maven:org.example:snippets:1.2-SNAPSHOT/kafka' | 'version `1.2-SNAPSHOT` changes under its name'
    'maven:org.example:snippets:LATEST/kafka'       | 'version `LATEST` does not name one version'
    'maven:org.example:snippets:[1,2)/kafka'        | 'version `[1,2)` does not name one version'
    'maven:org.example:snippets:1.2/../kafka'       | '`../kafka` is no path inside a jar'
    'maven:..:snippets:1.2/kafka'                   | '`..` is no part of a Maven coordinate'
  }

  def "in `#snippet`, `use '#said'` means #meant"(String snippet, String said, String meant) {
    given:
    def from = references.parse(snippet, Optional.empty())

    expect:
    references.parse(said, Optional.of(from)).text() == meant

    where:
    snippet                                          | said              | meant
    './snippets/kafka.groovy'                        | './zoo.groovy'    | './snippets/zoo.groovy'
    './snippets/kafka.groovy'                        | '../zoo.groovy'   | './zoo.groovy'
    './kafka.groovy'                                 | '../zoo.groovy'   | '../zoo.groovy'
    './snippets/kafka.groovy'                        | 'postgres'        | 'postgres'
    'https://example.org/a/kafka.groovy'             | './zoo.groovy'    | 'https://example.org/a/zoo.groovy'
    'https://example.org/a/kafka.groovy'             | '../zoo.groovy'   | 'https://example.org/zoo.groovy'
    'git:https://example.org/s.git//a/kafka@v1'      | './zoo.groovy'    | 'git:https://example.org/s.git//a/zoo.groovy@v1'
    'maven:org.example:s:1.2/a/kafka'                | '../zoo.groovy'   | 'maven:org.example:s:1.2/zoo.groovy'
  }

  def "no relative path leads out of `#snippet`"(String snippet, String said) {
    when:
    references.parse(said, Optional.of(references.parse(snippet, Optional.empty())))

    then:
    thrown(ProblemException)

    where:
    snippet                                   | said
    'https://example.org/kafka.groovy'        | '../zoo.groovy'
    'git:https://example.org/s.git//kafka@v1' | '../../etc/zoo.groovy'
    'maven:org.example:s:1.2/kafka'           | '../zoo.groovy'
    'postgres'                                | './zoo.groovy'
  }
}
