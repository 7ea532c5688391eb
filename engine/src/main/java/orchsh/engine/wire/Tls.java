package orchsh.engine.wire;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import org.jspecify.annotations.Nullable;

/** Encrypts connections to an engine with the certificates of a folder. */
final class Tls {
    private final SSLSocketFactory sockets;
    private final TlsFiles files;

    Tls(TlsFiles files) {
        this.files = files;
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(), trust(), new SecureRandom());
            this.sockets = context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(files.folder(), e);
        }
    }

    /** Wraps a connected socket; the handshake is still to be made. */
    SSLSocket wrap(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) sockets.createSocket(plain, host, port, true);
        if (files.trust() == TlsFiles.Trust.VERIFIED) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        return socket;
    }

    private KeyManager @Nullable [] identity() throws GeneralSecurityException, IOException {
        Path certificate = files.folder().resolve("cert.pem");
        Path key = files.folder().resolve("key.pem");
        if (!Files.exists(certificate) && !Files.exists(key)) {
            return null;
        }
        char[] none = new char[0];
        KeyStore store = emptyStore();
        try {
            Certificate[] chain = Pem.certificates(certificate).toArray(new Certificate[0]);
            store.setKeyEntry("client", Pem.privateKey(key), none, chain);
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e instanceof IOException && !Files.exists(certificate) ? certificate : key, e);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private TrustManager @Nullable [] trust() throws GeneralSecurityException, IOException {
        if (files.trust() == TlsFiles.Trust.UNVERIFIED) {
            return new TrustManager[] {new TrustingManager()};
        }
        Path authority = files.folder().resolve("ca.pem");
        if (!Files.exists(authority)) {
            return null;
        }
        KeyStore store = emptyStore();
        try {
            List<Certificate> certificates = Pem.certificates(authority);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("authority" + i, certificates.get(i));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(authority, e);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static ProblemException unusable(Path file, Exception cause) {
        return new ProblemException(
                ProblemException.Kind.USAGE,
                Problem.error("`" + file + "` cannot be used to reach the engine: " + Words.of(cause))
                        .hint("DOCKER_CERT_PATH names the folder of ca.pem, cert.pem and key.pem"),
                cause);
    }

    /** What Docker does when it is told to encrypt but not to verify; it must be an extended one, or names are checked. */
    private static final class TrustingManager extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
