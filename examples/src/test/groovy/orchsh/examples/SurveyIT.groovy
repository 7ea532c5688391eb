package orchsh.examples

import spock.lang.Timeout

/** The story of the survey, told through the distribution. */
@Timeout(900)
class SurveyIT extends StoryFixture {
  def survey = new Command(Command.ROOT.resolve('examples/survey/stack.groovy'), name)
  def page = "http://$host:2154/".toString()

  def "answers are stored, outlive down, and end with the volumes"() {
    when:
    def up = survey.call('up')

    then:
    up.code() == 0
    up.out().readLines().last() == "app   http://$host:2154".toString()
    read().contains('Nobody has answered yet.')

    when:
    answer(name: 'Pika', coat: 'tortie', donut: 'strawberry')

    then:
    read().contains('<td>Pika</td><td>tortie</td><td>strawberry</td>')

    when:
    def ids = containers()*.id()
    def again = survey.call('up')

    then:
    again.code() == 0
    again.out().readLines().first() == 'nothing changed'
    containers()*.id() == ids

    when:
    survey.call('down')

    then:
    containers() == []

    when:
    survey.call('up')

    then:
    read().contains('<td>Pika</td>')

    when:
    survey.call('down', '--volumes')
    survey.call('up')

    then:
    !read().contains('<td>Pika</td>')

    expect:
    leavesNothing(survey)
  }

  def "what is up can be listed, read and planned"() {
    given:
    survey.call('up')

    expect:
    survey.call('ps').out().readLines()*.tokenize()*.first() == ['NAME', "$name-app-1", "$name-db-1"]*.toString()
    survey.call('logs', 'db').out().contains('database system is ready to accept connections')
    survey.call('plan').out().contains('nothing')
    leavesNothing(survey)
  }

  private String read() {
    page.toURL().text
  }

  private void answer(Map<String, String> fields) {
    def connection = page.toURL().openConnection() as HttpURLConnection
    connection.doOutput = true
    connection.outputStream.write(fields.collect { k, v -> "$k=$v" }.join('&').bytes)
    assert connection.responseCode == 200
  }
}
