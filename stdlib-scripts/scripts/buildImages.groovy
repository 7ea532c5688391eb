// Build the images of the stack whose files have changed, and say which.
//
// The others are left as they are. Why an image is built is said while it is built, and by `--dry-run` beforehand.
//
// SERVICE: only the images of these services, and those they are built on
// for example: orchsh buildImages api
param 'rebuild', default: false, description: 'build all anew, whether files have changed or not'

task('buildImages') {
    def built = build(*args, rebuild: params.rebuild)
    say built ? "built ${built.join(', ')}" : 'nothing to build: no file has changed'
}
