package io.i9chat.server.boot.settings;

import io.i9chat.domain.I9chatSettings;
import io.i9chat.server.admin.AdminSettings;
import io.i9chat.server.http.HttpSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, checked. Printing it shows no secret.
 *
 * @param admin where metrics and readiness are told, {@code null} for nowhere
 * @param data the folder that everything is kept in
 * @param adapters what serves ports beside the store
 * @param secret the master secret, {@code null} to make one and keep it in the folder
 * @param olderSecret the secret before the last change
 * @param secretsInFiles the secrets that the operator named files for
 * @param budgetBytes what calls in progress may take of the memory together
 * @param backend what the backend itself goes by
 * @param logging what the log holds
 * @param allowInsecure whether what production mode refuses is only warned of
 */
public record Settings(
    Mode mode,
    HttpSettings http,
    @Nullable AdminSettings admin,
    Path data,
    Store store,
    AdapterChoices adapters,
    @Nullable MasterSecret secret,
    @Nullable MasterSecret olderSecret,
    Set<Setting> secretsInFiles,
    boolean rateLimits,
    long budgetBytes,
    I9chatSettings backend,
    LogSettings logging,
    boolean allowInsecure) {
  /** What the record is kept in. */
  public sealed interface Store {
    /** How long a start waits for it. */
    Duration patience();

    /** One SQLite file in the data folder. */
    record Sqlite() implements Store {
      /** A file is there or not. */
      @Override
      public Duration patience() {
        return Duration.ZERO;
      }
    }

    /**
     * A Neo4j database, which several servers may share.
     *
     * @param patience how long to wait at the start for a database that cannot be reached yet
     */
    record Neo4j(URI uri, String username, String password, String database, Duration patience)
        implements Store {
      @Override
      public String toString() {
        return "Neo4j[uri=%s, username=%s, database=%s]".formatted(uri, username, database);
      }
    }

    /**
     * A store that the server was not built with, which servers may share.
     *
     * @param patience how long to wait at the start until it answers
     */
    record Found(AdapterChoice choice, Duration patience) implements Store {}
  }

  /** Takes a copy of the set. */
  public Settings {
    secretsInFiles = Set.copyOf(secretsInFiles);
  }

  /** The name that the operator set it by, for lines about it: that of its file, if it has one. */
  public String nameOf(Setting setting) {
    return secretsInFiles.contains(setting) ? setting.fileKey() : setting.key();
  }

  /** Whether this is for others to use. */
  public boolean isProduction() {
    return mode == Mode.PRODUCTION;
  }

  @Override
  public String toString() {
    return "Settings[mode=%s, data=%s, store=%s, %s, %s]"
        .formatted(mode, data, store, adapters.media(), adapters.mail());
  }
}
