package orchsh.dsl.build;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import orchsh.dsl.language.KernelWords;
import orchsh.dsl.value.Pairings;
import orchsh.dsl.value.Values;
import orchsh.engine.model.Kernel;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Namespaces;
import orchsh.engine.model.Privileges;
import org.jspecify.annotations.Nullable;

/** Keeps what a service may do, and what it shares of the kernel. */
final class KernelPart implements KernelWords {
    private static final String SECCOMP = "seccomp";

    private final Sayings sayings;

    KernelPart(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public void privileged(@Nullable Object wanted) {
        sayings.heed(() -> {
            boolean flag = Values.flag("privileged", wanted);
            sayings.say(Saying.shared(service -> service.privileges(privileges -> privileges.privileged(flag))));
        });
    }

    private void allow(Supplier<List<String>> names, String word, BiConsumer<Privileges.Builder, String> how) {
        sayings.heed(() -> {
            for (String name : names.get()) {
                sayings.note(word, name);
                sayings.say(Saying.shared(service -> service.privileges(privileges -> how.accept(privileges, name))));
            }
        });
    }

    @Override
    public void capAdd(@Nullable Object... privileges) {
        allow(() -> Values.texts("capAdd", privileges), "capAdd", Privileges.Builder::add);
    }

    @Override
    public void capDrop(@Nullable Object... privileges) {
        allow(() -> Values.texts("capDrop", privileges), "capDrop", Privileges.Builder::drop);
    }

    @Override
    public void securityOpt(@Nullable Object... options) {
        allow(
                () -> Values.texts("securityOpt", options).stream()
                        .map(this::withPath)
                        .toList(),
                "securityOpt",
                Privileges.Builder::securityOption);
    }

    /** A seccomp profile is a file beside the script, unless the engine knows it by name. */
    private String withPath(String option) {
        String[] parts = option.split("[=:]", 2);
        boolean isFile = parts.length == 2
                && parts[0].equals(SECCOMP)
                && (parts[1].contains("/") || parts[1].contains("."))
                && !parts[1].startsWith("{");
        return isFile ? SECCOMP + "=" + sayings.resolve(parts[1]) : option;
    }

    private void kernel(Supplier<Map<String, String>> pairs, BiConsumer<Kernel.Builder, Map<String, String>> how) {
        sayings.heed(() -> {
            Map<String, String> read = pairs.get();
            sayings.say(Saying.shared(service -> service.kernel(kernel -> how.accept(kernel, read))));
        });
    }

    @Override
    public void sysctls(Map<?, ?> parameters) {
        kernel(() -> Pairings.of("sysctls", parameters), Kernel.Builder::sysctls);
    }

    @Override
    public void sysctls(@Nullable Object... parameters) {
        kernel(() -> Pairings.of("sysctls", parameters), Kernel.Builder::sysctls);
    }

    private void share(String word, @Nullable Object mode, BiConsumer<Namespaces.Builder, Namespace> how) {
        sayings.heed(() -> {
            Namespace namespace = Namespace.parse(Values.text(word, mode));
            sayings.note(word, namespace.of());
            sayings.say(Saying.shared(service -> service.namespaces(namespaces -> how.accept(namespaces, namespace)))
                    .reaching(Sayings.servicesOf(namespace)));
        });
    }

    @Override
    public void ipc(@Nullable Object mode) {
        share("ipc", mode, Namespaces.Builder::ipc);
    }

    @Override
    public void pid(@Nullable Object mode) {
        share("pid", mode, Namespaces.Builder::pid);
    }

    @Override
    public void uts(@Nullable Object mode) {
        share("uts", mode, Namespaces.Builder::uts);
    }

    @Override
    public void userns(@Nullable Object mode) {
        share("userns", mode, Namespaces.Builder::user);
    }

    @Override
    public void cgroup(@Nullable Object mode) {
        share("cgroup", mode, Namespaces.Builder::cgroup);
    }

    @Override
    public void cgroupParent(@Nullable Object group) {
        sayings.heed(() -> {
            String text = Values.text("cgroupParent", group);
            sayings.say(Saying.shared(service -> service.kernel(kernel -> kernel.cgroupParent(text))));
        });
    }

    @Override
    public void runtime(@Nullable Object name) {
        sayings.heed(() -> {
            String text = Values.text("runtime", name);
            sayings.say(Saying.shared(service -> service.kernel(kernel -> kernel.runtime(text))));
        });
    }
}
