package orchsh.engine.definition;

import orchsh.engine.model.Environment;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Identity;
import orchsh.engine.model.Launch;
import orchsh.engine.model.Logging;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;

/** What a service's container is made from. */
final class ServiceFields {
    private final Stack stack;
    private final Service service;
    private final Fields fields;

    private ServiceFields(Stack stack, Service service, Fields fields) {
        this.stack = stack;
        this.service = service;
        this.fields = fields;
    }

    static Definition of(Stack stack, Service service) {
        Fields fields = new Fields(secretsOf(stack, service));
        new ServiceFields(stack, service, fields).addAll();
        return fields.definition();
    }

    /** What is nobody's business in the variables of a service and of those it is linked to. */
    static Secrets secretsOf(Stack stack, Service service) {
        Secrets secrets = new Secrets();
        secrets.learn(service.environment());
        service.links()
                .forEach(
                        link -> stack.service(link.service()).ifPresent(target -> secrets.learn(target.environment())));
        return secrets;
    }

    private void addAll() {
        fields.put("image", stack.imageOf(service).toString());
        fields.put("platform", service.platform());
        launch(service.launch());
        environment(service.environment());
        identity(service.identity());
        NetworkFields.add(stack, service, fields);
        DataFields.add(stack, service, fields);
        service.healthcheck().ifPresent(this::healthcheck);
        if (!service.restart().equals(RestartPolicy.NO)) {
            fields.put("restart", service.restart().toString());
        }
        fields.put("stopSignal", service.ending().signal());
        fields.time(Definition.STOP_TIMEOUT, service.ending().grace());
        logging(service.logging());
        ResourceFields.add(service, fields);
        KernelFields.add(service, fields);
    }

    private void launch(Launch launch) {
        fields.command("entrypoint", launch.entrypoint());
        fields.command("command", launch.command());
        fields.put("workdir", launch.workdir());
        fields.put("user", launch.user());
        fields.each("groupAdd", launch.groups());
        fields.put("init", launch.init());
        fields.flag("tty", launch.tty());
        fields.flag("stdin", launch.stdin());
    }

    private void environment(Environment environment) {
        environment
                .values()
                .forEach((name, value) ->
                        fields.put("env " + name, fields.secrets().shown(name, value)));
        environment.removed().forEach(name -> fields.put("env " + name, "taken away"));
    }

    private void identity(Identity identity) {
        fields.put("hostname", identity.hostname());
        fields.put("domainname", identity.domainname());
        fields.named("label", identity.labels());
        fields.named("annotation", identity.annotations());
    }

    private void healthcheck(Healthcheck check) {
        fields.command("healthcheck", check.test());
        fields.time("healthcheck interval", check.interval());
        fields.time("healthcheck timeout", check.timeout());
        fields.put("healthcheck retries", check.retries());
        fields.time("healthcheck startPeriod", check.startPeriod());
        fields.time("healthcheck startInterval", check.startInterval());
    }

    private void logging(Logging logging) {
        fields.put("logging", logging.driver());
        fields.named("logging", logging.options());
    }
}
