package orchsh.engine.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonReader;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.model.Platform;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedImages;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.port.ContainerSessions.ExecOrder;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.ProblemException.Kind;
import orchsh.engine.wire.FrameReader;
import orchsh.engine.wire.Hijack;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.Unreachable;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/**
 * Looks at an engine over a {@link WireClient}. Paths carry no version, so that every engine answers in the newest API it
 * speaks: old and new engines alike refuse versions they do not know.
 */
public final class WireObserver implements EngineObserver {
    private static final Target EVERY_CONTAINER = Target.of("/containers/json?all=1");

    private static final int OUTPUT_LIMIT = 64 * 1024;
    private static final int NOT_FOUND = 404;

    private final WireClient client;
    private final Duration patience;
    private final ExecCalls execs;

    public WireObserver(WireClient client) {
        this(client, WireRequest.LOOK);
    }

    /** @param patience how long to wait for what takes a moment */
    public WireObserver(WireClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
        this.execs = new ExecCalls(client);
    }

    @Override
    public EngineFacts facts() {
        try (Look look = look("/version")) {
            return look.done(new EngineAnswer(look.json).read());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Kind.NO_ENGINE,
                    Problem.error("what listens at " + client.address() + " is not a container engine"),
                    e);
        }
    }

    /** Every answer says when it was given. Unlike all other questions, engines answer this one without any work. */
    @Override
    public Optional<Instant> ping() {
        try (WireResponse response =
                client.send(WireRequest.get("/_ping").within(patience)).accepted()) {
            response.drain();
            return response.header("Date")
                    .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                    .map(Instant::from);
        } catch (RefusedException e) {
            throw e.toProblem();
        } catch (DateTimeException e) {
            return Optional.empty(); // a date that nobody can read tells as much as none
        }
    }

    @Override
    public ObservedStack observe(String project) {
        EngineFacts facts = facts();
        List<ObservedContainer> containers = containers(EVERY_CONTAINER);
        List<ObservedNetwork> networks = networks();
        List<ObservedVolume> volumes = volumes();
        return new ObservedStack(facts, project, containers, networks, volumes, images(facts));
    }

    /** Podman may find another image by a short name than the one it lists under it, and does not measure what it lists. */
    private ObservedImages images(EngineFacts facts) {
        return new AskedImages(name -> facts.isPodman() ? Optional.empty() : listedImage(name), this::images);
    }

    private List<ObservedImage> images() {
        try (Look look = look("/images/json")) {
            return look.done(look.images().read());
        }
    }

    private Optional<ObservedImage> listedImage(String name) {
        try (Look look = look(imageTarget(name).toString())) {
            return Optional.of(look.done(look.images().image()));
        } catch (NotThereException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<ObservedContainer> containersOf(String project) {
        JsonWriter filter = new JsonWriter()
                .beginObject()
                .name("label")
                .beginArray()
                .value(Labels.PROJECT + "=" + project)
                .endArray()
                .endObject();
        return usual(containers(
                Target.of("/containers/json").parameter("all", "1").parameter("filters", filter.toString())));
    }

    @Override
    public List<ObservedNetwork> networks() {
        try (Look look = look("/networks")) {
            return look.done(new NetworksAnswer(look.json).read());
        }
    }

    @Override
    public List<ObservedVolume> volumes() {
        try (Look look = look("/volumes")) {
            return look.done(new VolumesAnswer(look.json).read());
        }
    }

    @Override
    public List<ObservedContainer> containers() {
        return usual(containers(EVERY_CONTAINER));
    }

    @Override
    public List<ObservedContainer> keptContainers() {
        return kept(true, containers(EVERY_CONTAINER));
    }

    private static List<ObservedContainer> usual(List<ObservedContainer> all) {
        return kept(false, all);
    }

    /** No stream: commands that only look would wait for it. */
    private static List<ObservedContainer> kept(boolean wanted, List<ObservedContainer> all) {
        List<ObservedContainer> some = new ArrayList<>();
        for (ObservedContainer container : all) {
            if (container.keptUntil().isPresent() == wanted) {
                some.add(container);
            }
        }
        return some;
    }

    private List<ObservedContainer> containers(Target target) {
        try (Look look = look(target.toString())) {
            return look.done(new ContainersAnswer(look.json, look.names).read());
        }
    }

    @Override
    public Optional<ContainerDetails> container(String idOrName) {
        try (Look look = look(containerTarget(idOrName, "/json"))) {
            return Optional.of(look.done(new ContainerAnswer(look.json).read()));
        } catch (NotThereException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ImageDetails> image(String reference) {
        return image(imageTarget(reference));
    }

    /** Engines from API 1.49 on heed the platform, others do not know the word. */
    @Override
    public Optional<ImageDetails> image(String reference, Platform platform) {
        Target target = imageTarget(reference);
        if (!platform.system().isEmpty() && !platform.processor().isEmpty()) {
            JsonWriter wanted = new JsonWriter()
                    .beginObject()
                    .name("os")
                    .value(platform.system())
                    .name("architecture")
                    .value(platform.processor());
            if (!platform.variant().isEmpty()) {
                wanted.name("variant").value(platform.variant());
            }
            target.parameter("platform", wanted.endObject().toString());
        }
        return image(target);
    }

    private static Target imageTarget(String reference) {
        return Target.of("/images/").name(reference).path("/json");
    }

    private Optional<ImageDetails> image(Target target) {
        try (Look look = look(target.toString())) {
            return Optional.of(look.done(new ImageAnswer(look.json).read()));
        } catch (NotThereException e) {
            return Optional.empty();
        }
    }

    @Override
    public Facts allOfEngine() {
        return all("/info").orElse(Facts.NONE);
    }

    @Override
    public Optional<Facts> allOfContainer(String idOrName) {
        return all(containerTarget(idOrName, "/json"));
    }

    @Override
    public Optional<Facts> allOfImage(String reference) {
        return all(imageTarget(reference).toString());
    }

    @Override
    public Optional<Facts> allOfNetwork(String id) {
        return all(Target.of("/networks/").name(id).toString());
    }

    private Optional<Facts> all(String target) {
        try (Look look = look(target)) {
            return Optional.of(look.done(FactsAnswer.read(look.json)));
        } catch (NotThereException e) {
            return Optional.empty();
        }
    }

    private static String containerTarget(String idOrName, String what) {
        return Target.of("/containers/").name(idOrName).path(what).toString();
    }

    @Override
    public void logs(String idOrName, LogQuery query, LogReader reader, CancellationToken cancellation) {
        try {
            boolean terminal = hasTerminal(idOrName);
            Target target = Target.of("/containers/")
                    .name(idOrName)
                    .path("/logs")
                    .parameter("stdout", "1")
                    .parameter("stderr", "1")
                    .parameter("follow", query.follow() ? "1" : "0")
                    .parameter("timestamps", query.timestamps() ? "1" : "0");
            if (query.tail().isPresent()) {
                target.parameter("tail", Integer.toString(query.tail().get()));
            }
            if (query.since().isPresent()) {
                target.parameter("since", after(query.since().get()));
            }
            if (query.until().isPresent()) {
                target.parameter("until", EngineTime.of(moment(query.until().get())));
            }
            try (WireResponse response = client.send(WireRequest.get(target.toString()), cancellation)
                    .accepted()) {
                LogLines lines = new LogLines(reader, query.timestamps());
                if (terminal) {
                    readRaw(response, lines);
                } else {
                    readFrames(new FrameReader(response.body()), lines);
                }
                lines.end();
            }
        } catch (RefusedException e) {
            throw refusal(e, idOrName);
        } catch (ProblemException e) {
            throwUnlessCancelled(e, cancellation);
        }
    }

    private boolean hasTerminal(String idOrName) {
        try (Look look = look(containerTarget(idOrName, "/json"))) {
            return look.done(new ContainerAnswer(look.json).terminal());
        } catch (NotThereException e) {
            throw ProblemException.stack(Problem.error("there is no container `" + idOrName + "`"));
        }
    }

    /** Engines count in seconds, and from a moment on; one nanosecond more makes that "after". */
    private static String after(String moment) {
        return EngineTime.of(moment(moment).plusNanos(1));
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("`" + text + "` is not a moment as engines write it", e);
        }
    }

    private static void readFrames(FrameReader frames, LogLines lines) {
        byte[] buffer = new byte[16 * 1024];
        while (frames.next()) {
            lines.piece(frames.isError());
            int count = frames.read(buffer, 0, buffer.length);
            while (count >= 0) {
                lines.bytes(buffer, 0, count, frames.isError());
                count = frames.read(buffer, 0, buffer.length);
            }
        }
    }

    private static void readRaw(WireResponse response, LogLines lines) {
        byte[] buffer = new byte[16 * 1024];
        int count = response.read(buffer);
        while (count >= 0) {
            lines.bytes(buffer, 0, count, false);
            count = response.read(buffer);
        }
    }

    @Override
    public void events(String project, Set<String> actions, EventReader reader, CancellationToken cancellation) {
        JsonWriter filter = new JsonWriter()
                .beginObject()
                .name("label")
                .beginArray()
                .value(Labels.PROJECT + "=" + project)
                .endArray()
                .name("type")
                .beginArray()
                .value("container")
                .endArray();
        if (!actions.isEmpty()) {
            filter.name("event").beginArray();
            actions.stream().sorted().forEach(filter::value);
            filter.endArray();
        }
        filter.endObject();
        String target =
                Target.of("/events").parameter("filters", filter.toString()).toString();
        try (WireResponse response =
                client.send(WireRequest.get(target), cancellation).accepted()) {
            reader.listening();
            JsonReader json = new JsonReader(response.body(), source());
            while (json.another()) {
                HappeningAnswer happening = HappeningAnswer.read(json);
                if (!happening.container().isEmpty()) {
                    reader.event(happening.container(), happening.action(), number(happening.exitCode()));
                }
            }
            if (!cancellation.isCancelled()) {
                throw ProblemException.noEngine(
                        Problem.error("the container engine at " + client.address() + " went away"));
            }
        } catch (RefusedException e) {
            throw e.toProblem();
        } catch (ProblemException e) {
            throwUnlessCancelled(e, cancellation);
        }
    }

    private static Optional<Integer> number(String digits) {
        try {
            return digits.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(digits));
        } catch (NumberFormatException e) {
            return Optional.empty(); // an event without a code is worth more than none
        }
    }

    private static void throwUnlessCancelled(ProblemException e, CancellationToken cancellation) {
        if (e.kind() != Kind.INTERRUPTED || !cancellation.isCancelled()) {
            throw e;
        }
    }

    @Override
    public ExecResult exec(String idOrName, List<String> command, Duration timeout, CancellationToken cancellation) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            ExecOrder order = ExecOrder.of(command);
            String exec = execs.create(idOrName, order, cancellation);
            String output = runExec(exec, order, timeout, cancellation);
            return new ExecResult(execs.exitCode(exec, end, cancellation), output);
        } catch (RefusedException e) {
            throw refusal(e, idOrName);
        } catch (ProblemException e) {
            if (e.kind() == Kind.STACK && System.nanoTime() - end >= 0) {
                throw new ProblemException(
                        Kind.STACK,
                        Problem.error("`" + command.get(0) + "` in `" + idOrName + "` did not end within "
                                + Unreachable.words(timeout)),
                        e);
            }
            throw e;
        }
    }

    private String runExec(String exec, ExecOrder order, Duration timeout, CancellationToken cancellation) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Hijack hijack = execs.start(exec, order, timeout, cancellation)) {
            byte[] buffer = new byte[8 * 1024];
            FrameReader frames = hijack.frames();
            while (frames.next()) {
                int count = frames.read(buffer, 0, buffer.length);
                while (count >= 0) {
                    output.write(buffer, 0, Math.min(count, OUTPUT_LIMIT - output.size()));
                    count = frames.read(buffer, 0, buffer.length);
                }
            }
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean hasPath(String idOrName, String path) {
        try {
            return new ContainerPath(idOrName, path).exists(client, CancellationToken.none());
        } catch (RefusedException e) {
            throw refusal(e, idOrName);
        }
    }

    @Override
    public long requests() {
        return client.requests();
    }

    @Override
    public void close() {
        client.close();
    }

    private static ProblemException refusal(RefusedException e, String idOrName) {
        if (e.status() == NOT_FOUND) {
            return new ProblemException(Kind.STACK, Problem.error("there is no container `" + idOrName + "`"), e);
        }
        return e.toProblem();
    }

    private String source() {
        return "what the container engine at " + client.address() + " answered";
    }

    private Look look(String target) {
        WireResponse response = client.send(WireRequest.get(target).within(patience));
        if (response.status() == NOT_FOUND) {
            try (response) {
                response.drain();
            }
            throw new NotThereException();
        }
        try {
            return new Look(response.accepted());
        } catch (RefusedException e) {
            throw e.toProblem();
        }
    }

    /** What was asked for does not exist. */
    private static final class NotThereException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One answer being read. */
    private final class Look implements AutoCloseable {
        private final WireResponse response;
        private final JsonReader json;
        private final ImageNames names;

        Look(WireResponse response) {
            this.response = response;
            this.json = new JsonReader(response.body(), source());
            this.names = ImageNames.of(response);
        }

        ImagesAnswer images() {
            return new ImagesAnswer(json, names);
        }

        /** Reads to the very end, so that the connection can carry the next question. */
        <T> T done(T value) {
            json.end();
            return value;
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
