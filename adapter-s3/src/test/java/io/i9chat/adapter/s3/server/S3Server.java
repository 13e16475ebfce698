package io.i9chat.adapter.s3.server;

import com.adobe.testing.s3mock.S3MockApplication;
import io.i9chat.adapter.s3.S3Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A server of S3 with one pair of keys, in this JVM; by {@link #main}, in one of its own. */
public final class S3Server implements AutoCloseable {
  /** What requests are to be signed with. */
  public static final String ACCESS_KEY = "AKIAI9CHATTESTS";

  /** The secret of the key. */
  public static final String SECRET_KEY = "a-secret/of+tests";

  /** What requests are to be signed for. */
  public static final String REGION = "eu-central-1";

  private final S3MockApplication server;
  private final Gate gate;
  private final S3Client operator;

  // What is to come in its place does not tell the port.
  @SuppressWarnings("deprecation")
  private S3Server() {
    // Starting sets the logging of the whole process up anew, which is not its own here.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    server =
        S3MockApplication.start(
            new HashMap<>(
                Map.of(
                    S3MockApplication.PROP_HTTP_PORT,
                    S3MockApplication.RANDOM_PORT,
                    S3MockApplication.PROP_HTTPS_PORT,
                    S3MockApplication.RANDOM_PORT,
                    S3MockApplication.PROP_SILENT,
                    true,
                    "com.adobe.testing.s3mock.store.region",
                    REGION)));
    try {
      URI behind = URI.create("http://127.0.0.1:" + server.getHttpPort());
      gate = new Gate(behind, ACCESS_KEY, SECRET_KEY, REGION);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    AwsBasicCredentials keys = AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY);
    operator =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(gate.address())
            .region(Region.of(REGION))
            .forcePathStyle(true)
            .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .credentialsProvider(StaticCredentialsProvider.create(keys))
            .build();
  }

  /** Starts one on a free port. */
  public static S3Server start() {
    return new S3Server();
  }

  private static final class Shared {
    static final S3Server ONE = start();
  }

  /** The one that all tests of a JVM share; it ends with it. */
  public static S3Server shared() {
    return Shared.ONE;
  }

  /**
   * Starts one with the buckets that are named, which keep versions, and runs until it is killed.
   */
  public static void main(String... buckets) throws InterruptedException {
    S3Server server = start();
    for (String bucket : buckets) {
      server.operator.createBucket(make -> make.bucket(bucket));
      server.keepVersions(bucket);
    }
    System.out.println(
        "S3 at %s for %s %s in %s".formatted(server.address(), ACCESS_KEY, SECRET_KEY, REGION));
    new CountDownLatch(1).await();
  }

  private void keepVersions(String bucket) {
    operator.putBucketVersioning(put ->
        put.bucket(bucket)
            .versioningConfiguration(set -> set.status(BucketVersioningStatus.ENABLED)));
  }

  /** Where it is, without a path. */
  public URI address() {
    return gate.address();
  }

  /** What an operator does in it. */
  public S3Client operator() {
    return operator;
  }

  /** A new bucket, as a store is opened on it. */
  public S3Config bucket() {
    String name = "b" + UUID.randomUUID();
    operator.createBucket(make -> make.bucket(name));
    return S3Config.of(name, REGION).at(address()).signedWith(ACCESS_KEY, SECRET_KEY);
  }

  /** A new bucket that keeps versions. */
  public S3Config versionedBucket() {
    S3Config config = bucket();
    keepVersions(config.bucket());
    return config;
  }

  /** The time as it goes by. */
  public Instant now() {
    return gate.now();
  }

  /** Lets time pass for it. */
  public void pass(Duration time) {
    gate.pass(time);
  }

  /** Does something while it refuses, or answers, what {@code rule} says. */
  public void refusing(Function<Request, Optional<Refusal>> rule, Consumer<S3Server> during) {
    gate.refuse(rule);
    try {
      during.accept(this);
    } finally {
      gate.refuse(request -> Optional.empty());
    }
  }

  /** Does something while anyone may read all of it. */
  public void open(Consumer<S3Server> during) {
    gate.open(true);
    try {
      during.accept(this);
    } finally {
      gate.open(false);
    }
  }

  @Override
  public void close() {
    operator.close();
    gate.close();
    server.stop();
  }
}
