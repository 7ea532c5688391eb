// Grafana, which draws what services measure.
//
//   use 'prometheus'
//   use 'grafana'
//   prometheus 'metrics', targets: ['api:8080']
//   grafana 'charts', password: 'secret', prometheus: 'metrics', publish: 3000
//
// What is drawn comes from the service that `prometheus` names, or from what the file `datasources` says, which Grafana
// takes as it does its own; `dashboards` is a folder with dashboards as JSON. What people make in it is in the volume
// NAME-data and outlives `down`. It is ready when it and its database are well. Other services reach it at NAME:3000, and
// the host at the port that `publish` names.
snippet 'Grafana', declarative: true

param 'version', default: '12.1.0', description: 'the version of the image'
param 'image', default: 'grafana/grafana', description: 'the image, for one that adds to Grafana'
param 'user', default: 'admin', description: 'the user who may do everything'
param 'password', secret: true, description: 'the password of that user'
param 'anonymous', default: false, description: 'whether everybody may look without a password'
param 'prometheus', required: false, description: 'a service of the stack that is Prometheus'
param 'datasources', required: false, description: 'a file that says where data comes from'
param 'dashboards', required: false, description: 'a folder with dashboards as JSON'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '2m', description: 'how long it may take to be ready'

volume "${name}-data"

if (params.prometheus) {
    config "${name}-prometheus", content: """\
apiVersion: 1
datasources:
  - name: Prometheus
    type: prometheus
    access: proxy
    url: http://${params.prometheus}:9090
    isDefault: true
"""
}

if (params.dashboards) {
    config "${name}-dashboards", content: '''\
apiVersion: 1
providers:
  - name: stack
    type: file
    options:
      path: /etc/grafana/dashboards
'''
}

service(name) {
    image "${params.image}:${params.version}"
    env GF_SECURITY_ADMIN_USER: params.user, GF_SECURITY_ADMIN_PASSWORD: params.password
    if (params.anonymous) {
        env GF_AUTH_ANONYMOUS_ENABLED: true, GF_AUTH_ANONYMOUS_ORG_ROLE: 'Viewer'
    }
    volume "${name}-data:/var/lib/grafana"
    if (params.prometheus) {
        needs((params.prometheus): 'started')
        config "${name}-prometheus", target: '/etc/grafana/provisioning/datasources/prometheus.yaml'
    }
    if (params.datasources) {
        volume "${params.datasources}:/etc/grafana/provisioning/datasources/given.yaml:ro"
    }
    if (params.dashboards) {
        config "${name}-dashboards", target: '/etc/grafana/provisioning/dashboards/stack.yaml'
        volume "${params.dashboards}:/etc/grafana/dashboards:ro"
    }
    if (params.publish != null) {
        port "${params.publish}:3000"
    }
    wait http: '/api/health', port: 3000, timeout: params.timeout
}
