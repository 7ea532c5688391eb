package orchsh.engine.model;

import java.util.Locale;

/**
 * Whose part of the kernel a container shares.
 *
 * @param kind whose
 * @param of the service or container that it is shared with; empty for the other kinds
 */
public record Namespace(Kind kind, String of) {

    /** With whom something is shared. */
    public enum Kind {
        /** With nobody, and there is nothing in it. */
        NONE,
        /** With nobody. */
        PRIVATE,
        /** With those who say so. */
        SHAREABLE,
        /** With the engine's host. */
        HOST,
        /** With all on the engine's own bridge. */
        BRIDGE,
        /** With a service of this stack. */
        SERVICE,
        /** With a container outside this stack. */
        CONTAINER;

        /** As the language and compose files write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Namespace {
        boolean isShared = kind == Kind.SERVICE || kind == Kind.CONTAINER;
        if (isShared == of.isEmpty()) {
            throw new IllegalArgumentException(
                    isShared
                            ? "`" + kind.word() + ":` must be followed by a name"
                            : "`" + kind.word() + "` has no name");
        }
        if (isShared) {
            Names.thing(kind.word(), of);
        }
    }

    public static Namespace of(Kind kind) {
        return new Namespace(kind, "");
    }

    /** Reads {@code host}, {@code service:db}, {@code container:other} …. */
    public static Namespace parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return new Namespace(kind, colon < 0 ? "" : text.substring(colon + 1));
            }
        }
        throw new IllegalArgumentException(
                "`" + text + "` is not one of none, private, shareable, host, bridge, service:NAME, container:NAME");
    }

    @Override
    public String toString() {
        return of.isEmpty() ? kind.word() : kind.word() + ":" + of;
    }
}
