package orchsh.dsl.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say what it may do, and what it shares of the kernel. */
public interface KernelWords {

    /** Allows it nearly all that the host itself may do. */
    @Word(value = "allows it nearly all that the host may do", example = "privileged true")
    void privileged(@Takes(Boolean.class) @Nullable Object wanted);

    /** Gives it privileges of the kernel; {@code 'ALL'} gives all. */
    @Word(value = "gives it privileges of the kernel", example = "capAdd 'NET_ADMIN', 'SYS_TIME'")
    void capAdd(@Takes(List.class) @Nullable Object... privileges);

    /** Takes privileges of the kernel away; {@code 'ALL'} takes all. */
    @Word(value = "takes privileges of the kernel away", example = "capDrop 'ALL'")
    void capDrop(@Takes(List.class) @Nullable Object... privileges);

    /**
     * Sets options of AppArmor, SELinux and seccomp, such as {@code 'no-new-privileges:true'} or
     * {@code 'seccomp:profile.json'}, a file beside the script.
     */
    @Word(value = "sets options of AppArmor, SELinux and seccomp", example = "securityOpt 'no-new-privileges:true'")
    void securityOpt(@Takes(List.class) @Nullable Object... options);

    /** Sets parameters of the kernel inside. */
    @Word(value = "sets parameters of the kernel inside", example = "sysctls 'net.core.somaxconn': 1024")
    void sysctls(@Pairs(unless = "") Map<?, ?> parameters);

    /** Parameters of the kernel written as {@code 'name=value'}. */
    void sysctls(@Nullable Object... parameters);

    /**
     * Says with whom it shares memory: {@code 'private'}, {@code 'none'}, {@code 'shareable'}, {@code 'host'},
     * {@code 'service:NAME'} or {@code 'container:NAME'}.
     */
    @Word(value = "says with whom it shares memory", example = "ipc 'shareable'")
    void ipc(@Takes(String.class) @Nullable Object mode);

    /** Says whose processes it sees: {@code 'host'}, {@code 'service:NAME'} or {@code 'container:NAME'}. */
    @Word(value = "says whose processes it sees", example = "pid 'host'")
    void pid(@Takes(String.class) @Nullable Object mode);

    /** With {@code 'host'} it has the host's own name. */
    @Word(value = "gives it the host's own name", example = "uts 'host'")
    void uts(@Takes(String.class) @Nullable Object mode);

    /** With {@code 'host'} its users are those of the host, where the engine keeps them apart. */
    @Word(value = "lets its users be those of the host", example = "userns 'host'", compose = "userns_mode")
    void userns(@Takes(String.class) @Nullable Object mode);

    /** Says which control groups it sees: {@code 'host'} or {@code 'private'}. */
    @Word(value = "says which control groups it sees", example = "cgroup 'private'")
    void cgroup(@Takes(String.class) @Nullable Object mode);

    /** Puts it into this control group. */
    @Word(value = "puts it into this control group", example = "cgroupParent 'm-executor'")
    void cgroupParent(@Takes(String.class) @Nullable Object group);

    /** Runs it by this runtime of the engine. */
    @Word(value = "runs it by this runtime of the engine", example = "runtime 'runc'")
    void runtime(@Takes(String.class) @Nullable Object name);
}
