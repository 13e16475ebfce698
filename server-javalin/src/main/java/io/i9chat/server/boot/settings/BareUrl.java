package io.i9chat.server.boot.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** URLs of http or https that name a host and nothing more. */
final class BareUrl {
  private BareUrl() {}

  static URI of(Setting setting, String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      boolean bare = url.getRawPath() == null || url.getRawPath().matches("/?");
      if (scheme.matches("https?")
          && url.getHost() != null
          && bare
          && url.getRawQuery() == null
          && url.getRawFragment() == null
          && url.getRawUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException notOne) {
      throw StartFailure.wrong(
          setting, text, "must be a URL such as https://chat.example.org, without a path");
    }
    throw StartFailure.wrong(
        setting, text, "must be a URL such as https://chat.example.org, without a path");
  }
}
