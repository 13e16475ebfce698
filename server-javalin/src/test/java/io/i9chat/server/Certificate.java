package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of {@code localhost} and 127.0.0.1 that its own key signed.
 *
 * @param chain the file of the certificate, as proxies read it
 * @param key the file of its private key
 * @param trusting what clients trust: this certificate, and nothing else
 * @param serving what a server of this process shows it by
 * @param trusted a trust store for other JVMs, made as the operations page has it for a bucket
 */
public record Certificate(
    Path chain, Path key, SSLContext trusting, SSLContext serving, Path trusted) {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String ALIAS = "i9chat";

  /** Makes one by the JDK's keytool. */
  public static Certificate in(Path folder) {
    try {
      KeyStore store = made(folder.resolve("certificate.p12"));
      Path chain = pem(folder, "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
      Path key = pem(folder, "PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
      return new Certificate(
          chain, key, trusting(store.getCertificate(ALIAS)), serving(store), trusted(chain));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static KeyStore made(Path file)
      throws IOException, GeneralSecurityException, InterruptedException {
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD)));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static void keytool(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(arguments);
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS) && keytool.exitValue() == 0).as(said).isTrue();
  }

  private static Path trusted(Path chain) throws IOException, InterruptedException {
    Path trusted = chain.resolveSibling("trusted");
    keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            "media",
            "-file",
            chain.toString(),
            "-keystore",
            trusted.toString(),
            "-storepass",
            new String(PASSWORD)));
    return trusted;
  }

  /** RFC 7468. */
  private static Path pem(Path folder, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        folder.resolve(what.replace(' ', '-') + ".pem"),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
  }

  private static SSLContext serving(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trusting(java.security.cert.Certificate one)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, one);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
