package io.i9chat.adapter.s3;

import io.i9chat.adapter.s3.S3Config.Finding;
import io.i9chat.adapter.s3.S3Config.Part;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Tries everything that media need of a bucket on one small object, which is gone afterwards, each
 * step with the permission that it takes.
 */
final class BucketCheck {
  private static final Logger LOG = LoggerFactory.getLogger(BucketCheck.class);
  private static final byte[] PROBE = "i9chat was here\n".getBytes(StandardCharsets.US_ASCII);
  private static final String WRITTEN_AS = "text/html";
  private static final Served READ_AS =
      new Served(new MimeType("application/octet-stream"), true, null);

  /** Signatures are refused beyond 15 minutes; URLs hold for less. */
  private static final Duration MOST_SKEW = Duration.ofMinutes(1);

  private final S3Access access;
  private final S3Media media;
  private final Set<String> origins;
  private final String key;

  BucketCheck(S3Access access, S3Media media, Set<String> origins) {
    this.access = access;
    this.media = media;
    this.origins = origins;
    key = access.config().prefix() + "probe-" + UUID.randomUUID();
  }

  private interface Step {
    Optional<Finding> on(S3Client client) throws IOException;
  }

  /** What is fatal, alone; else what is only worth saying. */
  List<Finding> findings() {
    Optional<Finding> fatal = tried("s3:PutObject", this::write);
    if (fatal.isPresent()) {
      return List.of(fatal.get());
    }
    fatal =
        tried("s3:PutObject", this::writeAgain)
            .or(() -> tried("s3:GetObject", this::read))
            .or(() -> tried("s3:ListBucket", this::readMissing))
            .or(() -> tried("s3:ListBucket", this::list))
            .or(() -> tried("s3:GetObject", this::download));
    Optional<Finding> open = tried("s3:GetObject", client -> readByAnyone());
    Optional<Finding> kept =
        tried("s3:DeleteObject, s3:ListBucketVersions or s3:DeleteObjectVersion", this::delete);
    fatal = fatal.or(() -> kept);
    if (fatal.isPresent()) {
      return List.of(fatal.get());
    }
    return BucketSetUp.findings(access, origins, open);
  }

  private Optional<Finding> tried(String permission, Step step) {
    try {
      return access.direct(client -> {
        try {
          return step.on(client);
        } catch (IOException broken) {
          LOG.debug("a request of the check broke", broken);
          return fatal(Part.ENDPOINT, "a signed URL is not answered");
        }
      });
    } catch (SdkException failed) {
      LOG.debug("a step of the check failed", failed);
      return Optional.of(Failures.of(failed, access.config(), permission));
    }
  }

  private static Optional<Finding> fatal(Part part, String text) {
    return Optional.of(new Finding(part, true, text));
  }

  private PutObjectResponse put(S3Client client) {
    return client.putObject(
        PutObjectRequest.builder()
            .bucket(access.bucket())
            .key(key)
            .contentType(WRITTEN_AS)
            .ifNoneMatch("*")
            .build(),
        RequestBody.fromBytes(PROBE));
  }

  private Optional<Finding> write(S3Client client) {
    try {
      Optional<Finding> skewed = skewed(put(client));
      if (skewed.isPresent()) {
        delete(client);
      }
      return skewed;
    } catch (S3Exception refused) {
      if (Failures.isNotImplemented(refused)) {
        return notWriteOnce();
      }
      if (Failures.isConditionFailed(refused)) {
        // An attempt that was answered too late has written it.
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** URLs are signed by the clock of this machine, and hold by that of the server. */
  private static Optional<Finding> skewed(PutObjectResponse answer) {
    Optional<String> date = answer.sdkHttpResponse().firstMatchingHeader("Date");
    if (date.isEmpty()) {
      return Optional.empty();
    }
    try {
      ZonedDateTime there = ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration skew = Duration.between(there.toInstant(), Instant.now());
      return skew.abs().compareTo(MOST_SKEW) <= 0
          ? Optional.empty()
          : fatal(
              Part.ENDPOINT,
              "the clock of this machine is %d seconds off that of the server"
                  .formatted(skew.toSeconds()));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<Finding> writeAgain(S3Client client) {
    try {
      put(client);
      return notWriteOnce();
    } catch (S3Exception refused) {
      if (Failures.isConditionFailed(refused)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static Optional<Finding> notWriteOnce() {
    return fatal(
        Part.ENDPOINT,
        "the server does not heed If-None-Match: *, so that an upload could replace what is there");
  }

  private Optional<Finding> read(S3Client client) {
    boolean same =
        media
            .find(client, key)
            .filter(found -> found.size() == PROBE.length)
            .map(StoredMedia::first)
            .filter(bytes -> Arrays.equals(bytes, PROBE))
            .isPresent();
    return same
        ? Optional.empty()
        : fatal(Part.ENDPOINT, "the server does not give back what was written");
  }

  /** Without the permission to list, what is not there is forbidden rather than not found. */
  private Optional<Finding> readMissing(S3Client client) {
    return media.find(client, key + "-missing").isEmpty()
        ? Optional.empty()
        : fatal(Part.ENDPOINT, "the server gives what was never written");
  }

  private Optional<Finding> list(S3Client client) {
    client.listObjectsV2(
        ListObjectsV2Request.builder()
            .bucket(access.bucket())
            .prefix(access.config().prefix())
            .maxKeys(1)
            .build());
    return Optional.empty();
  }

  /** As a client does it. */
  private Optional<Finding> download(S3Client client) throws IOException {
    String generation = media.find(client, key).map(StoredMedia::generation).orElse("");
    Instant soon = Instant.now().plus(Duration.ofMinutes(1));
    SignedUrl signed = media.download(key, generation, READ_AS, soon);
    SdkHttpResponse answer = get(signed.url());
    if (answer.statusCode() != 200) {
      return fatal(Part.ENDPOINT, "a signed URL is answered " + answer.statusCode());
    }
    boolean asAsked =
        answer.firstMatchingHeader("Content-Type").equals(Optional.of(READ_AS.mime().value()))
            && answer
                .firstMatchingHeader("Content-Disposition")
                .equals(Optional.of(READ_AS.disposition()));
    return asAsked
        ? Optional.empty()
        : fatal(
            Part.ENDPOINT,
            "the server does not heed response-content-type and response-content-disposition");
  }

  private Optional<Finding> readByAnyone() throws IOException {
    SignedUrl signed = media.download(key, "", READ_AS, Instant.now());
    String url = signed.url().toString();
    SdkHttpResponse answer = get(URI.create(url.substring(0, url.indexOf('?'))));
    return answer.isSuccessful()
        ? Optional.of(
            new Finding(Part.BUCKET, false, "anyone may read its objects without a signed URL"))
        : Optional.empty();
  }

  private SdkHttpResponse get(URI url) throws IOException {
    SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(url).build();
    HttpExecuteResponse answer =
        access.http().prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
    if (answer.responseBody().isPresent()) {
      answer.responseBody().get().close();
    }
    return answer.httpResponse();
  }

  private Optional<Finding> delete(S3Client client) {
    media.delete(client, key);
    return media.find(client, key).isEmpty()
        ? Optional.empty()
        : fatal(Part.BUCKET, "what is deleted is still there");
  }
}
