package io.i9chat.server.boot;

import io.i9chat.server.boot.command.Version;
import io.i9chat.server.boot.settings.AdapterChoice;
import io.i9chat.server.boot.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the server says of itself when it starts. */
final class Banner {
  private Banner() {}

  static List<String> lines(Settings settings, int port) {
    List<String> lines = new ArrayList<>();
    String mode = settings.mode().name().toLowerCase(Locale.ROOT);
    lines.add("i9chat %s, %s mode".formatted(Version.text(), mode));
    lines.add("data      " + settings.data());
    lines.add("accounts, people, chats   " + store(settings));
    lines.add("media                     " + kept(settings, settings.adapters().media(), "media"));
    lines.add("mail                      " + kept(settings, settings.adapters().mail(), "outbox"));
    lines.add(
        "signals, rate limits      this process"
            + (settings.rateLimits() ? "" : " (rate limits are OFF)"));
    URI publicUrl = settings.http().publicUrl();
    URI local = Listening.url(settings.http(), port);
    lines.add(
        "url       " + (publicUrl == null ? local : publicUrl + " (by way of " + local + ")"));
    return lines;
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
