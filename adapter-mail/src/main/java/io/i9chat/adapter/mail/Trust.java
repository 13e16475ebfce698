package io.i9chat.adapter.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted. */
final class Trust {
  private Trust() {}

  /**
   * Sockets that trust the authorities of a PEM file, or the usual ones.
   *
   * @throws IOException if there is no such file, or no certificate in it
   */
  static SSLSocketFactory sockets(@Nullable Path pem) throws IOException {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(pem == null ? null : store(pem));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException unusable) {
      throw new IOException("it holds no certificates", unusable);
    }
  }

  private static KeyStore store(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    try (InputStream bytes = Files.newInputStream(pem)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(bytes);
      if (all.isEmpty()) {
        throw new IOException("it holds no certificates");
      }
      for (Certificate each : all) {
        store.setCertificateEntry(Integer.toString(store.size()), each);
      }
    }
    return store;
  }
}
