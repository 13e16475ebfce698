package io.i9chat.standin.gcs;

import io.i9chat.standin.gcs.StandInBucket.Metadata;
import io.i9chat.standin.gcs.StandInBucket.Stored;
import io.i9chat.standin.gcs.UploadSession.Terms;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The XML API of Cloud Storage: the start of resumable uploads, their chunks, and downloads. */
final class XmlApi {
  private static final Duration SESSION = Duration.ofDays(7);
  private static final String UPLOAD = "upload_id";

  private final InstantSource clock;
  private final V4Signature signatures;
  private final Tokens tokens;
  private final Function<String, @Nullable StandInBucket> buckets;
  private final Map<String, UploadSession> sessions = new ConcurrentHashMap<>();

  XmlApi(
      InstantSource clock,
      V4Signature signatures,
      Tokens tokens,
      Function<String, @Nullable StandInBucket> buckets) {
    this.clock = clock;
    this.signatures = signatures;
    this.tokens = tokens;
    this.buckets = buckets;
  }

  void serve(Request request, URI host) throws IOException {
    try {
      if (request.method().equals("PUT") && request.has(UPLOAD)) {
        put(request);
        return;
      }
      if (V4Signature.isIn(request)) {
        signatures.verify(request);
      } else {
        unsigned(request);
      }
      switch (request.method()) {
        case "POST" -> start(request, host);
        case "GET", "HEAD" -> ObjectDownload.serve(request, stored(request, "storage.objects.get"));
        default -> throw new Refused(405, "MethodNotAllowed", "there is no such method here");
      }
    } catch (Refused refused) {
      request.xml(
          refused.status(),
          "<?xml version='1.0' encoding='UTF-8'?><Error><Code>%s</Code><Message>%s</Message></Error>"
              .formatted(refused.code(), refused.getMessage()),
          refused.status() == 416 ? Map.of("Content-Range", refused.getMessage()) : Map.of());
    }
  }

  private void unsigned(Request request) {
    if (request.header("Authorization") == null) {
      throw new Refused(403, "AccessDenied", "Anonymous caller");
    }
    tokens.of(request);
  }

  private StandInBucket bucket(Request request, String permission) {
    StandInBucket bucket = buckets.apply(request.part(0));
    if (bucket == null) {
      throw new Refused(404, "NoSuchBucket", "The specified bucket does not exist.");
    }
    if (!bucket.permits(permission)) {
      throw new Refused(403, "AccessDenied", "the account has no permission " + permission);
    }
    return bucket;
  }

  private Stored stored(Request request, String permission) {
    Stored stored = bucket(request, permission).find(request.rest(1));
    String generation = request.query("generation");
    if (stored == null
        || (generation != null && !generation.equals(Long.toString(stored.generation())))) {
      throw new Refused(404, "NoSuchKey", "The specified key does not exist.");
    }
    return stored;
  }

  private void start(Request request, URI host) throws IOException {
    if (!"start".equals(request.header("x-goog-resumable"))) {
      throw new Refused(400, "InvalidArgument", "x-goog-resumable must be start");
    }
    StandInBucket bucket = bucket(request, "storage.objects.create");
    Terms terms = terms(request);
    if (terms.onlyNew() && bucket.find(terms.object()) != null) {
      throw new Refused(412, "PreconditionFailed", "there is such an object");
    }
    String id = UUID.randomUUID().toString();
    sessions.put(id, new UploadSession(bucket, terms, clock.instant()));
    String location = host + request.rawPath() + "?" + UPLOAD + "=" + id;
    request.answer(201, Map.of("Location", location, "X-GUploader-UploadID", id));
  }

  private static Terms terms(Request request) {
    String type = request.header("Content-Type");
    String caching = request.header("Cache-Control");
    String declared = request.header("x-upload-content-length");
    String range = request.header("x-goog-content-length-range");
    String[] bounds = (range == null ? "0," + Long.MAX_VALUE : range).split(",", -1);
    if (bounds.length != 2) {
      throw new Refused(400, "InvalidArgument", "x-goog-content-length-range is no range");
    }
    return new Terms(
        request.rest(1),
        new Metadata(
            type == null ? StandInBucket.BYTES : type,
            request.header("Content-Encoding"),
            caching == null ? StandInBucket.UNCACHED : caching),
        declared == null ? -1 : Long.parseLong(declared),
        Long.parseLong(bounds[0]),
        Long.parseLong(bounds[1]),
        "0".equals(request.header("x-goog-if-generation-match")));
  }

  private void put(Request request) throws IOException {
    UploadSession session = sessions.get(String.valueOf(request.query(UPLOAD)));
    if (session == null || !session.terms().object().equals(request.rest(1))) {
      throw new Refused(404, "NoSuchUpload", "there is no such upload");
    }
    if (!clock.instant().isBefore(session.startedAt().plus(SESSION))) {
      throw new Refused(410, "Gone", "the upload has expired");
    }
    Stored complete = session.take(request);
    if (complete == null) {
      long held = session.held();
      request.answer(308, held == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (held - 1)));
    } else {
      request.answer(200, ObjectDownload.facts(complete));
    }
  }
}
