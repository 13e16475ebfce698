package io.i9chat.adapter.redis.client;

import io.i9chat.ports.PortFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which certificates of servers are trusted. */
final class Trust {
  private Trust() {}

  /**
   * Makes sockets that trust these certificates.
   *
   * @param pem a file of certificates, {@code null} for what the JDK trusts
   * @throws PortFailure if the file cannot be read
   */
  static SSLSocketFactory sockets(@Nullable Path pem) {
    if (pem == null) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("trusted-" + count++, each);
      }
      if (count == 0) {
        throw new PortFailure("there is no certificate in " + pem);
      }
      TrustManagerFactory trusting =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusting.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusting.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new PortFailure(
          "the certificates in " + pem + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /** Has the name of the server compared with its certificate. */
  static SSLParameters checkingNames() {
    SSLParameters parameters = new SSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }
}
