package io.i9chat.adapter.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.i9chat.adapter.s3.S3Config.Finding;
import io.i9chat.adapter.s3.S3Config.Part;
import io.i9chat.ports.PortFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of an authority of one's own, and those of the usual ones. */
class AuthoritiesTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  /** Makes a certificate of {@code localhost} that vouches for itself, in {@code pem}. */
  private KeyStore certificate(Path pem) throws Exception {
    Path store = Path.of(pem + ".p12");
    List<String> into = List.of("-keystore", store.toString(), "-storepass", PASSWORD);
    keytool(
        into,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost");
    keytool(into, "-exportcert", "-rfc", "-file", pem.toString());
    KeyStore loaded = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(store)) {
      loaded.load(bytes, PASSWORD.toCharArray());
    }
    return loaded;
  }

  private static void keytool(List<String> store, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options));
    command.addAll(store);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }

  /** A server with this certificate that knows nothing of S3. */
  private static HttpsServer server(KeyStore store) throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    InetAddress here = InetAddress.getLoopbackAddress();
    HttpsServer server = HttpsServer.create(new InetSocketAddress(here, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.start();
    return server;
  }

  private static Finding found(S3Config config) {
    try (S3Bucket bucket = S3Bucket.open(config)) {
      List<Finding> found = bucket.check(Set.of());
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().fatal()).isTrue();
      return found.getFirst();
    }
  }

  @Test
  void aServerIsTrustedByItsAuthorityAndByNoOther() throws Exception {
    Path own = folder.resolve("own.pem");
    Path other = folder.resolve("other.pem");
    HttpsServer server = server(certificate(own));
    certificate(other);
    try {
      int port = server.getAddress().getPort();
      S3Config config =
          S3Config.of("chat-media", "us-east-1")
              .at(URI.create("https://localhost:" + port))
              .signedWith("AKIA", "secret");

      assertThat(found(config.trusting(own)).text()).contains("does not speak S3: it answers 404");
      assertThat(found(config).part()).isEqualTo(Part.CERTIFICATE);
      assertThat(found(config.trusting(other)).part()).isEqualTo(Part.CERTIFICATE);
      Finding misnamed = found(config.trusting(own).at(URI.create("https://127.0.0.1:" + port)));
      assertThat(misnamed.part()).isEqualTo(Part.CERTIFICATE);
      assertThat(misnamed.text()).contains("127.0.0.1").doesNotContain("\n");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void commandsForTheOperatorTrustThemToo() {
    S3Config config = S3Config.of("chat-media", "us-east-1");
    Path file = folder.resolve("own.pem");
    assertThat(CorsRules.command(config.trusting(file), Set.of("https://chat.example.org")))
        .contains(" --ca-bundle " + file + " --bucket chat-media ");
    assertThat(CorsRules.command(config, Set.of())).doesNotContain("--ca-bundle");
  }

  @Test
  void theUsualOnesAreTrustedAllTheSame() throws Exception {
    Path own = folder.resolve("own.pem");
    X509Certificate one = (X509Certificate) certificate(own).getCertificate("mykey");
    TrustManagerFactory usual =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    usual.init((KeyStore) null);

    List<X509Certificate> trusted = issuers(Authorities.with(own));
    assertThat(issuers(usual.getTrustManagers())).hasSizeGreaterThan(10).doesNotContain(one);
    assertThat(trusted).containsAll(issuers(usual.getTrustManagers())).contains(one);
  }

  private static List<X509Certificate> issuers(TrustManager[] trust) {
    return Arrays.stream(trust)
        .map(X509TrustManager.class::cast)
        .flatMap(each -> Arrays.stream(each.getAcceptedIssuers()))
        .toList();
  }

  @Test
  void aFileWithoutCertificatesOpensNoBucket() throws IOException {
    S3Config config = S3Config.of("chat-media", "us-east-1");
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> S3Bucket.open(config.trusting(folder.resolve("missing.pem"))))
        .withCauseInstanceOf(NoSuchFileException.class);
    for (String content : List.of("", "none", "-----BEGIN CERTIFICATE-----\nAA\n")) {
      Path file = Files.writeString(folder.resolve("ca.pem"), content);
      assertThatExceptionOfType(PortFailure.class)
          .isThrownBy(() -> S3Bucket.open(config.trusting(file)))
          .havingCause()
          .withMessage("it holds no certificates");
    }
  }
}
