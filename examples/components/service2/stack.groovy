// The component by itself: what it is made of, and its tests, which need a database of their own and nothing else.
stack 'service2'

include '../store'

service 'service2' {
    build '.'
    link 'db'
    wait tcp: 8000
}

job 'tests', 'the unit tests, on the source as it is now', {
    like 'service2'
    volume '.:/usr/src/app:ro'
    command 'python', '-m', 'unittest'
    test true
}
