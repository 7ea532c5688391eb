package orchsh.shell.command.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.script.ScriptManual;
import orchsh.dsl.script.StandardScripts;
import orchsh.engine.plan.Plan;
import orchsh.shell.call.Call;
import orchsh.shell.call.CallPlans;
import orchsh.shell.call.Command;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.live.EngineStack;
import orchsh.shell.live.Tether;
import orchsh.shell.live.Voice;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/**
 * A script of the standard library as a command: what it says of itself is its help, its params are its options. A task or job
 * of the stack that has its name comes first.
 */
public final class StandardCommand implements Command {
    private static final String SERVICE = "SERVICE";

    private final ScriptManual manual;

    public StandardCommand(ScriptManual manual) {
        this.manual = manual;
    }

    @Override
    public CommandForm syntax() {
        CommandForm form = RunOptions.addTo(
                Syntax.command(manual.name(), manual.description().toArray(String[]::new)));
        manual.words().ifPresent(words -> form.addPositional(Syntax.words(words.label(), words.description())));
        for (ScriptManual.Option option : manual.options()) {
            form.addOption(
                    option.isFlag()
                            ? Syntax.flag(option.description(), written(option))
                            : Syntax.value("VALUE", option.description(), written(option)));
        }
        return manual.example().isEmpty() ? form : form.showing(manual.example());
    }

    private static String written(ScriptManual.Option option) {
        return "--" + option.name();
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public boolean tellsBeforehand() {
        return true;
    }

    @Override
    public ExitCode run(Call call) {
        String name = manual.name();
        List<String> words = call.typed().words();
        boolean areServices =
                manual.words().filter(given -> given.label().equals(SERVICE)).isPresent();
        ReadStack read = call.readStack(areServices ? words : List.of());
        if (read.verbs().task(name).isPresent() || read.verbs().job(name).isPresent()) {
            DryRunOptions.checkVerb(call.typed());
            List<String> all = call.invocation().args();
            return new VerbRun(call).run(name, all.subList(all.indexOf(name) + 1, all.size()));
        }
        if (areServices) {
            DeclaredServices.refuseUnknown(words, read.stack());
        }
        return run(call, read, words);
    }

    private ExitCode run(Call call, ReadStack read, List<String> words) {
        StandardScripts scripts =
                new StandardScripts(call.library().scripts(), call.invocation().surroundings());
        try (CallPlans plans = new CallPlans(call, read.stack().name())) {
            Tether tether = new Tether(call.invocation().cancellation());
            EngineStack live = new EngineStack(
                    read.stack(), read.usualServices(), plans, VerbRun.besideScript(call), voice(call), tether);
            tether.hold(
                    Optional.empty(),
                    "`" + manual.name() + "`",
                    () -> scripts.run(manual.name(), live, options(call), words));
            return plans.told().stream().allMatch(Plan::changesNothing) ? ExitCode.FINE : ExitCode.WOULD_CHANGE;
        }
    }

    private Map<String, String> options(Call call) {
        Map<String, String> options = new LinkedHashMap<>();
        for (ScriptManual.Option option : manual.options()) {
            call.typed()
                    .value(written(option))
                    .ifPresent(value -> options.put(option.name(), option.isFlag() ? "true" : value));
        }
        return options;
    }

    /** What it says is what was asked for; where nothing is done, there is nothing to say about it. */
    private static Voice voice(Call call) {
        boolean isSilent = DryRunOptions.isWanted(call.typed());
        return new Voice() {
            @Override
            public void out(String text) {
                if (!isSilent) {
                    call.print(text.lines().toList());
                }
            }

            @Override
            public void err(String text) {
                text.lines().forEach(call::note);
            }
        };
    }
}
