package orchsh.dsl.snippet;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a snippet is, as {@code use} says it. */
public sealed interface Reference {

    /** One text for one place, as the lock file and commands have it. */
    String text();

    /** The path whose last part names the snippet's word. */
    String path();

    /** What a relative path in the snippet means. */
    Reference beside(String relative);

    /** What it is, for messages. */
    default String kind() {
        return isCompose() ? "compose file" : "snippet";
    }

    /** Whether it is a compose file rather than a script: only compose files take it in. */
    default boolean isCompose() {
        return false;
    }

    /** The word that the snippet becomes: its file's name. */
    default String word() {
        String name = path().substring(path().lastIndexOf('/') + 1);
        return name.endsWith(".groovy") ? name.substring(0, name.length() - ".groovy".length()) : name;
    }

    /** One that comes with orchsh. */
    record Library(String name) implements Reference {
        @Override
        public String text() {
            return name;
        }

        @Override
        public String path() {
            return name;
        }

        @Override
        public Reference beside(String relative) {
            throw Refusal.of(
                    "`" + relative + "` is no snippet of the standard library",
                    "there are no files beside `" + name + "`");
        }
    }

    /**
     * A file.
     *
     * @param file where it is, absolute
     * @param text its path as seen from the stack's folder
     */
    record LocalFile(Path file, String text) implements Reference {
        @Override
        public String path() {
            return file.toString().replace('\\', '/');
        }

        @Override
        public Reference beside(String relative) {
            Path there = file.resolveSibling(relative).normalize();
            String before = text.substring(0, text.lastIndexOf('/') + 1);
            return new LocalFile(
                    there, Paths.dotted(Path.of(before).resolve(relative).normalize()));
        }
    }

    /** A file on a web server. */
    record Web(URI address) implements Reference {
        @Override
        public String text() {
            return address.toString();
        }

        @Override
        public String path() {
            return address.getPath();
        }

        @Override
        public boolean isCompose() {
            return ComposePlaces.isComposeName(path());
        }

        @Override
        public Reference beside(String relative) {
            return new Web(address.resolve("/" + Paths.joined(path().substring(1), relative, text())));
        }
    }

    /**
     * A file in a git repository.
     *
     * @param repository what git is told to fetch from
     * @param path where it is in there
     * @param ref a branch, a tag or a whole commit; the repository's own choice without it
     */
    record Git(String repository, String path, Optional<String> ref) implements Reference {
        @Override
        public String text() {
            return "git:" + repository + "//" + path
                    + ref.map(name -> "@" + name).orElse("");
        }

        @Override
        public Reference beside(String relative) {
            return new Git(repository, Paths.joined(path, relative, text()), ref);
        }
    }

    /**
     * A file in a jar of a Maven repository.
     *
     * @param path where it is in there
     */
    record Maven(String group, String artifact, String version, String path) implements Reference {
        @Override
        public String text() {
            return "maven:" + group + ":" + artifact + ":" + version + "/" + path;
        }

        @Override
        public Reference beside(String relative) {
            return new Maven(group, artifact, version, Paths.joined(path, relative, text()));
        }
    }

    /**
     * A compose file in a git repository, of which all files come along.
     *
     * @param repository what git is told to fetch from
     * @param path the file, or its folder, in there; empty means the repository itself
     * @param ref a branch, a tag or a whole commit; the repository's own choice without it
     */
    record Checkout(String repository, String path, Optional<String> ref) implements Reference {
        @Override
        public String text() {
            String behind = ref.orElse("") + (path.isEmpty() ? "" : ":" + path);
            return repository + (behind.isEmpty() ? "" : "#" + behind);
        }

        @Override
        public boolean isCompose() {
            return true;
        }

        @Override
        public Reference beside(String relative) {
            return new Checkout(repository, Paths.joined(path, relative, text()), ref);
        }
    }
}
