package orchsh.dsl.snippet;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Fetches snippets from web servers. */
final class WebFetch {
    private final Download download;

    WebFetch(Download download) {
        this.download = download;
    }

    Fetched fetch(Reference.Web reference) {
        Download.Answer answer = download.get(reference.address(), Content.LARGEST, Map.of())
                .orElseThrow(() -> Refusal.of("there is nothing at `" + reference.text() + "`"));
        if (answer.type().startsWith("text/html")) {
            throw Refusal.of(
                    "`" + reference.text() + "` is a page for people, not the file itself",
                    "sites that show code give the file itself under another address, often called `raw`");
        }
        Optional<String> from =
                answer.from().equals(reference.address()) ? Optional.empty() : Optional.of(withoutQuery(answer.from()));
        return new Fetched(answer.body(), Optional.empty(), from);
    }

    /** What a server adds may be a key that opens the file for a while, and orchsh.lock is meant to be shared. */
    private static String withoutQuery(URI address) {
        return address.toString().replaceFirst("[?#].*", "");
    }
}
