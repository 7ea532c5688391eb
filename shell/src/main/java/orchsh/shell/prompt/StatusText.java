package orchsh.shell.prompt;

import java.util.ArrayList;
import java.util.List;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.session.status.SessionStatus;
import orchsh.shell.session.status.SessionStatus.Engine;
import orchsh.shell.view.Line;
import orchsh.shell.view.Tone;

/** A session's status in one line, as much of it as there is room for. */
final class StatusText {
    private final Appearance look;
    private final String between;

    StatusText(Appearance look) {
        this.look = look;
        this.between = look.isUnicode() ? " · " : " - ";
    }

    /** Something to be said, and how it is meant. */
    private record Piece(Tone tone, String text) {}

    String of(SessionStatus status, int columns) {
        Line line = new Line(look, columns);
        boolean isFirst = true;
        for (Piece piece : pieces(status)) {
            if (!isFirst) {
                line.add(Tone.FAINT, between);
            }
            line.add(piece.tone, piece.text);
            isFirst = false;
        }
        return line.toString();
    }

    private static List<Piece> pieces(SessionStatus status) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(Tone.STRONG, status.stack().orElse("no stack")));
        if (status.engine() == Engine.AWAY) {
            pieces.add(new Piece(Tone.BAD, "no engine"));
        } else if (status.engine() == Engine.THERE && status.stack().isPresent()) {
            Tone tone = status.up() == status.total() ? Tone.GOOD : Tone.WARN;
            pieces.add(new Piece(status.total() == 0 ? Tone.FAINT : tone, status.up() + "/" + status.total() + " up"));
        }
        if (!status.unhealthy().isEmpty()) {
            pieces.add(new Piece(Tone.BAD, "unhealthy: " + String.join(", ", status.unhealthy())));
        }
        if (!status.awaited().isEmpty()) {
            pieces.add(new Piece(Tone.BUSY, "waiting for " + String.join(", ", status.awaited())));
        }
        if (status.jobs() > 0) {
            pieces.add(new Piece(Tone.BUSY, status.jobs() == 1 ? "1 job" : status.jobs() + " jobs"));
        }
        if (status.changed()) {
            pieces.add(new Piece(Tone.WARN, "changed, not saved"));
        }
        return pieces;
    }
}
