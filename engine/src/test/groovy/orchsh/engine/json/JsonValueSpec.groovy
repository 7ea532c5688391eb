package orchsh.engine.json

import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class JsonValueSpec extends Specification {
  static final TEXT = '{"Name": "/web", "State": {"Running": true, "ExitCode": 0}, "Ports": [{"a": 1}, {}], "Nothing": null, "Rate": 0.5, "Empty": []}'

  def "finds #path"(String path, String text) {
    expect:
    path.split('\\.').inject(JsonValue.parse(TEXT)) { value, name -> value.at(name) }.text() == text

    where:
    path             || text
    'Name'           || '/web'
    'name'           || '/web'
    'State.Running'  || 'true'
    'state.exitcode' || '0'
    'Ports.0.a'      || '1'
    'Ports.7'        || ''
    'Nothing'        || ''
    'Rate'           || '0.5'
    'none.at.all'    || ''
  }

  def "prints it so that people can read it"() {
    expect:
    JsonValue.parse(TEXT).pretty() == '''\
      {
        "Name": "/web",
        "State": {
          "Running": true,
          "ExitCode": 0
        },
        "Ports": [
          {
            "a": 1
          },
          {}
        ],
        "Nothing": null,
        "Rate": 0.5,
        "Empty": []
      }'''.stripIndent()
  }

  def "what is none is refused: #text"(String text) {
    when:
    JsonValue.parse(text)

    then:
    thrown(ProblemException)

    where:
    text << ['', '{', '{"a" 1}', '[1,]', 'x', '{} {}']
  }
}
