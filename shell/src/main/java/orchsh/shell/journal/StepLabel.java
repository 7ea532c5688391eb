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
    /** By the names of their classes, of which a run loads only those that it needs. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("CreateNetwork", "create_network"),
            Map.entry("RemoveNetwork", "remove_network"),
            Map.entry("CreateVolume", "create_volume"),
            Map.entry("RemoveVolume", "remove_volume"),
            Map.entry("RenewLease", "renew_lease"),
            Map.entry("EndLease", "end_lease"),
            Map.entry("RemoveImage", "remove_image"),
            Map.entry("PullImage", "pull_image"),
            Map.entry("BuildImage", "build_image"),
            Map.entry("PushImage", "push_image"),
            Map.entry("ImagesComplete", "images_complete"),
            Map.entry("AllReady", "all_ready"),
            Map.entry("CreateContainer", "create_container"),
            Map.entry("PutFiles", "put_files"),
            Map.entry("RemoveFiles", "remove_files"),
            Map.entry("RunHook", "run_hook"),
            Map.entry("RenameContainer", "rename_container"),
            Map.entry("Connect", "connect"),
            Map.entry("Disconnect", "disconnect"),
            Map.entry("StartContainer", "start_container"),
            Map.entry("AwaitReady", "await_ready"),
            Map.entry("StayWell", "stay_well"),
            Map.entry("Rest", "rest"),
            Map.entry("SetRestart", "set_restart"),
            Map.entry("StopContainer", "stop_container"),
            Map.entry("SignalContainer", "signal_container"),
            Map.entry("PauseContainer", "pause_container"),
            Map.entry("UnpauseContainer", "unpause_container"),
            Map.entry("RemoveContainer", "remove_container"));

    public static StepLabel of(Step step) {
        String kind = KINDS.get(step.getClass().getSimpleName());
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
