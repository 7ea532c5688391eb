// The variables of `docker run --link`, on a network of today.
stack 'links'

service 'mycontainer_c' {
    image 'debian:12-slim'
    port 4242
    env foo: 'bar'
    init true
    command 'sleep', '100'
}

job 'env' {
    image 'debian:12-slim'
    link mycontainer_c: 'mcc'
    command 'env'
    test true
}

check('the variables are those of the text') {
    def printed = run('env', quiet: true).lines.findAll { it.startsWith('MCC_') }.collectEntries { it.split('=', 2) as List }
    assert printed.remove('MCC_NAME').endsWith('/mcc')
    assert printed == [
        MCC_PORT: 'tcp://mcc:4242',
        MCC_PORT_4242_TCP: 'tcp://mcc:4242',
        MCC_PORT_4242_TCP_ADDR: 'mcc',
        MCC_PORT_4242_TCP_PORT: '4242',
        MCC_PORT_4242_TCP_PROTO: 'tcp',
        MCC_ENV_foo: 'bar',
    ]
}
