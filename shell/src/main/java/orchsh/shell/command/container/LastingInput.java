package orchsh.shell.command.container;

import orchsh.engine.port.Session;
import orchsh.engine.port.TerminalSize;

/**
 * A conversation with a process that goes on reading when this caller has nothing more to say: others may come. An engine that
 * is told of the end would end the output too.
 */
record LastingInput(Session session) implements Session {
    @Override
    public Ending read(Output output) {
        return session.read(output);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        session.write(bytes, offset, length);
    }

    @Override
    public void endInput() {}

    @Override
    public void resize(TerminalSize size) {
        session.resize(size);
    }

    @Override
    public void close() {
        session.close();
    }
}
