package io.i9chat.server.wire;

import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.chat.Content;
import java.util.Map;

/** The limits of single values, as they are published. */
public final class WireLimits {
  private WireLimits() {}

  /** Name and number of each; lengths are in characters. */
  public static Map<String, Long> published() {
    return Map.of(
        "username.length", 30L,
        "password.length", 128L,
        "displayName.length", (long) DisplayName.MAX,
        "bio.length", (long) Bio.MAX,
        "device.length", (long) DeviceName.MAX,
        "clientId.length", (long) ClientId.MAX,
        "text.length", (long) Content.Text.MAX,
        "codes.tries", (long) OneTimeCodes.TRIES);
  }
}
