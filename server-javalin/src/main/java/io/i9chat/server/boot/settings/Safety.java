package io.i9chat.server.boot.settings;

import io.i9chat.server.address.Cidr;
import java.util.ArrayList;
import java.util.List;

/** What must hold before the server listens, by the mode it runs in. */
public final class Safety {
  private Safety() {}

  /**
   * Checks the settings against the mode.
   *
   * @return what is not as it should be, and was allowed all the same
   * @throws StartFailure naming the first thing that is not as it must be
   */
  public static List<String> check(Settings settings) {
    oneSecret(settings);
    if (settings.adapters().isShared()) {
      checkShared(settings);
    }
    if (!settings.isProduction()) {
      onLoopback(Setting.HOST, settings.http().host());
      if (settings.admin() != null) {
        onLoopback(Setting.ADMIN_HOST, settings.admin().host());
      }
      return List.of();
    }
    List<String> unsafe = unsafe(settings);
    if (!unsafe.isEmpty() && !settings.allowInsecure()) {
      throw new StartFailure(unsafe.getFirst());
    }
    return unsafe;
  }

  /** URLs are signed with what is derived of the secret: others would refuse those of its own. */
  private static void oneSecret(Settings settings) {
    MediaChoice media = settings.adapters().media();
    if (media.shared() != null && settings.secret() == null) {
      throw new StartFailure(
          "%s: servers that share a folder need one secret for all of them: %s must be set"
              .formatted(media, Setting.SECRET.key()));
    }
  }

  /** What only one server has would tear several apart, so this is refused in every mode. */
  private static void checkShared(Settings settings) {
    if (settings.store() instanceof Settings.Store.Sqlite) {
      throw unshared(
          "%s=sqlite is a file of one server; take a store that servers share, such as neo4j"
              .formatted(Setting.STORE.key()));
    }
    if (settings.adapters().isMediaInFolder()) {
      throw unshared(
          "%s is a folder of one server; take one that servers share, such as %s or a bucket"
              .formatted(settings.adapters().media(), Setting.MEDIA_DIR.key()));
    }
    if (settings.secret() == null) {
      throw unshared(
          "%s must be set, to one secret for all servers".formatted(Setting.SECRET.key()));
    }
  }

  private static StartFailure unshared(String why) {
    return new StartFailure("%s=redis: %s".formatted(Setting.BUS.key(), why));
  }

  private static void onLoopback(Setting setting, String host) {
    if (!isLoopback(host)) {
      throw new StartFailure(
          "%s=%s: development mode listens on loopback only; %s=production is for others"
              .formatted(setting.key(), host, Setting.MODE.key()));
    }
  }

  private static List<String> unsafe(Settings settings) {
    List<String> unsafe = new ArrayList<>();
    if (!settings.http().isHttps()) {
      unsafe.add(Setting.PUBLIC_URL.key() + ": production mode needs the https URL of clients");
    }
    if (!settings.rateLimits()) {
      unsafe.add(Setting.RATE_LIMITS.key() + "=off: production mode needs rate limits");
    }
    if (!(settings.store() instanceof Settings.Store.Sqlite) && settings.secret() == null) {
      unsafe.add(
          Setting.SECRET.key()
              + ": a store that servers can share needs one secret for all of them");
    }
    BucketSettings bucket = settings.adapters().bucket();
    if (bucket != null) {
      bucket.unsafe().ifPresent(unsafe::add);
    }
    if (settings.adapters().mail().isOwn() && settings.adapters().smtp() == null) {
      unsafe.add(
          settings.adapters().mail()
              + ": production mode needs a mailer that reaches people, such as smtp, and this one is a folder; "
              + Setting.ALLOW_INSECURE.key()
              + "=true starts all the same");
    }
    return unsafe;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || Cidr.isLoopback(host);
  }
}
