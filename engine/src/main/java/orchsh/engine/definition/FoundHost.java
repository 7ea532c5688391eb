package orchsh.engine.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orchsh.engine.observed.Facts;

/** What a container has of the machine that it is on, and what it may do there. */
final class FoundHost {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final FactReader host;
    private final Fields fields;

    private FoundHost(FactReader host, Fields fields) {
        this.host = host;
        this.fields = fields;
    }

    /** What is of no word here is a field by the engine's own name. */
    static void add(Facts hostConfig, Fields fields) {
        FactReader reader = new FactReader(hostConfig)
                .without("NetworkMode", "PortBindings", "Links", "Binds", "Mounts", "Tmpfs")
                .without("ContainerIDFile", "ConsoleSize");
        new FoundHost(reader, fields).addAll();
        reader.rest().forEach(name -> fields.put(name, ""));
    }

    private void addAll() {
        restart(host.take("RestartPolicy"));
        logging(host.take("LogConfig"));
        fields.put("init", host.take("Init").word());
        fields.each("groupAdd", host.take("GroupAdd").texts());
        fields.named("annotation", texts(host.take("Annotations")));
        fields.list("dns", host.take("Dns").texts());
        fields.list("dnsSearch", host.take("DnsSearch").texts());
        fields.list("dnsOpt", host.take("DnsOptions").texts());
        names(host.take("ExtraHosts").texts());
        host.take("VolumesFrom").texts().forEach(from -> fields.put("volumesFrom container:" + from, ""));
        memory();
        processors();
        blockIo();
        devices();
        privileges();
        namespaces();
        fields.named("sysctls", texts(host.take("Sysctls")));
        fields.put("cgroupParent", host.take("CgroupParent").word());
        fields.put("runtime", host.take("Runtime").word());
        fields.put("isolation", host.take("Isolation").word());
        fields.named("storageOpt", texts(host.take("StorageOpt")));
    }

    private static Map<String, String> texts(Facts facts) {
        Map<String, String> texts = new TreeMap<>();
        facts.named().forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }

    private void restart(Facts policy) {
        String word = policy.at("Name").text();
        long attempts = policy.at("MaximumRetryCount").number();
        if (!word.isEmpty() && !word.equals("no")) {
            fields.put("restart", attempts > 0 ? word + ":" + attempts : word);
        }
    }

    private void logging(Facts logging) {
        fields.put("logging", logging.at("Type").word());
        fields.named("logging", texts(logging.at("Config")));
    }

    private void names(List<String> entries) {
        entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.split("[:=]", 2)[0],
                        TreeMap::new,
                        Collectors.mapping(FoundHost::addressOf, Collectors.toList())))
                .forEach((name, addresses) -> fields.list("extraHosts " + name, addresses));
    }

    private static String addressOf(String entry) {
        String[] parts = entry.split("[:=]", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    private void memory() {
        long memory = host.take("Memory").number();
        long swap = host.take("MemorySwap").number();
        size("memory", memory);
        size("memoryReservation", host.take("MemoryReservation").number());
        // Twice the memory is what the engine makes of nothing.
        size("memorySwap", swap == 2 * memory ? 0 : swap);
        fields.put("swappiness", host.take("MemorySwappiness").word().filter(text -> !text.equals("-1")));
        size("shmSize", host.take("ShmSize").number());
        count("oomScore", "OomScoreAdj");
        fields.flag("oomKillDisable", host.take("OomKillDisable").isTrue());
    }

    private void size(String word, long bytes) {
        fields.size(word, Optional.of(bytes).filter(amount -> amount != 0));
    }

    private void count(String word, String name) {
        fields.put(word, Optional.of(host.take(name).number()).filter(number -> number != 0));
    }

    private void processors() {
        fields.put(
                "cpus",
                Optional.of(host.take("NanoCpus").number())
                        .filter(nanos -> nanos != 0)
                        .map(nanos -> BigDecimal.valueOf(nanos)
                                .divide(NANOS)
                                .stripTrailingZeros()
                                .toPlainString()));
        count("cpuShares", "CpuShares");
        count("cpuPeriod", "CpuPeriod");
        count("cpuQuota", "CpuQuota");
        count("cpuRealtimePeriod", "CpuRealtimePeriod");
        count("cpuRealtimeRuntime", "CpuRealtimeRuntime");
        fields.put("cpuset", host.take("CpusetCpus").word());
        fields.put("cpusetMems", host.take("CpusetMems").word());
        count("pids", "PidsLimit");
        for (Facts limit : host.take("Ulimits").all()) {
            fields.put(
                    "ulimits " + limit.at("Name").text(),
                    limit.at("Soft").number() + ":" + limit.at("Hard").number());
        }
    }

    private void blockIo() {
        count("blkio weight", "BlkioWeight");
        rates("blkio weight", "BlkioWeightDevice", "Weight");
        rates("blkio readBps", "BlkioDeviceReadBps", "Rate");
        rates("blkio readIops", "BlkioDeviceReadIOps", "Rate");
        rates("blkio writeBps", "BlkioDeviceWriteBps", "Rate");
        rates("blkio writeIops", "BlkioDeviceWriteIOps", "Rate");
    }

    private void rates(String word, String name, String amount) {
        host.take(name)
                .all()
                .forEach(rate -> fields.put(
                        word + " " + rate.at("Path").text(), rate.at(amount).text()));
    }

    private void devices() {
        DeviceFields mapped = new DeviceFields();
        host.take("Devices")
                .all()
                .forEach(device -> mapped.add(
                        device.at("PathOnHost").text(),
                        device.at("PathInContainer").text(),
                        device.at("CgroupPermissions").text()));
        mapped.putInto(fields);
        fields.each("deviceCgroupRules", host.take("DeviceCgroupRules").texts());
    }

    private void privileges() {
        boolean privileged = host.take("Privileged").isTrue();
        fields.flag("privileged", privileged);
        host.take("CapAdd").texts().forEach(name -> fields.put("capAdd " + capability(name), ""));
        host.take("CapDrop").texts().forEach(name -> fields.put("capDrop " + capability(name), ""));
        host.take("SecurityOpt").texts().stream()
                .filter(option -> !(privileged && option.startsWith("label") && option.endsWith("disable")))
                .forEach(option -> fields.put(KernelFields.ofOption(option(option)), ""));
        fields.flag("readOnly", host.take("ReadonlyRootfs").isTrue());
        boolean hidesPaths = !host.take("MaskedPaths").all().isEmpty();
        boolean guardsPaths = !host.take("ReadonlyPaths").all().isEmpty();
        if (!privileged && !hidesPaths && !guardsPaths) {
            fields.put(KernelFields.ofOption("systempaths:unconfined"), "");
        }
    }

    /** As engines write it by now: older ones leave the beginning out. */
    static String capability(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
    }

    /** There are two ways to write one. */
    static String option(String text) {
        String written = text.replaceFirst("=", ":");
        return written.equals("no-new-privileges:true") ? "no-new-privileges" : written;
    }

    private void namespaces() {
        fields.put("ipc", host.take("IpcMode").word());
        fields.put("pid", host.take("PidMode").word());
        fields.put("uts", host.take("UTSMode").word());
        fields.put("userns", host.take("UsernsMode").word());
        fields.put("cgroup", host.take("CgroupnsMode").word());
    }
}
