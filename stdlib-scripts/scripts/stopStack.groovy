// Stop the containers of the stack, and keep them and all data.
//
// Those that others need stop last. `startStack` lets them run again.
//
// SERVICE: only these services
// for example: orchsh stopStack
task('stopStack') {
    def chosen = (args ? args.collect { services[it] } : services).findAll { it.replicas > 0 }
    def running = chosen.findAll { it.containers.any { container -> container.state in ['running', 'restarting', 'paused'] } }
    if (!args) {
        stop()
    } else if (chosen) {
        stop(*chosen)
    }
    say running ? "stopped ${running*.name.join(', ')}; containers and data are kept" : 'nothing of it runs'
}
