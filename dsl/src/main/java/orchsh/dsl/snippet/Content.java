package orchsh.dsl.snippet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import orchsh.engine.model.Sha256;

/**
 * What a snippet says.
 *
 * @param text its text
 * @param hash the SHA-256 of its bytes, in hexadecimal digits
 */
public record Content(String text, String hash) {
    /** Scripts by people are a hundredth of this. */
    static final int LARGEST = 1 << 20;

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
                    "`" + name + "` is a page for people, not a script",
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
