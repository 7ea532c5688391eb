package orchsh.shell.docs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts what a session prints into what its commands print: behind each stands a mark with its exit code. */
final class Transcript {
    /** Of a command that prints more, no more is kept. */
    static final int MOST = 4 << 20;

    private static final char SIGN = '\036';

    private final String mark;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    /** One character a byte. */
    private final StringBuilder pending = new StringBuilder();

    private boolean isWhole = true;

    /** @param name what no command prints */
    Transcript(String name) {
        this.mark = SIGN + name + " ";
    }

    /** What a shell runs to print the mark. */
    String marking() {
        return "printf '\\036" + mark.substring(1) + "%s\\036' $?";
    }

    /** Takes what was printed next, and returns what is known now of commands that ended with it. */
    synchronized List<Answer> take(byte[] bytes, int count) {
        pending.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        List<Answer> answers = new ArrayList<>();
        int begin = pending.indexOf(mark);
        int end = begin < 0 ? -1 : pending.indexOf(String.valueOf(SIGN), begin + mark.length());
        while (end >= 0) {
            int code = Integer.parseInt(pending.substring(begin + mark.length(), end));
            keep(begin);
            answers.add(cut(Answer.End.DONE, code));
            pending.delete(0, end + 1 - begin);
            begin = pending.indexOf(mark);
            end = begin < 0 ? -1 : pending.indexOf(String.valueOf(SIGN), begin + mark.length());
        }
        keep(begin >= 0 ? begin : pending.length() - mark.length());
        return answers;
    }

    /** What was printed since the last mark. */
    synchronized Answer rest(Answer.End end, int exitCode) {
        keep(pending.length());
        return cut(end, exitCode);
    }

    private void keep(int count) {
        if (count <= 0) {
            return;
        }
        byte[] bytes = pending.substring(0, count).getBytes(StandardCharsets.ISO_8859_1);
        int room = Math.min(bytes.length, MOST - kept.size());
        kept.write(bytes, 0, room);
        isWhole &= room == bytes.length;
        pending.delete(0, count);
    }

    private Answer cut(Answer.End end, int code) {
        Answer answer = new Answer(end, code, kept.toString(StandardCharsets.UTF_8), isWhole);
        kept.reset();
        isWhole = true;
        return answer;
    }
}
