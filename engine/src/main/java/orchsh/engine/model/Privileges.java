package orchsh.engine.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a container may do beyond, or less than, what containers usually may.
 *
 * @param privileged whether it may do nearly all that the host may
 * @param added capabilities it has besides the usual ones
 * @param dropped capabilities it has not
 * @param securityOptions options of the kernel's security modules: {@code no-new-privileges}, {@code seccomp=…}
 * @param readOnly whether its root file system cannot be written
 */
public record Privileges(
        boolean privileged, List<String> added, List<String> dropped, List<String> securityOptions, boolean readOnly) {

    public Privileges {
        added = List.copyOf(added);
        dropped = List.copyOf(dropped);
        securityOptions = List.copyOf(securityOptions);
    }

    /** Collects privileges. */
    public static final class Builder {
        private boolean privileged;
        private final List<String> added = new ArrayList<>();
        private final List<String> dropped = new ArrayList<>();
        private final List<String> securityOptions = new ArrayList<>();
        private boolean readOnly;

        Builder() {}

        Builder(Privileges privileges) {
            privileged = privileges.privileged;
            added.addAll(privileges.added);
            dropped.addAll(privileges.dropped);
            securityOptions.addAll(privileges.securityOptions);
            readOnly = privileges.readOnly;
        }

        public Builder privileged(boolean wanted) {
            privileged = wanted;
            return this;
        }

        public Builder add(String capability) {
            added.add(capability);
            return this;
        }

        public Builder drop(String capability) {
            dropped.add(capability);
            return this;
        }

        public Builder securityOption(String option) {
            securityOptions.add(option);
            return this;
        }

        public Builder readOnly(boolean wanted) {
            readOnly = wanted;
            return this;
        }

        Privileges build() {
            return new Privileges(privileged, added, dropped, securityOptions, readOnly);
        }
    }
}
