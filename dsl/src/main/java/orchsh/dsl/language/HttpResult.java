package orchsh.dsl.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer over HTTP. */
public interface HttpResult {

    /** Its status: {@code 200}, {@code 404}, … */
    int getStatus();

    /** Whether the status is one of 200 to 299. */
    boolean isOk();

    /** The body as text; more than 16 MiB are not kept, and asking for them is a problem. */
    String getText();

    /** The same as {@link #getText()}. */
    String getBody();

    /** The body, byte for byte. */
    byte[] getBytes();

    /** The body read as JSON: maps, lists, texts, numbers. */
    @Nullable Object getJson();

    /** The headers by name in lower case; values of one that is there several times are joined by commas. */
    Map<String, String> getHeaders();

    /** The value of a header, whatever case its name is in; null when it is not there. */
    @Nullable String header(Object name);
}
