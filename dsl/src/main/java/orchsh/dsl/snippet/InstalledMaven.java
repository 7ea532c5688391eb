package orchsh.dsl.snippet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import orchsh.engine.caller.Surroundings;

/** The Maven of this machine, which knows the repository that everybody asks when nothing else is said. */
final class InstalledMaven {
    /** What every project inherits. */
    private static final String COMMON_PROJECT = "org/apache/maven/model/pom-4.0.0.xml";

    private static final Pattern CENTRAL =
            Pattern.compile("<repository>\\s*<id>central</id>.*?<url>\\s*([^<\\s]+)\\s*</url>", Pattern.DOTALL);

    private final Surroundings surroundings;

    InstalledMaven(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The folders it says it is in, and those of the programs on the path. */
    List<Path> homes() {
        List<Path> homes = new ArrayList<>();
        for (String variable : List.of("MAVEN_HOME", "M2_HOME")) {
            surroundings.variable(variable).map(surroundings::resolve).ifPresent(homes::add);
        }
        for (String folder : surroundings.variable("PATH").orElse("").split(":")) {
            if (!folder.isEmpty()) {
                homeOf(surroundings.resolve(folder).resolve("mvn")).ifPresent(homes::add);
            }
        }
        return homes;
    }

    /** The program is in the folder {@code bin} of its home, however many links lead there. */
    private static Optional<Path> homeOf(Path program) {
        try {
            return Files.isExecutable(program)
                    ? Optional.ofNullable(program.toRealPath().getParent()).map(Path::getParent)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // gone meanwhile, so it is no program any more
        }
    }

    /** The address of the central repository. */
    Optional<String> central() {
        return homes().stream().flatMap(home -> central(home).stream()).findFirst();
    }

    private static Optional<String> central(Path home) {
        Path libraries = home.resolve("lib");
        if (!Files.isDirectory(libraries)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "*model-builder*.jar")) {
            for (Path jar : jars) {
                Matcher central = CENTRAL.matcher(commonProject(jar));
                if (central.find()) {
                    return Optional.of(central.group(1));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw Refusal.of("the Maven in `" + home + "` cannot be read", e);
        }
    }

    private static String commonProject(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(COMMON_PROJECT);
            if (entry == null) {
                return "";
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
