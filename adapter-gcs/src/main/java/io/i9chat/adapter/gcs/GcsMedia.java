package io.i9chat.adapter.gcs;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponse;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.HttpMethod;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Media in one bucket. */
final class GcsMedia implements MediaStore {
  /** As many bytes as a store tells. */
  private static final String FIRST = "bytes=0-" + (StoredMedia.FIRST - 1);

  private final GcsConfig config;
  private final Identity identity;
  private final Bucket bucket;
  private final Calls calls;
  private final SignedUrls signed = new SignedUrls();

  GcsMedia(GcsConfig config, Identity identity, Bucket bucket, Calls calls) {
    this.config = config;
    this.identity = identity;
    this.bucket = bucket;
    this.calls = calls;
  }

  private String name(MediaId media) {
    return config.prefix() + media;
  }

  /** There is always room. */
  @Override
  public Optional<Upload> upload(NewMedia media, Instant expiresAt) {
    String size = Long.toString(media.size());
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            media.mime().value(),
            // What downloads say; no URL can say otherwise.
            "Cache-Control",
            "private, max-age=300",
            "x-goog-resumable",
            "start",
            "x-goog-if-generation-match",
            "0",
            // The first is the bound of the documented API, the second that of its protocol, which
            // also refuses what ends too soon.
            "x-goog-content-length-range",
            "0," + size,
            "x-upload-content-length",
            size);
    URI url =
        calls.run(
            "an upload cannot be signed",
            () -> bucket.sign(HttpMethod.POST, name(media.id()), headers, Map.of(), expiresAt));
    SignedUrl start = new SignedUrl("POST", url, headers, expiresAt);
    return Optional.of(new Upload(UploadProtocol.RESUMABLE, start));
  }

  @Override
  public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
    if (!identity.signsByCall()) {
      return signed(media, generation, as, expiresAt);
    }
    Instant end = SignedUrls.rounded(config.clock().instant(), expiresAt);
    return signed.of(
        new SignedUrls.Download(media, generation, as, end),
        () -> signed(media, generation, as, end));
  }

  private SignedUrl signed(MediaId media, String generation, Served as, Instant expiresAt) {
    Map<String, String> query =
        Map.of(
            "generation",
            generation,
            "response-content-type",
            as.mime().value(),
            "response-content-disposition",
            as.disposition());
    URI url =
        calls.run(
            "a download cannot be signed",
            () -> bucket.sign(HttpMethod.GET, name(media), Map.of(), query, expiresAt));
    return new SignedUrl("GET", url, Map.of(), expiresAt);
  }

  @Override
  public Optional<StoredMedia> find(MediaId media) {
    return calls.run("an object cannot be looked up", () -> stored(name(media)));
  }

  private Optional<StoredMedia> stored(String name) throws IOException {
    HttpResponse answer = bucket.read(name, FIRST);
    try (InputStream body = answer.getContent()) {
      return switch (answer.getStatusCode()) {
        case 200, 206 -> told(answer.getHeaders(), first(body));
        case 404 -> missing(body);
        // No range of an empty object can be had.
        case 416 -> empty(name);
        default ->
            throw new PortFailure(
                "an object cannot be looked up: " + calls.answered(answer.getStatusCode()));
      };
    }
  }

  /** As many bytes as a store tells, of an answer that is here and that may be to no range. */
  private static byte[] first(InputStream body) throws IOException {
    byte[] all = body.readAllBytes();
    return all.length > StoredMedia.FIRST ? Arrays.copyOf(all, StoredMedia.FIRST) : all;
  }

  /** What was stored under a coding, such as gzip, is not what was announced. */
  private static Optional<StoredMedia> told(HttpHeaders headers, byte[] first) throws IOException {
    String coding = header(headers, "x-goog-stored-content-encoding");
    String generation = header(headers, "x-goog-generation");
    if (generation == null) {
      throw new IOException("an answer without x-goog-generation");
    }
    return coding == null || coding.equals("identity")
        ? Optional.of(new StoredMedia(size(headers, first.length), generation, first))
        : Optional.empty();
  }

  /** The size by {@code Content-Range: bytes 0-65535/184320}; what came is all without one. */
  private static long size(HttpHeaders headers, long came) throws IOException {
    String range = headers.getContentRange();
    if (range == null) {
      return came;
    }
    String size = range.substring(range.indexOf('/') + 1);
    if (!size.matches("[0-9]{1,18}")) {
      throw new IOException("an answer with a Content-Range without a size");
    }
    return Long.parseLong(size);
  }

  private Optional<StoredMedia> missing(InputStream body) throws IOException {
    if (new String(body.readNBytes(1_000), StandardCharsets.UTF_8).contains("NoSuchBucket")) {
      throw new PortFailure("an object cannot be looked up: " + calls.answered(404));
    }
    return Optional.empty();
  }

  private Optional<StoredMedia> empty(String name) throws IOException {
    Blob found =
        bucket
            .storage()
            .get(
                bucket.object(name),
                BlobGetOption.fields(
                    BlobField.SIZE, BlobField.GENERATION, BlobField.CONTENT_ENCODING));
    if (found == null || found.getContentEncoding() != null) {
      return Optional.empty();
    }
    if (found.getSize() != 0) {
      throw new IOException("an object became another one meanwhile");
    }
    return Optional.of(new StoredMedia(0, Long.toString(found.getGeneration()), new byte[0]));
  }

  /** An upload that is not finished stays, as Google lets none end one without its session. */
  @Override
  public void delete(MediaId media) {
    calls.run(
        "an object cannot be deleted", () -> bucket.storage().delete(bucket.object(name(media))));
  }

  @Override
  public List<MediaId> list(@Nullable MediaId after, int limit) {
    return calls.run("objects cannot be listed", () -> listed(after, limit));
  }

  private List<MediaId> listed(@Nullable MediaId after, int limit) {
    List<BlobListOption> options =
        new ArrayList<>(
            List.of(
                BlobListOption.prefix(config.prefix()),
                BlobListOption.pageSize(Math.clamp(limit + 1L, 1, 1_000)),
                BlobListOption.fields(BlobField.NAME)));
    if (after != null) {
      options.add(BlobListOption.startOffset(name(after)));
    }
    List<MediaId> found = new ArrayList<>();
    var names =
        bucket.storage().list(config.bucket(), options.toArray(BlobListOption[]::new)).iterateAll();
    for (Blob each : names) {
      MediaId id = id(each.getName());
      if (id != null && !id.equals(after)) {
        found.add(id);
        if (found.size() == limit) {
          break;
        }
      }
    }
    return found;
  }

  /** The object that has this name, {@code null} if it is none of ours. */
  private @Nullable MediaId id(String name) {
    try {
      MediaId id = MediaId.parse(name.substring(config.prefix().length()));
      return name(id).equals(name) ? id : null;
    } catch (InvalidValue notOurs) {
      return null;
    }
  }

  /** Google's servers answer the URLs. */
  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.empty();
  }

  private static @Nullable String header(HttpHeaders headers, String name) {
    return headers.getFirstHeaderStringValue(name);
  }
}
