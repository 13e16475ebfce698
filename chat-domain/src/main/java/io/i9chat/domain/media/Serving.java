package io.i9chat.domain.media;

import io.i9chat.ports.model.Characters;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an object is served: shown where its type is one that was checked, and else only saved. A
 * pure function. Rules: MEDIA-H.
 */
final class Serving {
  private static final MimeType BYTES = new MimeType("application/octet-stream");

  /** What separates folders, or means something to a shell or file system. */
  private static final Set<Integer> UNFIT =
      Set.of(
          (int) '/',
          (int) '\\',
          (int) ':',
          (int) '*',
          (int) '?',
          (int) '"',
          (int) '<',
          (int) '>',
          (int) '|');

  private Serving() {}

  /**
   * How {@code media} is served.
   *
   * @param name what it is called where it was found; {@code null} for what its owner called it
   */
  static Served of(NewMedia media, @Nullable FileName name) {
    if (media.kind() != MediaKind.FILE && MediaTypes.allows(media.kind(), media.mime())) {
      return new Served(media.mime(), false, null);
    }
    FileName called = name == null ? media.name() : name;
    return new Served(BYTES, true, called == null ? null : cleaned(called));
  }

  /**
   * The name without what could lead out of a folder, hide the file or show the name other than it
   * is (RFC 6266, 4.3); {@code null} if nothing is left.
   */
  private static @Nullable FileName cleaned(FileName name) {
    StringBuilder clean = new StringBuilder();
    name.value()
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .map(c -> UNFIT.contains(c) || Character.isISOControl(c) ? '_' : c)
        .forEach(clean::appendCodePoint);
    String bare = clean.toString().strip().replaceFirst("^[. ]+", "").replaceFirst("[. ]+$", "");
    return Characters.isBlank(bare) ? null : new FileName(bare);
  }
}
