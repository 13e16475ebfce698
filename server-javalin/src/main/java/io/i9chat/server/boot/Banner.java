package io.i9chat.server.boot;

import io.i9chat.adapter.redis.RedisConfig;
import io.i9chat.server.boot.command.Version;
import io.i9chat.server.boot.settings.AdapterChoice;
import io.i9chat.server.boot.settings.BucketSettings;
import io.i9chat.server.boot.settings.MediaChoice;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SmtpSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the server says of itself when it starts. */
final class Banner {
  private Banner() {}

  /**
   * The lines.
   *
   * @param adminPort {@code null} if there is none
   */
  static List<String> lines(Settings settings, int port, @Nullable Integer adminPort) {
    List<String> lines = new ArrayList<>();
    String mode = settings.mode().name().toLowerCase(Locale.ROOT);
    lines.add("i9chat %s, %s mode".formatted(Version.text(), mode));
    lines.add("data      " + settings.data());
    lines.add("accounts, people, chats   " + store(settings));
    lines.add("media                     " + media(settings));
    lines.add("mail                      " + mail(settings));
    lines.add(
        "signals, rate limits      "
            + bus(settings)
            + (settings.rateLimits() ? "" : " (rate limits are OFF)"));
    URI publicUrl = settings.http().publicUrl();
    URI local = Listening.url(settings.http().host(), port);
    lines.add(
        "url       " + (publicUrl == null ? local : publicUrl + " (by way of " + local + ")"));
    if (settings.admin() != null && adminPort != null) {
      lines.add("metrics   " + Listening.url(settings.admin().host(), adminPort));
    }
    return lines;
  }

  private static String bus(Settings settings) {
    RedisConfig redis = settings.adapters().redis();
    return redis == null ? "this process" : "Redis, " + String.join(", ", redis.addresses());
  }

  private static String media(Settings settings) {
    BucketSettings bucket = settings.adapters().bucket();
    if (bucket != null) {
      return bucket.toString();
    }
    MediaChoice media = settings.adapters().media();
    Path folder = media.folder(settings.data());
    return folder == null
        ? media.adapter().name()
        : "folder, " + folder + (media.isInDataFolder() ? "" : ", shared");
  }

  private static String mail(Settings settings) {
    SmtpSettings smtp = settings.adapters().smtp();
    if (smtp != null) {
      return "SMTP, " + smtp.host() + ":" + smtp.port();
    }
    AdapterChoice mail = settings.adapters().mail();
    return mail.isOwn() ? "folder, " + settings.data().resolve("outbox") : mail.name();
  }

  private static String store(Settings settings) {
    return switch (settings.store()) {
      case Settings.Store.Sqlite sqlite -> "SQLite, " + settings.data().resolve("i9chat.db");
      case Settings.Store.Neo4j neo4j -> "Neo4j, " + neo4j.uri() + ", " + neo4j.database();
      case Settings.Store.Found found -> found.choice().name();
    };
  }
}
