package orchsh.dsl.task

class TasksSpec extends TaskFixture {

  def "a task is kept while the script runs, and run when it is asked for: #script"(String script) {
    when:
    def verbs = compiled(script).verbs()

    then:
    live.done == []
    verbs.tasks()*.name() == ['seed']

    when:
    verbs.tasks()[0].body().run(live, [])

    then:
    live.done == ['up [db] AS_NEEDED KEEP_UNCHANGED']

    where:
    script << [
      "task 'seed' { up 'db' }",
      "task seed { up 'db' }",
      "task('seed') { up 'db' }",
      "task 'seed', { up 'db' }",
      "task('seed', { up 'db' })",
      "task 'seed'\n{ up 'db' }",
      "task 'seed' < up 'db' >",
      "task seed < up db >",
      "task('seed', 'load the data') { up 'db' }",
      "task 'seed', 'load the data' { up 'db' }",
      "task 'seed', 'load the data', { up 'db' }",
      "task('seed', 'load the data') < up db >",
      "def begin(name) { up name }; task 'seed' { begin 'db' }",
      "def words = 'seed'; task words { up 'db' }",
    ]
  }
}
