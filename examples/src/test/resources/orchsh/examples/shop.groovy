// A web shop as a team would write it: what the start of commands is measured with.
stack 'shop'

param 'tag', default: 'latest', description: 'the version of our own images'
param 'workers', type: 'number', default: 2, description: 'how many workers take orders'
param 'mail', choices: ['trap', 'real'], default: 'trap'

network 'front'
network 'back', internal: true

volume 'orders'
volume 'uploads'
volume 'search'

def registry = 'registry.example'
def house = { name -> "${registry}/shop/${name}:${params.tag}" }

defaults {
    restart 'unless-stopped'
    label team: 'shop', tier: 'application'
    env TZ: 'UTC'
}

service 'db' {
    image 'postgres:16'
    env POSTGRES_USER: 'shop', POSTGRES_PASSWORD: 'strawberry', POSTGRES_DB: 'orders'
    volume 'orders:/var/lib/postgresql/data'
    network 'back'
    memory 512.mb
    wait tcp: 5432, timeout: 60.s
}

service 'cache' {
    image 'redis:7'
    command 'redis-server', '--maxmemory', '64mb', '--appendonly', 'no'
    network 'back'
    wait tcp: 6379
}

service 'queue' < image 'rabbitmq:3'; network 'back'; wait tcp: 5672, timeout: 2.min >

service 'search' {
    image 'opensearch:2'
    env 'discovery.type': 'single-node', 'plugins.security.disabled': true
    volume 'search:/usr/share/opensearch/data'
    network 'back'
    memory 1.gb
    wait http: '/_cluster/health', port: 9200, timeout: 3.min
}

job 'migrate' {
    image house('api')
    command 'manage', 'migrate', '--all'
    env DATABASE: 'postgres://shop:strawberry@db/orders'
    network 'back'
    needs 'db'
}

service 'api' {
    image house('api')
    env DATABASE: 'postgres://shop:strawberry@db/orders', CACHE: 'redis://cache:6379', QUEUE: 'amqp://queue', WORKERS: params.workers
    volume 'uploads:/srv/uploads'
    networks 'front', 'back'
    needs migrate: 'completed'
    needs 'cache', 'queue', 'search'
    port '5000:5000'
    healthcheck 'CMD', 'curl', '--fail', 'http://localhost:5000/health', interval: 5.s, timeout: 2.s, retries: 10
    wait http: '/health', port: 5000
}

(1..params.workers).each { number ->
    service "worker-$number" {
        image house('worker')
        command 'work', '--queue', 'orders', '--name', "worker-$number"
        env QUEUE: 'amqp://queue', DATABASE: 'postgres://shop:strawberry@db/orders'
        network 'back'
        needs migrate: 'completed'
        memory 256.mb
    }
}

service 'mail' {
    image params.mail == 'trap' ? 'mailpit:1' : house('postfix')
    networks 'front', 'back'
    if (params.mail == 'trap') {
        port '8025:8025'
    }
}

['shop', 'admin'].eachWithIndex { site, index ->
    service site, {
        image house(site)
        network 'front'
        needs 'api'
        port "${8080 + index}:80"
        volume 'uploads:/usr/share/nginx/html/uploads:ro'
        wait http: '/', port: 80, timeout: 30.s
    }
}

task('seed', 'put sample orders into the database') { println exec('db', 'psql', '-U', 'shop', '-f', '/seed.sql').out }

check('the shop shows its products', within: 30.s) { assert http('http://localhost:8080/products').status == 200 }
