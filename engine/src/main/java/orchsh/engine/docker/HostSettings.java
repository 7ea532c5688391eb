package orchsh.engine.docker;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.BlkioRateDevice;
import com.github.dockerjava.api.model.BlkioWeightDevice;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.VolumesFrom;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.BlockIo;
import orchsh.engine.model.Devices;
import orchsh.engine.model.Kernel;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Namespaces;
import orchsh.engine.model.Port;
import orchsh.engine.model.Privileges;
import orchsh.engine.model.Resolution;
import orchsh.engine.model.Resources;
import orchsh.engine.model.Service;
import orchsh.engine.port.ContainerOrder;

/** What a container gets from its host, in the words of the library. */
final class HostSettings {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final ContainerOrder order;
    private final Service service;
    private final HostConfig host = HostConfig.newHostConfig();

    private HostSettings(ContainerOrder order) {
        this.order = order;
        this.service = order.service();
    }

    static HostConfig of(ContainerOrder order) {
        HostSettings settings = new HostSettings(order);
        settings.fill();
        return settings.host;
    }

    private void fill() {
        host.withPortBindings(
                service.ports().stream().map(HostSettings::binding).toList());
        host.withRestartPolicy(RestartPolicy.parse(service.restart().toString()));
        service.launch().init().ifPresent(host::withInit);
        if (!service.launch().groups().isEmpty()) {
            host.withGroupAdd(service.launch().groups());
        }
        if (!service.identity().annotations().isEmpty()) {
            host.withAnnotations(service.identity().annotations());
        }
        if (!service.volumesFrom().isEmpty()) {
            host.withVolumesFrom(
                    service.volumesFrom().stream().map(this::volumesFrom).toList());
        }
        resolution(service.resolution());
        resources(service.resources());
        blockIo(service.resources().blockIo());
        devices(service.devices());
        privileges(service.privileges());
        namespaces(service.namespaces());
        kernel(service.kernel());
    }

    static ExposedPort exposed(Port port) {
        return new ExposedPort(
                port.containerPort(), InternetProtocol.parse(port.protocol().word()));
    }

    private static PortBinding binding(Port port) {
        String hostPort = port.hostPort()
                .map(String::valueOf)
                .or(() -> port.choice().map(Port.Choice::toString))
                .orElse(null);
        return new PortBinding(new Ports.Binding(port.hostAddress().orElse(null), hostPort), exposed(port));
    }

    private VolumesFrom volumesFrom(orchsh.engine.model.VolumesFrom from) {
        String container =
                from.owner() == orchsh.engine.model.VolumesFrom.Owner.SERVICE ? companion(from.name()) : from.name();
        return new VolumesFrom(container, from.readOnly() ? AccessMode.ro : AccessMode.rw);
    }

    private String companion(String name) {
        return Optional.ofNullable(order.companions().get(name))
                .orElseThrow(() -> new IllegalStateException("nobody said which container `" + name + "` has"));
    }

    private void resolution(Resolution resolution) {
        if (!resolution.servers().isEmpty()) {
            host.withDns(resolution.servers());
        }
        if (!resolution.search().isEmpty()) {
            host.withDnsSearch(resolution.search());
        }
        if (!resolution.options().isEmpty()) {
            host.withDnsOptions(resolution.options());
        }
        if (!resolution.hosts().isEmpty()) {
            host.withExtraHosts(resolution.hosts().stream()
                    .map(entry -> entry.name() + ":" + entry.address())
                    .toArray(String[]::new));
        }
    }

    private void resources(Resources resources) {
        resources.memory().ifPresent(host::withMemory);
        resources.memoryReservation().ifPresent(host::withMemoryReservation);
        resources.memorySwap().ifPresent(host::withMemorySwap);
        resources.swappiness().map(Integer::longValue).ifPresent(host::withMemorySwappiness);
        resources.cpus().map(number -> number.multiply(NANOS).longValue()).ifPresent(host::withNanoCPUs);
        resources.cpuPeriod().ifPresent(host::withCpuPeriod);
        resources.cpuQuota().ifPresent(host::withCpuQuota);
        resources.realtimePeriod().ifPresent(host::withCpuRealtimePeriod);
        resources.realtimeRuntime().ifPresent(host::withCpuRealtimeRuntime);
        resources.cpuset().ifPresent(host::withCpusetCpus);
        resources.memoryNodes().ifPresent(host::withCpusetMems);
        resources.pids().ifPresent(host::withPidsLimit);
        resources.sharedMemory().ifPresent(host::withShmSize);
        resources.oomScore().ifPresent(host::withOomScoreAdj);
        if (resources.oomKillDisable()) {
            host.withOomKillDisable(true);
        }
        if (!resources.ulimits().isEmpty()) {
            host.withUlimits(resources.ulimits().stream()
                    .map(limit -> new Ulimit(limit.name(), limit.soft(), limit.hard()))
                    .toList());
        }
    }

