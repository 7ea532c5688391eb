package orchsh.shell.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ports that a Dockerfile says its containers listen on. */
final class DockerfileFacts {
    private static final Pattern EXPOSE = Pattern.compile("(?im)^\\s*EXPOSE\\s+(.+)$");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}(?:/tcp)?");

    private DockerfileFacts() {}

    static List<Integer> ports(String text) {
        Set<Integer> ports = new LinkedHashSet<>();
        Matcher expose = EXPOSE.matcher(text);
        while (expose.find()) {
            for (String word : expose.group(1).strip().split("\\s+")) {
                if (PORT.matcher(word).matches()) {
                    int port = Integer.parseInt(word.replace("/tcp", ""));
                    if (port > 0 && port < 65536) {
                        ports.add(port);
                    }
                }
            }
        }
        return List.copyOf(ports);
    }
}
