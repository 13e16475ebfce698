package io.i9chat.adapter.s3;

import io.i9chat.ports.PortFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted: the usual authorities, and those of a file. */
final class Authorities {
  private Authorities() {}

  /**
   * What trusts both.
   *
   * @param pem a file with certificates (RFC 7468)
   * @throws PortFailure if there is no such file, or no certificate in it
   */
  static TrustManager[] with(Path pem) {
    try {
      KeyStore both = KeyStore.getInstance(KeyStore.getDefaultType());
      both.load(null);
      for (TrustManager usual : trusting(null)) {
        if (usual instanceof X509TrustManager known) {
          for (Certificate each : known.getAcceptedIssuers()) {
            add(both, each);
          }
        }
      }
      for (Certificate each : certificates(pem)) {
        add(both, each);
      }
      return trusting(both);
    } catch (IOException | GeneralSecurityException unusable) {
      throw new PortFailure("the authorities of " + pem + " cannot be used", unusable);
    }
  }

  private static TrustManager[] trusting(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities);
    return trust.getTrustManagers();
  }

  private static Collection<? extends Certificate> certificates(Path pem)
      throws IOException, CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    try (InputStream bytes = Files.newInputStream(pem)) {
      Collection<? extends Certificate> all = factory.generateCertificates(bytes);
      if (all.isEmpty()) {
        throw new IOException("it holds no certificates");
      }
      return all;
    } catch (CertificateException garbled) {
      throw new IOException("it holds no certificates", garbled);
    }
  }

  private static void add(KeyStore authorities, Certificate one) throws GeneralSecurityException {
    authorities.setCertificateEntry(Integer.toString(authorities.size()), one);
  }
}
