package orchsh.engine.api;

import orchsh.engine.json.JsonReader;

/**
 * How a command in a container stands.
 *
 * @param running whether it has not ended
 */
record ExecAnswer(boolean running, int exitCode) {
    static ExecAnswer read(JsonReader json) {
        boolean running = false;
        int exitCode = 0;
        boolean ended = false;
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Running" -> running = json.truth();
                case "ExitCode" -> {
                    ended = json.kind() != 'n';
                    exitCode = (int) json.integer();
                }
                default -> json.skip();
            }
        }
        return new ExecAnswer(running || !ended, exitCode);
    }
}
