package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Config;
import orchsh.engine.model.FileGrant;
import orchsh.engine.model.FileSource;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;

/** Secrets and configs as docker compose gives them: those that are files are mounted, so that what is in them is always the same. */
final class FoundFiles {
    private FoundFiles() {}

    /** The fields of a definition that tell of mounted files. */
    static SortedMap<String, String> mounts(Stack stack, Service service) {
        SortedMap<String, String> fields = new TreeMap<>();
        service.secrets().forEach(grant -> add(grant, secret(stack, grant), fields));
        service.configs().forEach(grant -> add(grant, config(stack, grant), fields));
        return fields;
    }

    private static void add(FileGrant grant, Optional<FileSource> source, SortedMap<String, String> fields) {
        source.filter(FileSource.OfFile.class::isInstance)
                .map(file -> ((FileSource.OfFile) file).path())
                .ifPresent(path -> fields.put("volume " + grant.target(), path + " read-only"));
    }

    /** Why what docker compose gave cannot be compared. */
    static List<String> incomparable(Stack stack, Service service) {
        List<String> reasons = new ArrayList<>();
        service.secrets()
                .forEach(grant ->
                        incomparable("secret", grant, secret(stack, grant)).ifPresent(reasons::add));
        service.configs()
                .forEach(grant ->
                        incomparable("config", grant, config(stack, grant)).ifPresent(reasons::add));
        return reasons;
    }

    private static Optional<String> incomparable(String kind, FileGrant grant, Optional<FileSource> source) {
        if (source.filter(FileSource.OfFile.class::isInstance).isEmpty()) {
            return Optional.of(
                    kind + " " + grant.name() + " is no file, and cannot be compared with what it was given");
        }
        boolean isUsual = grant.uid() == 0 && grant.gid() == 0 && grant.mode().isEmpty();
        return isUsual
                ? Optional.empty()
                : Optional.of(kind + " " + grant.name()
                        + " is to have an owner or a mode, which docker compose does not give" + " to files");
    }

    private static Optional<FileSource> secret(Stack stack, FileGrant grant) {
        return stack.secret(grant.name()).map(Secret::source);
    }

    private static Optional<FileSource> config(Stack stack, FileGrant grant) {
        return stack.config(grant.name()).map(Config::source);
    }
}
