package io.i9chat.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.adapter.redis.client.ClientSettings;
import io.i9chat.adapter.redis.client.ClientSettings.Kind;
import io.i9chat.adapter.redis.node.Times;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * How Redis is reached, and what takes how long. Printing it shows no password.
 *
 * @param addresses {@code host:port} of the server, of nodes of a Cluster, or of Sentinels
 * @param tls whether connections are encrypted, and certificates checked
 * @param trust a file of certificates (PEM) that are trusted; {@code null} for those of the JDK
 * @param user the name to sign in by; {@code null} for the default user
 * @param password {@code null} where none is needed
 * @param database the number of the database, 0 in a Cluster
 * @param cluster whether the addresses are those of a Cluster
 * @param master the name of the master, if the addresses are those of Sentinels, else {@code null}
 * @param prefix what all keys begin with, so that several installations may share a server
 * @param timing what takes how long
 * @param waiting so many signals at most wait while Redis is out of reach
 */
public record RedisConfig(
    List<String> addresses,
    boolean tls,
    @Nullable Path trust,
    @Nullable String user,
    @Nullable String password,
    int database,
    boolean cluster,
    @Nullable String master,
    String prefix,
    Timing timing,
    int waiting) {
  private static final int PORT = 6379;
  private static final int SENTINEL_PORT = 26379;

  /** So that texts are in Redis for two minutes at most: unread, and in the stream of no node. */
  private static final Duration LONGEST_AGE = Duration.ofSeconds(60);

  private static final Duration KEEP = Duration.ofHours(1);
  private static final Duration BATCHING = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMillis(900);

  /** Checks what has to fit together. */
  public RedisConfig {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("there has to be an address of Redis");
    }
    if (cluster && master != null) {
      throw new IllegalArgumentException("a Cluster needs no Sentinels: take one of both");
    }
    if (cluster && database != 0) {
      throw new IllegalArgumentException("a Cluster has database 0 alone, not " + database);
    }
    if (!cluster && master == null && addresses.size() > 1) {
      throw new IllegalArgumentException(
          "several addresses are those of a Cluster or of Sentinels: say which");
    }
  }

  /**
   * What takes how long.
   *
   * @param timeout how long connecting may take, and then each answer
   * @param heartbeat how often a node shows that it lives
   * @param silence after so long without a heartbeat a node may have died before it told what it
   *     committed, so the others look for themselves; more than two heartbeats
   * @param lease after so long without a heartbeat a node is dead; longer than the silence
   * @param grace how long people may take to come back from a node that ended as it should
   * @param age how old what a node is told may get before it is dropped unread; longer than the
   *     lease, and a minute at most
   */
  public record Timing(
      Duration timeout,
      Duration heartbeat,
      Duration silence,
      Duration lease,
      Duration grace,
      Duration age) {
    /** 200 ms; each second, 3, 15 and 10 seconds; a minute. */
    public static final Timing DEFAULT =
        new Timing(
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            LONGEST_AGE);

    /** Checks what has to fit together. */
    public Timing {
      if (silence.compareTo(heartbeat.multipliedBy(2)) <= 0 || lease.compareTo(silence) <= 0) {
        throw new IllegalArgumentException(
            "the silence has to be longer than two heartbeats, and the lease than the silence");
      }
      if (age.compareTo(lease) <= 0 || age.compareTo(LONGEST_AGE) > 0) {
        throw new IllegalArgumentException(
            "what is unread has to be kept for longer than the lease, and for a minute at most");
      }
    }

    /** The same with answers that may take so long. */
    Timing answeringWithin(Duration time) {
      return new Timing(time, heartbeat, silence, lease, grace, age);
    }

    /** The same with nodes that are taken for silent, dead and gone after other times. */
    Timing beating(Duration every, Duration quiet, Duration dead, Duration away) {
      return new Timing(timeout, every, quiet, dead, away, age);
    }

    /** The same with what is unread kept for so long. */
    Timing keeping(Duration unread) {
      return new Timing(timeout, heartbeat, silence, lease, grace, unread);
    }
  }

  /**
   * The defaults for a server at a URL, such as {@code redis://127.0.0.1:6379} or {@code
   * rediss://user:password@redis.example.org/2}. Several hosts are separated by commas. What is in
   * a user or password and means something in URLs is percent-encoded.
   *
   * @throws IllegalArgumentException if it is none; the message shows no password
   */
  public static RedisConfig of(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0 || !List.of("redis", "rediss").contains(url.substring(0, scheme))) {
      throw new IllegalArgumentException("a URL of Redis begins with redis:// or rediss://");
    }
    String rest = url.substring(scheme + 3);
    int at = rest.lastIndexOf('@');
    String[] login = at < 0 ? new String[0] : rest.substring(0, at).split(":", 2);
    String[] place = rest.substring(at + 1).split("/", 2);
    String user = login.length > 0 && !login[0].isEmpty() ? decoded(login[0]) : null;
    String password = login.length > 1 ? decoded(login[1]) : null;
    return new RedisConfig(
        List.of(place[0].split(",", -1)),
        url.startsWith("rediss:"),
        null,
        user,
        password,
        place.length > 1 && !place[1].isEmpty() ? database(place[1]) : 0,
        place[0].contains(","),
        null,
        "i9chat:",
        Timing.DEFAULT,
        20_000);
  }

  private static String decoded(String text) {
    // In this part of a URL a plus is a plus.
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static int database(String text) {
    if (!text.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("the path of a URL of Redis is a number, not " + text);
    }
    return Integer.parseInt(text);
  }

  /** The same, signing in so. */
  public RedisConfig signedIn(@Nullable String name, @Nullable String secret) {
    return new RedisConfig(
        addresses, tls, trust, name, secret, database, cluster, master, prefix, timing, waiting);
  }

  /** The same, trusting the certificates in a file (PEM). */
  public RedisConfig trusting(Path file) {
    return new RedisConfig(
        addresses, tls, file, user, password, database, cluster, master, prefix, timing, waiting);
  }

  /** The same, with the addresses taken for those of a Cluster. */
  public RedisConfig inCluster() {
    return new RedisConfig(
        addresses, tls, trust, user, password, database, true, null, prefix, timing, waiting);
  }

  /** The same, with the addresses taken for those of Sentinels, which know the master by a name. */
  public RedisConfig watched(String name) {
    return new RedisConfig(
        addresses, tls, trust, user, password, database, false, name, prefix, timing, waiting);
  }

  /** The same with keys that begin so. */
  public RedisConfig below(String start) {
    return new RedisConfig(
        addresses, tls, trust, user, password, database, cluster, master, start, timing, waiting);
  }

  /** The same with other times. */
  public RedisConfig timed(Timing times) {
    return new RedisConfig(
        addresses, tls, trust, user, password, database, cluster, master, prefix, times, waiting);
  }

  /** The same with answers that may take so long. */
  public RedisConfig answeringWithin(Duration time) {
    return timed(timing.answeringWithin(time));
  }

  /** The same with nodes that are taken for silent, dead and gone after other times. */
  public RedisConfig beating(Duration every, Duration quiet, Duration dead, Duration away) {
    return timed(timing.beating(every, quiet, dead, away));
  }

  /** The same with what is unread kept for so long. */
  public RedisConfig keeping(Duration unread) {
    return timed(timing.keeping(unread));
  }

  /** The same with so many signals at most that wait. */
  public RedisConfig holding(int signals) {
    return new RedisConfig(
        addresses, tls, trust, user, password, database, cluster, master, prefix, timing, signals);
  }

  ClientSettings client() {
    Kind kind = cluster ? Kind.CLUSTER : master != null ? Kind.SENTINEL : Kind.STANDALONE;
    Set<HostAndPort> places = new LinkedHashSet<>();
    addresses.forEach(each -> places.add(place(each, master == null ? PORT : SENTINEL_PORT)));
    return new ClientSettings(
        kind, places, master, tls, trust, user, password, database, timing.timeout());
  }

  private static HostAndPort place(String address, int usual) {
    try {
      URI uri = new URI("redis://" + address);
      if (uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawUserInfo() == null) {
        return new HostAndPort(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
      }
    } catch (URISyntaxException wrong) {
      // Said below.
    }
    throw new IllegalArgumentException("an address of Redis is host:port, not " + address);
  }

  Times times() {
    return new Times(
        timing.heartbeat(),
        timing.silence(),
        timing.lease(),
        timing.grace(),
        timing.age(),
        KEEP,
        BATCHING,
        PATIENCE);
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add((tls ? "rediss" : "redis") + " at " + String.join(", ", addresses));
    if (cluster) {
      parts.add("a Cluster");
    }
    if (master != null) {
      parts.add("master " + master);
    }
    return "RedisConfig[" + String.join("; ", parts) + "]";
  }
}
