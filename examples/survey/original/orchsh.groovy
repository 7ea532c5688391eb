// The postgres of that time let everybody in; later ones must be told to.
override 'db' {
    env POSTGRES_HOST_AUTH_METHOD: 'trust'
}
