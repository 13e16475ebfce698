package io.i9chat.adapter.s3;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.MediaId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The bucket as the SDK reaches it: calls with bounds, and URLs signed without a call. */
final class S3Access implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 3;

  /** What Signature Version 4 allows. */
  private static final long MOST_SECONDS = Duration.ofDays(7).toSeconds();

  private final S3Config config;
  private final SdkHttpClient http;
  private final AwsCredentialsProvider keys;
  private final S3Client client;
  private final S3Presigner presigner;

  S3Access(S3Config config) {
    this.config = config;
    http = http(config);
    keys = keys(config);
    client = client();
    presigner = presigner();
  }

  private static SdkHttpClient http(S3Config config) {
    // Each wait within a call, so that an attempt ends also where interrupting does not.
    var http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECTING)
            .socketTimeout(config.patience().dividedBy(2));
    if (config.authorities() != null) {
      TrustManager[] trust = Authorities.with(config.authorities());
      http.tlsTrustManagersProvider(() -> trust);
    }
    return http.build();
  }

  private S3Client client() {
    var client =
        S3Client.builder()
            .httpClient(http)
            .region(Region.of(config.region()))
            .credentialsProvider(keys)
            .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
            .forcePathStyle(config.pathStyle())
            // Servers other than Amazon's know not all checksums of the SDK.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(bounds());
    if (config.endpoint() != null) {
      client.endpointOverride(config.endpoint());
    }
    return client.build();
  }

  private ClientOverrideConfiguration bounds() {
    var retrying =
        AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build();
    return ClientOverrideConfiguration.builder()
        .apiCallTimeout(config.patience())
        .apiCallAttemptTimeout(config.patience().dividedBy(2))
        .retryStrategy(retrying)
        .build();
  }

  private S3Presigner presigner() {
    var presigner =
        S3Presigner.builder()
            .region(Region.of(config.region()))
            .credentialsProvider(keys)
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(config.pathStyle())
                    .chunkedEncodingEnabled(false)
                    .build());
    if (config.endpoint() != null) {
      presigner.endpointOverride(config.endpoint());
    }
    return presigner.build();
  }

  private static AwsCredentialsProvider keys(S3Config config) {
    S3Config.Keys pair = config.keys();
    return pair == null
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(pair.access(), pair.secret()));
  }

  S3Config config() {
    return config;
  }

  String bucket() {
    return config.bucket();
  }

  /** The name of an object in the bucket. */
  String key(MediaId media) {
    return config.prefix() + media;
  }

  /** What requests go over, for those that are not signed here. */
  SdkHttpClient http() {
    return http;
  }

  /**
   * Does one call.
   *
   * @throws PortFailure if the server cannot be reached, takes too long, or does not do it; the
   *     thread stays interrupted if it was
   */
  <T> T call(Function<S3Client, T> what) {
    try {
      return direct(what);
    } catch (SdkException failed) {
      throw new PortFailure(
          "bucket %s: %s".formatted(config.bucket(), Failures.of(failed, config).text()), failed);
    }
  }

  /** The same, for who tells the failures of the SDK apart. */
  <T> T direct(Function<S3Client, T> what) {
    try {
      return what.apply(client);
    } catch (AbortedException interrupted) {
      Thread.currentThread().interrupt();
      throw interrupted;
    }
  }

  /** Signs a {@code PUT}. */
  Presigned put(PutObjectRequest request, Instant expiresAt) {
    var signed =
        presigner.presignPutObject(
            put -> put.putObjectRequest(request).signatureDuration(until(expiresAt)));
    return new Presigned(URI.create(signed.url().toString()), signed.signedHeaders());
  }

  /** Signs a {@code GET}. */
  Presigned get(GetObjectRequest request, Instant expiresAt) {
    var signed =
        presigner.presignGetObject(
            get -> get.getObjectRequest(request).signatureDuration(until(expiresAt)));
    return new Presigned(URI.create(signed.url().toString()), signed.signedHeaders());
  }

  /** Signatures hold for whole seconds, from the second that they are made in. */
  private static Duration until(Instant expiresAt) {
    long seconds = expiresAt.getEpochSecond() - Instant.now().getEpochSecond();
    return Duration.ofSeconds(Math.clamp(seconds, 1, MOST_SECONDS));
  }

  @Override
  public void close() {
    client.close();
    presigner.close();
    http.close();
    if (keys instanceof DefaultCredentialsProvider found) {
      found.close();
    }
  }
}
