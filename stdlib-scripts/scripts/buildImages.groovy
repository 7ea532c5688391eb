// Build the images of the stack whose files have changed, and say which and why.
//
// The others are left as they are.
//
// SERVICE: only the images of these services, and those they are built on
// for example: orchsh buildImages api
param 'rebuild', default: false, description: 'build all anew, whether files have changed or not'

task('buildImages') {
    def built = build(*args, rebuild: params.rebuild)
    built.each { image, why -> say "built $image: $why" }
    if (!built) {
        say params.rebuild ? 'nothing to build: no image of it is built' : 'nothing to build: no file has changed'
    }
}
