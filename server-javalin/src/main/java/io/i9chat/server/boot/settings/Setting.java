package io.i9chat.server.boot.settings;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every setting, by the name it has in the environment and in the properties file. */
public enum Setting {
  CONFIG(null, "a file with settings as NAME=value lines; i9chat.properties if it is there"),
  HOST("127.0.0.1", "the address to listen on"),
  PORT("8000", "the port to listen on; 0 takes a free one"),
  ADMIN_HOST("127.0.0.1", "the address that metrics and readiness are told on"),
  ADMIN_PORT("8008", "the port that metrics and readiness are told on; 0 takes a free one, or off"),
  DATA("./data", "the folder that everything is kept in"),
  STORE(
      "sqlite",
      "what the record is kept in: sqlite (a file in the data folder), neo4j, or a plugin"),
  NEO4J_URI("bolt://localhost:7687", "with neo4j: where it is; neo4j:// for a cluster, +s for TLS"),
  NEO4J_USERNAME("neo4j", "with neo4j: who logs in"),
  NEO4J_PASSWORD(null, "with neo4j: with what"),
  NEO4J_DATABASE("neo4j", "with neo4j: the name of the database"),
  STORE_WAIT(
      "60",
      "without sqlite: how many seconds a start waits until the store can be reached and answers"),
  MEDIA("folder", "where uploads are kept: folder (in the data folder), or a plugin"),
  MAIL("outbox", "who sends mail: outbox (files in the data folder, for development), or a plugin"),
  PLUGINS(null, "a folder of jars with adapters, to choose by their names in the three above"),
  MODE("development", "development (loopback only, mail into a folder) or production"),
  PUBLIC_URL(null, "where clients reach the server, such as https://chat.example.org"),
  ALLOWED_ORIGINS(null, "pages of other origins that may call with a cookie, with commas"),
  ALLOWED_HOSTS(null, "more names that the server is called by, with commas"),
  TRUSTED_PROXIES(null, "proxies whose X-Forwarded-For counts, as CIDR blocks with commas"),
  SECRET(null, "the master secret, at least 32 bytes; made and kept in the data folder if not set"),
  SECRET_OLD(null, "the secret before the last change; its session tokens still hold"),
  RATE_LIMITS("on", "on, or off for load tests"),
  LOG_LEVEL(
      "info", "from which level on the log is written: trace, debug, info, warn, error or off"),
  LOG_FORMAT("text", "how it is written: text (plain lines) or json (a JSON object a line)"),
  LOG_ADDRESSES("false", "true writes the addresses of clients into the access log"),
  BUDGET(null, "what calls in progress may take of the memory, in MiB; an eighth of the heap"),
  RESERVED_USERNAMES(null, "usernames that no account can take, with commas"),
  GROUP_MEMBERS("10000", "how many may be in one group"),
  STORAGE_PER_PERSON("1024", "how many MiB one person may store, messages and media together"),
  NEARBY_RADIUS("500000", "how far one may look for people nearby, in metres"),
  ALLOW_INSECURE("false", "true starts in production mode all the same, with a warning");

  /** What the names of most settings begin with. */
  public static final String PREFIX = "I9CHAT_";

  private static final String NEO4J = "NEO4J_";

  private final @Nullable String usual;
  private final String meaning;

  Setting(@Nullable String usual, String meaning) {
    this.usual = usual;
    this.meaning = meaning;
  }

  /** Its name, such as {@code I9CHAT_PORT}; those of Neo4j have the names that others know. */
  public String key() {
    return name().startsWith(NEO4J) ? name() : PREFIX + name();
  }

  /** Its default, {@code null} if it has none. */
  public @Nullable String usual() {
    return usual;
  }

  /** What it is, in a line for the operator. */
  public String meaning() {
    return meaning;
  }

  /** The setting of this name. */
  static Optional<Setting> find(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  /** The name most like {@code key}, for an operator who mistyped it. */
  static String nearest(String key) {
    Setting best = PORT;
    int least = Integer.MAX_VALUE;
    for (Setting setting : values()) {
      int distance = distance(key, setting.key());
      if (distance < least) {
        least = distance;
        best = setting;
      }
    }
    return best.key();
  }

  /** How many letters are to be added, removed or changed (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
