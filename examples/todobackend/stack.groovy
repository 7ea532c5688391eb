// The tests of an application, which need a database: what the compose file in `original` says, and waits for it.
stack 'todobackend'

param 'only', default: '', description: 'only these tests, for example todo.tests.DeleteItem'

volume 'cache'
volume 'build'

service 'db' {
    image 'mysql'
    env MYSQL_ROOT_PASSWORD: 'password'
    wait tcp: 3306, timeout: 5.min      // in place of the agent, its image and its playbook
}

job 'cache' {
    once true
    build context: 'original', dockerfile: 'docker/dev/Dockerfile'
    entrypoint 'true'
    volume 'cache:/cache', 'build:/build'
}

job 'test', 'the tests of the application', {
    build context: 'original', dockerfile: 'docker/dev/Dockerfile'
    volumesFrom 'cache'
    link 'db'
    env DJANGO_SETTINGS_MODULE: 'todobackend.settings.test', TEST_OUTPUT_DIR: '/reports'
    env MYSQL_HOST: 'db', MYSQL_USER: 'root', MYSQL_PASSWORD: 'password'
    command 'python3', 'manage.py', 'test', *params.only.tokenize()
    test true
}

task('agent', 'bring up the database, and return when it takes connections') {
    up 'db'
}

task('reports', 'run the tests, and copy what they report into the folder reports, however they end') {
    try {
        up 'test'
    } finally {
        copy 'test:/reports/.', 'reports'
    }
}

check('the tests leave a report that tells of each', needs: 'db') {
    def tests = run 'test', 'sh -c "python3 manage.py test && cat /reports/unittests.xml"', quiet: true
    assert tests.out.contains('tests="12" failures="0" errors="0"')
}
