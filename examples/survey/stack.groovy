// A page that asks about cats and doughnuts, and a database that remembers the answers.
stack 'survey'

param 'port', default: 2154, env: 'SURVEY_PORT', description: 'where the page is published; 0 for any free port'

volume 'donut-data'

service 'db' {
    image 'postgres'
    env POSTGRES_PASSWORD: 'strawberry', PGDATA: '/var/lib/postgresql/data'
    volume 'donut-data:/var/lib/postgresql/data'
    wait tcp: 5432, timeout: 5.min
}

service 'app' {
    build './app'
    link 'db'                                   // started when db is ready, reaches it by its name
    env PGHOST: 'db', PGUSER: 'postgres', PGPASSWORD: 'strawberry'
    port "${params.port}:5000"
    wait http: '/', port: 5000
}

task('answer', 'fill out the form: NAME COAT DONUT') {
    if (args.size() != 3) {
        fail 'for example: orchsh answer Pika tortie strawberry'
    }
    def (name, coat, donut) = args
    assert http(app, '/', form: [name: name, coat: coat, donut: donut]).status in [200, 302]
    say "thank you, $name"
}

check('the page asks') {
    assert ['name', 'coat', 'donut'].every { http(app, '/').text.contains("name=\"$it\"") }
}

check('the database knows the table of answers') {
    assert exec('db', 'psql -U postgres -Atc "select count(*) from cats"', quiet: true).out.trim().isInteger()
}

check('half an answer is refused') {
    assert http(app, '/', form: [name: 'Pika']).status == 400
}
