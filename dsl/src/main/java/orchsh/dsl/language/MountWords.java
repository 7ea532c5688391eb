package orchsh.dsl.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say what is seen at which path inside. */
public interface MountWords {

    /**
     * Shows something inside the container: {@code 'name:/path'} a volume of the stack, {@code './folder:/path'} a
     * folder beside the script, {@code '/folder:/path'} or {@code '~/folder:/path'} one of the host, {@code '/path'}
     * alone a new volume without a name. {@code ':ro'} at the end forbids writing.
     */
    @Word(value = "shows a volume or folder inside the container", example = "volume 'pgdata:/var/lib/postgresql/data'")
    void volume(@Nullable Object... mounts);

    /** Shows pairs: {@code volume pgdata: '/var/lib/postgresql/data'}. */
    void volume(Map<?, ?> mounts);

    /** The same as {@link #volume(Object...)}. */
    @Word(value = "shows volumes or folders inside the container", example = "volumes './html:/srv:ro', 'data:/data'")
    default void volumes(@Nullable Object... mounts) {
        volume(mounts);
    }

    /** The same as {@link #volume(Map)}. */
    default void volumes(Map<?, ?> mounts) {
        volume(mounts);
    }
}
