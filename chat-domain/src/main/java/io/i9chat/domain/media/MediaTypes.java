package io.i9chat.domain.media;

import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MimeType;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which types and sizes an object of each kind may have, and the other limits of media. Rules:
 * MEDIA-A.
 */
public final class MediaTypes {
  /** How much one person may have announced and not yet used. */
  public static final MediaQuota QUOTA = new MediaQuota(20, 500L << 20);

  /** How long a URL works that starts an upload, or downloads. Rules: MEDIA-D. */
  public static final Duration URL_LIFETIME = Duration.ofMinutes(15);

  /** How long an object that was never used is kept. */
  public static final Duration UNUSED_LIFETIME = Duration.ofHours(24);

  private static final Set<MimeType> SOUND =
      types("audio/ogg", "audio/aac", "audio/mpeg", "audio/mp4", "audio/webm");
  private static final Set<MimeType> STILL =
      types("image/jpeg", "image/png", "image/webp", "image/avif");
  private static final Set<MimeType> MOVING = types("video/mp4", "video/webm");

  private MediaTypes() {}

  /** Whether an object of this kind may be of this type. */
  public static boolean allows(MediaKind kind, MimeType mime) {
    return switch (kind) {
      case VOICE, AUDIO -> SOUND.contains(mime);
      case PHOTO, PICTURE, PREVIEW -> STILL.contains(mime);
      case VIDEO -> MOVING.contains(mime);
      case FILE -> true;
    };
  }

  /** The greatest size of an object of this kind, in bytes. */
  public static long maxBytes(MediaKind kind) {
    return switch (kind) {
      case VOICE, PHOTO -> 10L << 20;
      case AUDIO -> 20L << 20;
      case VIDEO -> 40L << 20;
      case FILE -> 50L << 20;
      case PICTURE -> 2L << 20;
      case PREVIEW -> 100L << 10;
    };
  }

  private static Set<MimeType> types(String... names) {
    return Stream.of(names).map(MimeType::new).collect(Collectors.toUnmodifiableSet());
  }
}
