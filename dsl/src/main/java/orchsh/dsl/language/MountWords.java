package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say what is seen at which path inside. */
public interface MountWords {

    /**
     * Shows something inside the container: {@code 'name:/path'} a volume of the stack, {@code './folder:/path'} a
     * folder beside the script, {@code '/folder:/path'} or {@code '~/folder:/path'} one of the host, {@code '/path'}
     * alone a new volume without a name. Behind a further colon stand {@code ro} (it cannot be written), {@code nocopy}
     * (an empty volume stays empty), {@code z} and {@code Z} (marks for SELinux) and the ways of propagation.
     */
    @Word(value = "shows a volume or folder inside the container", example = "volume 'pgdata:/var/lib/postgresql/data'")
    void volume(@Nullable Object... mounts);

    /**
     * Shows pairs, {@code volume pgdata: '/var/lib/postgresql/data'}; or one mount told in detail, when {@code target} is
     * given: the path inside.
     *
     * <ul>
     *   <li>{@code type}: {@code 'volume'}, {@code 'bind'}, {@code 'tmpfs'} or {@code 'image'}; without it the source
     *       tells
     *   <li>{@code source}: the volume, folder or image
     *   <li>{@code readOnly}: whether it cannot be written
     *   <li>{@code subpath}: the folder of the volume or image that is meant
     *   <li>{@code nocopy}: whether an empty volume stays empty; {@code labels}: marks of a volume without a name
     *   <li>{@code propagation}: {@code 'rprivate'}, {@code 'rshared'}, {@code 'rslave'} …; {@code createHostPath}:
     *       whether a missing folder of the host is made; {@code selinux}: {@code 'z'} or {@code 'Z'};
     *       {@code recursive}: {@code 'enabled'}, {@code 'disabled'}, {@code 'writable'} or {@code 'readonly'}
     *   <li>{@code size}, {@code mode}: how much a folder in memory holds, and who may do what with it
     *   <li>{@code consistency}: {@code 'consistent'}, the only way on Linux
     * </ul>
     */
    void volume(
            @Pairs(unless = "target")
                    @NamedParam(value = "type", type = String.class)
                    @NamedParam(value = "source", type = String.class)
                    @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "readOnly", type = Boolean.class)
                    @NamedParam(value = "subpath", type = String.class)
                    @NamedParam(value = "nocopy", type = Boolean.class)
                    @NamedParam(value = "labels", type = Object.class)
                    @NamedParam(value = "propagation", type = String.class)
                    @NamedParam(value = "createHostPath", type = Boolean.class)
                    @NamedParam(value = "selinux", type = String.class)
                    @NamedParam(value = "recursive", type = String.class)
                    @NamedParam(value = "size", type = Size.class)
                    @NamedParam(value = "mode", type = Object.class)
                    @NamedParam(value = "consistency", type = String.class)
                    Map<?, ?> mounts);

    /** A mount as {@link #volume(Object...)} has it, and the other options of {@link #volume(Map)}. */
    void volume(
            @NamedParam(value = "type", type = String.class)
                    @NamedParam(value = "readOnly", type = Boolean.class)
                    @NamedParam(value = "subpath", type = String.class)
                    @NamedParam(value = "nocopy", type = Boolean.class)
                    @NamedParam(value = "labels", type = Object.class)
                    @NamedParam(value = "propagation", type = String.class)
                    @NamedParam(value = "createHostPath", type = Boolean.class)
                    @NamedParam(value = "selinux", type = String.class)
                    @NamedParam(value = "recursive", type = String.class)
                    @NamedParam(value = "size", type = Size.class)
                    @NamedParam(value = "mode", type = Object.class)
                    @NamedParam(value = "consistency", type = String.class)
                    Map<String, ?> options,
            @Nullable Object mount);

    /** The same as {@link #volume(Object...)}. */
    @Word(value = "shows volumes or folders inside the container", example = "volumes './html:/srv:ro', 'data:/data'")
    default void volumes(@Nullable Object... mounts) {
        volume(mounts);
    }

    /** The same as {@link #volume(Map)}. */
    default void volumes(@Pairs(unless = "") Map<?, ?> mounts) {
        volume(mounts);
    }

    /**
     * Shows all that another service sees as well, or a container outside the stack: {@code 'container:NAME'}.
     * {@code ':ro'} at the end forbids writing.
     */
    @Word(value = "shows what another service sees as well", example = "volumesFrom 'db:ro'")
    void volumesFrom(@Takes(List.class) @Nullable Object... services);

    /** Shows empty folders in memory; options of the kernel may stand behind a colon: {@code '/run:size=64m,noexec'}. */
    @Word(value = "shows an empty folder in memory", example = "tmpfs '/run', size: 64.mb")
    void tmpfs(@Takes(List.class) @Nullable Object... paths);

    /** A folder in memory that holds at most {@code size}, with the rights {@code mode}. */
    void tmpfs(
            @NamedParam(value = "size", type = Size.class) @NamedParam(value = "mode", type = Object.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object path);

    /** Forbids writing to everything that is not a volume or a folder in memory. */
    @Word(value = "forbids writing to the container's own files", example = "readOnly true")
    void readOnly(@Takes(Boolean.class) @Nullable Object wanted);

    /** Says how large {@code /dev/shm} is. */
    @Word(value = "says how large /dev/shm is", example = "shmSize 256.mb")
    void shmSize(@Takes(Size.class) @Nullable Object size);

    /** Sets options of the engine's storage driver for the container's own files. */
    @Word(value = "sets options of the engine's storage driver", example = "storageOpt size: '10G'")
    void storageOpt(@Pairs(unless = "") Map<?, ?> options);
}