    private void blockIo(BlockIo limits) {
        limits.weight().ifPresent(host::withBlkioWeight);
        if (!limits.weights().isEmpty()) {
            host.withBlkioWeightDevice(limits.weights().stream()
                    .map(share ->
                            new BlkioWeightDevice().withPath(share.device()).withWeight(share.weight()))
                    .toList());
        }
        if (!limits.readBytes().isEmpty()) {
            host.withBlkioDeviceReadBps(rates(limits.readBytes()));
        }
        if (!limits.readOperations().isEmpty()) {
            host.withBlkioDeviceReadIOps(rates(limits.readOperations()));
        }
        if (!limits.writeBytes().isEmpty()) {
            host.withBlkioDeviceWriteBps(rates(limits.writeBytes()));
        }
        if (!limits.writeOperations().isEmpty()) {
            host.withBlkioDeviceWriteIOps(rates(limits.writeOperations()));
        }
    }

    private static List<BlkioRateDevice> rates(List<BlockIo.Rate> rates) {
        return rates.stream()
                .map(rate -> new BlkioRateDevice().withPath(rate.device()).withRate(rate.rate()))
                .toList();
    }

    private void devices(Devices devices) {
        List<DeviceRequest> requests = new ArrayList<>();
        List<Device> mapped = new ArrayList<>();
        for (Devices.Device device : devices.mapped()) {
            if (device.isNamed()) {
                requests.add(new DeviceRequest().withDriver("cdi").withDeviceIds(List.of(device.source())));
            } else {
                mapped.add(new Device(device.permissions(), device.target(), device.source()));
            }
        }
        devices.requests().forEach(request -> requests.add(deviceRequest(request)));
        if (!mapped.isEmpty()) {
            host.withDevices(mapped);
        }
        if (!requests.isEmpty()) {
            host.withDeviceRequests(requests);
        }
        if (!devices.rules().isEmpty()) {
            host.withDeviceCgroupRules(devices.rules());
        }
    }

    private static DeviceRequest deviceRequest(Devices.Request request) {
        DeviceRequest body = new DeviceRequest();
        request.driver().ifPresent(body::withDriver);
        request.count().ifPresent(body::withCount);
        if (!request.ids().isEmpty()) {
            body.withDeviceIds(request.ids());
        }
        if (!request.capabilities().isEmpty()) {
            body.withCapabilities(List.of(request.capabilities()));
        }
        return request.options().isEmpty() ? body : body.withOptions(request.options());
    }

    private void privileges(Privileges privileges) {
        if (privileges.privileged()) {
            host.withPrivileged(true);
        }
        if (privileges.readOnly()) {
            host.withReadonlyRootfs(true);
        }
    }

    private void namespaces(Namespaces namespaces) {
        namespaces
                .network()
                .map(this::word)
                .or(() -> Optional.of(order.network()).filter(network -> !network.isEmpty()))
                .ifPresent(host::withNetworkMode);
        namespaces.ipc().map(this::word).ifPresent(host::withIpcMode);
        namespaces.pid().map(this::word).ifPresent(host::withPidMode);
        namespaces.uts().map(this::word).ifPresent(host::withUtSMode);
        namespaces.user().map(this::word).ifPresent(host::withUsernsMode);
        namespaces.cgroup().map(this::word).ifPresent(host::withCgroupnsMode);
    }

    private String word(Namespace namespace) {
        return namespace.kind() == Namespace.Kind.SERVICE
                ? "container:" + companion(namespace.of())
                : namespace.toString();
    }

    private void kernel(Kernel kernel) {
        if (!kernel.sysctls().isEmpty()) {
            host.withSysctls(Map.copyOf(kernel.sysctls()));
        }
        kernel.cgroupParent().ifPresent(host::withCgroupParent);
        kernel.runtime().ifPresent(host::withRuntime);
        if (!kernel.storageOptions().isEmpty()) {
            host.withStorageOpt(Map.copyOf(kernel.storageOptions()));
        }
    }
}
