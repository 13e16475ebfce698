package io.i9chat.server.boot.store;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.Served;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.StartFailure;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where other storage than the server's own is reached. It does not say of what people uploaded
 * that browsers must not run it, so on the server's host that could act as the server's own pages.
 */
public final class MediaHost {
  private MediaHost() {}

  /**
   * Refuses storage on the host that clients reach the server at.
   *
   * @throws StartFailure if it is there
   */
  public static void check(MediaStore store, @Nullable URI publicUrl) {
    if (publicUrl == null || store.endpoint().isPresent()) {
      return;
    }
    Served any = new Served(new MimeType(""), true, null);
    URI url =
        store.download(new MediaId(new UUID(0, 0)), "0", any, Instant.now().plusSeconds(60)).url();
    if (publicUrl.getHost().equalsIgnoreCase(url.getHost())) {
      throw new StartFailure(
          "%s: uploads would be served from %s, the host of %s; they need a host of their own"
              .formatted(Setting.MEDIA.key(), url.getHost(), Setting.PUBLIC_URL.key()));
    }
  }
}
