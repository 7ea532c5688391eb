package orchsh.engine.definition;

import orchsh.engine.model.Kernel;
import orchsh.engine.model.Namespaces;
import orchsh.engine.model.Privileges;
import orchsh.engine.model.Service;

/** What a container may do, and what of the kernel it shares. */
final class KernelFields {
    private KernelFields() {}

    static void add(Service service, Fields fields) {
        add(service.privileges(), fields);
        add(service.namespaces(), fields);
        add(service.kernel(), fields);
    }

    private static void add(Privileges privileges, Fields fields) {
        fields.flag("privileged", privileges.privileged());
        fields.each("capAdd", privileges.added());
        fields.each("capDrop", privileges.dropped());
        privileges.securityOptions().forEach(option -> fields.put(ofOption(option), ""));
        fields.flag("readOnly", privileges.readOnly());
    }

    /** The field of a security option. */
    static String ofOption(String option) {
        return "securityOpt " + option;
    }

    private static void add(Namespaces namespaces, Fields fields) {
        fields.put("networkMode", namespaces.network());
        fields.put("ipc", namespaces.ipc());
        fields.put("pid", namespaces.pid());
        fields.put("uts", namespaces.uts());
        fields.put("userns", namespaces.user());
        fields.put("cgroup", namespaces.cgroup());
    }

    private static void add(Kernel kernel, Fields fields) {
        fields.named("sysctls", kernel.sysctls());
        fields.put("cgroupParent", kernel.cgroupParent());
        fields.put("runtime", kernel.runtime());
        fields.put("isolation", kernel.isolation());
        fields.named("storageOpt", kernel.storageOptions());
    }
}
