// What the components keep their documents in: a small thing in the place of MongoDB, which Debian does not have.
stack 'store'

service 'db' {
    build '.'
    wait http: '/', port: 27017
}
