package orchsh.dsl.compose.keys;

import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Saying;
import orchsh.dsl.value.Modes;
import orchsh.dsl.value.MountDraft;
import orchsh.dsl.value.Mounts;
import orchsh.engine.model.FileGrant;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Service;
import orchsh.engine.model.VolumesFrom;

/** What a service sees at which path. */
final class DataKeys {
    private static final String CONTAINER = "container:";

    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("a service")
            .key("volumes", (service, value) -> value.forEach(item -> mount(service, item, volume(item))))
            .key(
                    "volumes_from",
                    (service, value) -> value.forEach(item -> {
                        String text = item.text();
                        boolean outside = text.startsWith(CONTAINER);
                        share(service, item, outside ? text.substring(CONTAINER.length()) : text, outside);
                    }))
            .key(
                    "tmpfs",
                    (service, value) -> value.forEach(item ->
                            mount(service, item, Mounts.inMemory(item.text(), Optional.empty(), Optional.empty()))))
            .key(
                    "secrets",
                    (service, value) -> value.forEach(
                            item -> grant(service, item, "secret", FileGrant::secret, Service.Builder::secret)))
            .key(
                    "configs",
                    (service, value) -> value.forEach(
                            item -> grant(service, item, "config", FileGrant::config, Service.Builder::config)));

    private static final Keys<MountDraft> MOUNT = new Keys<MountDraft>("a volume of a service")
            .key("type", Value::text, MountDraft::type)
            .key("source", Value::text, MountDraft::source)
            .key("target", Value::text, MountDraft::target)
            .key("read_only", Value::flag, MountDraft::readOnly)
            .comment("consistency", value -> value.oneOf(List.of("consistent", "cached", "delegated", "default")))
            .key("bind", (mount, value) -> bind().read(value, mount))
            .key("volume", (mount, value) -> ofVolume().read(value, mount))
            .key("tmpfs", (mount, value) -> inMemory().read(value, mount))
            .key(
                    "image",
                    (mount, value) -> new Keys<MountDraft>("`image` of a volume")
                            .key("subpath", Value::text, MountDraft::subpath)
                            .read(value, mount));

    private DataKeys() {}

    private static Keys<MountDraft> bind() {
        return new Keys<MountDraft>("`bind` of a volume")
                .key("propagation", Value::text, MountDraft::propagation)
                .key("create_host_path", Value::flag, MountDraft::createHostPath)
                .key("selinux", Value::text, MountDraft::selinux)
                .key("recursive", Value::text, MountDraft::recursive);
    }

    private static Keys<MountDraft> ofVolume() {
        return new Keys<MountDraft>("`volume` of a volume")
                .key("nocopy", Value::flag, MountDraft::noCopy)
                .key("labels", Value::sortedMap, MountDraft::labels)
                .key("subpath", Value::text, MountDraft::subpath);
    }

    private static Keys<MountDraft> inMemory() {
        return new Keys<MountDraft>("`tmpfs` of a volume")
                .key("size", Value::size, MountDraft::size)
                .key("mode", DataKeys::mode, MountDraft::mode);
    }

    static Mount volume(Value item) {
        MountDraft mount = new MountDraft(item.beside());
        if (item.isMap()) {
            MOUNT.read(item, mount);
        } else {
            mount.readLoosely(withPath(item));
        }
        return mount.mount();
    }

    /** In files of 2014 what can be no name of a volume is a path, also without a dot in front. */
    private static String withPath(Value item) {
        String text = item.text();
        int colon = text.indexOf(':');
        boolean isFirst = item.setting().generation() == Generation.FIRST;
        String source = colon < 0 ? "" : text.substring(0, colon);
        boolean isPath = !source.isEmpty() && !source.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*|[./~].*");
        return isFirst && isPath ? "./" + text : text;
    }

    private static void mount(ServiceDraft service, Value item, Mount mount) {
        service.note("volume", mount.target(), item);
        if (mount instanceof Mount.NamedVolume named) {
            service.note("volume", named.volume(), item);
            service.use("volume", named.volume());
        }
        service.say(item.at(), Saying.shared(builder -> builder.mount(mount)).about("path " + mount.target()));
    }

    /** @param text the other's name, and how its mounts are seen */
    static void share(ServiceDraft service, Value item, String text, boolean outside) {
        int colon = text.indexOf(':');
        String mode = colon < 0 ? "rw" : text.substring(colon + 1);
        if (!mode.equals("ro") && !mode.equals("rw")) {
            throw item.wrong("`" + item.text() + "` ends in `" + mode + "`, which is not known here", "use ro or rw");
        }
        VolumesFrom other = new VolumesFrom(
                outside ? VolumesFrom.Owner.CONTAINER : VolumesFrom.Owner.SERVICE,
                colon < 0 ? text : text.substring(0, colon),
                mode.equals("ro"));
        service.note("volumesFrom", other.name(), item);
        service.say(
                item.at(),
                Saying.shared(builder -> builder.volumesFrom(other))
                        .reaching(outside ? List.of() : List.of(other.name())));
    }

    private interface Usual {
        FileGrant of(String name);
    }

    private interface Granting {
        Service.Builder to(Service.Builder service, FileGrant grant);
    }

    private static final class GrantDraft {
        private Optional<String> source = Optional.empty();
        private Optional<String> target = Optional.empty();
        private int uid;
        private int gid;
        private Optional<Integer> mode = Optional.empty();
    }

    private static void grant(ServiceDraft service, Value item, String kind, Usual usual, Granting granting) {
        GrantDraft draft = new GrantDraft();
        if (item.isMap()) {
            new Keys<GrantDraft>("a " + kind + " of a service")
                    .key("source", Value::text, (it, text) -> it.source = Optional.of(text))
                    .key("target", Value::text, (it, text) -> it.target = Optional.of(text))
                    .key("uid", Value::integer, (it, number) -> it.uid = number)
                    .key("gid", Value::integer, (it, number) -> it.gid = number)
                    .key("mode", DataKeys::mode, (it, mode) -> it.mode = Optional.of(mode))
                    .read(item, draft);
        } else {
            draft.source = Optional.of(item.text());
        }
        String source = draft.source.orElseThrow(() ->
                item.wrong("a " + kind + " of a service is not told its `source`", "say which " + kind + " it is"));
        FileGrant plain = usual.of(source);
        String folder = plain.target().substring(0, plain.target().lastIndexOf('/') + 1);
        String target = draft.target
                .map(text -> text.startsWith("/") ? text : folder + text)
                .orElse(plain.target());
        FileGrant grant = new FileGrant(source, target, draft.uid, draft.gid, draft.mode);
        service.note(kind, source, item);
        service.use(kind, source);
        service.say(
                item.at(), Saying.shared(builder -> granting.to(builder, grant)).about("path " + grant.target()));
    }

    /** Who may do what with a file: octal, with a 0 in front or in quotes. */
    static int mode(Value value) {
        String literal = value.literal();
        return literal.startsWith("0") || value.isText()
                ? Modes.of("mode", literal)
                : Modes.of("mode", value.integer());
    }
}
