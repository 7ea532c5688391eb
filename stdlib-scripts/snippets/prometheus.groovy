// Prometheus, which collects what services measure.
//
//   use 'prometheus'
//   prometheus 'metrics', targets: ['api:8080', 'worker:8080'], publish: 9090
//
// It asks `targets` for /metrics, or does what the file `config` says, a prometheus.yml; it takes one of both. What it has
// collected is in the volume NAME-data and outlives `down`. It is ready when it says so itself. Other services reach it at
// NAME:9090, and the host at the port that `publish` names.
snippet 'Prometheus', declarative: true

param 'version', default: 'v3.5.0', description: 'the version of the image'
param 'image', default: 'prom/prometheus', description: 'the image, for one that adds to Prometheus'
param 'targets', type: 'list', required: false, description: 'what it collects from, as NAME:PORT'
param 'interval', default: '15s', description: 'the time between two visits to a target'
param 'config', required: false, description: 'settings instead: what becomes /etc/prometheus/prometheus.yml'
param 'retention', default: '15d', description: 'how long it keeps what it has collected'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '90s', description: 'how long it may take to be ready'

volume "${name}-data"

if (params.targets) {
    config "${name}-settings", content: """\
global:
  scrape_interval: ${params.interval}
scrape_configs:
  - job_name: stack
    static_configs:
      - targets: ${params.targets}
"""
}

service(name) {
    image "${params.image}:${params.version}"
    command '--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus',
        "--storage.tsdb.retention.time=${params.retention}"
    volume "${name}-data:/prometheus"
    if (params.targets) {
        config "${name}-settings", target: '/etc/prometheus/prometheus.yml'
    }
    if (params.config) {
        volume "${params.config}:/etc/prometheus/prometheus.yml:ro"
    }
    if (params.publish != null) {
        port "${params.publish}:9090"
    }
    wait http: '/-/ready', port: 9090, timeout: params.timeout
}
