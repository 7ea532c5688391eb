package orchsh.dsl.write.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orchsh.dsl.write.Notations;
import orchsh.engine.model.FileGrant;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Service;

/** Writes what a service sees at which path. */
final class DataLines {
    private final Service service;
    private final Block block;
    private final Literals literals;

    private DataLines(Service service, Block block) {
        this.service = service;
        this.block = block;
        this.literals = block.desk().literals();
    }

    static void write(Service service, Block block) {
        new DataLines(service, block).write();
    }

    private void write() {
        service.mounts().forEach(this::mount);
        block.say(Call.of("volumesFrom")
                .with(literals.names(
                        service.volumesFrom().stream().map(Notations::of).toList())));
        block.flag("readOnly", service.privileges().readOnly());
        block.size("shmSize", service.resources().sharedMemory());
        block.pairs("storageOpt", service.kernel().storageOptions());
        service.secrets().forEach(grant -> grant("secret", FileGrant.secret(grant.name()), grant));
        service.configs().forEach(grant -> grant("config", FileGrant.config(grant.name()), grant));
    }

    private void mount(Mount mount) {
        if (mount instanceof Mount.NamedVolume volume) {
            List<String> options = options(volume.readOnly());
            if (volume.noCopy()) {
                options.add("nocopy");
            }
            Call call = shown("volume", volume.volume(), volume.target(), options);
            volume.subpath().ifPresent(path -> call.named("subpath", literals.name(path)));
            block.say(call);
        } else if (mount instanceof Mount.AnonymousVolume volume) {
            block.say(anonymous(volume));
        } else if (mount instanceof Mount.HostPath path) {
            block.say(hostPath(path));
        } else if (mount instanceof Mount.ImageFiles files) {
            Call call = Call.of("volume")
                    .named("type", "'image'")
                    .named("source", literals.name(Notations.of(files.image())))
                    .named("target", literals.name(files.target()));
            files.subpath().ifPresent(path -> call.named("subpath", literals.name(path)));
            block.say(call);
        } else {
            memory((Mount.Memory) mount);
        }
    }

    private static List<String> options(boolean readOnly) {
        List<String> options = new ArrayList<>();
        if (readOnly) {
            options.add("ro");
        }
        return options;
    }

    /** As Docker writes it, unless a colon would be taken for the end of something. */
    private Call shown(String type, String source, String target, List<String> options) {
        if (!source.contains(":") && !target.contains(":")) {
            String behind = options.isEmpty() ? "" : ":" + String.join(",", options);
            return Call.of("volume").with(literals.name(source + ":" + target + behind));
        }
        Call call = Call.of("volume")
                .named("type", literals.name(type))
                .named("source", literals.name(source))
                .named("target", literals.name(target));
        for (String option : options) {
            switch (option) {
                case "ro" -> call.named("readOnly", "true");
                case "nocopy" -> call.named("nocopy", "true");
                case "z", "Z" -> call.named("selinux", literals.name(option));
                default -> call.named("propagation", literals.name(option));
            }
        }
        return call;
    }

    private Call anonymous(Mount.AnonymousVolume volume) {
        Call call = volume.target().contains(":")
                ? Call.of("volume").named("target", literals.name(volume.target()))
                : Call.of("volume").with(literals.name(volume.target()));
        if (volume.readOnly()) {
            call.named("readOnly", "true");
        }
        if (volume.noCopy()) {
            call.named("nocopy", "true");
        }
        if (!volume.labels().isEmpty()) {
            call.named("labels", literals.map(volume.labels()));
        }
        return call;
    }

    private Call hostPath(Mount.HostPath path) {
        Mount.Manner manner = path.manner();
        List<String> options = options(path.readOnly());
        manner.relabel().ifPresent(mark -> options.add(mark == Mount.Relabel.SHARED ? "z" : "Z"));
        manner.propagation().ifPresent(way -> options.add(way.word()));
        Call call = shown("bind", block.desk().paths().of(path.source()), path.target(), options);
        if (manner.createSource()) {
            call.named("createHostPath", "true");
        }
        if (manner.recursion() != Mount.Recursion.ENABLED) {
            call.named("recursive", literals.name(manner.recursion().name().toLowerCase(Locale.ROOT)));
        }
        return call;
    }

    private void memory(Mount.Memory memory) {
        Call call;
        if (!memory.target().contains(":")) {
            List<String> options = options(memory.readOnly());
            if (!memory.options().isEmpty()) {
                options.add(memory.options());
            }
            call = Call.of("tmpfs")
                    .with(literals.name(memory.target() + (options.isEmpty() ? "" : ":" + String.join(",", options))));
        } else {
            call = Call.of("volume").named("type", "'tmpfs'").named("target", literals.name(memory.target()));
            if (memory.readOnly()) {
                call.named("readOnly", "true");
            }
            if (!memory.options().isEmpty()) {
                block.lose(
                        "options of " + memory.target() + ": " + memory.options(),
                        "the options `" + memory.options() + "` of the memory at `" + memory.target() + "` in service `"
                                + service.name() + "`");
            }
        }
        memory.size().ifPresent(bytes -> call.named("size", Amounts.size(bytes)));
        memory.mode().ifPresent(bits -> call.named("mode", Amounts.mode(bits)));
        block.say(call);
    }

    private void grant(String word, FileGrant usual, FileGrant grant) {
        Call call = Call.of(word).with(literals.name(grant.name()));
        target(usual, grant).ifPresent(target -> call.named("target", literals.name(target)));
        if (grant.uid() != usual.uid()) {
            call.named("uid", String.valueOf(grant.uid()));
        }
        if (grant.gid() != usual.gid()) {
            call.named("gid", String.valueOf(grant.gid()));
        }
        grant.mode().ifPresent(bits -> call.named("mode", Amounts.mode(bits)));
        block.say(call);
    }

    private static Optional<String> target(FileGrant usual, FileGrant grant) {
        if (grant.target().equals(usual.target())) {
            return Optional.empty();
        }
        String folder = usual.target().substring(0, usual.target().lastIndexOf('/') + 1);
        boolean isBeside = folder.length() > 1
                && grant.target().startsWith(folder)
                && grant.target().length() > folder.length()
                && grant.target().charAt(folder.length()) != '/';
        return Optional.of(isBeside ? grant.target().substring(folder.length()) : grant.target());
    }
}
