package orchsh.shell.doctor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.docker.PrivateEngine;
import orchsh.engine.docker.RunningEngine;
import orchsh.engine.json.JsonValue;
import orchsh.engine.observed.EngineFacts;
import orchsh.shell.view.table.CheckList.Check;
import orchsh.shell.view.text.Elapsed;

/** What an engine says of itself, and what follows from it. */
public final class EngineReport {
    private static final Duration SKEW_THAT_MATTERS = Duration.ofSeconds(3);

    private final EngineFacts facts;
    private final JsonValue info;

    /** @param info all that the engine says of itself, as JSON; empty when it does not say */
    public EngineReport(EngineFacts facts, Optional<String> info) {
        this.facts = facts;
        this.info = info.map(JsonValue::parse).orElse(JsonValue.NOTHING);
    }

    /**
     * Whose engine it is and where it runs, for example {@code private, in a box of its own}.
     *
     * @param location its address
     * @param own the private engine that it is, should it be one
     */
    public static String mode(String location, Optional<RunningEngine> own) {
        if (own.isPresent()) {
            return own.get().mode() == PrivateEngine.Mode.BOX
                    ? "private, in a box: namespaces of its own"
                    : "private, on this machine itself";
        }
        return location.startsWith("unix:")
                ? "outside: of this machine, not orchsh's own"
                : "remote: on another machine";
    }

    /** The mode, with what the engine says about itself. */
    public Check mode(String location, String publishedAt, Optional<RunningEngine> own) {
        List<String> words = new ArrayList<>(List.of(mode(location, own)));
        if (isRootless()) {
            words.add("rootless");
        }
        if (facts.isPodman()) {
            words.add("Podman");
        }
        if (text("OperatingSystem").contains("Docker Desktop")) {
            words.add("in a virtual machine of Docker Desktop");
        }
        return Check.ok("mode", String.join(", ", words) + "; published ports at " + publishedAt);
    }

    private boolean isRootless() {
        return texts("SecurityOptions").stream().anyMatch(option -> option.contains("rootless"));
    }

    /** What it cannot do that scripts may ask for. */
    public List<Check> features() {
        List<Check> checks = new ArrayList<>();
        if (facts.isPodman()) {
            checks.add(Check.warn(
                    "features",
                    "Podman speaks Docker's language and cannot do all that Docker can, links for example",
                    "what it cannot do is refused in words; docs/engines.md lists it"));
        }
        if (!facts.apiVersion().isAtLeast(1, 44)) {
            checks.add(Check.warn(
                    "features",
                    "API " + facts.apiVersion()
                            + " has no `startInterval` of healthchecks and no fixed MAC address for each network",
                    "they need Docker 25 or newer"));
        }
        String cgroups = text("CgroupDriver");
        if (cgroups.equals("none")) {
            checks.add(Check.warn(
                    "features",
                    "it has no control groups: limits of memory and processors, `stats` and `pause` do not work",
                    "a rootless engine needs cgroup v2 and systemd for them"));
        }
        List<String> warnings = texts("Warnings").stream()
                .filter(warning -> warning.startsWith("WARNING: No "))
                .map(warning -> warning.substring("WARNING: ".length()))
                .toList();
        if (!warnings.isEmpty()) {
            checks.add(Check.warn(
                    "features",
                    "the engine warns: " + String.join(", ", warnings),
                    "such limits in a script have no effect; the kernel of the engine's host must offer them"));
        }
        return checks.isEmpty() ? List.of(Check.ok("features", "all that a script can ask for")) : checks;
    }

    public Check controlGroups() {
        String version = text("CgroupVersion");
        return version.isEmpty()
                ? Check.ok("cgroups", "the engine does not say")
                : Check.ok("cgroups", "version " + version + ", kept by " + text("CgroupDriver"));
    }

    /** How far the engine's clock is from ours, which log lines and ends are told by. */
    public Check clock(Instant here) {
        Optional<Instant> there = time();
        if (there.isEmpty()) {
            return Check.ok("clock", "the engine does not tell its time");
        }
        Duration skew = Duration.between(here, there.get()).abs();
        if (skew.compareTo(SKEW_THAT_MATTERS) <= 0) {
            return Check.ok("clock", "the engine's and ours agree");
        }
        String direction = there.get().isAfter(here) ? "ahead of" : "behind";
        return Check.warn(
                "clock",
                "the engine's clock is " + Elapsed.words(skew) + " " + direction + " ours",
                "set both by a time server (timedatectl set-ntp true); a virtual machine may need a restart after a sleep");
    }

    private Optional<Instant> time() {
        try {
            return info.find("SystemTime")
                    .map(time -> OffsetDateTime.parse(time.text()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // then its clock is not told
        }
    }

    /**
     * Whether there can be further networks; absent where nobody knows what they are made from.
     *
     * @param networks all that the engine says of each
     */
    public Optional<Check> addresses(List<JsonValue> networks) {
        return facts.isPodman() ? Optional.empty() : Optional.of(Addresses.of(info, networks));
    }

    /** The folder with its images and volumes; absent when it does not say. */
    public Optional<String> root() {
        return Optional.of(text("DockerRootDir")).filter(folder -> !folder.isEmpty());
    }

    /** The name of the registry whose images need no registry in their names; absent when it does not say. */
    public Optional<String> registry() {
        return Optional.of(text("IndexServerAddress"))
                .map(address -> address.replaceFirst("^https?://", "").replaceFirst("/.*", ""))
                .filter(host -> !host.isEmpty());
    }

    String proxy(String name) {
        return text(name);
    }

    private String text(String name) {
        return info.find(name).map(JsonValue::text).orElse("");
    }

    private List<String> texts(String name) {
        return info.find(name).stream()
                .filter(JsonValue.Items.class::isInstance)
                .flatMap(items -> ((JsonValue.Items) items).items().stream())
                .map(JsonValue::text)
                .toList();
    }
}
