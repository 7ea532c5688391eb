// The page, and the way from it to the services.
stack 'front'

service 'front' {
    build '.'
    wait http: '/', port: 80
}
