package orchsh.shell.draft;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes the loops with which scripts wait until a service answers. */
final class WaitReader {
    private static final Pattern NETCAT = Pattern.compile("\\bnc\\b[^|;&]*?\\s(?:-\\S+\\s+)*(\\S+)\\s+(\\d{2,5})\\b");
    private static final Pattern LINK_VARIABLE =
            Pattern.compile("\\$\\{?([A-Z0-9_]+?)_(?:PORT|NAME|ENV)[A-Z0-9_]*\\}?");
    private static final Pattern LOOP = Pattern.compile("\\b(while|until|for)\\b");
    private static final Pattern HTTP = Pattern.compile(
            "\\b(?:curl|wget)\\b.*?https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0):(\\d{2,5})(/[^\\s'\";|&]*)?");

    private final Draft draft;

    WaitReader(Draft draft) {
        this.draft = draft;
    }

    /** Whether a container does nothing but look whether another one can be reached. */
    boolean isWait(RunLine run, SourceLine line) {
        String text = String.join(" ", run.command());
        Matcher netcat = NETCAT.matcher(text);
        if (!LOOP.matcher(text).find() || !netcat.find()) {
            return false;
        }
        Optional<DraftService> awaited = run.options().stream()
                .filter(option -> option.name().equals("--link"))
                .map(option -> option.value().split(":"))
                .filter(parts -> means(netcat.group(1), parts[parts.length - 1]))
                .flatMap(parts -> draft.service(parts[0]).stream())
                .findFirst();
        awaited.ifPresent(service -> wait(service, "tcp: " + netcat.group(2), line));
        return awaited.isPresent();
    }

    /** Whether a host in a command is a link's, be it by its alias or by a variable of the link. */
    private static boolean means(String host, String alias) {
        Matcher variable = LINK_VARIABLE.matcher(host);
        return host.equals(alias)
                || variable.find()
                        && variable.group(1)
                                .equals(alias.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether a line is a loop on this computer that ends when something answers. */
    boolean waitsFromOutside(SourceLine line) {
        if (!LOOP.matcher(line.text()).find() || line.text().contains("docker run")) {
            return false;
        }
        Matcher http = HTTP.matcher(line.text());
        if (http.find()) {
            String path = http.group(2) == null ? "/" : http.group(2);
            return isPublished(
                    http.group(1),
                    line,
                    inside -> "http: '" + path.replace("\\", "").replace("'", "") + "', port: " + inside);
        }
        Matcher netcat = NETCAT.matcher(line.text());
        return netcat.find() && isPublished(netcat.group(2), line, inside -> "tcp: " + inside);
    }

    private boolean isPublished(String hostPort, SourceLine line, UnaryOperator<String> wait) {
        for (DraftService service : draft.services.values()) {
            Optional<String[]> published = service.ports.stream()
                    .map(port -> port.split("/")[0].split(":"))
                    .filter(parts -> parts.length > 1 && parts[parts.length - 2].equals(hostPort))
                    .findFirst();
            if (published.isPresent()) {
                String[] parts = published.get();
                wait(service, wait.apply(parts[parts.length - 1]), line);
                return true;
            }
        }
        return false;
    }

    private static void wait(DraftService service, String wait, SourceLine line) {
        service.waits.add(wait);
        service.notes.add(line.place() + " waits for it, too");
    }
}
