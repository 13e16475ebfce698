package io.i9chat.server.operation.media;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.UploadProtocol;
import io.i9chat.server.wire.Redirect;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The answers of the operations on media. */
public final class MediaOutputs {
  private MediaOutputs() {}

  /**
   * An object that can be uploaded now.
   *
   * @param expiresAt until when the upload can be started
   */
  public record NewMedia(MediaId mediaId, Upload upload, Instant expiresAt) {}

  /** How the bytes are sent: the protocol, and the request that it begins with. */
  public record Upload(
      UploadProtocol protocol, String method, URI url, Map<String, String> headers) {}

  /** Where an object can be downloaded from, and until when. */
  public record Download(URI url, Instant expiresAt) implements Redirect {
    /** Well below the life of the address. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    @Override
    public URI location() {
      return url;
    }

    @Override
    public Duration maxAge() {
      return REMEMBERED;
    }
  }
}
