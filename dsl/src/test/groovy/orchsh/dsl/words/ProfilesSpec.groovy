package orchsh.dsl.words

import orchsh.dsl.FilesSpec
import orchsh.dsl.build.Wishes

/** Which services are part of the stack. */
class ProfilesSpec extends FilesSpec {
  static final String SCRIPT = '''
    secret 'dev-pw', file: 'not-there.txt'
    service 'db' { image 'x' }
    service 'mail' { image 'x'; profiles 'dev', 'test'; needs 'smtp' }
    service 'smtp' { image 'x'; profiles 'other' }
    service 'debug' { image 'x'; profiles 'debug'; env P: secret('dev-pw') }
    service 'web' { image 'x'; needs 'db', 'mail', required: false }'''.stripIndent()

  def "with #profiles and #services asked for there are #names"(List profiles, List services, List names) {
    given:
    files 'shop/stack.groovy': SCRIPT
    wishes = new Wishes([:], profiles as Set, services as Set)

    expect:
    stack().services()*.name() == names
    stack().service('web').get().needs()*.service() == names.intersect(['db', 'mail'])

    where:
    profiles       | services | names
    []             | []       | ['db', 'web']
    ['dev']        | []       | ['db', 'mail', 'smtp', 'web']
    ['test']       | []       | ['db', 'mail', 'smtp', 'web']
    ['other']      | []       | ['db', 'smtp', 'web']
    []             | ['mail'] | ['db', 'mail', 'smtp', 'web']
  }

  def "what is asked for and wrong is told"() {
    given:
    files 'shop/stack.groovy': SCRIPT
    wishes = new Wishes([:], profiles as Set, [] as Set)

    expect:
    problems() == told

    where:
    profiles   | told
    ['debug']  | ["shop/stack.groovy:6:48: there is no file `${'FOLDER'}/shop/not-there.txt` for secret `dev-pw`".toString()]
    ['devv']   | ['there is no profile `devv`, which `--profile` asks for | did you mean `dev`?']
  }

  def "a profile in a branch that does not run is known"() {
    given:
    files 'shop/stack.groovy': "service 'a' { image 'x'; if (false) profiles 'dev', 'test' }"
    wishes = new Wishes([:], ['test'] as Set, [] as Set)

    expect:
    problems() == []
  }

  @Override
  List<String> problems() {
    super.problems()*.replace(folder.toString(), 'FOLDER')
  }
}
