package io.i9chat.domain.storage;

import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaQuota;

/**
 * What is refused to one who stores too much, and what never is. What comes before it is decided by
 * {@link io.i9chat.domain.message.Acts Acts}, {@link io.i9chat.domain.message.SendMessages
 * SendMessages} and {@link io.i9chat.domain.media.CreateMedia CreateMedia}. Rules: QUOTA-2.
 */
public final class StoragePolicy {
  private StoragePolicy() {}

  /**
   * The quota that something goes by: what people say is bounded. What takes away is not, or there
   * would be no way back, and neither is what is done to a group, which is not its author's alone.
   */
  public static long quota(Payload payload, StorageSettings settings) {
    return switch (payload) {
      case Payload.Message message -> settings.perPerson();
      case Payload.Edit edit -> settings.perPerson();
      case Payload.Reaction reaction -> settings.perPerson();
      case Payload.Delete delete -> Intent.UNBOUNDED;
      case Payload.Unreaction unreaction -> Intent.UNBOUNDED;
      case Payload.Activity activity -> Intent.UNBOUNDED;
    };
  }

  /** The quota of an upload: that of what is not used yet, and this one. */
  public static MediaQuota quota(MediaQuota unused, StorageSettings settings) {
    return new MediaQuota(unused.objects(), unused.bytes(), settings.perPerson());
  }
}
