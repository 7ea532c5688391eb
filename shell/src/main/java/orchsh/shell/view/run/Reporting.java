package orchsh.shell.view.run;

import orchsh.engine.plan.Plan;

/** How much of a run is worth telling. */
enum Reporting {
    EVERYTHING,
    /** A run that only looks whether all is ready need not say so of each service. */
    TROUBLE_ONLY;

    static Reporting of(Plan plan) {
        return plan.changesNothing() ? TROUBLE_ONLY : EVERYTHING;
    }
}
