package orchsh.engine.model;

import java.util.Optional;

/**
 * A secret or config as a service sees it.
 *
 * @param name its name in the stack
 * @param target where it is inside, absolute
 * @param uid the number of the user it belongs to
 * @param gid the number of the group it belongs to
 * @param mode who may do what with it, as {@code chmod} counts; absent means everybody may read it
 */
public record FileGrant(String name, String target, int uid, int gid, Optional<Integer> mode) {
    public FileGrant {
        Checks.absolute(target);
        Checks.atLeast("the owner of `" + name + "`", 0, uid);
        Checks.atLeast("the group of `" + name + "`", 0, gid);
        mode.ifPresent(bits -> Checks.between("the mode of `" + name + "`", 0, 07777, bits));
    }

    /** Where secrets are when nothing else is said. */
    public static FileGrant secret(String name) {
        return new FileGrant(name, "/run/secrets/" + name, 0, 0, Optional.empty());
    }

    /** Where configs are when nothing else is said. */
    public static FileGrant config(String name) {
        return new FileGrant(name, "/" + name, 0, 0, Optional.empty());
    }
}
