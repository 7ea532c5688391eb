// Bring the stack up, wait until everything is ready, and say where each service is reached.
//
// What is missing or has changed is built, pulled and made; what runs as the stack says is left alone.
//
// SERVICE: only these services, and what they need
// for example: orchsh startStack
task('startStack') {
    up(*args)
    reached()
}
