// WireMock, which answers as another service would.
//
//   use 'wiremock'
//   wiremock 'payments', stubs: './payments'
//   service('api') { image 'shop/api'; env PAYMENTS: 'http://payments:8080'; link 'payments' }
//
// What it answers stands in the folders `mappings` and `__files` of the folder `stubs`, and is told it at /__admin while it runs.
// Without `stubs` those folders are in the volume NAME-data, which outlives `down`. It is ready when it tells what it
// answers, as versions 2 and 3 do. `options` are those of its command. Other services reach it at NAME:8080, and the host at
// the port that `publish` names.
snippet 'WireMock', declarative: true

param 'version', default: '3.13.1', description: 'the version of the image'
param 'image', default: 'wiremock/wiremock', description: 'the image, for one that adds to WireMock'
param 'stubs', required: false, description: 'a folder that says what it answers'
param 'options', required: false, description: 'options of its command, for example --verbose'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '60s', description: 'how long it may take to be ready'

if (!params.stubs) {
    volume "${name}-data"
}

service(name) {
    image "${params.image}:${params.version}"
    if (params.options) {
        env WIREMOCK_OPTIONS: params.options
    }
    volume params.stubs ? "${params.stubs}:/home/wiremock" : "${name}-data:/home/wiremock"
    if (params.publish != null) {
        port "${params.publish}:8080"
    }
    wait http: '/__admin/mappings', port: 8080, timeout: params.timeout
}
