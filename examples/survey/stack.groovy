// A page that asks about cats and doughnuts, and a database that remembers the answers.
stack 'survey'

volume 'donut-data'

service 'db' {
    image 'postgres'
    env POSTGRES_PASSWORD: 'strawberry'
    volume 'donut-data:/var/lib/postgresql/data'
    wait tcp: 5432
}

service 'app' {
    build './app'
    link 'db'                                   // started when db is ready, reaches it by its name
    env PGHOST: 'db', PGUSER: 'postgres', PGPASSWORD: 'strawberry'
    port '2154:5000'
    wait http: '/', port: 5000
}
