package orchsh.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import orchsh.engine.caller.Surroundings;
import orchsh.shell.call.About;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Colours;
import orchsh.shell.invocation.Appearance.Glyphs;
import orchsh.shell.invocation.Appearance.Kind;
import orchsh.shell.invocation.Appearance.Size;

/** The process, as the operating system and the launcher made it. Every command passes here, so it is kept plain. */
final class OwnProcess {
    private static final String SELECTOR = "java.nio.channels.spi.SelectorProvider";
    private static final String TERMINAL_LIBRARY = "library.jline.path";
    private static final List<String> LOCALES = List.of("LC_ALL", "LC_CTYPE", "LANG");

    private final Map<String, String> environment = System.getenv();
    private final List<String> terminals = List.of(property("orchsh.terminal").split(","));

    static String property(String name) {
        return System.getProperty(name, "");
    }

    /** Names what Java would otherwise look for in every jar before it opens the first socket. */
    static void chooseSelector() {
        if (property("os.name").equals("Linux") && property(SELECTOR).isEmpty()) {
            System.setProperty(SELECTOR, "sun.nio.ch.EPollSelectorProvider");
        }
    }

    /** Names what would otherwise be unpacked into a temporary folder before the terminal can be used. */
    static void chooseTerminalLibrary() {
        Path folder = Path.of(property("orchsh.native"), "org/jline/nativ/Linux", machine());
        if (property("os.name").equals("Linux") && property(TERMINAL_LIBRARY).isEmpty() && Files.isDirectory(folder)) {
            System.setProperty(TERMINAL_LIBRARY, folder.toString());
        }
    }

    /** As that library has it. */
    private static String machine() {
        String name = property("os.arch");
        return name.equals("amd64") ? "x86_64" : name.equals("aarch64") ? "arm64" : name;
    }

    static FileOutputStream out() {
        return new FileOutputStream(FileDescriptor.out);
    }

    static FileOutputStream err() {
        return new FileOutputStream(FileDescriptor.err);
    }

    static void halt(int code) {
        Runtime.getRuntime().halt(code);
    }

    /** What is to be rehearsed; empty when this is no rehearsal. */
    static String rehearsal() {
        return property("orchsh.rehearsal");
    }

    /** The words that start the small program in a rehearsal; none where there is none. */
    static List<String> quickProgram() {
        String words = property("orchsh.rehearsal.quick");
        return words.isEmpty() ? List.of() : List.of(words.split("\n"));
    }

    /** Where the small program is, for whoever is it. */
    static Path programFolder() {
        return Path.of(property("java.class.path")).toAbsolutePath().resolveSibling("");
    }

    /** One that need not find out where on earth it is. */
    static Clock clock() {
        return Clock.systemUTC();
    }

    Surroundings surroundings(Clock clock) {
        Path directory = Path.of(property("user.dir"));
        String home = environment.getOrDefault("HOME", property("user.home"));
        return new Surroundings(directory, directory.resolve(home), environment, clock);
    }

    Map<String, String> environment() {
        return environment;
    }

    boolean hasTerminal(String stream) {
        return terminals.contains(stream);
    }

    Appearance look(String stream, Supplier<Size> size) {
        Glyphs glyphs = glyphs();
        boolean dumb = List.of("", "dumb").contains(environment.getOrDefault("TERM", ""));
        if (!hasTerminal(stream) || dumb) {
            return Appearance.stream(glyphs);
        }
        boolean coloursUnwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Appearance(Kind.TERMINAL, size, coloursUnwanted ? Colours.NONE : Colours.ANSI, glyphs);
    }

    private Glyphs glyphs() {
        String told = property("orchsh.glyphs");
        if (!told.isEmpty()) {
            return told.equals("ascii") ? Glyphs.ASCII : Glyphs.UNICODE;
        }
        String locale = "";
        for (String name : LOCALES) {
            locale = locale.isEmpty() ? environment.getOrDefault(name, "").toLowerCase(Locale.ROOT) : locale;
        }
        return locale.contains("utf-8") || locale.contains("utf8") ? Glyphs.UNICODE : Glyphs.ASCII;
    }

    /** As the launcher or the shell told it. */
    Optional<Size> sizeAtStart() {
        Optional<Size> told = SizeText.parse(property("orchsh.size"));
        return told.isPresent()
                ? told
                : SizeText.of(environment.getOrDefault("COLUMNS", ""), environment.getOrDefault("LINES", ""));
    }

    static About about() {
        String version = property("orchsh.version");
        return new About(
                version.isEmpty() ? builtVersion() : version, property("java.version"), property("java.vendor"));
    }

    /** To be looked up in a jar takes longer than to be told. */
    private static String builtVersion() {
        Properties build = new Properties();
        try (InputStream in = OwnProcess.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own version cannot be read", e);
        }
        return build.getProperty("version");
    }
}
