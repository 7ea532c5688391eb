package orchsh.shell.rehearsal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import orchsh.engine.caller.Background;

/**
 * Looks like a container engine from the front and has nothing behind it: it gives every question the answer that the usual
 * commands go on with.
 */
final class CardboardEngine implements AutoCloseable {
    private static final String CONTAINER = """
            {"Id":"c1","Name":"/rehearsal-db-1","Image":"sha256:1","Created":"2026-01-01T00:00:00Z","RestartCount":0,
             "State":{"Status":"running","Running":true,"Pid":1,"ExitCode":0,"StartedAt":"2026-01-01T00:00:00Z",
                      "Health":{"Status":"healthy","FailingStreak":0,"Log":[]}},
             "Config":{"Healthcheck":{"Test":["CMD","true"]},"Image":"busybox","Labels":{},"Env":["A=1"],"Cmd":["sh"]},"HostConfig":{"NetworkMode":"default"},
             "NetworkSettings":{"Ports":{},"Networks":{"rehearsal_default":{"IPAddress":"172.18.0.2"}}},"Mounts":[]}\
            """;
    /** Alike, as the containers of a stack are, and with something of all that they have. */
    private static final String LISTED = """
            [{"Id":"c1","Names":["/rehearsal-db-1"],"Image":"busybox","ImageID":"sha256:1","State":"running",
              "Status":"Up 1 second","Created":1,"Ports":[{"PrivatePort":80,"PublicPort":80,"Type":"tcp","IP":"0.0.0.0"}],
              "Labels":{"com.docker.compose.project":"rehearsal","com.docker.compose.service":"db",
                        "com.docker.compose.container-number":"1","com.docker.compose.oneoff":"False",
                        "orchsh.stack":"rehearsal","orchsh.definition":"a\\nb"},
              "HostConfig":{"NetworkMode":"default"},
              "NetworkSettings":{"Networks":{"rehearsal_default":{"IPAMConfig":null,"Links":null,"Aliases":["db"],
                "NetworkID":"n1","IPAddress":"172.18.0.2","IPPrefixLen":16}}},
              "Mounts":[{"Type":"volume","Name":"rehearsal_data","Destination":"/data"}]},
             {"Id":"c2","Names":["/rehearsal-cache-1"],"Image":"busybox","ImageID":"sha256:1","State":"exited",
              "Status":"Exited (0) 1 second ago","Created":1,"Ports":[],
              "Labels":{"com.docker.compose.project":"rehearsal","com.docker.compose.service":"cache",
                        "com.docker.compose.container-number":"1","com.docker.compose.oneoff":"False",
                        "orchsh.stack":"rehearsal","orchsh.definition":"a\\nb"},
              "HostConfig":{"NetworkMode":"default"},
              "NetworkSettings":{"Networks":{"rehearsal_default":{"IPAMConfig":{"IPv4Address":"172.18.0.3"},"Links":null,
                "Aliases":null,"NetworkID":"n1","IPAddress":"","IPPrefixLen":0}}},
              "Mounts":[]}]\
            """;

    private static final List<Line> LINES = List.of(
            line(
                    "GET .*/version",
                    "{\"Version\":\"20.10.24\",\"ApiVersion\":\"1.41\",\"MinAPIVersion\":\"1.12\",\"Os\":\"linux\",\"Arch\":\"amd64\"}"),
            line(
                    "GET .*/info",
                    "{\"ID\":\"cardboard\",\"OSType\":\"linux\",\"Architecture\":\"x86_64\",\"NCPU\":2,\"MemTotal\":1}"),
            line("GET .*/containers/json.*", LISTED),
            line("GET .*/containers/[^/]+/json.*", CONTAINER),
            line("GET .*/containers/[^/]+/top.*", "{\"Titles\":[\"PID\",\"CMD\"],\"Processes\":[[\"1\",\"sh\"]]}"),
            line(
                    "GET .*/images/.+/json",
                    "{\"Id\":\"sha256:1\",\"RepoTags\":[\"busybox:latest\"],\"Config\":{\"Cmd\":[\"sh\"]},\"Os\":\"linux\",\"Architecture\":\"amd64\"}"),
            line(
                    "GET .*/images/json.*",
                    "[{\"Id\":\"sha256:1\",\"RepoTags\":[\"busybox:latest\"],\"RepoDigests\":[],\"Labels\":{}}]"),
            line("GET .*/volumes([?].*)?", "{\"Volumes\":[]}"),
            line("GET .*/networks([?].*)?", "[]"),
            line(
                    "GET .*/networks/.+",
                    "{\"Id\":\"n1\",\"Name\":\"rehearsal_back\",\"Driver\":\"bridge\",\"Labels\":{},\"Containers\":{}}"),
            line("POST .*/create([?].*)?", "{\"Id\":\"c2\",\"Name\":\"rehearsal_data\",\"Warnings\":[]}"),
            line(
                    "GET .*/events.*",
                    "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"c1\",\"Attributes\":{\"name\":\"rehearsal-db-1\"}},\"time\":1,\"timeNano\":1}"),
            line("GET .*/_ping", "\"OK\""));

    /** What is said when a question of a kind is asked. */
    private record Line(Pattern question, String answer) {}

    private static Line line(String question, String answer) {
        return new Line(Pattern.compile(question), answer);
    }

    private final ServerSocketChannel server;

    CardboardEngine(Path socket) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        inBackground(this::accept);
    }

    private static void inBackground(Runnable work) {
        Background.start("cardboard engine", work);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel caller = server.accept();
                inBackground(() -> serve(caller));
            }
        } catch (ClosedChannelException e) {
            // the end of the play
        } catch (IOException e) {
            throw new UncheckedIOException("the cardboard engine cannot be asked", e);
        }
    }

    private static void serve(SocketChannel caller) {
        try (caller) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(caller));
            OutputStream out = Channels.newOutputStream(caller);
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                skipRest(in);
                out.write(answer(request.replaceFirst(" HTTP/.*", "")).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            return; // whoever asked has gone
        }
    }

    private static String answer(String request) {
        String type = "Content-Type: application/json\r\nApi-Version: 1.41\r\n";
        return LINES.stream()
                .filter(line -> line.question.matcher(request).matches())
                .findFirst()
                .map(Line::answer)
                .map(answer -> "HTTP/1.1 " + (request.startsWith("POST") ? 201 : 200) + " OK\r\n" + type
                        + "Content-Length: " + answer.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + answer)
                .orElse("HTTP/1.1 204 No Content\r\n" + type + "\r\n");
    }

    /** Reads past the headers and the body of a request. */
    private static void skipRest(InputStream in) throws IOException {
        int length = 0;
        boolean inChunks = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            inChunks |= lower.startsWith("transfer-encoding:");
        }
        if (inChunks) {
            for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
    }

    /** The next line without its end; an empty one at the end of all. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
