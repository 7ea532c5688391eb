package orchsh.engine.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Reads certificates and private keys as the tools around Docker write them. The JDK takes keys in PKCS#8 only; the older
 * forms differ by an envelope, which is put around them here.
 */
final class Pem {
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final byte[] RSA = {
        0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    private static final byte[] EC = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01};

    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int CURVE = 0xA0;

    private Pem() {}

    static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(file);
        return List.copyOf(
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content)));
    }

    static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.contains("ENCRYPTED")) {
            throw new InvalidKeySpecException("the key is protected by a passphrase");
        }
        if (text.contains("-----BEGIN RSA PRIVATE KEY-----")) {
            byte[] key = block(text, "RSA PRIVATE KEY");
            return decode(element(SEQUENCE, concat(VERSION_0, RSA, element(OCTETS, key))), "RSA");
        }
        if (text.contains("-----BEGIN EC PRIVATE KEY-----")) {
            byte[] key = block(text, "EC PRIVATE KEY");
            byte[] algorithm = element(SEQUENCE, concat(EC, curve(key)));
            return decode(element(SEQUENCE, concat(VERSION_0, algorithm, element(OCTETS, key))), "EC");
        }
        return decodeAny(block(text, "PRIVATE KEY"));
    }

    /** The envelope names the algorithm, but not in a way that the JDK offers, so each is tried. */
    private static PrivateKey decodeAny(byte[] key) throws GeneralSecurityException {
        InvalidKeySpecException refusal = new InvalidKeySpecException("the private key in it is of an unknown kind");
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return decode(key, algorithm);
            } catch (InvalidKeySpecException e) {
                refusal.addSuppressed(e);
            }
        }
        throw refusal;
    }

    private static PrivateKey decode(byte[] key, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
    }

    private static byte[] block(String text, String name) throws InvalidKeySpecException {
        String opening = "-----BEGIN " + name + "-----";
        int from = text.indexOf(opening);
        int to = text.indexOf("-----END " + name + "-----");
        if (from < 0 || to < from) {
            throw new InvalidKeySpecException("there is no private key in it");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + opening.length(), to));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("the private key in it is garbled", e);
        }
    }

    /** The curve's name from {@code SEQUENCE {1, key, [0] curve, …}}. */
    private static byte[] curve(byte[] key) throws InvalidKeySpecException {
        try {
            int at = contentOf(key, 0);
            while (at < key.length) {
                int content = contentOf(key, at);
                int end = content + lengthOf(key, at);
                if ((key[at] & 0xFF) == CURVE) {
                    return slice(key, content, end);
                }
                at = end;
            }
        } catch (IndexOutOfBoundsException e) {
            throw new InvalidKeySpecException("the private key in it is garbled", e);
        }
        throw new InvalidKeySpecException("the private key in it does not name its curve");
    }

    private static int contentOf(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int lengthOf(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | (der[at + 2 + i] & 0xFF);
        }
        return length;
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        byte[] part = new byte[to - from];
        System.arraycopy(bytes, from, part, 0, part.length);
        return part;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
