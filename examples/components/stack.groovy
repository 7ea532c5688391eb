// All components together. Each is a stack of its own in its folder; here they learn of each other.
stack 'components'

param 'mode', env: 'COMPONENTS_MODE', default: 'dev', choices: ['dev', 'production'], description: 'dev shows the containers the source as it is'
param 'port', env: 'COMPONENTS_PORT', default: 8000, description: 'the first of the three ports that are published; 0 for any free ones'
param 'registry', env: 'COMPONENTS_REGISTRY', default: '', description: 'where images are pushed, for example registry.example.org/shop'

include 'store'
include 'service1', 'service2', without: 'tests'
include 'front'

volume 'documents'
override('db') { volume 'documents:/data/db' }

def published = { int offset -> params.port ? params.port + offset : 0 }

override('service1') { link 'service2'; port "${published(1)}:8000" }
override('service2') { link 'service1'; port "${published(2)}:8000" }   // a circle: both are names, and neither waits for the other
override('front') { link 'service1', 'service2'; port "${published(0)}:80" }

if (params.registry) {
    ['front', 'service1', 'service2'].each { name -> override(name) { image "${params.registry}/$name" } }
}

if (params.mode == 'dev') {
    ['service1', 'service2'].each { name -> override(name) { env ENV: 'dev'; volume "./$name:/usr/src/app:ro" } }
    override('front') { volume './front/html:/usr/share/nginx/html:ro' }
}

task('keep', 'keep a thing: orchsh keep "a spoon"') {
    assert http(front, '/service1/things', json: [name: args.join(' ')]).status == 201
}

check('each service reaches the other') {
    keep 'a spoon'
    def things = http(service1, '/things').json
    assert http(service1, '/').text == "service1 in $params.mode: service2 counts ${things.size()}\n"
    assert http(service2, '/').text == "service2 in $params.mode: service1 never had more than ${things.size()}\n"
}

check('the page reaches both') {
    assert http(front, '/').text.contains('<h1>Things</h1>')
    assert http(front, '/service1/things').ok
    assert http(front, '/service2/count').ok
}
