package io.i9chat.adapter.gcs;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.HttpMethod;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.SignUrlOption;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One bucket by Google's library, and the one request that the library cannot make. */
final class Bucket implements AutoCloseable {
  /** What V4 signatures hold for at most. */
  private static final long MOST_SECONDS = Duration.ofDays(7).toSeconds();

  private static final RetrySettings RETRIES =
      RetrySettings.newBuilder()
          .setMaxAttempts(3)
          .setInitialRetryDelayDuration(Duration.ofMillis(200))
          .setRetryDelayMultiplier(2)
          .setMaxRetryDelayDuration(Duration.ofSeconds(1))
          .setTotalTimeoutDuration(Calls.MOST)
          .build();

  private final GcsConfig config;
  private final Identity identity;
  private final JdkTransport transport;
  private final Storage storage;
  private final HttpRequestFactory requests;

  Bucket(GcsConfig config, Identity identity, JdkTransport transport) {
    this.config = config;
    this.identity = identity;
    this.transport = transport;
    this.requests =
        transport.createRequestFactory(new HttpCredentialsAdapter(identity.credentials()));
    this.storage =
        StorageOptions.http()
            .setHost(config.host().toString())
            // No call here is on a project; without one the library would look for it.
            .setProjectId("none")
            .setCredentials(identity.credentials())
            .setTransportOptions(
                HttpTransportOptions.newBuilder().setHttpTransportFactory(() -> transport).build())
            .setClock(new LibraryClock(config.clock()))
            .setRetrySettings(RETRIES)
            // Each call here is safe to repeat, deleting too: no object is written twice.
            .setStorageRetryStrategy(StorageRetryStrategy.getUniformStorageRetryStrategy())
            .build()
            .getService();
  }

  Storage storage() {
    return storage;
  }

  /** The object of this name. */
  BlobId object(String name) {
    return BlobId.of(config.bucket(), name);
  }

  /**
   * Signs a request (V4).
   *
   * @param headers what the request must carry
   * @param expiresAt cut to the second, and to a week from now
   */
  URI sign(
      HttpMethod method,
      String object,
      Map<String, String> headers,
      Map<String, String> query,
      Instant expiresAt) {
    long seconds = expiresAt.getEpochSecond() - config.clock().instant().getEpochSecond();
    String url =
        storage
            .signUrl(
                BlobInfo.newBuilder(object(object)).build(),
                Math.clamp(seconds, 1, MOST_SECONDS),
                TimeUnit.SECONDS,
                SignUrlOption.withV4Signature(),
                SignUrlOption.httpMethod(method),
                SignUrlOption.withHostName(config.host().getRawAuthority()),
                SignUrlOption.withExtHeaders(headers),
                SignUrlOption.withQueryParams(query),
                SignUrlOption.signWith(identity.signer()))
            .toString();
    return URI.create(url);
  }

  /**
   * Asks for some bytes of an object, once more if the first answer is none: the library's own way
   * tells neither size nor generation.
   *
   * @return the answer, whatever its status
   */
  HttpResponse read(String object, String range) throws IOException {
    try {
      HttpResponse answer = get(object, range);
      if (answer.getStatusCode() != 429 && answer.getStatusCode() < 500) {
        return answer;
      }
    } catch (IOException lost) {
      if (Thread.currentThread().isInterrupted()) {
        throw lost;
      }
    }
    return get(object, range);
  }

  private HttpResponse get(String object, String range) throws IOException {
    String path = config.host() + "/" + config.bucket() + "/" + object;
    HttpRequest request = requests.buildGetRequest(new GenericUrl(path));
    request.getHeaders().setRange(range);
    request.setThrowExceptionOnExecuteError(false);
    // As they are stored: what is compressed stays so.
    request.setResponseReturnRawInputStream(true);
    return request.execute();
  }

  @Override
  public void close() {
    transport.shutdown();
  }
}
