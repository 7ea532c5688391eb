package orchsh.shell.live;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.live.Processes;
import orchsh.dsl.live.Sight;
import orchsh.dsl.live.StackControl;
import orchsh.dsl.live.Web;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;

/** A stack on a real engine, for one task, check or job. */
public final class EngineStack implements LiveStack {
    private final Stack stack;
    private final Surroundings besideScript;
    private final Voice voice;
    private final Tether tether;
    private final StackControl control;
    private final EngineProcesses processes;
    private final Sight sight;
    private final Web web;
    private final Plans plans;

    /**
     * A live stack.
     *
     * @param usual the services of an {@code up} that names none; an empty set means all, absent means nothing
     * @param besideScript the caller's surroundings with the script's folder as the directory
     * @param tether tells when the work is not wanted any more
     */
    public EngineStack(
            Stack stack,
            Optional<Set<String>> usual,
            Plans plans,
            Surroundings besideScript,
            Voice voice,
            Tether tether) {
        this.stack = stack;
        this.plans = plans;
        this.besideScript = besideScript;
        this.voice = voice;
        this.tether = tether;
        Containers containers = new Containers(stack, plans);
        this.control = new EngineControl(stack, usual, plans, containers, voice, tether);
        Workplace workplace = new Workplace(stack, plans, containers, besideScript, voice, tether);
        this.processes = new EngineProcesses(workplace);
        this.sight = new EngineSight(workplace);
        this.web = new HttpWeb(stack, plans, containers, tether);
    }

    /** Runs a job of the stack anew, shows what it prints, and returns its exit code. */
    public int runJob(Service job) {
        return processes.runJob(job);
    }

    @Override
    public Stack stack() {
        return stack;
    }

    @Override
    public Path folder() {
        return besideScript.directory();
    }

    @Override
    public Instant now() {
        return besideScript.clock().instant();
    }

    @Override
    public StackControl control() {
        return control;
    }

    @Override
    public Processes processes() {
        plans.refuseToTell("what a command does");
        return processes;
    }

    @Override
    public Sight sight() {
        return sight;
    }

    @Override
    public Web web() {
        plans.refuseToTell("what is answered");
        return web;
    }

    @Override
    public void tellReached() {
        plans.tellReached(stack);
    }

    @Override
    public boolean confirm(String question) {
        return plans.confirm(question);
    }

    @Override
    public void print(String text) {
        voice.out(text);
    }

    @Override
    public void within(Duration time, String what, Runnable work) {
        tether.hold(Optional.of(time), what, work);
    }
}
