package orchsh.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.Endpoint;
import orchsh.engine.observed.ObservedContainer.MountedVolume;
import orchsh.engine.observed.ObservedContainer.PublishedPort;

/** Reads the list of an engine's containers. */
final class ContainersAnswer {
    private final JsonReader json;
    private final ImageNames images;

    ContainersAnswer(JsonReader json, ImageNames images) {
        this.json = json;
        this.images = images;
    }

    List<ObservedContainer> read() {
        List<ObservedContainer> containers = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                containers.add(container());
            }
        }
        return containers;
    }

    private ObservedContainer container() {
        String id = "";
        String name = "";
        String image = "";
        String imageId = "";
        String state = "";
        String status = "";
        long created = 0;
        Map<String, String> labels = Map.of();
        List<PublishedPort> ports = List.of();
        Map<String, Endpoint> networks = Map.of();
        List<MountedVolume> volumes = List.of();
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Id" -> id = json.string();
                case "Names" -> name = ownName();
                case "Image" -> image = images.familiar(json.string());
                case "ImageID" -> imageId = ImageAnswer.id(json.string());
                case "State" -> state = json.string();
                case "Status" -> status = json.string();
                case "Created" -> created = json.integer();
                case "Labels" -> labels = Fields.texts(json);
                case "Ports" -> ports = ports();
                case "NetworkSettings" ->
                    networks = new NetworkSettings(json).read().networks();
                case "Mounts" -> volumes = mountedVolumes();
                default -> json.skip();
            }
        }
        return new ObservedContainer(
                id,
                name,
                image,
                imageId,
                ObservedContainer.State.of(state),
                status,
                created,
                labels,
                ports,
                networks,
                volumes);
    }

    private List<MountedVolume> mountedVolumes() {
        List<MountedVolume> volumes = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                String type = "";
                String name = "";
                String target = "";
                json.enterObject();
                while (json.more()) {
                    switch (json.name()) {
                        case "Type" -> type = json.string();
                        case "Name" -> name = json.string();
                        case "Destination" -> target = json.string();
                        default -> json.skip();
                    }
                }
                if (type.equals("volume")) {
                    volumes.add(new MountedVolume(name, target));
                }
            }
        }
        return volumes;
    }

    /** Docker lists the names that old-style links give it, too: {@code /web/db} beside {@code /db}. */
    private String ownName() {
        String own = "";
        if (json.enterArray()) {
            while (json.more()) {
                String name = ContainerAnswer.name(json);
                if (own.isEmpty() || own.indexOf('/') >= 0) {
                    own = name;
                }
            }
        }
        return own;
    }

    private List<PublishedPort> ports() {
        List<PublishedPort> ports = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                String address = "";
                int hostPort = 0;
                int containerPort = 0;
                String protocol = "tcp";
                json.enterObject();
                while (json.more()) {
                    switch (json.name()) {
                        case "IP" -> address = json.string();
                        case "PublicPort" -> hostPort = (int) json.integer();
                        case "PrivatePort" -> containerPort = (int) json.integer();
                        case "Type" -> protocol = json.string();
                        default -> json.skip();
                    }
                }
                ports.add(new PublishedPort(address, hostPort, containerPort, protocol));
            }
        }
        return ports;
    }
}
