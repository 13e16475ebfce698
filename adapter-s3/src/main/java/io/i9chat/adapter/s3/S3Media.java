package io.i9chat.adapter.s3;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.ports.model.media.UploadProtocol;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Uploaded objects in a bucket. An upload is one {@code PUT} that the bucket takes only while there
 * is no such object ({@code If-None-Match: *}).
 *
 * <p>A generation is the version's id where the bucket keeps versions, and a download is of that
 * version alone. Without versions it is the ETag, and that an object is written once is what keeps
 * a download to what was verified.
 */
final class S3Media implements MediaStore {
  private static final String FIRST_BYTES = "bytes=0-" + (StoredMedia.FIRST - 1);
  private static final String VERSION = "version ";
  private static final String TAG = "etag ";

  /** What stands for the version of what was written while no versions were kept. */
  private static final String NO_VERSION = "null";

  /** As long as a URL usually holds, and for the one client alone. */
  private static final String CACHING = "private, max-age=300";

  /** The most names in one answer of a bucket. */
  private static final int PAGE = 1_000;

  private final S3Access access;

  S3Media(S3Access access) {
    this.access = access;
  }

  @Override
  public Optional<Upload> upload(NewMedia media, Instant expiresAt) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(access.bucket())
            .key(access.key(media.id()))
            .contentType(media.mime().value())
            .contentLength(media.size())
            .ifNoneMatch("*")
            .build();
    Presigned signed = signed("an upload", () -> access.put(request, expiresAt));
    return Optional.of(new Upload(UploadProtocol.PUT, signed.as("PUT", expiresAt)));
  }

  @Override
  public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
    return download(access.key(media), generation, as, expiresAt);
  }

  /** The same of whatever lies under a name. */
  SignedUrl download(String key, String generation, Served as, Instant expiresAt) {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(access.bucket())
            .key(key)
            .versionId(version(generation))
            .responseContentType(as.mime().value())
            .responseContentDisposition(as.disposition())
            .responseCacheControl(CACHING)
            .build();
    return signed("a download", () -> access.get(request, expiresAt)).as("GET", expiresAt);
  }

  private interface Signing {
    Presigned sign();
  }

  /** Signing makes no call, but for keys that the SDK has to look for. */
  private static Presigned signed(String what, Signing signing) {
    try {
      return signing.sign();
    } catch (SdkException failed) {
      throw new PortFailure(what + " cannot be signed: there are no keys", failed);
    }
  }

  @Override
  public Optional<StoredMedia> find(MediaId media) {
    return access.call(client -> find(client, access.key(media)));
  }

  /** The same of whatever lies under a name. */
  Optional<StoredMedia> find(S3Client client, String key) {
    try {
      GetObjectRequest request =
          GetObjectRequest.builder().bucket(access.bucket()).key(key).range(FIRST_BYTES).build();
      return Optional.of(client.getObject(request, S3Media::stored));
    } catch (S3Exception refused) {
      if (Failures.isEmptyObject(refused)) {
        return empty(client, key);
      }
      if (Failures.isNoSuchObject(refused)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static StoredMedia stored(GetObjectResponse told, InputStream body) {
    try {
      byte[] first = first(told.contentLength(), body);
      return new StoredMedia(size(told), generation(told.versionId(), told.eTag()), first);
    } catch (IOException broken) {
      throw RetryableException.create("an answer broke off", broken);
    }
  }

  /**
   * Reads no more than a store tells, whatever range was answered.
   *
   * @param length of the body, {@code null} if the server does not say it
   */
  private static byte[] first(@Nullable Long length, InputStream body) throws IOException {
    if (length == null) {
      return body.readNBytes(StoredMedia.FIRST);
    }
    byte[] first = new byte[(int) Math.clamp(length, 0L, StoredMedia.FIRST)];
    if (body.readNBytes(first, 0, first.length) < first.length) {
      throw new EOFException("an answer shorter than it says");
    }
    return first;
  }

  /** An object without a byte has no range that could be asked for. */
  private Optional<StoredMedia> empty(S3Client client, String key) {
    try {
      HeadObjectResponse told =
          client.headObject(HeadObjectRequest.builder().bucket(access.bucket()).key(key).build());
      return told.contentLength() == 0
          ? Optional.of(new StoredMedia(0, generation(told.versionId(), told.eTag()), new byte[0]))
          : Optional.empty();
    } catch (S3Exception refused) {
      if (Failures.isNoSuchObject(refused)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** From {@code bytes 0-65535/1234567}; what was answered whole says how long it is. */
  private static long size(GetObjectResponse told) {
    String range = told.contentRange();
    return range == null
        ? told.contentLength()
        : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
  }

  private static String generation(@Nullable String version, String tag) {
    return version == null || version.isEmpty() || version.equals(NO_VERSION)
        ? TAG + tag.replace("\"", "")
        : VERSION + version;
  }

  private static @Nullable String version(String generation) {
    return generation.startsWith(VERSION) ? generation.substring(VERSION.length()) : null;
  }

  @Override
  public void delete(MediaId media) {
    access.call(client -> {
      delete(client, access.key(media));
      return media;
    });
  }

  /**
   * Deletes all there is under a name. A bucket that keeps versions only marks it as deleted, and
   * says so: there the versions are deleted one by one, the marks among them.
   */
  void delete(S3Client client, String key) {
    DeleteObjectResponse deleted =
        client.deleteObject(DeleteObjectRequest.builder().bucket(access.bucket()).key(key).build());
    if (deleted.versionId() != null || Boolean.TRUE.equals(deleted.deleteMarker())) {
      for (String version : versions(client, key)) {
        client.deleteObject(
            DeleteObjectRequest.builder()
                .bucket(access.bucket())
                .key(key)
                .versionId(version)
                .build());
      }
    }
  }

  /** The versions of what has exactly this name, newest first, marks of deletion among them. */
  private List<String> versions(S3Client client, String key) {
    List<String> found = new ArrayList<>();
    var request = ListObjectVersionsRequest.builder().bucket(access.bucket()).prefix(key).build();
    for (var page : client.listObjectVersionsPaginator(request)) {
      page.deleteMarkers().stream()
          .filter(mark -> mark.key().equals(key))
          .forEach(mark -> found.add(mark.versionId()));
      page.versions().stream()
          .filter(version -> version.key().equals(key))
          .forEach(version -> found.add(version.versionId()));
    }
    return found;
  }

  @Override
  public List<MediaId> list(@Nullable MediaId after, int limit) {
    List<MediaId> found = new ArrayList<>();
    String start = after == null ? null : access.key(after);
    while (found.size() < limit) {
      ListObjectsV2Response page = page(start, limit - found.size());
      for (S3Object object : page.contents()) {
        start = object.key();
        id(object.key()).ifPresent(found::add);
      }
      if (!Boolean.TRUE.equals(page.isTruncated()) || page.contents().isEmpty()) {
        break;
      }
    }
    return found;
  }

  private ListObjectsV2Response page(@Nullable String start, int limit) {
    return access.call(client ->
        client.listObjectsV2(
            ListObjectsV2Request.builder()
                .bucket(access.bucket())
                .prefix(access.config().prefix())
                .startAfter(start)
                .maxKeys(Math.min(limit, PAGE))
                .build()));
  }

  /** The object of that name; empty for what others put there. */
  private Optional<MediaId> id(String key) {
    try {
      return Optional.of(MediaId.parse(key.substring(access.config().prefix().length())));
    } catch (InvalidValue foreign) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.empty();
  }
}
