// An API for procedure codes: a container that only holds data, PostgreSQL upon it, and a program in Flask.
stack 'starter'

param 'user', default: 'admin'
param 'password', default: 'bear-hug', secret: true
param 'port', default: 5000, env: 'STARTER_PORT', description: 'where the API is published; 0 for any free port'
param 'dbPort', default: 5432, env: 'STARTER_DB_PORT', description: 'where the database is published; 0 for any free port'

volume 'pgdata'

job 'data', 'holds the data of the database, and need not run for it', {
    once true
    build './busybox'
    image 'starter/postgres_datastore'
    volume 'pgdata:/var/lib/postgresql/data'
}

service 'db' {
    build './db'
    image 'starter/postgres'
    volumesFrom 'data'
    env POSTGRES_USER: params.user, POSTGRES_PASSWORD: params.password, POSTGRES_DB: 'starter'
    port "${params.dbPort}:5432"
    wait tcp: 5432, timeout: 5.min
}

service 'api' {
    build './starter-api'
    image 'starter/starter-api'
    link 'db', env: false
    env PGHOST: 'db', PGUSER: params.user, PGPASSWORD: params.password, PGDATABASE: 'starter'
    env API_USER: params.user, API_PASSWORD: params.password
    port "${params.port}:5000"
    wait http: '/health', port: 5000
}

def ask = { String path = '' -> http api, "/api/v1.0/pxcodes/$path", user: params.user, password: params.password }

task('seed', 'make the tables and load the sample codes, each by a container that is gone afterwards') {
    run 'api', 'resetdb'
    run 'db', 'psql --quiet --host=db starter',
        env: [PGUSER: params.user, PGPASSWORD: params.password], stdin: file('starter-api/startup/starter_pxcodes.sql')
}

task('codes', 'what the API answers: orchsh codes, or orchsh codes "?per_page=2&page=50"') {
    def answer = ask(args.join(' '))
    answer.ok ? say(answer.text.trim()) : fail("$answer: ${answer.text.trim()}")
}

check('nobody gets in without a password') {
    assert http(api, '/api/v1.0/pxcodes/').status == 401
}

check('a hundred codes come in pages') {
    if (ask().status == 503) {                  // nobody has seeded it yet
        seed()
    }
    def all = ask().json
    assert all.items.size() == 100
    assert all.meta.total == 100
    assert all.meta.next == null

    def second = ask('?per_page=30&page=2').json
    assert second.items*.pxcode == all.items*.pxcode[30..<60]
    assert second.meta.pages == 4
    assert ask(all.items[0].pxcode).json == all.items[0]
}
