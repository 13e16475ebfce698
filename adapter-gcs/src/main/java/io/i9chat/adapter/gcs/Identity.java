package io.i9chat.adapter.gcs;

import com.google.auth.ServiceAccountSigner;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.i9chat.ports.PortFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who this process is to Google, and what it signs by.
 *
 * @param setting the setting that chose it, with its value
 */
record Identity(GoogleCredentials credentials, ServiceAccountSigner signer, String setting) {
  /** Reading, writing, listing and deleting objects. */
  private static final List<String> SCOPES =
      List.of("https://www.googleapis.com/auth/devstorage.full_control");

  /** Signing by IAM is no matter of storage. */
  private static final List<String> CLOUD =
      List.of("https://www.googleapis.com/auth/cloud-platform");

  private static final int TOKEN_SECONDS = 3_600;

  /**
   * Who the configuration says.
   *
   * @throws PortFailure naming the setting that is wrong
   */
  static Identity of(GcsConfig config, HttpTransportFactory transports) {
    Path file = config.credentials();
    GoogleCredentials base = file == null ? usual(transports) : key(file, transports);
    String account = config.impersonate();
    if (account != null) {
      return impersonated(base, account, transports);
    }
    GoogleCredentials scoped = base.createScoped(file == null ? CLOUD : SCOPES);
    if (scoped instanceof ServiceAccountSigner signer) {
      return new Identity(scoped, signer, file == null ? "GCS_CREDENTIALS" : named(file));
    }
    throw new PortFailure(
        "GCS_IMPERSONATE: must be set, for the application default credentials cannot sign URLs");
  }

  private static Identity impersonated(
      GoogleCredentials base, String account, HttpTransportFactory transports) {
    ImpersonatedCredentials acting =
        ImpersonatedCredentials.newBuilder()
            .setSourceCredentials(base.createScoped(CLOUD))
            .setTargetPrincipal(account)
            .setScopes(CLOUD)
            .setLifetime(TOKEN_SECONDS)
            .setHttpTransportFactory(transports)
            .build();
    return new Identity(acting, acting, "GCS_IMPERSONATE=" + account);
  }

  private static GoogleCredentials usual(HttpTransportFactory transports) {
    try {
      return GoogleCredentials.getApplicationDefault(transports);
    } catch (IOException none) {
      throw new PortFailure(
          "GCS_CREDENTIALS: must name the key file of a service account, for there are no"
              + " application default credentials on this machine",
          none);
    }
  }

  private static ServiceAccountCredentials key(Path file, HttpTransportFactory transports) {
    try (InputStream json = Files.newInputStream(file)) {
      // What asks for a token is tried again itself.
      return ServiceAccountCredentials.fromStream(json, transports)
          .createWithCustomRetryStrategy(false);
    } catch (NoSuchFileException missing) {
      throw new PortFailure(named(file) + ": there is no such file", missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      // What the parser says may quote the file.
      throw new PortFailure(named(file) + ": must be the key file of a service account (JSON)");
    }
  }

  private static String named(Path file) {
    return "GCS_CREDENTIALS=" + file;
  }

  /** Whether each signature is a call of IAM, rather than made here with a key. */
  boolean signsByCall() {
    return !(signer instanceof ServiceAccountCredentials);
  }

  /** The e-mail of the account, {@code null} if it cannot be told now. */
  @Nullable String account() {
    try {
      return signer.getAccount();
    } catch (RuntimeException unknown) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "Identity[" + setting + "]";
  }
}
