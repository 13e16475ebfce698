package io.i9chat.adapter.gcs;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import com.google.auth.ServiceAccountSigner;
import com.google.cloud.storage.StorageException;
import io.i9chat.ports.PortFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls of Google's libraries, each within its time, with failures that an operator can act on. */
final class Calls {
  /** How long a call may take, with all that is tried again. */
  static final Duration MOST = Duration.ofSeconds(9);

  private final GcsConfig config;
  private final Identity identity;

  Calls(GcsConfig config, Identity identity) {
    this.config = config;
    this.identity = identity;
  }

  /** What is done in a call. */
  interface Call<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Does one call.
   *
   * @param what what is not done if it fails, such as {@code an object cannot be deleted}
   * @throws PortFailure if it fails, is not done in time, or its thread is interrupted
   */
  <T> T run(String what, Call<T> call) {
    return within(what + ": ", call);
  }

  /** Does one call of a start, whose failure is a line that begins with the setting. */
  <T> T atStart(Call<T> call) {
    return within("", call);
  }

  private <T> T within(String what, Call<T> call) {
    Deadline.begin(MOST);
    try {
      return call.run();
    } catch (PortFailure clear) {
      throw clear;
    } catch (IOException | RuntimeException failed) {
      throw new PortFailure(what + reason(failed), failed);
    } finally {
      Deadline.end();
    }
  }

  /** Why a call failed, beginning with the setting that it speaks of. */
  private String reason(Throwable failed) {
    if (Thread.currentThread().isInterrupted()) {
      return "told to stop";
    }
    Optional<HttpResponseException> refused =
        causes(failed)
            .filter(HttpResponseException.class::isInstance)
            .map(HttpResponseException.class::cast)
            .findFirst();
    if (causes(failed).anyMatch(Calls::isOfCredentials)) {
      return refused
          .map(answer -> unacceptable(answer.getStatusCode()))
          .orElseGet(() ->
              identity.setting()
                  + ": Google's servers of tokens and signatures cannot be reached,"
                  + " or do not answer in time");
    }
    int code =
        causes(failed)
            .filter(StorageException.class::isInstance)
            .map(each -> ((StorageException) each).getCode())
            .findFirst()
            .orElse(0);
    return code == 0 ? unreachable() : answered(code);
  }

  /** Whether a call failed because its thread was told to stop. */
  static boolean wasInterrupted(PortFailure failure) {
    return causes(failure).anyMatch(InterruptedIOException.class::isInstance)
        && causes(failure).noneMatch(SocketTimeoutException.class::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failed) {
    return Stream.iterate(failed, each -> each != null, Throwable::getCause).limit(20);
  }

  /** Whether it comes of asking for a token or a signature. */
  private static boolean isOfCredentials(Throwable each) {
    return each instanceof Retryable
        || each instanceof ServiceAccountSigner.SigningException
        || Stream.of(each.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith("com.google.auth.oauth2."));
  }

  private String unacceptable(int status) {
    String line = identity.setting() + ": Google answers " + status + " to it";
    if (status == 429 || status >= 500) {
      return line;
    }
    return line
        + (config.impersonate() == null
            ? "; the key may have been deleted, or its account disabled"
            : "; who this server is must be allowed to act as that account: "
                + Commands.letActAs(config.impersonate()));
  }

  private String unreachable() {
    return "GCS_HOST=" + config.host() + ": it cannot be reached, or does not answer in time";
  }

  /** Why the storage did not do it, by the status of its answer. */
  String answered(int status) {
    String bucket = "GCS_BUCKET=" + config.bucket() + ": ";
    return switch (status) {
      case 401 -> identity.setting() + ": the storage does not accept it";
      case 403 -> bucket + "the account may not do this: " + Commands.letUse(config, identity);
      case 404 -> bucket + "there is no such bucket: " + Commands.create(config);
      default -> "GCS_HOST=" + config.host() + ": it answers " + status;
    };
  }
}
