package orchsh.engine.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the files of a build come from. */
public sealed interface BuildSource {
    Pattern WITH_LOGIN = Pattern.compile("^(?<scheme>[a-z][a-z0-9+.-]*://)[^/@]+@");
    Pattern REPOSITORY =
            Pattern.compile("(?:https?|git|ssh)://[^#]+\\.git(?:#.*)?|git://.+|git@[^:/]+:.+|ssh://git@.+");
    Pattern WEB_ADDRESS = Pattern.compile("https?://[^/]+.*");

    /** As a user may see it: without what somebody logs in with. */
    String shown();

    /** A folder of the machine that orchsh runs on, absolute. */
    record Folder(Path path) implements BuildSource {
        public Folder {
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("build context `" + path + "` is not absolute");
            }
        }

        @Override
        public String shown() {
            return path.toString();
        }
    }

    /** A git repository: {@code https://example.org/shop.git#branch:folder} or {@code git@example.org:shop.git}. */
    record Repository(String address) implements BuildSource {
        public Repository {
            if (!REPOSITORY.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "`" + BuildSource.withoutLogin(address) + "` is not the address of a git repository");
            }
        }

        /** The address without the parts behind {@code #}. */
        public String place() {
            int hash = address.indexOf('#');
            return hash < 0 ? address : address.substring(0, hash);
        }

        /** The branch, tag or commit; absent when the repository's own default is meant. */
        public Optional<String> reference() {
            String fragment = fragment();
            int colon = fragment.indexOf(':');
            String reference = colon < 0 ? fragment : fragment.substring(0, colon);
            return reference.isEmpty() ? Optional.empty() : Optional.of(reference);
        }

        /** The address with a reference in it, whether or not it had one. */
        public String addressWith(String usualReference) {
            String fragment = fragment();
            int colon = fragment.indexOf(':');
            String folder = colon < 0 ? "" : fragment.substring(colon);
            return place() + "#" + reference().orElse(usualReference) + folder;
        }

        private String fragment() {
            int hash = address.indexOf('#');
            return hash < 0 ? "" : address.substring(hash + 1);
        }

        @Override
        public String shown() {
            return BuildSource.withoutLogin(address);
        }

        @Override
        public String toString() {
            return "Repository[" + shown() + "]";
        }
    }

    /** A tar of the files, or a lone Dockerfile, at an address of the web. */
    record Archive(String address) implements BuildSource {
        public Archive {
            if (!WEB_ADDRESS.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "`" + BuildSource.withoutLogin(address) + "` is not an address of the web");
            }
        }

        @Override
        public String shown() {
            return BuildSource.withoutLogin(address);
        }

        @Override
        public String toString() {
            return "Archive[" + shown() + "]";
        }
    }

    /** What an address means; absent when it is a path. */
    static Optional<BuildSource> ofAddress(String text) {
        if (REPOSITORY.matcher(text).matches()) {
            return Optional.of(new Repository(text));
        }
        return WEB_ADDRESS.matcher(text).matches() ? Optional.of(new Archive(text)) : Optional.empty();
    }

    private static String withoutLogin(String address) {
        Matcher matcher = WITH_LOGIN.matcher(address);
        return matcher.find() && !address.startsWith("ssh://")
                ? matcher.group("scheme") + address.substring(matcher.end())
                : address;
    }
}
