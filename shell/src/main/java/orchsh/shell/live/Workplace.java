package orchsh.shell.live;

import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Stack;

/**
 * What the parts of a live stack work on and with.
 *
 * @param besideScript the caller's surroundings with the script's folder as the directory
 * @param tether tells when the work is not wanted any more
 */
record Workplace(
        Stack stack, Plans plans, Containers containers, Surroundings besideScript, Voice voice, Tether tether) {}
