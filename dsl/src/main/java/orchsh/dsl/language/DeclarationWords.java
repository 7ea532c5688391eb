package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a script that declare what services use: networks, volumes, secrets and configs. */
public interface DeclarationWords {

    /** Declares a network of the stack. Services that name no network are in the stack's own default network. */
    @Word(value = "declares a network of the stack", example = "network 'back', internal: true")
    void network(@Takes(String.class) @Nullable Object name);

    /**
     * Declares a network, told in detail. The network {@code 'default'} is that of services that name none.
     *
     * <ul>
     *   <li>{@code internal}: it has no way out of the engine's host
     *   <li>{@code subnet}: its addresses, one range or several; {@code ipRange}: those that containers are given;
     *       {@code gateway}: the one that leads out; {@code auxAddresses}: those that nobody is given, by name
     *   <li>{@code ipam}: the same as compose files say it, {@code [driver:, options:, config: [[subnet: …]]]}
     *   <li>{@code ipv4}, {@code ipv6}: whether it has such addresses
     *   <li>{@code driver}, {@code driverOpts}: what makes it, and options for that
     *   <li>{@code attachable}: whether containers outside of services may join it, on a swarm
     *   <li>{@code labels}: marks for other programs
     *   <li>{@code external}: somebody else makes it and takes it away
     *   <li>{@code name}: its name on the engine, instead of one made of stack and name
     * </ul>
     */
    void network(
            @NamedParam(value = "internal", type = Boolean.class)
                    @NamedParam(value = "subnet", type = List.class)
                    @NamedParam(value = "ipRange", type = String.class)
                    @NamedParam(value = "gateway", type = String.class)
                    @NamedParam(value = "auxAddresses", type = Map.class)
                    @NamedParam(value = "ipam", type = Map.class)
                    @NamedParam(value = "ipv4", type = Boolean.class)
                    @NamedParam(value = "ipv6", type = Boolean.class)
                    @NamedParam(value = "driver", type = String.class)
                    @NamedParam(value = "driverOpts", type = Map.class)
                    @NamedParam(value = "attachable", type = Boolean.class)
                    @NamedParam(value = "labels", type = Object.class)
                    @NamedParam(value = "external", type = Boolean.class)
                    @NamedParam(value = "name", type = String.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object name);

    /** Declares a volume of the stack: data that outlives its containers and is kept by {@code down}. */
    @Word(value = "declares a volume of the stack: data that outlives containers", example = "volume 'pgdata'")
    void volume(@Takes(String.class) @Nullable Object name);

    /**
     * Declares a volume, told in detail: {@code driver} and {@code driverOpts} what keeps it, {@code labels} marks for other
     * programs, {@code external} whether somebody else makes it and takes it away, {@code name} its name on the engine,
     * {@code shared} whether it is made here when it is not there, and then belongs to no stack.
     */
    void volume(
            @NamedParam(value = "driver", type = String.class)
                    @NamedParam(value = "driverOpts", type = Map.class)
                    @NamedParam(value = "labels", type = Object.class)
                    @NamedParam(value = "external", type = Boolean.class)
                    @NamedParam(value = "name", type = String.class)
                    @NamedParam(value = "shared", type = Boolean.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object name);

    /**
     * Declares a secret of the stack: a file that nobody sees but the services that are given it. It comes from a
     * {@code file} beside the script, from the variable {@code env} of the caller, or is {@code content} itself.
     */
    @Word(value = "declares a secret of the stack", example = "secret 'db-password', file: 'secrets/db.txt'")
    void secret(
            @NamedParam(value = "file", type = String.class)
                    @NamedParam(value = "env", type = String.class)
                    @NamedParam(value = "content", type = String.class)
                    @NamedParam(value = "external", type = Boolean.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object name);

    /** What is in a secret of the stack, to be the value of a variable: {@code env PASSWORD: secret('db-password')}. */
    Object secret(@Takes(String.class) @Nullable Object name);

    /** Declares a config of the stack: a file that services are given. It comes from where secrets come from. */
    @Word(value = "declares a config of the stack", example = "config 'site', file: 'nginx.conf'")
    void config(
            @NamedParam(value = "file", type = String.class)
                    @NamedParam(value = "env", type = String.class)
                    @NamedParam(value = "content", type = String.class)
                    @NamedParam(value = "external", type = Boolean.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object name);
}
