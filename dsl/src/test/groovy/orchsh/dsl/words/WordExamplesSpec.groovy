package orchsh.dsl.words

import orchsh.dsl.FilesSpec
import orchsh.dsl.language.ScriptLanguage
import orchsh.dsl.language.ServiceLanguage
import orchsh.dsl.language.Vocabulary

/** What the manual gives as an example of a word can be written so. */
class WordExamplesSpec extends FilesSpec {
  static final String BEFORE = '''
    volume 'pgdata'; volume 'data'; network 'back'
    secret 'db-password', content: 's'; secret 'tls-key', content: 't'; config 'site', content: 'c'; config 'mime', content: 'm'
    service 'db' { image 'postgres' }; service 'cache' { image 'redis' }; service 'api' { image 'shop/api' }
    '''.stripIndent()

  def "in a service: #example"(String word, String example) {
    given:
    files 'shop/labels.env': 'A=1', 'shop/.env': 'B=2'
    def needsNothing = word in ['image', 'build', 'like', 'once', 'test', 'profiles']
    def block = needsNothing ? example : "image 'x'; $example"
    def job = word in ['once', 'test'] ? "image 'x'; $example" : block
    files 'shop/stack.groovy': "$BEFORE\n${word in ['once', 'test'] ? 'job' : 'service'} 'it' {\n${word == 'profiles' ? "image 'x'; $example" : job}\n}"

    expect:
    stack()

    where:
    word << possible(ServiceLanguage)
    example = Vocabulary.ofServices().manual(word).get().example()
  }

  def "in a script: #example"(String word, String example) {
    given:
    files 'shop/secrets/db.txt': 's', 'shop/nginx.conf': 'c', 'database/stack.groovy': "service 'far' { image 'x' }"
    def declares = word in ['volume', 'network', 'secret', 'config', 'service', 'job']
    files 'shop/stack.groovy': (declares ? '' : BEFORE) + "\n$example\nservice 'last' { image 'x' }"

    expect:
    stack()

    where:
    word << possible(ScriptLanguage)
    example = Vocabulary.ofScripts().manual(word).get().example()
  }

  def "what compose files call otherwise leads to the word"() {
    expect:
    [depends_on: 'needs', environment: 'env', workingDir: 'workdir', stop_grace_period: 'stopTimeout', mem_limit: 'memory', scale: 'replicas', post_start: 'afterStart'].every { theirs, ours ->
      Vocabulary.ofServices().wordFor(theirs) == Optional.of(ours)
    }
  }

  private static Set<String> possible(Class<?> language) {
    def vocabulary = Vocabulary.of(language)
    vocabulary.words().findAll { vocabulary.impossible(it).empty && !(it in ['use', 'task', 'check']) }
  }
}
