package orchsh.engine.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.Digits;
import orchsh.engine.observed.ObservedContainer.Endpoint;
import orchsh.engine.observed.ObservedContainer.PublishedPort;

/** Reads what a container has of its networks, and what it publishes. */
final class NetworkSettings {
    private final JsonReader json;
    private final Map<String, Endpoint> networks = new HashMap<>();
    private final List<PublishedPort> ports = new ArrayList<>();

    NetworkSettings(JsonReader json) {
        this.json = json;
    }

    NetworkSettings read() {
        if (json.enterObject()) {
            while (json.more()) {
                switch (json.name()) {
                    case "Networks" -> {
                        if (json.enterObject()) {
                            while (json.more()) {
                                networks.put(json.name(), EndpointAnswer.read(json));
                            }
                        }
                    }
                    case "Ports" -> addBindings();
                    default -> json.skip();
                }
            }
        }
        return this;
    }

    Map<String, Endpoint> networks() {
        return networks;
    }

    List<PublishedPort> ports() {
        return ports;
    }

    /** For each port of the container, such as {@code 80/tcp}, the addresses it is published at, if it is. */
    private void addBindings() {
        if (json.enterObject()) {
            while (json.more()) {
                String port = json.name();
                int slash = port.indexOf('/');
                int number = number(slash < 0 ? port : port.substring(0, slash));
                String protocol = slash < 0 ? "tcp" : port.substring(slash + 1);
                if (json.enterArray()) {
                    while (json.more()) {
                        ports.add(binding(number, protocol));
                    }
                } else {
                    ports.add(new PublishedPort("", 0, number, protocol));
                }
            }
        }
    }

    private PublishedPort binding(int containerPort, String protocol) {
        String address = "";
        int hostPort = 0;
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "HostIp" -> address = json.string();
                case "HostPort" -> hostPort = number(json.string());
                default -> json.skip();
            }
        }
        return new PublishedPort(address, hostPort, containerPort, protocol);
    }

    /** Engines write ports as text; what is no number is no port. */
    private static int number(String digits) {
        return Digits.are(digits) && digits.length() < 6 ? Integer.parseInt(digits) : 0;
    }
}
