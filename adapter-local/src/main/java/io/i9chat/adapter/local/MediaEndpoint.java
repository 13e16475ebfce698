package io.i9chat.adapter.local;

import io.i9chat.adapter.local.SignedUrls.Action;
import io.i9chat.adapter.local.SignedUrls.Grant;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.media.MediaStore.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers signed URLs as Google Cloud Storage does: 403 to a URL that is not genuine, expired or
 * used otherwise than it was made for, 404 to one of an object that is gone.
 *
 * <p>A chunk that does not begin where the upload got to is answered 308 with what is held, like
 * one that was taken, and is not read.
 */
final class MediaEndpoint implements MediaStore.Endpoint {
  static final String SIZE = "size";
  static final String TYPE = "type";

  /** As long as in Google Cloud Storage; an object that is deleted before takes it along. */
  private static final Duration SESSION = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(MediaEndpoint.class);

  private final SignedUrls urls;
  private final Uploads uploads;
  private final Downloads downloads;
  private final InstantSource clock;

  MediaEndpoint(SignedUrls urls, Uploads uploads, Downloads downloads, InstantSource clock) {
    this.urls = urls;
    this.uploads = uploads;
    this.downloads = downloads;
    this.clock = clock;
  }

  @Override
  public String path() {
    return SignedUrls.PATH;
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    try {
      Optional<Grant> grant = urls.read(exchange.path(), exchange.query());
      if (grant.isEmpty()) {
        Answers.refuse(exchange, 403, "the URL is not genuine", Map.of());
      } else if (!clock.instant().isBefore(grant.get().expiresAt())) {
        Answers.refuse(exchange, 403, "the URL has expired", Map.of());
      } else if (!isFor(grant.get().action(), exchange.method())) {
        Answers.refuse(exchange, 403, "the URL is for another method", Map.of());
      } else {
        serve(grant.get(), exchange);
      }
    } catch (PortFailure failure) {
      LOG.warn("media cannot be stored or read", failure);
      Answers.refuse(exchange, 503, "unavailable", Map.of("Retry-After", "1"));
    }
  }

  private static boolean isFor(Action action, String method) {
    return switch (action) {
      case START -> method.equals("POST");
      case PUT -> method.equals("PUT");
      case GET -> method.equals("GET") || method.equals("HEAD");
    };
  }

  private void serve(Grant grant, Exchange exchange) throws IOException {
    switch (grant.action()) {
      case START -> start(grant, exchange);
      case PUT -> put(grant, exchange);
      case GET -> {
        if (!downloads.serve(grant, exchange)) {
          Answers.refuse(exchange, 404, "there is no such object", Map.of());
        }
      }
    }
  }

  private void start(Grant grant, Exchange exchange) throws IOException {
    if (!"start".equals(exchange.header("x-goog-resumable"))) {
      Answers.refuse(exchange, 400, "x-goog-resumable must be start", Map.of());
    } else if (!grant.field(TYPE).equals(exchange.header("Content-Type"))) {
      Answers.refuse(exchange, 403, "the URL is for another Content-Type", Map.of());
    } else if (!uploads.knows(grant.media())) {
      Answers.refuse(exchange, 404, "there is no such upload", Map.of());
    } else {
      Grant session =
          new Grant(
              Action.PUT,
              grant.media(),
              clock.instant().plus(SESSION),
              Map.of(SIZE, grant.field(SIZE)));
      Answers.empty(exchange, 201, Map.of("Location", urls.sign(session)));
    }
  }

  private void put(Grant grant, Exchange exchange) throws IOException {
    long size = Long.parseLong(grant.field(SIZE));
    Optional<UploadRange> range =
        UploadRange.read(exchange.header("Content-Range"), exchange.header("Content-Length"), size);
    if (range.isEmpty()) {
      Answers.refuse(exchange, 400, "the upload is of " + size + " bytes, not of these", Map.of());
      return;
    }
    if (!range.get().isAligned(size)) {
      Answers.refuse(
          exchange,
          400,
          "a chunk ends at a multiple of " + MediaStore.CHUNK + " bytes, or at the end",
          Map.of());
      return;
    }
    if (!uploads.hasRoomFor(range.get().end() - range.get().first())) {
      // Announced long ago, when there was room: the disk is not theirs alone.
      Answers.refuse(exchange, 503, "there is no room now", Map.of("Retry-After", "60"));
      return;
    }
    answer(uploads.receive(grant.media(), size, range.get(), exchange), size, exchange);
  }

  private static void answer(Uploads.Progress progress, long size, Exchange exchange)
      throws IOException {
    switch (progress) {
      // Clients of Google's compare this with what they sent.
      case Uploads.Progress.Complete complete ->
          Answers.empty(
              exchange,
              200,
              Map.of(
                  "x-goog-generation",
                  complete.generation(),
                  "x-goog-stored-content-length",
                  Long.toString(size)));
      case Uploads.Progress.Held(long bytes) ->
          Answers.empty(
              exchange, 308, bytes == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (bytes - 1)));
      case Uploads.Progress.Gone gone ->
          Answers.refuse(exchange, 404, "there is no such upload", Map.of());
      case Uploads.Progress.Overtaken overtaken ->
          Answers.refuse(
              exchange, 503, "a later request has the upload", Map.of("Retry-After", "1"));
      case Uploads.Progress.TooMuch tooMuch ->
          Answers.refuse(exchange, 400, "the upload is of " + size + " bytes", Map.of());
    }
  }
}
