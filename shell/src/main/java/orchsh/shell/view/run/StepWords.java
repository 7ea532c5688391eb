package orchsh.shell.view.run;

import orchsh.engine.model.Wait;
import orchsh.engine.plan.Step;
import orchsh.shell.view.container.VolumeNames;

/**
 * A step told as a story.
 *
 * @param subject whose line it is: the service, or the network or volume of the whole stack
 * @param doing what is being done
 * @param done what has been done
 */
record StepWords(String subject, String doing, String done) {

    static StepWords of(Step step) {
        if (step instanceof Step.CreateNetwork create) {
            return new StepWords("network " + create.name(), "creating", "created");
        }
        if (step instanceof Step.RemoveNetwork remove) {
            return new StepWords("network " + remove.name(), "removing", "removed");
        }
        if (step instanceof Step.CreateVolume create) {
            return new StepWords("volume " + create.name(), "creating", "created");
        }
        if (step instanceof Step.RemoveVolume remove) {
            return new StepWords("volume " + VolumeNames.shown(remove.name()), "removing", "removed");
        }
        if (step instanceof Step.RemoveImage remove) {
            return new StepWords("image " + remove.name(), "removing", "removed");
        }
        if (step instanceof Step.PullImage pull) {
            return ofService(pull, "getting", "got", pull.image().toString());
        }
        if (step instanceof Step.BuildImage build) {
            return ofService(build, "building", "built", build.image().toString());
        }
        if (step instanceof Step.PushImage push) {
            return ofService(push, "pushing", "pushed", push.image().toString());
        }
        if (step instanceof Step.ImagesComplete) {
            return new StepWords("images", "collecting", "all here");
        }
        if (step instanceof Step.AllReady) {
            return new StepWords("stack", "collecting", "all ready");
        }
        if (step instanceof Step.CreateContainer create) {
            return ofService(create, "creating", "created", create.order().name());
        }
        if (step instanceof Step.PutFiles put) {
            return ofService(put, "giving", "gave", put.container() + " " + String.join(", ", put.names()));
        }
        if (step instanceof Step.RemoveFiles files) {
            return ofService(files, "removing", "removed", "the files it was given");
        }
        if (step instanceof Step.RenewLease lease) {
            return new StepWords("stack", "renewing its time", "may stay until " + lease.until());
        }
        if (step instanceof Step.EndLease) {
            return new StepWords("stack", "ending its time", "its former time is over");
        }
        if (step instanceof Step.RunHook hook) {
            return ofService(
                    hook,
                    "running",
                    "ran",
                    "`" + hook.words() + "` " + hook.turn().words());
        }
        if (step instanceof Step.RenameContainer rename) {
            return ofService(rename, "renaming", "renamed", rename.container() + " to " + rename.name());
        }
        if (step instanceof Step.Connect connect) {
            return ofService(connect, "connecting", "connected", connect.container() + " to " + connect.network());
        }
        if (step instanceof Step.Disconnect disconnect) {
            return ofService(
                    disconnect,
                    "disconnecting",
                    "disconnected",
                    disconnect.container() + " from " + disconnect.network());
        }
        if (step instanceof Step.StartContainer start) {
            return ofService(start, "starting", "started", start.container());
        }
        if (step instanceof Step.StopContainer stop) {
            return ofService(stop, "stopping", "stopped", stop.container());
        }
        if (step instanceof Step.SignalContainer signal) {
            return ofService(signal, "sending", "sent", signal.signal() + " to " + signal.container());
        }
        if (step instanceof Step.PauseContainer pause) {
            return ofService(pause, "pausing", "paused", pause.container());
        }
        if (step instanceof Step.UnpauseContainer unpause) {
            return ofService(unpause, "unpausing", "unpaused", unpause.container());
        }
        if (step instanceof Step.RemoveContainer remove) {
            return ofService(remove, "removing", "removed", remove.container());
        }
        if (step instanceof Step.StayWell stay) {
            return new StepWords(stay.service(), "seeing " + stay.container() + " stay well", "stayed well");
        }
        if (step instanceof Step.Rest rest) {
            return new StepWords(rest.service(), "pausing before the next batch", "paused before the next batch");
        }
        if (step instanceof Step.SetRestart restart) {
            return ofService(
                    restart, "setting", "set", "restart of " + restart.container() + " to " + restart.policy());
        }
        if (step instanceof Step.AwaitReady await) {
            return new StepWords(await.service(), "waiting for " + awaited(await), "ready");
        }
        throw new IllegalStateException("no words for " + step.describe());
    }

    private static StepWords ofService(Step step, String doing, String done, String object) {
        return new StepWords(step.service(), doing + " " + object, done + " " + object);
    }

    /** For example {@code tcp 5432, log /ready/}. */
    private static String awaited(Step.AwaitReady await) {
        return await.waits().isEmpty()
                ? "its healthcheck, if it has one"
                : String.join(", ", await.waits().stream().map(Wait::describe).toList());
    }
}
