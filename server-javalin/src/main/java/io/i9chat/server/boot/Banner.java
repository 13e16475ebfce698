package io.i9chat.server.boot;

import io.i9chat.server.boot.command.Version;
import io.i9chat.server.boot.settings.AdapterChoice;
import io.i9chat.server.boot.settings.BucketSettings;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SmtpSettings;
import java.net.URI;
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
        "signals, rate limits      this process"
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

  private static String media(Settings settings) {
    BucketSettings bucket = settings.adapters().bucket();
    return bucket == null
        ? kept(settings, settings.adapters().media(), "media")
        : bucket.toString();
  }

  private static String mail(Settings settings) {
    SmtpSettings smtp = settings.adapters().smtp();
    return smtp == null
        ? kept(settings, settings.adapters().mail(), "outbox")
        : "SMTP, " + smtp.host() + ":" + smtp.port();
  }

  private static String kept(Settings settings, AdapterChoice choice, String folder) {
    return choice.isOwn() ? "folder, " + settings.data().resolve(folder) : choice.name();
  }

  private static String store(Settings settings) {
    return switch (settings.store()) {
      case Settings.Store.Sqlite sqlite -> "SQLite, " + settings.data().resolve("i9chat.db");
      case Settings.Store.Neo4j neo4j -> "Neo4j, " + neo4j.uri() + ", " + neo4j.database();
      case Settings.Store.Found found -> found.choice().name();
    };
  }
}
