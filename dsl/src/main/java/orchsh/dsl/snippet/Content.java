package orchsh.dsl.snippet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import orchsh.dsl.file.UsualFiles;
import orchsh.engine.model.Sha256;

/**
 * What a snippet says.
 *
 * @param text its text
 * @param hash the SHA-256 of all its bytes, in hexadecimal digits
 * @param beside the compose files that came along, by their paths
 */
public record Content(String text, String hash, Map<String, String> beside) {
    /** Scripts by people are a hundredth of this. */
    static final int LARGEST = 1 << 20;

    public Content {
        beside = Map.copyOf(beside);
    }

    /** One that consists of its text. */
    public Content(String text, String hash) {
        this(text, hash, Map.of());
    }

    /** What a reference stands for: one text, or a folder with a compose file in it. */
    static Content of(byte[] bytes, Reference reference) {
        return reference instanceof Reference.Checkout checkout
                ? ofFolder(bytes, checkout)
                : of(bytes, reference.text());
    }

    private static Content ofFolder(byte[] bytes, Reference.Checkout reference) {
        FolderCopy folder = FolderCopy.of(bytes);
        String file = folder.composeFile(reference.path())
                .orElseThrow(() -> Refusal.of(
                        reference.path().isEmpty()
                                ? "there is no compose file in `" + reference.text() + "`"
                                : "there is no compose file `" + reference.path() + "` in `" + reference.repository()
                                        + "`"
                                        + reference
                                                .ref()
                                                .map(ref -> " at `" + ref + "`")
                                                .orElse(""),
                        "it is called " + String.join(", ", UsualFiles.NAMES) + ", or named behind `#ref:`"));
        FolderCopy.Item main = Objects.requireNonNull(folder.files().get(file));
        String text = of(main.content(), reference.text()).text();
        return new Content(text, hashOf(bytes), folder.composeTexts());
    }

    /** Bytes that are a script; anything else that servers are known to give is refused. */
    static Content of(byte[] bytes, String name) {
        if (bytes.length > LARGEST) {
            throw tooLarge(name);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.of("`" + name + "` is not a text in UTF-8", e);
        }
        if (text.indexOf('\0') >= 0) {
            throw Refusal.of("`" + name + "` is not a text");
        }
        if (text.isBlank()) {
            throw Refusal.of("`" + name + "` is empty");
        }
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml")) {
            throw Refusal.of(
                    "`" + name + "` is a page for people, not the file itself",
                    "sites that show code give the file itself under another address, often called `raw`");
        }
        return new Content(text.startsWith("\uFEFF") ? text.substring(1) : text, hashOf(bytes));
    }

    static RuntimeException tooLarge(String name) {
        return Refusal.of("`" + name + "` is larger than " + (LARGEST >> 20) + " MB, which no snippet is");
    }

    static String hashOf(byte[] bytes) {
        return new Sha256().add(bytes).hex();
    }
}
