// The first container of the text.
stack 'hello'

job 'hello' {
    image 'debian:12-slim'
    command 'echo', 'hello world'
}
