package orchsh.engine.problem;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Makes half a sentence, in our style, of what engines, kernels and the JDK say. */
public final class Words {
    private Words() {}

    /** What an exception says, as far as it says anything. */
    public static String of(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure
                instanceof
                FileSystemException system) { // its message begins with the path, which whoever asks has named
            return system.getReason() == null ? "the system does not say why" : sentence(system.getReason());
        }
        if (failure instanceof UnknownHostException) {
            return "there is no host `" + message + "`";
        }
        if (message == null || message.isBlank()) {
            return failure instanceof IOException ? "the connection broke" : "it failed";
        }
        if (message.contains("PKIX path")) { // newer Javas put the alert in front
            return "its certificate is not signed by an authority that is trusted";
        }
        return sentence(message);
    }

    /** As {@link #of}, naming the file that it says it of, for whoever has named a folder or something else. */
    public static String withFile(IOException failure) {
        if (!(failure instanceof FileSystemException system) || system.getFile() == null) {
            return of(failure);
        }
        String file = "`" + system.getFile() + "`";
        if (failure instanceof NoSuchFileException) {
            return "there is no " + file;
        }
        if (failure instanceof AccessDeniedException) {
            return "permission to read " + file + " is missing";
        }
        return of(failure) + ": " + file;
    }

    /** On one line, without the capital letter, the full stop and the blanks around. */
    public static String sentence(String text) {
        StringBuilder line = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                blank = true;
            } else {
                if (blank && line.length() > 0) {
                    line.append(' ');
                }
                blank = false;
                line.append(c);
            }
        }
        while (line.length() > 0 && line.charAt(line.length() - 1) == '.') {
            line.setLength(line.length() - 1);
        }
        boolean acronym = line.length() > 1 && Character.isUpperCase(line.charAt(1));
        if (line.length() > 0 && !acronym) {
            String first = line.substring(0, 1).toLowerCase(Locale.ROOT);
            line.replace(0, 1, first);
        }
        return line.toString();
    }
}
