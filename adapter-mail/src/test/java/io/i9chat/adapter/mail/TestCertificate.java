package io.i9chat.adapter.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that vouches for itself, made by the JDK's own tool.
 *
 * @param store with its key
 * @param pem without it
 */
record TestCertificate(Path store, Path pem) {
  static final String PASSWORD = "changeit";

  /** A certificate for a host, in files of this folder. */
  static TestCertificate of(Path folder, String host) {
    Path store = folder.resolve(host + ".p12");
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "mail",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + host,
                  "-ext",
                  "san=dns:" + host,
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
      if (keytool.waitFor() != 0) {
        throw new AssertionError("keytool: " + said);
      }
      byte[] certificate = load(store).getCertificate("mail").getEncoded();
      Path pem = folder.resolve(host + ".pem");
      Files.writeString(pem, pem("CERTIFICATE", certificate));
      return new TestCertificate(store, pem);
    } catch (IOException | InterruptedException | GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String pem(String what, byte[] bytes) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, base64);
  }

  /** Its key, without a password. */
  String keyPem() {
    try {
      return pem("PRIVATE KEY", load(store).getKey("mail", PASSWORD.toCharArray()).getEncoded());
    } catch (IOException | GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    return store;
  }

  /** What a server needs to show it. */
  SSLContext context() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(load(store), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }
}
