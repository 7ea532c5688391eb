package orchsh.engine.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What addresses of networks look like. */
final class IpAddress {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern VERSION_4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern VERSION_6 =
            Pattern.compile("(?=.*:)([0-9a-fA-F:][0-9a-fA-F:.]{1,44})(%[A-Za-z0-9_.-]+)?");
    private static final Pattern HARDWARE = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");

    private IpAddress() {}

    static boolean isVersion4(String text) {
        return VERSION_4.matcher(text).matches();
    }

    static boolean isVersion6(String text) {
        return VERSION_6.matcher(text).matches() && parsed(text).isPresent();
    }

    static void checkVersion4(String text) {
        if (!isVersion4(text)) {
            throw new IllegalArgumentException("`" + text + "` is not an IPv4 address");
        }
    }

    static void checkVersion6(String text) {
        if (!isVersion6(text)) {
            throw new IllegalArgumentException("`" + text + "` is not an IPv6 address");
        }
    }

    static void check(String text) {
        if (!isVersion4(text) && !isVersion6(text)) {
            throw new IllegalArgumentException("`" + text + "` is not an IP address");
        }
    }

    static void checkRange(String text) {
        int slash = text.indexOf('/');
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        int most = slash > 0 && isVersion6(text.substring(0, slash)) ? 128 : 32;
        boolean hasBits = !bits.isEmpty() && bits.length() <= 3 && bits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!hasBits || Integer.parseInt(bits) > most) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a range of addresses; write for example 172.30.0.0/24");
        }
        check(text.substring(0, slash));
    }

    /** Whether an address is one of a range, both checked already. */
    static boolean isIn(String address, String range) {
        int slash = range.indexOf('/');
        byte[] first = bytes(range.substring(0, slash));
        byte[] wanted = bytes(address);
        int bits = Integer.parseInt(range.substring(slash + 1));
        if (first.length != wanted.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((first[bit / 8] & mask) != (wanted[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** A text that looks like an address is never looked up. */
    private static byte[] bytes(String address) {
        return parsed(address)
                .orElseThrow(() -> new IllegalArgumentException("`" + address + "` is not an IP address"));
    }

    /** Its bytes, without the interface that may be named behind it; only for what has the looks of an address. */
    private static Optional<byte[]> parsed(String address) {
        int percent = address.indexOf('%');
        try {
            return Optional.of(InetAddress.getByName(percent < 0 ? address : address.substring(0, percent))
                    .getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static void checkHardware(String text) {
        if (!HARDWARE.matcher(text).matches()) {
            throw new IllegalArgumentException("`" + text + "` is not a hardware address; write 02:42:ac:11:00:02");
        }
    }
}
