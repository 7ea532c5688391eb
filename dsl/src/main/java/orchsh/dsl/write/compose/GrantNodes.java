package orchsh.dsl.write.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import orchsh.engine.model.FileGrant;

/** Writes which secrets and configs a service has. */
final class GrantNodes {
    private GrantNodes() {}

    static List<Object> secrets(List<FileGrant> grants) {
        return all(grants, FileGrant::secret);
    }

    static List<Object> configs(List<FileGrant> grants) {
        return all(grants, FileGrant::config);
    }

    private static List<Object> all(List<FileGrant> grants, Function<String, FileGrant> usual) {
        return grants.stream()
                .map(grant -> one(grant, usual.apply(grant.name())))
                .toList();
    }

    private static Object one(FileGrant grant, FileGrant usual) {
        if (grant.equals(usual)) {
            return grant.name();
        }
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("source", grant.name());
        written.put("target", Texts.plain(grant.target()));
        if (grant.uid() != usual.uid()) {
            written.put("uid", String.valueOf(grant.uid()));
        }
        if (grant.gid() != usual.gid()) {
            written.put("gid", String.valueOf(grant.gid()));
        }
        grant.mode().ifPresent(bits -> written.put("mode", Texts.mode(bits)));
        return written;
    }
}
