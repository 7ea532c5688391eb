package orchsh.shell.journal;

import java.util.Map;
import orchsh.engine.plan.Step;

/**
 * What a step is called where programs read it. The names stay as they are, whatever becomes of the classes.
 *
 * @param kind what is done, for example {@code pull_image}
 * @param subject for whom: the service, or the network or volume of the whole stack
 */
public record StepLabel(String kind, String subject) {
    private static final Map<Class<? extends Step>, String> KINDS = Map.ofEntries(
            Map.entry(Step.CreateNetwork.class, "create_network"),
            Map.entry(Step.RemoveNetwork.class, "remove_network"),
            Map.entry(Step.CreateVolume.class, "create_volume"),
            Map.entry(Step.RemoveVolume.class, "remove_volume"),
            Map.entry(Step.RenewLease.class, "renew_lease"),
            Map.entry(Step.EndLease.class, "end_lease"),
            Map.entry(Step.RemoveImage.class, "remove_image"),
            Map.entry(Step.PullImage.class, "pull_image"),
            Map.entry(Step.BuildImage.class, "build_image"),
            Map.entry(Step.PushImage.class, "push_image"),
            Map.entry(Step.ImagesComplete.class, "images_complete"),
            Map.entry(Step.AllReady.class, "all_ready"),
            Map.entry(Step.CreateContainer.class, "create_container"),
            Map.entry(Step.PutFiles.class, "put_files"),
            Map.entry(Step.RemoveFiles.class, "remove_files"),
            Map.entry(Step.RunHook.class, "run_hook"),
            Map.entry(Step.RenameContainer.class, "rename_container"),
            Map.entry(Step.Connect.class, "connect"),
            Map.entry(Step.Disconnect.class, "disconnect"),
            Map.entry(Step.StartContainer.class, "start_container"),
            Map.entry(Step.AwaitReady.class, "await_ready"),
            Map.entry(Step.StopContainer.class, "stop_container"),
            Map.entry(Step.SignalContainer.class, "signal_container"),
            Map.entry(Step.PauseContainer.class, "pause_container"),
            Map.entry(Step.UnpauseContainer.class, "unpause_container"),
            Map.entry(Step.RemoveContainer.class, "remove_container"));

    public static StepLabel of(Step step) {
        String kind = KINDS.get(step.getClass());
        if (kind == null) {
            throw new IllegalStateException("no name for " + step.describe());
        }
        return new StepLabel(kind, subjectOf(step));
    }

    /** Whose line it is where things are told by service. */
    public static String subjectOf(Step step) {
        if (step instanceof Step.CreateNetwork create) {
            return "network " + create.name();
        }
        if (step instanceof Step.RemoveNetwork remove) {
            return "network " + remove.name();
        }
        if (step instanceof Step.CreateVolume create) {
            return "volume " + create.name();
        }
        if (step instanceof Step.RemoveVolume remove) {
            return "volume " + remove.name();
        }
        if (step instanceof Step.RemoveImage remove) {
            return "image " + remove.name();
        }
        if (step instanceof Step.ImagesComplete) {
            return "images";
        }
        return step.service().isEmpty() ? "stack" : step.service();
    }

    /** Whether nothing is done but to have waited for others. */
    public static boolean isMeetingPoint(String kind) {
        return kind.equals("images_complete") || kind.equals("all_ready");
    }
}
