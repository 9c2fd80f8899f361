package io.github.cameltegro.support;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Servers with self-signed certificates, and clients that trust them. */
public final class Tls {

    /** For localhost and 127.0.0.1. */
    public static final String LOCALHOST = "tls/localhost.p12";

    /** For elsewhere.example. */
    public static final String ELSEWHERE = "tls/elsewhere.p12";

    private static final String PASSWORD = "changeit";

    private Tls() {}

    public static ServerSocketFactory serving(String keyStore) throws GeneralSecurityException, IOException {
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store(keyStore));
        keys.setKeyPassword(PASSWORD);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        SSLContext context = parameters.createSSLContext(new DefaultCamelContext());
        return context.getServerSocketFactory();
    }

    public static SSLContextParameters trusting(String keyStore) {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store(keyStore));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private static KeyStoreParameters store(String resource) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource(resource);
        store.setType("PKCS12");
        store.setPassword(PASSWORD);
        return store;
    }
}
