package orchsh.dsl.write.compose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.write.Notations;
import orchsh.engine.model.BlockIo;
import orchsh.engine.model.Devices;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Namespaces;
import orchsh.engine.model.Privileges;
import orchsh.engine.model.Resources;
import orchsh.engine.model.Service;
import org.jspecify.annotations.Nullable;

/** Writes how much of the machine a service may use, and what it may do there. */
final class LimitNode {
    private final Service service;
    private final Losses losses;
    private final Node node;

    LimitNode(Service service, Losses losses, Node node) {
        this.service = service;
        this.losses = losses;
        this.node = node;
    }

    void write() {
        resources(service.resources());
        devices(service.devices());
        privileges(service.privileges());
        namespaces(service.namespaces());
        node.pairs("sysctls", service.kernel().sysctls());
        node.text("cgroup_parent", service.kernel().cgroupParent());
        node.text("runtime", service.kernel().runtime());
        node.text("isolation", service.kernel().isolation());
    }

    private void resources(Resources resources) {
        node.size("mem_limit", resources.memory());
        node.size("mem_reservation", resources.memoryReservation());
        node.size("memswap_limit", resources.memorySwap());
        node.number("mem_swappiness", resources.swappiness());
        node.text("cpus", resources.cpus().map(BigDecimal::toPlainString));
        node.number("cpu_shares", resources.cpuShares());
        node.number("cpu_period", resources.cpuPeriod());
        node.number("cpu_quota", resources.cpuQuota());
        node.number("cpu_rt_period", resources.realtimePeriod());
        node.number("cpu_rt_runtime", resources.realtimeRuntime());
        node.text("cpuset", resources.cpuset());
        resources.memoryNodes().ifPresent(nodes -> losses.add(service, "is not kept on the memory nodes " + nodes));
        node.number("pids_limit", resources.pids());
        BuildNode.limits(resources.ulimits(), node);
        node.number("oom_score_adj", resources.oomScore());
        node.flag("oom_kill_disable", resources.oomKillDisable());
        blockIo(resources.blockIo());
    }

    private void blockIo(BlockIo limits) {
        Node written = node.child();
        written.number("weight", limits.weight());
        written.raw(
                "weight_device",
                limits.weights().stream()
                        .map(weight -> device(weight.device(), "weight", weight.weight()))
                        .toList());
        written.raw("device_read_bps", rates(limits.readBytes()));
        written.raw("device_read_iops", rates(limits.readOperations()));
        written.raw("device_write_bps", rates(limits.writeBytes()));
        written.raw("device_write_iops", rates(limits.writeOperations()));
        node.put("blkio_config", written);
    }

    private static List<Map<String, Object>> rates(List<BlockIo.Rate> rates) {
        return rates.stream()
                .map(rate -> device(rate.device(), "rate", rate.rate()))
                .toList();
    }

    private static Map<String, Object> device(String path, String what, Object value) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("path", Texts.plain(path));
        written.put(what, value);
        return written;
    }

    private void devices(Devices devices) {
        node.texts("devices", devices.mapped().stream().map(Notations::of).toList());
        node.texts("device_cgroup_rules", devices.rules());
        List<Map<String, @Nullable Object>> requests = new ArrayList<>();
        for (Devices.Request request : devices.requests()) {
            Node written = node.child();
            written.put("capabilities", request.capabilities());
            written.text("driver", request.driver());
            request.count().ifPresent(number -> written.put("count", number < 0 ? (Object) "all" : number));
            written.texts("device_ids", request.ids());
            written.pairs("options", request.options());
            requests.add(written.entries());
        }
        Node reservations = node.child();
        reservations.raw("devices", requests);
        Node resources = node.child();
        resources.put("reservations", reservations);
        Node deploy = node.child();
        RolloutNode.write(service.rollout(), deploy);
        deploy.put("resources", resources);
        node.put("deploy", deploy);
    }

    private void privileges(Privileges privileges) {
        node.flag("privileged", privileges.privileged());
        node.texts("cap_add", privileges.added());
        node.texts("cap_drop", privileges.dropped());
        node.texts("security_opt", privileges.securityOptions());
    }

    private void namespaces(Namespaces namespaces) {
        namespace("ipc", namespaces.ipc());
        namespace("pid", namespaces.pid());
        namespace("uts", namespaces.uts());
        namespace("userns_mode", namespaces.user());
        namespace("cgroup", namespaces.cgroup());
    }

    private void namespace(String key, Optional<Namespace> namespace) {
        namespace.ifPresent(shared -> node.put(key, shared.toString()));
    }
}
