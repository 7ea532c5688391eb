// The image asks for the password that the tests know.
override 'db' {
    env MYSQL_ROOT_PASSWORD: 'password'
}
