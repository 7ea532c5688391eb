package orchsh.dsl.language;

import java.util.List;

/** A file of this machine. As a text it is its path. */
public interface HostFile {

    /** Its whole path. */
    String getPath();

    /** The last part of its path. */
    String getName();

    /** Whether there is such a file or folder. */
    boolean exists();

    /** The same as {@link #exists()}. */
    boolean getExists();

    /** Its size in bytes. */
    long getSize();

    /** What is in it, as text in UTF-8. */
    String getText();

    /** What is in it, byte for byte. */
    byte[] getBytes();

    /** Its lines. */
    List<String> getLines();
}
