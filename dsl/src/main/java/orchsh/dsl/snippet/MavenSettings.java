package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import orchsh.engine.caller.Surroundings;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Where Maven would look, as the user's and the installation's settings say.
 *
 * @param local the folder of what was fetched before
 * @param repositories where to fetch from, in the order to ask
 */
record MavenSettings(Path local, List<Repository> repositories) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(env\\.)?([A-Za-z0-9_.]+)}");

    MavenSettings {
        repositories = List.copyOf(repositories);
    }

    /**
     * A place that has artifacts.
     *
     * @param login the user and the password that it wants
     */
    record Repository(String id, String address, Optional<Login> login) {}

    /** Who somebody is to a repository. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    static MavenSettings read(Surroundings surroundings) {
        Collected collected = new Collected(surroundings);
        for (String installation : List.of("M2_HOME", "MAVEN_HOME")) {
            surroundings
                    .variable(installation)
                    .map(surroundings::resolve)
                    .ifPresent(folder -> collected.read(folder.resolve("conf/settings.xml")));
        }
        collected.read(surroundings.home().resolve(".m2/settings.xml"));
        return collected.settings();
    }

    /** What the files say, the later ones over the earlier ones. */
    private static final class Collected {
        private final Surroundings surroundings;
        private Path local;
        private final Map<String, String> repositories = new LinkedHashMap<>();
        private final Map<String, Mirror> mirrors = new LinkedHashMap<>();
        private final Map<String, Login> logins = new LinkedHashMap<>();

        private record Mirror(String id, String of, String address) {}

        Collected(Surroundings surroundings) {
            this.surroundings = surroundings;
            this.local = surroundings.home().resolve(".m2/repository");
        }

        MavenSettings settings() {
            Map<String, String> all = new LinkedHashMap<>(repositories);
            all.putIfAbsent(
                    "central", new InstalledMaven(surroundings).central().orElse(""));
            List<Repository> found = new ArrayList<>();
            all.forEach((id, address) -> {
                Optional<Mirror> mirror = mirrors.values().stream()
                        .filter(candidate -> mirrors(candidate.of, id, address))
                        .findFirst();
                if (address.isEmpty() && mirror.isEmpty()) {
                    return;
                }
                String from = mirror.map(Mirror::id).orElse(id);
                Repository repository = new Repository(
                        from,
                        mirror.map(Mirror::address).orElse(address).replaceFirst("/+$", ""),
                        Optional.ofNullable(logins.get(from)));
                if (!found.contains(repository)) {
                    found.add(repository);
                }
            });
            return new MavenSettings(local, found);
        }

        private static boolean mirrors(String of, String id, String address) {
            Set<String> wanted = new TreeSet<>(List.of(of.split("\\s*,\\s*")));
            boolean external = !address.startsWith("file:")
                    && !address.contains("//localhost")
                    && !address.contains("//127.0.0.1");
            return !wanted.contains("!" + id)
                    && (wanted.contains("*") || wanted.contains(id) || wanted.contains("external:*") && external);
        }

        void read(Path file) {
            if (!Files.isRegularFile(file)) {
                return;
            }
            Element settings = parsed(file);
            text(settings, "localRepository").ifPresent(path -> local = surroundings.resolve(path));
            for (Element mirror : children(settings, "mirrors", "mirror")) {
                String id = text(mirror, "id").orElse("mirror");
                mirrors.put(
                        id,
                        new Mirror(
                                id,
                                text(mirror, "mirrorOf").orElse(""),
                                text(mirror, "url").orElse("")));
            }
            for (Element server : children(settings, "servers", "server")) {
                text(server, "username")
                        .ifPresent(user -> logins.put(
                                text(server, "id").orElse(""),
                                new Login(user, text(server, "password").orElse(""))));
            }
            Set<String> active = new TreeSet<>();
            children(settings, "activeProfiles", "activeProfile")
                    .forEach(profile -> active.add(profile.getTextContent().strip()));
            for (Element profile : children(settings, "profiles", "profile")) {
                boolean byDefault = children(profile, "activation", "activeByDefault").stream()
                        .anyMatch(value -> value.getTextContent().strip().equals("true"));
                if (active.contains(text(profile, "id").orElse("")) || active.isEmpty() && byDefault) {
                    children(profile, "repositories", "repository").forEach(this::repository);
                }
            }
        }

        private void repository(Element repository) {
            boolean released = children(repository, "releases", "enabled").stream()
                    .noneMatch(value -> value.getTextContent().strip().equals("false"));
            if (released) {
                text(repository, "url")
                        .ifPresent(address ->
                                repositories.put(text(repository, "id").orElse(address), address));
            }
        }

        private static Element parsed(Path file) {
            try {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                var builder = factory.newDocumentBuilder();
                builder.setErrorHandler(null);
                return builder.parse(file.toFile()).getDocumentElement();
            } catch (SAXException e) {
                throw Refusal.of(
                        "Maven's settings in `" + file + "` cannot be understood: " + String.valueOf(e.getMessage()),
                        e);
            } catch (IOException e) {
                throw Refusal.of("Maven's settings in `" + file + "` cannot be read", e);
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException("this Java reads no XML", e);
            }
        }

        private static List<Element> children(Element parent, String list, String name) {
            return elements(parent, list).stream()
                    .flatMap(group -> elements(group, name).stream())
                    .toList();
        }

        private static List<Element> elements(Element parent, String name) {
            List<Element> found = new ArrayList<>();
            for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element && element.getTagName().equals(name)) {
                    found.add(element);
                }
            }
            return found;
        }

        private Optional<String> text(Element parent, String name) {
            return elements(parent, name).stream()
                    .map(element -> filled(element.getTextContent().strip()))
                    .filter(text -> !text.isEmpty())
                    .findFirst();
        }

        private String filled(String text) {
            return VARIABLE.matcher(text).replaceAll(variable -> {
                String value = variable.group(1) != null
                        ? surroundings.environment().getOrDefault(variable.group(2), "")
                        : variable.group(2).equals("user.home")
                                ? surroundings.home().toString()
                                : variable.group();
                return Matcher.quoteReplacement(value);
            });
        }
    }
}
