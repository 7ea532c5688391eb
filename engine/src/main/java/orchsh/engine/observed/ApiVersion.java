package orchsh.engine.observed;

/** A version of the engine's API, for example 1.41. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    public static ApiVersion parse(String text) {
        int dot = text.indexOf('.');
        try {
            return new ApiVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("`" + text + "` is not the version of an engine's API", e);
        }
    }

    public boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return compareTo(new ApiVersion(wantedMajor, wantedMinor)) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
