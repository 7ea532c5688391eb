// A library, the gateway that its tests talk to, and the tests: what the Makefile in original/ib does.
stack 'ib'

param 'testflags', env: 'TESTFLAGS', default: '', description: 'for go test, for example -v'

service 'gateway' {
    build './testserver'
    wait tcp: 4003                                              // the forwarder, which accepts at once and for nobody
    wait exec: ['bash', '-c', ': </dev/tcp/127.0.0.1/4002']     // the gateway behind it, seconds later
}

job 'tests' {
    build './library'
    link gateway: 'gw'                                          // GW_PORT_4003_TCP_ADDR, when the gateway is ready
    env TESTFLAGS: params.testflags
    command 'sh', '-c', 'exec go test $TESTFLAGS -gw $GW_PORT_4003_TCP_ADDR:4003'
    test true                                                   // run by `orchsh test`, not by `orchsh up`
}

// `orchsh build` and `orchsh test` are there already.
task('all', 'build what changed, start the gateway, run the tests') { run 'tests' }
task('clean', 'remove the containers') { down() }
task(needs: 'clean', 'clean_all', 'remove the images too, so that everything is built anew') { remove images: true }
task(needs: 'clean_all', 're', 'all, from the beginning') { all() }
