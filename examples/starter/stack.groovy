// An API for procedure codes: a container that only holds data, PostgreSQL upon it, and a program in Flask.
stack 'starter'

param 'user', default: 'admin'
param 'password', default: 'bear-hug', secret: true

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
    port '5432:5432'
    wait tcp: 5432
}

service 'api' {
    build './starter-api'
    image 'starter/starter-api'
    link 'db', env: false
    env PGHOST: 'db', PGUSER: params.user, PGPASSWORD: params.password, PGDATABASE: 'starter'
    env API_USER: params.user, API_PASSWORD: params.password
    port '5000:5000'
    wait http: '/health', port: 5000
}

def codes = { String path = '' ->
    def known = "${params.user}:${params.password}".bytes.encodeBase64()
    http api, "/api/v1.0/pxcodes/$path", headers: [Authorization: "Basic $known"]
}

task('seed', 'make the tables and load the sample codes, each by a container that is gone afterwards') {
    run 'api', 'resetdb'
    run 'db', 'psql --quiet --host=db starter',
        env: [PGUSER: params.user, PGPASSWORD: params.password], stdin: file('starter-api/startup/starter_pxcodes.sql')
}

task('codes', 'show a page of five codes') {
    def page = codes("?per_page=5&page=${args ? args[0] : 1}").json
    page.items.each { say "$it.pxcode  $it.procedure" }
    say "page $page.meta.page of $page.meta.pages, $page.meta.total codes"
}

check('nobody gets in without a password') {
    assert http(api, '/api/v1.0/pxcodes/').status == 401
}

check('a hundred codes come in pages') {
    if (codes().status == 503) {                // nobody has seeded it yet
        seed()
    }
    def all = codes().json
    assert all.items.size() == 100
    assert all.meta.total == 100
    assert all.meta.next == null

    def second = codes('?per_page=30&page=2').json
    assert second.items*.pxcode == all.items*.pxcode[30..<60]
    assert second.meta.pages == 4
    assert codes(all.items[0].pxcode).json == all.items[0]
}
