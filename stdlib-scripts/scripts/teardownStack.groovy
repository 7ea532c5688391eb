// Remove the containers and networks of the stack; volumes stay, with the data in them.
//
// With `--volumes` they go too, once somebody has said yes to that.
//
// for example: orchsh teardownStack
param 'volumes', default: false, description: 'remove its volumes too, with all data in them'
param 'yes', default: false, description: 'do not ask'

task('teardownStack') {
    def data = params.volumes ? remains.volumes : []
    if (data && !params.yes && !confirm("remove ${data.join(', ')}, with all data in them?")) {
        say 'nothing was removed'
        return
    }
    def before = remains
    down volumes: params.volumes
    def after = remains
    def removed = before.containers - after.containers
    removed += (before.networks - after.networks).collect { "network $it" }
    removed += (before.volumes - after.volumes).collect { "volume $it" }
    say removed ? "removed ${removed.join(', ')}" : 'nothing to remove'
    after.volumes.each { say "kept volume $it" }
}
