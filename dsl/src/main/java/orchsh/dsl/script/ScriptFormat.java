package orchsh.dsl.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import orchsh.dsl.script.Footsteps.Step;
import orchsh.engine.model.Sha256;

/** Compiled scripts as bytes: a head with their length and digest, then all of it. */
final class ScriptFormat {
    static final int VERSION = 4;

    private static final int MAGIC = 0x6f726373;
    private static final int DIGEST_LENGTH = 32;

    private ScriptFormat() {}

    static byte[] write(CompiledScript script, CacheKey key) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(body)) {
            out.writeUTF(key.text());
            out.writeUTF(script.mainClass().orElse(""));
            out.writeInt(script.classes().size());
            for (Map.Entry<String, byte[]> compiled : script.classes().entrySet()) {
                out.writeUTF(compiled.getKey());
                out.writeInt(compiled.getValue().length);
                out.write(compiled.getValue());
            }
            out.writeInt(script.steps().all().size());
            for (Step step : script.steps().all()) {
                out.writeInt(step.line());
                out.writeInt(step.column());
                out.writeInt(step.length());
                out.writeBoolean(step.saysWord());
            }
            write(out, script.offer().functions());
            write(out, script.offer().variables());
            write(out, script.asks().params());
            write(out, script.asks().needed());
            write(out, script.asks().profiles());
            out.writeBoolean(script.asks().anyComputed());
            out.writeInt(script.asks().reads().size());
            for (Asks.Read read : script.asks().reads()) {
                out.writeUTF(read.name());
                out.writeInt(read.line());
                out.writeInt(read.column());
            }
            write(out, script.mentions().pieces());
            for (String piece : script.mentions().pieces()) {
                write(out, script.mentions().in(piece));
            }
            write(out, script.serviceTalk());
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(whole)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(body.size());
            out.write(new Sha256().add(body.toByteArray()).bytes());
            body.writeTo(out);
        }
        return whole.toByteArray();
    }

    private static void write(DataOutputStream out, ServiceTalk talk) throws IOException {
        write(out, talk.declared());
        write(out, talk.patterns());
        out.writeBoolean(talk.anyComputed());
        out.writeInt(talk.spoken().size());
        for (ServiceTalk.Spoken spoken : talk.spoken()) {
            out.writeUTF(spoken.name());
            out.writeInt(spoken.line());
            out.writeInt(spoken.column());
            out.writeInt(spoken.length());
        }
    }

    private static void write(DataOutputStream out, Collection<String> names) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
    }

    /** The script; nothing if the bytes are not those that were written for this key. */
    static Optional<CompiledScript> read(byte[] bytes, CacheKey key) throws IOException {
        DataInputStream head = new DataInputStream(new ByteArrayInputStream(bytes));
        if (bytes.length < 12 + DIGEST_LENGTH || head.readInt() != MAGIC || head.readInt() != VERSION) {
            return Optional.empty();
        }
        int length = head.readInt();
        byte[] digest = head.readNBytes(DIGEST_LENGTH);
        byte[] body = head.readAllBytes();
        if (length != body.length
                || !Arrays.equals(digest, new Sha256().add(body).bytes())) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
        return in.readUTF().equals(key.text()) ? Optional.of(script(in)) : Optional.empty();
    }

    private static CompiledScript script(DataInputStream in) throws IOException {
        String main = in.readUTF();
        Map<String, byte[]> classes = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        Footsteps steps = new Footsteps();
        for (int left = in.readInt(); left > 0; left--) {
            steps.add(new Step(in.readInt(), in.readInt(), in.readInt(), in.readBoolean()));
        }
        Offer offer = new Offer(names(in), names(in));
        Asks asks = new Asks();
        names(in).forEach(asks::declareParam);
        names(in).forEach(asks::declareNeededParam);
        names(in).forEach(asks::declareProfile);
        if (in.readBoolean()) {
            asks.declareComputedParam();
        }
        for (int left = in.readInt(); left > 0; left--) {
            asks.read(new Asks.Read(in.readUTF(), in.readInt(), in.readInt()));
        }
        Mentions mentions = new Mentions();
        for (String piece : names(in)) {
            mentions.begin(piece);
            names(in).forEach(mentioned -> mentions.add(piece, mentioned));
        }
        return new CompiledScript(
                main.isEmpty() ? Optional.empty() : Optional.of(main),
                classes,
                steps,
                offer,
                asks,
                mentions,
                serviceTalk(in));
    }

    private static ServiceTalk serviceTalk(DataInputStream in) throws IOException {
        ServiceTalk talk = new ServiceTalk();
        names(in).forEach(talk::declare);
        names(in).forEach(talk::declareLike);
        if (in.readBoolean()) {
            talk.declareComputed();
        }
        for (int left = in.readInt(); left > 0; left--) {
            talk.speak(new ServiceTalk.Spoken(in.readUTF(), in.readInt(), in.readInt(), in.readInt()));
        }
        return talk;
    }

    private static SortedSet<String> names(DataInputStream in) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.add(in.readUTF());
        }
        return names;
    }
}
