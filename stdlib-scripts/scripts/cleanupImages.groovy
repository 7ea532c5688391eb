// Remove the images that were built for the stack, and prove that nothing of it is left.
//
// The engine knows by their labels which images those are, and which names they were built under: names that others gave to
// them stay, and so does what others built on them. What is left is listed by its name, and the exit code is 1 if anything
// is left but volumes, which are kept with the data in them. With `--volumes` they go too, once somebody has said yes to
// that. `teardownStack` comes before it.
//
// for example: orchsh cleanupImages
param 'volumes', default: false, description: 'remove its volumes too, with all data in them'
param 'yes', default: false, description: 'do not ask'

task('cleanupImages') {
    def data = params.volumes ? remains.volumes : []
    if (data && !params.yes && !confirm("remove ${data.join(', ')}, with all data in them?")) {
        say 'nothing was removed'
        return
    }
    def before = remains
    remove images: true, volumes: params.volumes
    def left = remains
    def removed = (before.images - left.images).collect { "image $it" }
    removed += (before.volumes - left.volumes).collect { "volume $it" }
    say removed ? "removed ${removed.join(', ')}" : 'nothing to remove'

    def traces = left.containers.collect { "container $it" }
    traces += left.networks.collect { "network $it" }
    traces += left.images.collect { "image $it" }
    if (params.volumes) {
        traces += left.volumes.collect { "volume $it" }
    } else {
        left.volumes.each { say "kept volume $it" }
    }
    if (traces) {
        fail "this is left of the stack: ${traces.join(', ')}" + (left.containers || left.networks
            ? '; `teardownStack` removes containers and networks' : '')
    }
    say left.volumes ? 'nothing else is left of the stack' : 'nothing is left of the stack'
}
