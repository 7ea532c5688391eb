package orchsh.engine.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.image.TarEntry.Disk;

/**
 * Remembers digests of files from one run to the next, so that what nobody has touched need not be read again. A file
 * counts as untouched while its size, both its times and its number stay the same. All of it may vanish at any time.
 */
public final class DigestCache {
    private static final int FORMAT = 1;
    /** A file that was written to a moment ago may be written to again within the same tick of its clock. */
    private static final Duration UNSETTLED = Duration.ofSeconds(2);

    private final Optional<Path> folder;
    private final Clock clock;

    private DigestCache(Optional<Path> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Remembers nothing. */
    public static DigestCache none() {
        return new DigestCache(Optional.empty(), Clock.systemUTC());
    }

    public static DigestCache in(Path folder, Clock clock) {
        return new DigestCache(Optional.of(folder), clock);
    }

    private record Known(FileFacts facts, String digest) {}

    /** The digest of each entry, by its name. */
    SortedMap<String, String> digests(Path context, List<TarEntry> entries, CancellationToken cancellation) {
        Instant begin = clock.instant();
        Map<String, Known> before = read(context);
        SortedMap<String, String> digests = new TreeMap<>();
        List<TarEntry> unknown = new ArrayList<>();
        for (TarEntry entry : entries) {
            Known known = before.get(entry.name());
            if (known != null && entry instanceof Disk disk && known.facts.equals(disk.facts())) {
                digests.put(entry.name(), known.digest);
            } else {
                unknown.add(entry);
            }
        }
        Map<String, String> fresh = new ConcurrentHashMap<>();
        unknown.parallelStream().forEach(entry -> fresh.put(entry.name(), Digests.of(entry, cancellation)));
        digests.putAll(fresh);
        if (!fresh.isEmpty() || before.size() != entries.size()) {
            write(context, entries, digests, begin);
        }
        return digests;
    }

    private Optional<Path> fileFor(Path context) {
        return folder.map(place -> place.resolve(Digests.of(context.toString()) + ".digests"));
    }

    private Map<String, Known> read(Path context) {
        Map<String, Known> known = new HashMap<>();
        Optional<Path> file = fileFor(context);
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return known;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file.get())))) {
            if (in.readInt() != FORMAT) {
                return known;
            }
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = new String(in.readNBytes(Math.max(0, in.readInt())), StandardCharsets.UTF_8);
                FileFacts facts = new FileFacts(
                        in.readInt(),
                        in.readInt(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong());
                known.put(name, new Known(facts, in.readUTF()));
            }
            return known;
        } catch (IOException e) {
            return Map.of(); // what cannot be remembered is found out anew
        }
    }

    private void write(Path context, List<TarEntry> entries, Map<String, String> digests, Instant begin) {
        Optional<Path> file = fileFor(context);
        if (file.isEmpty()) {
            return;
        }
        long settled = TimeUnit.MILLISECONDS.toNanos(begin.minus(UNSETTLED).toEpochMilli());
        List<Disk> lasting = new ArrayList<>();
        for (TarEntry entry : entries) {
            if (entry instanceof Disk disk
                    && Math.max(disk.facts().modified(), disk.facts().changed()) < settled) {
                lasting.add(disk);
            }
        }
        try {
            Files.createDirectories(file.get().getParent());
            Path fresh = Files.createTempFile(file.get().getParent(), "digests", ".new");
            try {
                write(fresh, lasting, digests);
                Files.move(fresh, file.get(), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            return; // a folder that cannot be written to only costs time
        }
    }

    private static void write(Path file, List<Disk> lasting, Map<String, String> digests) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(FORMAT);
            out.writeInt(lasting.size());
            for (Disk disk : lasting) {
                write(out, disk, digests.getOrDefault(disk.name(), ""));
            }
        }
    }

    private static void write(DataOutputStream out, Disk disk, String digest) throws IOException {
        byte[] name = disk.name().getBytes(StandardCharsets.UTF_8);
        FileFacts facts = disk.facts();
        out.writeInt(name.length);
        out.write(name);
        out.writeInt(facts.kind());
        out.writeInt(facts.permissions());
        out.writeLong(facts.size());
        out.writeLong(facts.modified());
        out.writeLong(facts.changed());
        out.writeLong(facts.number());
        out.writeLong(facts.device());
        out.writeUTF(digest);
    }
}
