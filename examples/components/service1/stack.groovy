// The component by itself: what it is made of, and its tests, which need a database of their own and nothing else.
stack 'service1'

include '../store'

service 'service1' {
    build '.'
    link 'db'
    wait tcp: 8000
}

job 'tests', 'the unit tests, on the source as it is now', {
    like 'service1'
    volume '.:/usr/src/app:ro'
    command 'python', '-m', 'unittest'
    test true
}
