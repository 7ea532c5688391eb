package orchsh.engine.docker;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import orchsh.engine.json.JsonWriter;

/**
 * Who somebody is to a registry.
 *
 * @param server as the login was made for
 * @param user the name; empty with a token
 * @param password the secret; empty with a token
 * @param identityToken what stands for both; empty without
 */
record RegistryLogin(String server, String user, String password, String identityToken) {
    /** What is sent when there is no login. */
    static final String NONE = encoded("{}");

    /** As engines want it in a header. */
    String encoded() {
        return encoded(write(new JsonWriter()).toString());
    }

    JsonWriter write(JsonWriter json) {
        json.beginObject();
        if (identityToken.isEmpty()) {
            json.name("username").value(user).name("password").value(password);
        } else {
            json.name("identitytoken").value(identityToken);
        }
        return json.name("serveraddress").value(server).endObject();
    }

    static String encoded(String json) {
        return Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "RegistryLogin[" + server + "]";
    }
}
