package io.i9chat.adapter.redis.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * How servers are reached. Printing it shows no password.
 *
 * @param kind what the addresses are those of
 * @param addresses of the server, of some nodes of the Cluster, or of Sentinels
 * @param master the name that Sentinels know the master by
 * @param tls whether connections are encrypted
 * @param trust certificates in PEM that are trusted, {@code null} for those of the JDK
 * @param user the name to sign in by, {@code null} for the default user
 * @param password {@code null} where none is needed
 * @param database the number of the database; 0 in a Cluster
 * @param timeout how long connecting may take, and then each answer
 */
public record ClientSettings(
    Kind kind,
    Set<HostAndPort> addresses,
    @Nullable String master,
    boolean tls,
    @Nullable Path trust,
    @Nullable String user,
    @Nullable String password,
    int database,
    Duration timeout) {
  /** How servers stand together. */
  public enum Kind {
    /** One server. */
    STANDALONE,
    /** A server with replicas, of which Sentinels say which is the master. */
    SENTINEL,
    /** Servers that share the keys. */
    CLUSTER
  }

  @Override
  public String toString() {
    return "ClientSettings[" + kind + " " + addresses + "]";
  }
}
