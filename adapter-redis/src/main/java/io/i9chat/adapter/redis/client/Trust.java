package io.i9chat.adapter.redis.client;

import io.i9chat.ports.PortFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** Which certificates of servers are trusted; their names are compared too. */
final class Trust {
  private static final String TYPE = "PKCS12";

  private Trust() {}

  /**
   * How to encrypt.
   *
   * @param pem a file of certificates that are trusted, {@code null} for what the JDK trusts
   * @throws PortFailure if the file cannot be read
   */
  static SslOptions options(@Nullable Path pem) {
    SslOptions.Builder options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
    if (pem != null) {
      // What it is locked with does not matter: it is in memory, and nothing in it is secret.
      char[] lock = TYPE.toCharArray();
      byte[] store = store(pem, lock);
      options.trustStoreType(TYPE).truststore(() -> new ByteArrayInputStream(store), lock);
    }
    return options.build();
  }

  private static byte[] store(Path pem, char[] lock) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(null, null);
      int count = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("trusted-" + count++, each);
      }
      if (count == 0) {
        throw new PortFailure("there is no certificate in " + pem);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, lock);
      return out.toByteArray();
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new PortFailure(
          "the certificates in " + pem + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
