package orchsh.shell.session.stack;

import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Wishes;
import orchsh.engine.model.Config;
import orchsh.engine.model.Network;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.shell.call.Call;
import orchsh.shell.call.ConsoleApprover;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.ComposeOptions;
import orchsh.shell.source.Reading;
import orchsh.shell.source.ScriptReader;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader.ReadStack;

/** Takes a compose file that was pasted into the stack of the session. */
public final class ComposeEntry {
    private static final String TYPED_IN = "-";

    private final SessionModel model;

    public ComposeEntry(SessionModel model) {
        this.model = model;
    }

    public ExitCode run(Call call, String text) {
        Stack pasted = model.inTurn(call.invocation().cancellation(), () -> takeIn(call, text));
        call.note("taken in: "
                + String.join(
                        ", ", pasted.services().stream().map(Service::name).toList()) + "; `up` applies it");
        return ExitCode.FINE;
    }

    private Stack takeIn(Call call, String text) {
        Stack before = call.readStack(List.of()).stack();
        ReadStack read = new ScriptReader()
                .read(
                        StackFile.chosen(List.of(TYPED_IN), call.invocation().surroundings()),
                        new Reading(
                                Wishes.NONE,
                                call.invocation().surroundings(),
                                call.invocation().cancellation(),
                                call.console()::mutter,
                                call.library(),
                                new ConsoleApprover(call.console()),
                                new ComposeOptions(
                                        Optional.of(before.name()), List.of(), Optional.empty(), () -> text)));
        call.show(read.warnings());
        Stack pasted = read.stack();
        Stack.Builder all = Stack.named(before.name())
                .naming(before.naming())
                .services(Overlay.of(before.services(), pasted.services(), Service::name))
                .networks(Overlay.of(before.networks(), pasted.networks(), Network::name))
                .volumes(Overlay.of(before.volumes(), pasted.volumes(), Volume::name))
                .secrets(Overlay.of(before.secrets(), pasted.secrets(), Secret::name))
                .configs(Overlay.of(before.configs(), pasted.configs(), Config::name));
        before.deadline().ifPresent(all::deadline);
        before.ttl().ifPresent(all::ttl);
        model.change(all.build(), read.verbs(), read.secrets());
        return pasted;
    }
}
