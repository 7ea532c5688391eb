package orchsh.dsl.write.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.write.Original.JobNote;
import orchsh.engine.model.Logging;
import orchsh.engine.model.Service;
import orchsh.engine.model.Watch;

/** Writes the block of a service or job. */
final class ServiceBlock {
    private ServiceBlock() {}

    static List<String> lines(Service service, Optional<JobNote> note, Desk desk) {
        Block block = new Block(desk, "    ");
        RunLines.write(service, block);
        DataLines.write(service, block);
        ReachLines.write(service, block);
        OrderLines.write(service, block);
        block.flag("once", service.job().filter(job -> job.once()).isPresent());
        block.flag("test", note.filter(JobNote::isTest).isPresent());
        LimitLines.write(service, block);
        logging(service.logging(), block);
        if (service.replicas() != 1) {
            block.say(Call.of("replicas").with(String.valueOf(service.replicas())));
        }
        block.say(RolloutCall.of(service.rollout(), desk.literals()));
        service.watches().forEach(watch -> block.say(watch(watch, desk)));
        List<String> lines = new ArrayList<>();
        String description = note.map(JobNote::description)
                .filter(text -> !text.isEmpty())
                .map(text -> ", " + desk.literals().text(text))
                .orElse("");
        lines.add((service.isJob() ? "job " : "service ")
                + desk.literals().name(service.name())
                + description
                + (description.isEmpty() ? " {" : ", {"));
        lines.addAll(block.lines());
        lines.add("}");
        return lines;
    }

    private static void logging(Logging logging, Block block) {
        Call call = Call.of("logging");
        logging.driver().ifPresent(name -> call.with(block.desk().literals().text(name)));
        if (!logging.options().isEmpty()) {
            call.named("options", block.desk().literals().map(logging.options()));
        }
        block.say(call);
    }

    private static Call watch(Watch watch, Desk desk) {
        Literals literals = desk.literals();
        Call call = Call.of("watch")
                .with(desk.path(watch.path()))
                .named("action", literals.name(watch.action().word()));
        watch.target().ifPresent(target -> call.named("target", literals.name(target)));
        if (!watch.ignore().isEmpty()) {
            call.named("ignore", literals.list(watch.ignore()));
        }
        if (!watch.include().isEmpty()) {
            call.named("include", literals.list(watch.include()));
        }
        if (watch.initialSync()) {
            call.named("initialSync", "true");
        }
        if (!watch.command().isEmpty()) {
            call.named("exec", literals.commandInOne(watch.command()));
        }
        return call;
    }
}
