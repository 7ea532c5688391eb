package orchsh.engine.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.problem.ProblemException;

/** Does the answer to a GET fit? The request is written by hand, for the JDK's client keeps {@code Host} to itself. */
final class HttpProbe implements Probe, Doors.Visitor {
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
    private static final Look REFUSED = new Look.NotYet("no connection from inside");

    private final Target target;
    private final Wait.Http wait;
    private final InsideCall inside;
    private final Doors doors;

    HttpProbe(Target target, Wait.Http wait, InsideCall inside, CancellationToken cancellation) {
        this.target = target;
        this.wait = wait;
        this.inside = inside;
        this.doors = new Doors(target, wait.port(), cancellation);
    }

    @Override
    public Look look(Deadline deadline) {
        return doors.visit(this, deadline.orIn(ANSWER_PATIENCE));
    }

    /** Where no packet gets through, somebody inside can ask. */
    @Override
    public Optional<Look> otherwise(Deadline deadline) {
        try {
            String request = request(target.container() + ":" + wait.port());
            return inside.say(request, wait.port(), deadline.left()).map(this::judgeInside);
        } catch (ProblemException e) {
            return Optional.of(Refusals.asAnswer(e));
        }
    }

    private Look judgeInside(InputStream answer) {
        try {
            return answer.available() == 0 ? REFUSED : judge(HttpAnswer.read(answer));
        } catch (EOFException e) {
            return new Look.NotYet("the answer broke off");
        } catch (IOException e) {
            return new Look.NotYet("no HTTP answer");
        }
    }

    @Override
    public Look visit(Doors.Door door, Line line) {
        try {
            line.output().write(request(door.authority()).getBytes(StandardCharsets.UTF_8));
            line.output().flush();
            return judge(HttpAnswer.read(line.input()));
        } catch (SocketTimeoutException e) {
            return new Look.NotYet("no answer");
        } catch (EOFException e) {
            return new Look.NotYet(
                    door.isProxied()
                            ? "the published port accepts, but nothing behind it answers"
                            : "the answer broke off");
        } catch (IOException e) {
            return new Look.NotYet("no HTTP answer");
        }
    }

    private String request(String host) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", host);
        headers.put("Connection", "close");
        headers.put("Accept", "*/*");
        headers.put("User-Agent", "orchsh");
        headers.putAll(wait.headers());
        StringBuilder text = new StringBuilder("GET " + pathAndQuery() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString();
    }

    /** As it goes over the wire: letters beyond ASCII in percents, and nothing after a {@code #}. */
    private String pathAndQuery() {
        String ascii = URI.create("http://host" + wait.path()).toASCIIString().substring("http://host".length());
        int fragment = ascii.indexOf('#');
        return fragment < 0 ? ascii : ascii.substring(0, fragment);
    }

    private Look judge(HttpAnswer answer) throws IOException {
        int status = answer.status();
        if (status < wait.lowestStatus() || status > wait.highestStatus()) {
            return new Look.NotYet("status " + status);
        }
        if (wait.body().isEmpty() || wait.body().get().foundIn(answer.body())) {
            return new Look.Holds();
        }
        return new Look.NotYet("status " + status + ", but the body does not match "
                + wait.body().get());
    }
}
