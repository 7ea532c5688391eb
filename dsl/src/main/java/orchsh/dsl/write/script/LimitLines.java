package orchsh.dsl.write.script;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import orchsh.dsl.write.Notations;
import orchsh.engine.model.BlockIo;
import orchsh.engine.model.Devices;
import orchsh.engine.model.Kernel;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Namespaces;
import orchsh.engine.model.Privileges;
import orchsh.engine.model.Resources;
import orchsh.engine.model.SeccompProfile;
import orchsh.engine.model.Service;

/** Writes how much of the machine a service may use, and what it may do there. */
final class LimitLines {
    private LimitLines() {}

    static void write(Service service, Block block) {
        resources(service, block);
        devices(service.devices(), block);
        privileges(service.privileges(), block);
        namespaces(service.namespaces(), block);
        kernel(service, block);
    }

    private static void resources(Service service, Block block) {
        Resources resources = service.resources();
        block.size("memory", resources.memory());
        block.size("memoryReservation", resources.memoryReservation());
        block.size("memorySwap", resources.memorySwap());
        block.number("memorySwappiness", resources.swappiness());
        resources
                .cpus()
                .map(BigDecimal::toPlainString)
                .ifPresent(number -> block.say(Call.of("cpus").with(number)));
        block.number("cpuShares", resources.cpuShares());
        block.number("cpuPeriod", resources.cpuPeriod());
        block.number("cpuQuota", resources.cpuQuota());
        block.number("cpuRtPeriod", resources.realtimePeriod());
        block.number("cpuRtRuntime", resources.realtimeRuntime());
        block.text("cpuset", resources.cpuset());
        resources
                .memoryNodes()
                .ifPresent(nodes -> block.lose(
                        "memory nodes " + nodes + " have no word",
                        "the memory nodes `" + nodes + "` of service `" + service.name() + "` have no word"));
        block.number("pids", resources.pids());
        Literals literals = block.desk().literals();
        Map<String, String> limits = new LinkedHashMap<>();
        BuildLine.limits(resources.ulimits()).forEach((name, limit) -> limits.put(literals.key(name), limit));
        block.say(Call.of("ulimits").named(limits));
        block.number("oomScore", resources.oomScore());
        block.flag("oomKillDisable", resources.oomKillDisable());
        block.say(blockIo(resources.blockIo(), literals));
    }

    private static Call blockIo(BlockIo limits, Literals literals) {
        Call call = Call.of("blkio");
        limits.weight().ifPresent(weight -> call.named("weight", String.valueOf(weight)));
        if (!limits.weights().isEmpty()) {
            Map<String, String> weights = new LinkedHashMap<>();
            limits.weights().forEach(weight -> weights.put(weight.device(), String.valueOf(weight.weight())));
            call.named("weightDevice", literals.mapOf(weights, value -> value));
        }
        rates("deviceReadBps", limits.readBytes(), Amounts::size, call, literals);
        rates("deviceReadIops", limits.readOperations(), String::valueOf, call, literals);
        rates("deviceWriteBps", limits.writeBytes(), Amounts::size, call, literals);
        rates("deviceWriteIops", limits.writeOperations(), String::valueOf, call, literals);
        return call;
    }

    private static void rates(
            String option, List<BlockIo.Rate> rates, LongFunction<String> spelling, Call call, Literals literals) {
        if (!rates.isEmpty()) {
            Map<String, String> spelled = new LinkedHashMap<>();
            rates.forEach(rate -> spelled.put(rate.device(), spelling.apply(rate.rate())));
            call.named(option, literals.mapOf(spelled, value -> value));
        }
    }

    private static void devices(Devices devices, Block block) {
        Literals literals = block.desk().literals();
        block.say(Call.of("devices")
                .with(literals.names(
                        devices.mapped().stream().map(Notations::of).toList())));
        block.say(Call.of("deviceCgroupRules").with(literals.names(devices.rules())));
        boolean areAllGraphics = devices.requests().stream().allMatch(LimitLines::isGraphics);
        if (areAllGraphics) {
            devices.requests().forEach(request -> block.say(graphics(request, literals)));
        } else {
            String requests = devices.requests().stream()
                    .map(request -> request(request, literals))
                    .collect(Collectors.joining(", "));
            block.say(Call.of("deploy").named("resources", "[reservations: [devices: [" + requests + "]]]"));
        }
    }

    private static boolean isGraphics(Devices.Request request) {
        List<String> all = request.capabilities();
        return !all.isEmpty()
                && all.get(0).equals("gpu")
                && all.stream().distinct().count() == all.size();
    }

    private static Call graphics(Devices.Request request, Literals literals) {
        boolean countsOnly = request.driver().isEmpty()
                && request.options().isEmpty()
                && request.capabilities().size() == 1
                && request.count().isPresent();
        Call call = Call.of("gpus");
        if (countsOnly) {
            return call.with(count(request.count().get()));
        }
        said(request, request.capabilities().subList(1, request.capabilities().size()), literals)
                .forEach(call::named);
        return call;
    }

    private static String request(Devices.Request request, Literals literals) {
        return literals.mapOf(said(request, request.capabilities(), literals), value -> value);
    }

    private static Map<String, String> said(Devices.Request request, List<String> capabilities, Literals literals) {
        Map<String, String> said = new LinkedHashMap<>();
        request.driver().ifPresent(name -> said.put("driver", literals.name(name)));
        request.count().ifPresent(number -> said.put("count", count(number)));
        if (!request.ids().isEmpty()) {
            said.put("deviceIds", literals.list(request.ids()));
        }
        if (!capabilities.isEmpty()) {
            said.put("capabilities", literals.list(capabilities));
        }
        if (!request.options().isEmpty()) {
            said.put("options", literals.map(request.options()));
        }
        return said;
    }

    private static String count(int number) {
        return number < 0 ? "'all'" : String.valueOf(number);
    }

    private static void privileges(Privileges privileges, Block block) {
        block.flag("privileged", privileges.privileged());
        block.texts("capAdd", privileges.added());
        block.texts("capDrop", privileges.dropped());
        block.texts(
                "securityOpt",
                privileges.securityOptions().stream()
                        .map(option -> SeccompProfile.of(option)
                                .map(profile -> "seccomp=" + shown(profile.file(), block))
                                .orElse(option))
                        .toList());
    }

    private static String shown(Path file, Block block) {
        return block.desk().paths().of(file);
    }

    private static void namespaces(Namespaces namespaces, Block block) {
        namespace("ipc", namespaces.ipc(), block);
        namespace("pid", namespaces.pid(), block);
        namespace("uts", namespaces.uts(), block);
        namespace("userns", namespaces.user(), block);
        namespace("cgroup", namespaces.cgroup(), block);
    }

    private static void namespace(String word, Optional<Namespace> namespace, Block block) {
        namespace.ifPresent(shared -> block.say(Call.of(word).with(GroovyText.quoted(shared.toString()))));
    }

    private static void kernel(Service service, Block block) {
        Kernel kernel = service.kernel();
        block.pairs("sysctls", kernel.sysctls());
        block.text("cgroupParent", kernel.cgroupParent());
        block.text("runtime", kernel.runtime());
        kernel.isolation()
                .ifPresent(way -> block.lose(
                        "isolation '" + way + "' is for engines on Windows",
                        "the isolation `" + way + "` of service `" + service.name() + "` is for engines on Windows"));
    }
}
