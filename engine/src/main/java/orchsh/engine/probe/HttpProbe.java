package orchsh.engine.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import orchsh.engine.model.Wait;

/** Does the answer to a GET fit? */
final class HttpProbe implements Probe {
    private static final int CONNECT_PATIENCE_MILLIS = 1_000;
    private static final int ANSWER_PATIENCE_MILLIS = 5_000;
    private static final int MOST_OF_BODY = 1 << 20;

    private final Wait.Http wait;
    private final Doors doors;

    HttpProbe(Target target, Wait.Http wait) {
        this.wait = wait;
        this.doors = new Doors(target, wait.port());
    }

    @Override
    public Look look() {
        Optional<Doors.Door> door = doors.best();
        if (door.isEmpty()) {
            return new Look.Never("port " + wait.port() + " cannot be reached from here; publish it");
        }
        Doors.Knock knock = doors.knock(door.get());
        return switch (knock) {
            case OPEN -> ask(door.get());
            case REFUSED -> new Look.NotYet("connection refused");
            case HUNG_UP -> new Look.NotYet("the published port accepts, but nothing behind it answers");
            case SILENT -> door.get().isProxied() ? new Look.NotYet("no answer") : look();
        };
    }

    private Look ask(Doors.Door door) {
        try {
            URI uri = URI.create("http://" + (door.host().contains(":") ? "[" + door.host() + "]" : door.host()) + ":"
                    + door.port() + wait.path());
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_PATIENCE_MILLIS);
            connection.setReadTimeout(ANSWER_PATIENCE_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Connection", "close");
            wait.headers().forEach(connection::setRequestProperty);
            try {
                return judge(connection);
            } finally {
                connection.disconnect();
            }
        } catch (SocketTimeoutException e) {
            return new Look.NotYet("no answer");
        } catch (ConnectException | NoRouteToHostException e) {
            return new Look.NotYet("connection refused");
        } catch (IOException e) {
            return new Look.NotYet("no HTTP answer");
        } catch (IllegalArgumentException e) {
            return new Look.Never("`" + wait.path() + "` is no path of a URL");
        }
    }

    private Look judge(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < wait.lowestStatus() || status > wait.highestStatus()) {
            return new Look.NotYet("status " + status);
        }
        if (wait.body().isEmpty()) {
            return new Look.Holds();
        }
        InputStream stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        String body = "";
        if (stream != null) {
            try (stream) {
                body = new String(stream.readNBytes(MOST_OF_BODY), StandardCharsets.UTF_8);
            }
        }
        return wait.body().get().foundIn(body)
                ? new Look.Holds()
                : new Look.NotYet("status " + status + ", but the body does not match "
                        + wait.body().get());
    }
}
